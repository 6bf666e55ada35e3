package api

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/resolve"
)

func (q query) ReviewList(ctx context.Context, first int, after *string) (ReviewConnection, error) {
	window := windowOf(ctx, first, after)
	page, err := q.graph.Reviews(ctx, window)
	return reviewConnection(window, page), err
}

func (q query) Explain(ctx context.Context, a, b graph.EntityRef) (graph.Explanation, error) {
	return q.graph.Explain(ctx, a, b)
}

func (q query) Judgements(ctx context.Context, rulings []graph.Ruling, first int, after *string) (JudgementConnection, error) {
	window := windowOf(ctx, first, after)
	page, err := q.graph.Judgements(ctx, graph.JudgementQuery{Rulings: rulings, Window: window})
	return judgementConnection(window, page), err
}

func (m mutation) Judge(ctx context.Context, input JudgementInput) (graph.Judgement, error) {
	names, err := m.ids(ctx, "things", input.Things)
	if err != nil {
		return graph.Judgement{}, err
	}
	judged, err := m.graph.Judge(ctx, graph.Judgement{
		Ruling: input.Ruling, Names: names, Relation: given(input.Relation), Name: given(input.Name), Kind: given(input.Kind),
		Correction: input.Correction, Author: input.Author, Reason: given(input.Reason),
	})
	forget(ctx, m.graph)
	return judged, err
}

func (m mutation) TakeBack(ctx context.Context, id string) (*graph.Judgement, error) {
	taken, err := m.graph.TakeBack(ctx, id)
	forget(ctx, m.graph)
	return orNull(taken, err)
}

type name struct{}

func (name) Description(_ context.Context, n *graph.Name) (*string, error) {
	return optional(n.Description)
}

func (name) Entity(ctx context.Context, n *graph.Name) (graph.Entity, error) {
	return load(ctx).entities.Load(ctx, n.ID)
}

type entityName struct{}

func (entityName) With(ctx context.Context, m *graph.Member) (*graph.Name, error) {
	if m.With == "" {
		return nil, nil
	}
	n, err := load(ctx).names.Load(ctx, m.With)
	return &n, err
}

func (entityName) Decision(_ context.Context, m *graph.Member) (*resolve.Decision, error) {
	if m.With == "" {
		return nil, nil
	}
	return &m.Decision, nil
}

type review struct{}

func (review) A(ctx context.Context, r *graph.Review) (graph.Entity, error) {
	return load(ctx).entities.Load(ctx, r.A)
}

func (review) B(ctx context.Context, r *graph.Review) (graph.Entity, error) {
	return load(ctx).entities.Load(ctx, r.B)
}

func (review) NameA(ctx context.Context, r *graph.Review) (graph.Name, error) {
	return load(ctx).names.Load(ctx, r.NameA)
}

func (review) NameB(ctx context.Context, r *graph.Review) (graph.Name, error) {
	return load(ctx).names.Load(ctx, r.NameB)
}

type judgement struct{}

func (judgement) Names(ctx context.Context, j *graph.Judgement) ([]graph.Name, error) {
	var there []graph.Name
	for _, id := range j.Names {
		n, err := load(ctx).names.Load(ctx, id)
		if graph.CodeOf(err) == graph.NotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		there = append(there, n)
	}
	return there, nil
}

func (judgement) Relation(ctx context.Context, j *graph.Judgement) (*graph.Relation, error) {
	if j.Relation == "" {
		return nil, nil
	}
	return orNull(load(ctx).relations.Load(ctx, version{id: j.Relation}))
}

func (judgement) Name(_ context.Context, j *graph.Judgement) (*string, error) {
	return optional(j.Name)
}

func (judgement) Kind(_ context.Context, j *graph.Judgement) (*graph.Kind, error) {
	if j.Kind == "" {
		return nil, nil
	}
	return &j.Kind, nil
}

func (judgement) Reason(_ context.Context, j *graph.Judgement) (*string, error) {
	return optional(j.Reason)
}

type correction struct{ *resolver }

func (r correction) Type(_ context.Context, c *graph.Correction) (*graph.RelationType, error) {
	if c.Type == "" {
		return nil, nil
	}
	t := r.typeOf(c.Type)
	return &t, nil
}

func (correction) Polarity(_ context.Context, c *graph.Correction) (*graph.Polarity, error) {
	if c.Polarity == "" {
		return nil, nil
	}
	return &c.Polarity, nil
}
