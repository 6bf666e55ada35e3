package graph

import (
	"context"
	"math"
	"slices"
)

// Measure is what a ranking goes by.
type Measure string

// The measures.
const (
	ByAmount Measure = "AMOUNT" // the sum of the deals
	ByCount  Measure = "COUNT"  // the number of deals
)

// Credit says how much of a deal each of several parties in one role gets.
type Credit string

// The credits.
const (
	FullCredit  Credit = "FULL"  // the whole sum, so that the credits of all are more than the deal
	EqualCredit Credit = "EQUAL" // the same part of it
)

// MaxRates bounds the rates of a ranking.
const MaxRates = 200

// Rate tells what one unit of a currency is worth in another.
type Rate struct {
	From, To string // ISO 4217 codes
	Rate     float64
}

// RankingQuery asks who stands first among those with a role in deals.
type RankingQuery struct {
	By   Measure
	Role string // LENDER, LEAD_LENDER, BUYER ...
	// Deals selects deals; its Order and Window ask nothing.
	Deals DealQuery
	// Currency is that of the sums; it may be left out by count. Deals in other
	// currencies count only by one of the Rates to it.
	Currency string
	Rates    []Rate
	Credit   Credit
	First    int // how many, 1 to [MaxPage]
}

// Ranked is one place in a ranking.
type Ranked struct {
	Entity string `json:"entity"`
	Deals  int    `json:"deals"` // with or without a sum
	// Amount is the sum of the deals whose sums count, Counted their number.
	Amount  float64 `json:"amount"`
	Counted int     `json:"counted"`
	// Sums are the sums of all deals, each currency for itself, by currency.
	// Deals without a sum are one with no currency.
	Sums []CurrencySum `json:"sums"`
}

// CurrencySum is what several deals in one currency come to, to hundredths.
type CurrencySum struct {
	Currency string  `json:"currency"`
	Value    float64 `json:"value"`
	Deals    int     `json:"deals"`
}

// Ranking ranks the parties of deals; ties are broken by id. Each deal counts
// once for a party. By amount, those of whom no sum counts are left out. It
// fails with BadInput where the query is out of bounds or lacks a currency.
func (g *Graph) Ranking(ctx context.Context, q RankingQuery) ([]Ranked, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	if err := q.Deals.Amount.check(); err != nil {
		return nil, err
	}
	named := make([]string, len(q.Deals.Parties))
	for i, p := range q.Deals.Parties {
		named[i] = p.Entity
	}
	if moved, err := g.redirect(ctx, nil, &named); err != nil {
		return nil, err
	} else if moved {
		q.Deals.Parties = slices.Clone(q.Deals.Parties)
		for i := range q.Deals.Parties {
			q.Deals.Parties[i].Entity = named[i]
		}
	}
	return g.store.Ranking(ctx, q)
}

func (q *RankingQuery) check() error {
	if q.Credit == "" {
		q.Credit = FullCredit
	}
	switch {
	case q.By != ByAmount && q.By != ByCount:
		return Errorf(BadInput, "unknown measure %q; there are AMOUNT and COUNT", q.By)
	case q.Credit != FullCredit && q.Credit != EqualCredit:
		return Errorf(BadInput, "unknown credit %q; there are FULL and EQUAL", q.Credit)
	case q.Role == "":
		return Errorf(BadInput, "a ranking needs a role, such as LENDER; the relation types have them all")
	case q.By == ByAmount && q.Currency == "":
		return Errorf(BadInput, "a ranking by amount needs a currency, an ISO 4217 code such as USD, since sums of two currencies do not compare")
	case q.First < 1 || q.First > MaxPage:
		return Errorf(BadInput, "first is %d; it may be 1 to %d", q.First, MaxPage)
	case len(q.Rates) > MaxRates:
		return Errorf(TooLarge, "%d rates; at most %d are taken", len(q.Rates), MaxRates)
	}
	for i, r := range q.Rates {
		switch {
		case r.To != q.Currency || r.From == q.Currency || r.From == "":
			return Errorf(BadInput, "the rate from %q to %q: rates are from other currencies to %q", r.From, r.To, q.Currency)
		case !(r.Rate > 0) || math.IsInf(r.Rate, 1):
			return Errorf(BadInput, "the rate from %s to %s is %g; it must be above 0", r.From, r.To, r.Rate)
		case slices.ContainsFunc(q.Rates[:i], func(o Rate) bool { return o.From == r.From }):
			return Errorf(BadInput, "there are two rates from %s", r.From)
		}
	}
	return nil
}

// Factors returns by what sums in each currency are multiplied; those of other
// currencies do not count.
func (q RankingQuery) Factors() map[string]float64 {
	factors := map[string]float64{}
	if q.Currency != "" {
		factors[q.Currency] = 1
	}
	for _, r := range q.Rates {
		factors[r.From] = r.Rate
	}
	return factors
}
