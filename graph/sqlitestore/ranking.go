package sqlitestore

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// ranked sums up what each party of the deals asked for has in each currency,
// and then in all that have a factor.
const ranked = `WITH asked AS (SELECT currency, value AS amount, PARTIES AS parties FROM DEALS WHERE ASKED),
	parts AS (SELECT p.value ->> 'entity' AS entity, COALESCE(currency, '') AS currency,
		amount / CASE WHEN ? THEN (SELECT COUNT(*) FROM json_each(parties) o WHERE o.value ->> 'role' = p.value ->> 'role') ELSE 1 END AS credit
		FROM asked, json_each(parties) p WHERE p.value ->> 'role' = ?),
	sums AS (SELECT entity, currency, COUNT(*) AS deals, COALESCE(SUM(credit), 0) AS sum FROM parts GROUP BY entity, currency)
	SELECT entity, SUM(deals) AS deals, COALESCE(ROUND(SUM(sum * f.value), 2), 0) AS amount, SUM(CASE WHEN f.value IS NULL THEN 0 ELSE deals END) AS counted,
		json_group_array(json_object('currency', currency, 'value', ROUND(sum, 2), 'deals', deals))
	FROM sums LEFT JOIN json_each(?) f ON f.key = currency
	GROUP BY entity HAVING ? OR counted > 0`

// Ranking implements [graph.Store].
func (s *Store) Ranking(ctx context.Context, q graph.RankingQuery) ([]graph.Ranked, error) {
	w, byCount := dealsAsked(q.Deals), q.By == graph.ByCount
	order := " ORDER BY amount DESC, entity LIMIT ?"
	if byCount {
		order = " ORDER BY deals DESC, entity LIMIT ?"
	}
	of := dealsAt(q.Deals.KnownAt)
	statement := strings.NewReplacer("PARTIES", then(q.Deals.KnownAt, "parties", partiesThen), "DEALS", of.from, "ASKED", w.String()).Replace(ranked)
	found, err := scan(ctx, s.read, readRanked, statement+order,
		append(slices.Concat(of.args, w.args), q.Credit == graph.EqualCredit, q.Role, encode(q.Factors()), byCount, q.First)...)
	return found, s.fault(err)
}

func readRanked(rows *sql.Rows) (graph.Ranked, error) {
	var r graph.Ranked
	var sums []byte
	if err := rows.Scan(&r.Entity, &r.Deals, &r.Amount, &r.Counted, &sums); err != nil {
		return r, err
	}
	err := decode(sums, &r.Sums)
	slices.SortFunc(r.Sums, func(a, b graph.CurrencySum) int { return cmp.Compare(a.Currency, b.Currency) })
	return r, err
}
