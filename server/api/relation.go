package api

import (
	"context"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

type relation struct{ *resolver }

func (r relation) Type(_ context.Context, rel *graph.Relation) (graph.RelationType, error) {
	return r.typeOf(rel.Type), nil
}

// typeOf returns a relation type, bare where the ontology has it no longer.
func (r *resolver) typeOf(name string) graph.RelationType {
	t, _ := r.graph.Type(name)
	return t
}

func (relation) Source(ctx context.Context, r *graph.Relation) (graph.Entity, error) {
	return load(ctx).entities.Load(ctx, r.Source)
}

func (relation) Target(ctx context.Context, r *graph.Relation) (graph.Entity, error) {
	return load(ctx).entities.Load(ctx, r.Target)
}

func (relation) Detail(_ context.Context, r *graph.Relation) (*string, error) {
	return optional(r.Detail)
}

func (relation) Deal(ctx context.Context, r *graph.Relation) (*graph.Deal, error) {
	if r.Deal == "" {
		return nil, nil
	}
	d, err := load(ctx).deals.Load(ctx, version{r.Deal, r.KnownAt})
	return &d, err
}

// On tells what held at a moment; null where it did not hold then.
func (relation) On(_ context.Context, r *graph.Relation, at time.Time) (*graph.Phase, error) {
	phase, holds := r.PhaseOn(at)
	if !holds {
		return nil, nil
	}
	return &phase, nil
}

// Phases are what held when; of what held alike all along, that.
func (relation) Phases(_ context.Context, r *graph.Relation) ([]graph.Phase, error) {
	if len(r.Phases) > 0 {
		return r.Phases, nil
	}
	return []graph.Phase{{At: r.ValidFrom.From, Status: r.Status, Detail: r.Detail, Period: r.ValidFrom}}, nil
}

func (relation) Judgements(ctx context.Context, r *graph.Relation) ([]graph.Judgement, error) {
	return loadAll(ctx, load(ctx).judgements, r.Judgements)
}

func (relation) ClaimCount(_ context.Context, r *graph.Relation) (int, error) {
	return len(r.Claims), nil
}

func (relation) Evidence(ctx context.Context, r *graph.Relation, first, skip int) ([]graph.Claim, error) {
	return evidence(ctx, r.Claims, first, skip)
}

// evidence loads a part of a list of claims.
func evidence(ctx context.Context, claims []string, first, skip int) ([]graph.Claim, error) {
	if first < 1 || first > graph.MaxPage {
		return nil, graph.Errorf(graph.BadInput, "first is %d; it may be 1 to %d", first, graph.MaxPage)
	}
	if skip < 0 {
		return nil, graph.Errorf(graph.BadInput, "skip is %d; it may be 0 or more", skip)
	}
	claims = claims[min(skip, len(claims)):]
	return loadAll(ctx, load(ctx).claims, claims[:min(first, len(claims))])
}

// Joins pairs each claim of a part of the list with the rule by which it joined.
func (relation) Joins(ctx context.Context, r *graph.Relation, first, skip int) ([]Join, error) {
	claims, err := evidence(ctx, r.Claims, first, skip)
	if err != nil {
		return nil, err
	}
	joins := make([]Join, len(claims))
	for i := range claims {
		joins[i].Claim = claims[i]
		if r.ClaimsJoined != nil && r.ClaimsJoined[skip+i] != "" {
			joins[i].Rule = &r.ClaimsJoined[skip+i]
		}
	}
	return joins, nil
}

type statusStep struct{}

func (statusStep) Story(ctx context.Context, s *graph.StatusStep) (graph.Story, error) {
	return load(ctx).stories.Load(ctx, s.Story)
}

func (statusStep) Claim(ctx context.Context, s *graph.StatusStep) (graph.Claim, error) {
	return load(ctx).claims.Load(ctx, s.Claim)
}

type money struct{}

func (money) Words(_ context.Context, m *graph.Money) (*string, error) { return optional(m.Words) }

func (money) Low(_ context.Context, m *graph.Money) (*float64, error) { return optional(m.Low) }

func (money) High(_ context.Context, m *graph.Money) (*float64, error) { return optional(m.High) }

type phase struct{}

func (phase) Detail(_ context.Context, p *graph.Phase) (*string, error) { return optional(p.Detail) }
