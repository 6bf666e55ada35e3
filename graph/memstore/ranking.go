package memstore

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// Ranking implements [graph.Store].
func (s *Store) Ranking(ctx context.Context, q graph.RankingQuery) ([]graph.Ranked, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	deals, err := find(ctx, now.allDeals(q.Deals.KnownAt), func(d graph.Deal) bool { return dealAnswers(d, q.Deals) })
	if err != nil {
		return nil, err
	}
	sums := map[string]map[string]graph.CurrencySum{} // by entity and currency
	for _, d := range deals {
		for _, p := range d.Parties {
			if p.Role != q.Role {
				continue
			}
			if sums[p.Entity] == nil {
				sums[p.Entity] = map[string]graph.CurrencySum{}
			}
			currency, value := "", 0.0
			if d.Amount != nil {
				currency, value = d.Amount.Currency, d.Amount.Value
			}
			if q.Credit == graph.EqualCredit {
				value /= float64(inRole(d, q.Role))
			}
			sum := sums[p.Entity][currency]
			sums[p.Entity][currency] = graph.CurrencySum{Currency: currency, Value: sum.Value + value, Deals: sum.Deals + 1}
		}
	}
	var all []graph.Ranked
	for entity, of := range sums {
		if r := rank(entity, of, q.Factors()); q.By == graph.ByCount || r.Counted > 0 {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(a, b graph.Ranked) int {
		if q.By == graph.ByCount {
			return cmp.Or(b.Deals-a.Deals, cmp.Compare(a.Entity, b.Entity))
		}
		return cmp.Or(cmp.Compare(b.Amount, a.Amount), cmp.Compare(a.Entity, b.Entity))
	})
	return all[:min(len(all), q.First)], nil
}

func rank(entity string, sums map[string]graph.CurrencySum, factors map[string]float64) graph.Ranked {
	r := graph.Ranked{Entity: entity}
	for _, sum := range sums {
		r.Deals += sum.Deals
		if factor, counts := factors[sum.Currency]; counts {
			r.Counted += sum.Deals
			r.Amount += sum.Value * factor
		}
		sum.Value = hundredths(sum.Value)
		r.Sums = append(r.Sums, sum)
	}
	r.Amount = hundredths(r.Amount)
	slices.SortFunc(r.Sums, func(a, b graph.CurrencySum) int { return cmp.Compare(a.Currency, b.Currency) })
	return r
}

func inRole(d graph.Deal, role string) int {
	n := 0
	for _, p := range d.Parties {
		if p.Role == role {
			n++
		}
	}
	return n
}

func hundredths(x float64) float64 { return math.Round(x*100) / 100 }
