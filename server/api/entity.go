package api

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
)

type entity struct{ *resolver }

func (entity) Description(_ context.Context, e *graph.Entity) (*string, error) {
	return optional(e.Description)
}

func (entity) StoryCount(_ context.Context, e *graph.Entity) (int, error) { return e.Stories, nil }

func (r entity) Relations(
	ctx context.Context, e *graph.Entity, filter *graph.RelationFilter, as RelationEnd,
	orderBy graph.Order, first int, after *string,
) (RelationConnection, error) {
	var ends graph.Ends
	switch as {
	case RelationEndSource:
		ends.Source = []string{e.ID}
	case RelationEndTarget:
		ends.Target = []string{e.ID}
	default:
		ends.Any = []string{e.ID}
	}
	return r.relations(ctx, filter, ends, orderBy, first, after)
}

func (r entity) Stories(ctx context.Context, e *graph.Entity, first int, after *string) (StoryConnection, error) {
	window := windowOf(ctx, first, after)
	page, err := r.graph.Stories(ctx, graph.StoryQuery{Mentions: e.ID, Window: window})
	return storyConnection(window, page), err
}

func (entity) Names(ctx context.Context, e *graph.Entity) ([]graph.Member, error) {
	return load(ctx).members.Load(ctx, e.ID)
}
