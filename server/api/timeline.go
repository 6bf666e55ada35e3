package api

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
)

func (q query) Timeline(ctx context.Context, of []graph.EntityRef, filter *graph.RelationFilter, first int, after *string) (MomentConnection, error) {
	ids, err := q.ids(ctx, "of", of)
	if err != nil {
		return MomentConnection{}, err
	}
	window := windowOf(ctx, first, after)
	page, err := q.graph.Timeline(ctx, graph.TimelineQuery{Of: ids, Filter: given(filter), Window: window})
	if err != nil {
		return MomentConnection{}, err
	}
	var shown []string
	for _, m := range page.Items {
		shown = append(shown, m.Relation.Source, m.Relation.Target)
	}
	return momentConnection(window, page), q.exist(ctx, ids, shown)
}

type moment struct{}

func (moment) Claim(ctx context.Context, m *graph.Moment) (graph.Claim, error) {
	return load(ctx).claims.Load(ctx, m.Claim)
}
