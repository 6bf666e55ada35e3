package graph

import (
	"context"
	"slices"
	"time"
)

// Relations lists relations. It fails with BadInput where the query is out of
// bounds, names a type that the ontology does not have, or orders by amount
// without saying in which currency.
func (g *Graph) Relations(ctx context.Context, q RelationQuery) (Page[Relation], error) {
	if err := g.checkFilter(&q.Filter); err != nil {
		return Page[Relation]{}, err
	}
	if err := checkOrder(&q.Order, q.Filter.Amount); err != nil {
		return Page[Relation]{}, err
	}
	page, err := list(ctx, q.Window, q, q.Order.PositionOf, g.relations)
	if err != nil {
		return page, err
	}
	var shown []string
	for _, r := range page.Items {
		shown = append(shown, r.Source, r.Target)
	}
	if moved, err := g.redirect(ctx, shown, &q.Ends.Source, &q.Ends.Target, &q.Ends.Any); err != nil || !moved {
		return page, err
	}
	return list(ctx, q.Window, q, q.Order.PositionOf, g.relations)
}

func (g *Graph) relations(ctx context.Context, q RelationQuery, page Slice) ([]Relation, int, error) {
	found, total, err := g.store.Relations(ctx, q, page)
	return relationsKnownAt(found, q.Filter.KnownAt), total, err
}

func (g *Graph) deals(ctx context.Context, q DealQuery, page Slice) ([]Deal, int, error) {
	found, total, err := g.store.Deals(ctx, q, page)
	return dealsKnownAt(found, q.KnownAt), total, err
}

// Deals lists deals; it fails as Relations does.
func (g *Graph) Deals(ctx context.Context, q DealQuery) (Page[Deal], error) {
	if err := checkOrder(&q.Order, q.Amount); err != nil {
		return Page[Deal]{}, err
	}
	if err := q.Amount.check(); err != nil {
		return Page[Deal]{}, err
	}
	q.AsOf, q.KnownAt = moment(q.AsOf), moment(q.KnownAt)
	page, err := list(ctx, q.Window, q, q.Order.ofDeal, g.deals)
	if err != nil {
		return page, err
	}
	var shown, named []string
	for _, d := range page.Items {
		for _, p := range d.Parties {
			shown = append(shown, p.Entity)
		}
	}
	for _, p := range q.Parties {
		named = append(named, p.Entity)
	}
	if moved, err := g.redirect(ctx, shown, &named); err != nil || !moved {
		return page, err
	}
	q.Parties = slices.Clone(q.Parties)
	for i := range q.Parties {
		q.Parties[i].Entity = named[i]
	}
	return list(ctx, q.Window, q, q.Order.ofDeal, g.deals)
}

// Stories lists stories, newest first.
func (g *Graph) Stories(ctx context.Context, q StoryQuery) (Page[Story], error) {
	return list(ctx, q.Window, q, func(s Story) Position {
		return Position{Number: float64(s.Seen().UnixMicro()), ID: s.ID}
	}, g.store.Stories)
}

func checkOrder(o *Order, amount *AmountRange) error {
	if *o == "" {
		*o = Newest
	}
	if !slices.Contains([]Order{Newest, Surest, Largest}, *o) {
		return Errorf(BadInput, "unknown order %q; there are NEWEST, SUREST and LARGEST", *o)
	}
	if *o == Largest && (amount == nil || amount.Currency == "") {
		return Errorf(BadInput, "the order LARGEST needs an amount with a currency in the filter, since sums of two currencies do not compare")
	}
	return nil
}

// checkFilter checks a filter and fills in its default.
func (g *Graph) checkFilter(f *RelationFilter) error {
	for _, name := range f.Types {
		if _, ok := g.types[name]; !ok {
			return Errorf(BadInput, "there is no relation type %q; the nearest is %s", name, g.nearestType(name))
		}
	}
	if f.Polarity == "" {
		f.Polarity = Affirmed
	}
	if !slices.Contains(Polarities, f.Polarity) {
		return Errorf(BadInput, "unknown polarity %q; there are %v", f.Polarity, Polarities)
	}
	for _, s := range f.Statuses {
		if s.Rank() == 0 {
			return Errorf(BadInput, "unknown status %q; there are %v", s, Statuses)
		}
	}
	for _, k := range slices.Concat(f.SourceKinds, f.TargetKinds) {
		if !k.Valid() {
			return Errorf(BadInput, "unknown kind %q; there are %v", k, Kinds)
		}
	}
	f.AsOf, f.KnownAt = moment(f.AsOf), moment(f.KnownAt)
	return f.Amount.check()
}

// moment is a time as stores hold it: in UTC, to the microsecond.
func moment(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.UTC().Truncate(time.Microsecond)
}

func (a *AmountRange) check() error {
	switch {
	case a == nil:
		return nil
	case a.Currency == "":
		return Errorf(BadInput, "an amount range needs a currency, an ISO 4217 code such as USD")
	case a.Max != 0 && a.Max < a.Min:
		return Errorf(BadInput, "the amount range from %g to %g is empty", a.Min, a.Max)
	}
	return nil
}
