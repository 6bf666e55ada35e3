package api

import (
	"cmp"
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

type deal struct{}

func (deal) Relations(ctx context.Context, d *graph.Deal) ([]graph.Relation, error) {
	return loadAll(ctx, load(ctx).relations, versions(d.Relations, d.KnownAt))
}

func (deal) Evidence(ctx context.Context, d *graph.Deal, first, skip int) ([]graph.Claim, error) {
	relations, err := loadAll(ctx, load(ctx).relations, versions(d.Relations, d.KnownAt))
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, r := range relations {
		ids = append(ids, r.Claims...)
	}
	claims, err := loadAll(ctx, load(ctx).claims, ids)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(claims, func(a, b graph.Claim) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.ID, b.ID))
	})
	ids = ids[:0]
	for _, c := range claims {
		ids = append(ids, c.ID)
	}
	return evidence(ctx, ids, first, skip)
}

type party struct{}

func (party) Entity(ctx context.Context, p *graph.Party) (graph.Entity, error) {
	return load(ctx).entities.Load(ctx, p.Entity)
}
