package neo4jstore

import (
	"cmp"
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// ranked sums up what each party of the deals asked for has in each currency,
// and then in all that have a factor.
const ranked = `
	WITH d, collect(e.id) AS sides UNWIND sides AS entity
	WITH entity, coalesce(d.currency, '') AS currency, count(*) AS deals,
		sum(d.amount / CASE WHEN $p.equal THEN size(sides) ELSE 1 END) AS sum
	WITH entity, sum(deals) AS deals, sum(sum * $p.factors[currency]) AS amount,
		sum(CASE WHEN $p.factors[currency] IS NULL THEN 0 ELSE deals END) AS counted,
		collect({currency: currency, value: round(toFloat(sum), 2), deals: deals}) AS sums
	WITH entity, deals, round(toFloat(amount), 2) AS amount, counted, sums WHERE $p.byCount OR counted > 0
	RETURN entity, deals, amount, counted, sums
	ORDER BY CASE WHEN $p.byCount THEN toFloat(deals) ELSE amount END DESC, entity LIMIT $p.limit`

// Ranking implements [graph.Store].
func (s *Store) Ranking(ctx context.Context, q graph.RankingQuery) ([]graph.Ranked, error) {
	l := dealsAsked(q.Deals)
	p := l.w.params
	p["ranked"], p["equal"], p["factors"] = q.Role, q.Credit == graph.EqualCredit, q.Factors()
	p["byCount"], p["limit"] = q.By == graph.ByCount, q.First
	parties := "RETURN d } MATCH (e:Entity)-[:PARTY_TO {role: $p.ranked}]->(d)"
	if !q.Deals.KnownAt.IsZero() {
		parties = "RETURN d, now } MATCH (e:Entity)-[p:PARTY_TO {role: $p.ranked}]->(now) WHERE p.since <= $p.knownAt"
	}
	return ask(ctx, s, readRanked, "CALL () { "+l.match+l.w.String()+" "+parties+ranked, p)
}

func readRanked(r *row) graph.Ranked {
	sums := nested(r, "sums", func(s *row) graph.CurrencySum {
		return graph.CurrencySum{Currency: s.text("currency"), Value: s.number("value"), Deals: s.integer("deals")}
	})
	slices.SortFunc(sums, func(a, b graph.CurrencySum) int { return cmp.Compare(a.Currency, b.Currency) })
	return graph.Ranked{
		Entity: r.text("entity"), Deals: r.integer("deals"), Amount: r.number("amount"), Counted: r.integer("counted"), Sums: sums,
	}
}
