package storetest

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// maybe sets a field of a query, in one form of four.
func (a *asker) maybe(set func()) {
	if a.form.IntN(4) == 0 {
		set()
	}
}

func (a *asker) window() graph.Window {
	return graph.Window{First: among(a.random, 1, 2, 5, 20, graph.MaxPage), Total: a.form.IntN(2) == 0}
}

func (a *asker) kinds() []graph.Kind {
	if a.form.IntN(5) == 0 {
		return nil
	}
	return [][]graph.Kind{{graph.Company}, {graph.Union, graph.Person}, {graph.Person, graph.Company}, {graph.Place}}[a.random.IntN(4)]
}

func (a *asker) statuses() []graph.Status {
	return graph.Statuses[:1+a.random.IntN(len(graph.Statuses))]
}

func (a *asker) amount() *graph.AmountRange {
	return &graph.AmountRange{
		Currency: among(a.random, "USD", "USD", "EUR", "JPY", "CHF"),
		Min:      among(a.random, 0.0, 0, 100, 150), Max: among(a.form, 0.0, 0, 200, 1e9),
	}
}

// order returns an order; LARGEST without an amount is a mistake to be refused.
func (a *asker) order() graph.Order {
	return among(a.form, "", graph.Newest, graph.Surest, graph.Largest)
}

func (a *asker) filter() graph.RelationFilter {
	var f graph.RelationFilter
	a.maybe(func() {
		types := []string{"LENDS", "PARTNERS", "OWNS", "ACQUIRES"}
		a.random.Shuffle(len(types), func(i, j int) { types[i], types[j] = types[j], types[i] })
		f.Types = types[:1+a.form.IntN(3)]
	})
	a.maybe(func() { f.Statuses = a.statuses() })
	a.maybe(func() { f.Polarity = among(a.form, graph.Affirmed, graph.Denied) })
	a.maybe(func() { f.MinConfidence = among(a.random, 0.25, 0.5, 0.6, 0.75) })
	a.maybe(func() { f.MinStories = 1 + a.random.IntN(3) })
	a.maybe(func() { f.Amount = a.amount() })
	a.maybe(func() { f.Since = Day(a.random.IntN(30)) })
	a.maybe(func() { f.Until = Day(1 + a.random.IntN(30)) })
	a.maybe(func() { f.AsOf = Day(a.random.IntN(60) - 15) })
	a.maybe(func() { f.KnownAt = Day(a.random.IntN(31)) })
	a.maybe(func() { f.SourceKinds = a.kinds() })
	a.maybe(func() { f.TargetKinds = a.kinds() })
	a.maybe(func() {
		f.Publishers = []string{among(a.random, "Daily", "L’Écho du \"Nord\"", "The Copyist"), "Nobody"}
	})
	return f
}

func (a *asker) relationQuery() graph.RelationQuery {
	q := graph.RelationQuery{Filter: a.filter(), Order: a.order(), Window: a.window()}
	if q.Order == graph.Largest && a.form.IntN(8) > 0 {
		q.Filter.Amount = a.amount()
	}
	a.maybe(func() { q.Ends.Source = a.some(a.entities, 30) })
	a.maybe(func() { q.Ends.Target = a.some(a.entities, 30) })
	a.maybe(func() { q.Ends.Any = a.some(a.entities, 5) })
	return q
}

func (a *asker) dealQuery() graph.DealQuery {
	q := graph.DealQuery{Order: a.order(), Window: a.window()}
	a.maybe(func() { q.Kinds = slices.Repeat([]string{among(a.random, "LOAN", "ACQUISITION", "PARTY")}, 2) })
	a.maybe(func() { q.Statuses = a.statuses() })
	a.maybe(func() { q.Amount = a.amount() })
	a.maybe(func() { q.MinConfidence = among(a.random, 0.5, 0.75, 0.9) })
	a.maybe(func() { q.MinStories = 1 + a.random.IntN(3) })
	a.maybe(func() { q.Since = Day(a.random.IntN(30)) })
	a.maybe(func() { q.Until = Day(1 + a.random.IntN(30)) })
	a.maybe(func() { q.MinParties = a.random.IntN(5) })
	a.maybe(func() { q.AsOf = Day(a.random.IntN(60) - 15) })
	a.maybe(func() { q.KnownAt = Day(a.random.IntN(31)) })
	for range 2 {
		a.maybe(func() {
			q.Parties = append(q.Parties, graph.PartyFilter{Entity: among(a.form, "", among(a.random, a.entities...)), Role: among(a.form, "", "LENDER", "LEAD_LENDER", "BORROWER", "TARGET")})
		})
	}
	if q.Order == graph.Largest && a.form.IntN(8) > 0 {
		q.Amount = a.amount()
	}
	return q
}

func (a *asker) storyQuery() graph.StoryQuery {
	q := graph.StoryQuery{Window: a.window()}
	a.maybe(func() { q.Publishers = []string{among(a.random, "Daily", "L’Écho du \"Nord\"", ""), "The Copyist"} })
	a.maybe(func() { q.Since = Day(a.random.IntN(40)) })
	a.maybe(func() { q.Until = Day(a.random.IntN(140)) })
	a.maybe(func() { q.Mentions = among(a.random, a.entities...) })
	q.Heads = a.form.IntN(2) == 0
	return q
}

func (a *asker) entityQuery() graph.EntityQuery {
	q := graph.EntityQuery{Kinds: a.kinds(), Window: a.window()}
	if a.form.IntN(2) == 0 {
		q.Search = among(a.random, a.names...)
	}
	return q
}
