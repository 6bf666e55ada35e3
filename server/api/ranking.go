package api

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
)

func (q query) Ranking(
	ctx context.Context, by graph.Measure, role string, filter *DealFilter, currency *string, rates []graph.Rate, credit graph.Credit, first int,
) ([]graph.Ranked, error) {
	deals, err := q.dealQuery(ctx, filter)
	if err != nil {
		return nil, err
	}
	ranked, err := q.graph.Ranking(ctx, graph.RankingQuery{
		By: by, Role: role, Deals: deals, Currency: given(currency), Rates: rates, Credit: credit, First: first,
	})
	if err != nil {
		return nil, err
	}
	return ranked, q.exist(ctx, entitiesOf(deals), nil)
}

type ranked struct{}

func (ranked) Entity(ctx context.Context, r *graph.Ranked) (graph.Entity, error) {
	return load(ctx).entities.Load(ctx, r.Entity)
}

func (ranked) Amount(_ context.Context, r *graph.Ranked) (*float64, error) {
	if r.Counted == 0 {
		return nil, nil
	}
	return &r.Amount, nil
}

type currencySum struct{}

func (currencySum) Currency(_ context.Context, s *graph.CurrencySum) (*string, error) {
	return optional(s.Currency)
}
