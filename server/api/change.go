package api

import (
	"context"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

func (q query) Changes(ctx context.Context, since time.Time, first int, after *string) (ChangeConnection, error) {
	window := windowOf(ctx, first, after)
	page, err := q.graph.Changes(ctx, graph.ChangeQuery{Since: since, Window: window})
	return changeConnection(window, page), err
}

type change struct{ *resolver }

func (r change) Type(_ context.Context, c *graph.Change) (graph.RelationType, error) {
	return r.typeOf(c.Type), nil
}

func (change) Relation(ctx context.Context, c *graph.Change) (*graph.Relation, error) {
	return orNull(load(ctx).relations.Load(ctx, version{id: c.Relation}))
}

func (change) Source(ctx context.Context, c *graph.Change) (*graph.Entity, error) {
	return orNull(load(ctx).entities.Load(ctx, c.Source))
}

func (change) Target(ctx context.Context, c *graph.Change) (*graph.Entity, error) {
	return orNull(load(ctx).entities.Load(ctx, c.Target))
}
