package api

import (
	"context"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

func (q query) Contradictions(ctx context.Context, of []graph.EntityRef, conflicts []graph.Conflict, first int, after *string) (ContradictionConnection, error) {
	ids, err := q.ids(ctx, "of", of)
	if err != nil {
		return ContradictionConnection{}, err
	}
	window := windowOf(ctx, first, after)
	page, err := q.graph.Contradictions(ctx, graph.ContradictionQuery{Of: ids, Conflicts: conflicts, Window: window})
	if err != nil {
		return ContradictionConnection{}, err
	}
	var shown []string
	for _, c := range page.Items {
		shown = append(shown, c.Entities...)
	}
	return contradictionConnection(window, page), q.exist(ctx, ids, shown)
}

func (relation) Contradictions(ctx context.Context, r *graph.Relation) ([]graph.Contradiction, error) {
	return load(ctx).contradictions.Load(ctx, r.ID)
}

type contradiction struct{}

func (contradiction) Relations(ctx context.Context, c *graph.Contradiction) ([]graph.Relation, error) {
	return loadAll(ctx, load(ctx).relations, versions(c.Relations, time.Time{}))
}

func (contradiction) Deals(ctx context.Context, c *graph.Contradiction) ([]graph.Deal, error) {
	return loadAll(ctx, load(ctx).deals, versions(c.Deals, time.Time{}))
}

func (contradiction) One(ctx context.Context, c *graph.Contradiction) ([]graph.Claim, error) {
	return loadAll(ctx, load(ctx).claims, c.One)
}

func (contradiction) Other(ctx context.Context, c *graph.Contradiction) ([]graph.Claim, error) {
	return loadAll(ctx, load(ctx).claims, c.Other)
}
