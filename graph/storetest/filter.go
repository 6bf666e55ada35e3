package storetest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
)

// tellOfFiltering tells five stories about seven relations of all sorts.
func tellOfFiltering(t *testing.T, g *graph.Graph) {
	t.Helper()
	partners := Statement{Source: "Union C", Type: "PARTNERS", Target: "A", Status: graph.Completed, Confidence: 0.5}
	add(t, g,
		Tell("1", "Daily", 0, Statement{Source: "A", Type: "LENDS", Target: "B", Status: graph.Announced, Amount: Dollars(100), Confidence: 0.9}, partners),
		Tell("2", "Weekly", 3, partners, Statement{Source: "Mr D", Type: "OWNS", Target: "B", Amount: euros(100), Confidence: 0.6}),
		Tell("3", "Daily", 6, Statement{Source: "B", Type: "ACQUIRES", Target: "E", Status: graph.Rumoured, Amount: euros(500), Confidence: 0.7}),
		Tell("4", "", 9,
			Statement{Source: "E", Type: "ACQUIRES", Target: "B", Denied: true, Confidence: 0.8},
			Statement{Source: "Mr D", Type: "PARTNERS", Target: "Union C", Status: graph.Announced, Confidence: 0.4}),
		Tell("5", "Daily", 12, Statement{Source: "Union F", Type: "ACQUIRES", Target: "E", Status: graph.InTalks, Confidence: 0.3}),
	)
}

func euros(value float64) *graph.Money { return &graph.Money{Value: value, Currency: "EUR"} }

// What the fixture tells. PARTNERS runs both ways; it is shown in the order of names.
const (
	aLendsB     = "A LENDS B"
	aPartnersC  = "A PARTNERS Union C"
	dOwnsB      = "Mr D OWNS B"
	bAcquiresE  = "B ACQUIRES E"
	eAcquiresB  = "E ACQUIRES B"
	dPartnersC  = "Mr D PARTNERS Union C"
	fAcquiresE  = "Union F ACQUIRES E"
	usd, eur    = "USD", "EUR"
	sum75       = 1 - 0.5*0.5 // the confidence of two stories of 0.5
	lastDay     = 12
	nobodyKnows = "e00000000000000000000"
)

func testFilters(t *testing.T, g *graph.Graph) {
	tellOfFiltering(t, g)
	every := []string{aLendsB, aPartnersC, dOwnsB, bAcquiresE, dPartnersC, fAcquiresE}
	company, union, person := []graph.Kind{graph.Company}, []graph.Kind{graph.Union}, []graph.Kind{graph.Person}
	for _, tt := range []struct {
		name   string
		filter graph.RelationFilter
		want   []string
	}{
		{"nothing asked", graph.RelationFilter{}, every},
		{"one type", graph.RelationFilter{Types: []string{"LENDS"}}, []string{aLendsB}},
		{"several types", graph.RelationFilter{Types: []string{"LENDS", "OWNS", "LENDS"}}, []string{aLendsB, dOwnsB}},
		{"one status", graph.RelationFilter{Statuses: []graph.Status{graph.Rumoured}}, []string{bAcquiresE}},
		{"several statuses", graph.RelationFilter{Statuses: []graph.Status{graph.Completed, graph.Announced}}, []string{aLendsB, aPartnersC, dPartnersC}},
		{"denials", graph.RelationFilter{Polarity: graph.Denied}, []string{eAcquiresB}},
		{"confidence at the bound", graph.RelationFilter{MinConfidence: sum75}, []string{aLendsB, aPartnersC}},
		{"confidence above the bound", graph.RelationFilter{MinConfidence: 0.7500001}, []string{aLendsB}},
		{"one story", graph.RelationFilter{MinStories: 1}, every},
		{"two stories", graph.RelationFilter{MinStories: 2}, []string{aPartnersC}},
		{"three stories", graph.RelationFilter{MinStories: 3}, nil},
		{"any sum of a currency", graph.RelationFilter{Amount: &graph.AmountRange{Currency: eur}}, []string{dOwnsB, bAcquiresE}},
		{"sums from a bound", graph.RelationFilter{Amount: &graph.AmountRange{Currency: eur, Min: 500}}, []string{bAcquiresE}},
		{"sums to a bound", graph.RelationFilter{Amount: &graph.AmountRange{Currency: eur, Max: 100}}, []string{dOwnsB}},
		{"sums between", graph.RelationFilter{Amount: &graph.AmountRange{Currency: eur, Min: 101, Max: 499}}, nil},
		{"a currency that nothing has", graph.RelationFilter{Amount: &graph.AmountRange{Currency: "CHF"}}, nil},
		{"told at or after", graph.RelationFilter{Since: Day(6)}, []string{bAcquiresE, dPartnersC, fAcquiresE}},
		{"told before", graph.RelationFilter{Until: Day(3)}, []string{aLendsB, aPartnersC}},
		{"last told after its first", graph.RelationFilter{Since: Day(1), Until: Day(3)}, []string{aPartnersC}},
		{"told in no time", graph.RelationFilter{Since: Day(lastDay + 1)}, nil},
		{"a kind of source", graph.RelationFilter{SourceKinds: person}, []string{dOwnsB, dPartnersC}},
		{"a kind of target", graph.RelationFilter{TargetKinds: person}, []string{dPartnersC}},
		{"kinds of both", graph.RelationFilter{SourceKinds: union, TargetKinds: company}, []string{aPartnersC, fAcquiresE}},
		{"kinds of both the other way", graph.RelationFilter{SourceKinds: company, TargetKinds: union}, []string{aPartnersC}},
		{"two kinds", graph.RelationFilter{SourceKinds: []graph.Kind{graph.Person, graph.Union}}, []string{aPartnersC, dOwnsB, dPartnersC, fAcquiresE}},
		{"a publisher", graph.RelationFilter{Publishers: []string{"Weekly"}}, []string{aPartnersC, dOwnsB}},
		{"one of two publishers", graph.RelationFilter{Publishers: []string{"Nobody", "Daily"}}, []string{aLendsB, aPartnersC, bAcquiresE, fAcquiresE}},
		{"all together", graph.RelationFilter{
			Types: []string{"LENDS", "ACQUIRES"}, Statuses: []graph.Status{graph.Announced, graph.Rumoured}, Polarity: graph.Affirmed,
			MinConfidence: 0.7, MinStories: 1, Amount: &graph.AmountRange{Currency: eur, Min: 500, Max: 500}, Since: Day(6), Until: Day(7),
			SourceKinds: company, TargetKinds: company, Publishers: []string{"Daily"},
		}, []string{bAcquiresE}},
		{"all but one", graph.RelationFilter{
			Types: []string{"LENDS", "ACQUIRES"}, Statuses: []graph.Status{graph.Announced, graph.Rumoured},
			Amount: &graph.AmountRange{Currency: usd, Min: 500}, SourceKinds: company, Publishers: []string{"Daily"},
		}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := triples(t, g, relations(t, g, tt.filter)); !sameSet(got, tt.want) {
				t.Errorf("listed %q, want %q", got, tt.want)
			}
			if got := aroundAll(t, g, tt.filter); !sameSet(got, tt.want) {
				t.Errorf("around all things are %q, want %q", got, tt.want)
			}
			if got := pathsOfOneHop(t, g, tt.filter); !sameSet(got, tt.want) {
				t.Errorf("paths of one hop go along %q, want %q", got, tt.want)
			}
		})
	}
}

// aroundAll returns what lies within a hop of anything: all that the filter selects.
func aroundAll(t *testing.T, g *graph.Graph, f graph.RelationFilter) []string {
	t.Helper()
	n, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: entityIDs(t, g), Hops: 1, Filter: f, Limit: graph.MaxNeighbourhood})
	if err != nil {
		t.Fatal(err)
	}
	return triples(t, g, n.Relations)
}

// pathsOfOneHop goes from each thing to each other one. In the fixture no two
// relations that a filter of the test selects join the same two.
func pathsOfOneHop(t *testing.T, g *graph.Graph, f graph.RelationFilter) []string {
	t.Helper()
	var found []graph.Relation
	ids := entityIDs(t, g)
	for i, from := range ids {
		for _, to := range ids[:i] {
			paths, err := g.Paths(t.Context(), graph.PathQuery{From: from, To: to, MaxHops: 1, Filter: f, First: 10})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range paths {
				found = append(found, p.Relations...)
			}
		}
	}
	return triples(t, g, found)
}

func entityIDs(t *testing.T, g *graph.Graph) (ids []string) {
	t.Helper()
	for _, e := range all(t, graph.Window{First: graph.MaxPage}, func(w graph.Window) (graph.Page[graph.Entity], error) {
		return g.Entities(t.Context(), graph.EntityQuery{Window: w})
	}) {
		ids = append(ids, e.ID)
	}
	return ids
}

func testEnds(t *testing.T, g *graph.Graph) {
	tellOfFiltering(t, g)
	a, b, c, d := entity(t, g, "A"), entity(t, g, "B"), entity(t, g, "Union C"), entity(t, g, "Mr D")
	for _, tt := range []struct {
		name   string
		ends   graph.Ends
		filter graph.RelationFilter
		want   []string
	}{
		{"a source", graph.Ends{Source: []string{b}}, graph.RelationFilter{}, []string{bAcquiresE}},
		{"a target", graph.Ends{Target: []string{b}}, graph.RelationFilter{}, []string{aLendsB, dOwnsB}},
		{"either end", graph.Ends{Any: []string{b}}, graph.RelationFilter{}, []string{aLendsB, dOwnsB, bAcquiresE}},
		{"a source either way round", graph.Ends{Source: []string{c}}, graph.RelationFilter{}, []string{aPartnersC, dPartnersC}},
		{"a target either way round", graph.Ends{Target: []string{c}}, graph.RelationFilter{}, []string{aPartnersC, dPartnersC}},
		{"both ends", graph.Ends{Source: []string{a, d}, Target: []string{b, c}}, graph.RelationFilter{}, []string{aLendsB, aPartnersC, dOwnsB, dPartnersC}},
		{"both ends turned", graph.Ends{Source: []string{b, c}, Target: []string{a, d}}, graph.RelationFilter{}, []string{aPartnersC, dPartnersC}},
		{"both ends and either", graph.Ends{Source: []string{a, d}, Target: []string{b, c}, Any: []string{d}}, graph.RelationFilter{}, []string{dOwnsB, dPartnersC}},
		{"two that nothing joins", graph.Ends{Source: []string{a}, Target: []string{d}}, graph.RelationFilter{}, nil},
		{"a source and its kind", graph.Ends{Source: []string{c}}, graph.RelationFilter{SourceKinds: []graph.Kind{graph.Union}, TargetKinds: []graph.Kind{graph.Company}}, []string{aPartnersC}},
		{"a source and the kind of another", graph.Ends{Source: []string{c}}, graph.RelationFilter{SourceKinds: []graph.Kind{graph.Company}}, nil},
		{"a denial", graph.Ends{Target: []string{b}}, graph.RelationFilter{Polarity: graph.Denied}, []string{eAcquiresB}},
		{"what is not there", graph.Ends{Any: []string{nobodyKnows}}, graph.RelationFilter{}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			page, err := g.Relations(t.Context(), graph.RelationQuery{Ends: tt.ends, Filter: tt.filter, Window: graph.Window{First: 10, Total: true}})
			if err != nil {
				t.Fatal(err)
			}
			if got := triples(t, g, page.Items); !sameSet(got, tt.want) || page.Total != len(tt.want) {
				t.Errorf("got %q and a total of %d, want %q", got, page.Total, tt.want)
			}
		})
	}
}

func testDealFilters(t *testing.T, g *graph.Graph) {
	loan := func(lender, borrower string, amount *graph.Money, status graph.Status) Statement {
		return Statement{Source: lender, Type: "LENDS", Target: borrower, Amount: amount, Status: status, Confidence: 0.5}
	}
	add(t, g,
		Tell("1", "Daily", 0, loan("A", "B", Dollars(100), graph.Announced), loan("Mr C", "B", Dollars(100), graph.Announced)),
		Tell("2", "Weekly", 4, loan("A", "B", Dollars(100), graph.Completed)),
		Tell("3", "Daily", 8, loan("B", "A", euros(100), graph.Rumoured)),
		Tell("copy", "Weekly", 8, loan("B", "A", euros(100), graph.Rumoured)), // of one text, so one story still
		Tell("4", "Daily", 9, Statement{Source: "A", Type: "ACQUIRES", Target: "B", Amount: Dollars(900), Confidence: 0.9}),
		Tell("5", "Daily", 9, Statement{Source: "A", Type: "OWNS", Target: "B", Amount: Dollars(900)}, loan("D", "E", nil, graph.Announced)), // no deals
	)
	a, b, c := entity(t, g, "A"), entity(t, g, "B"), entity(t, g, "Mr C")
	const big, back, takeover = "LOAN 100 USD", "LOAN 100 EUR", "ACQUISITION 900 USD"
	for _, tt := range []struct {
		name  string
		query graph.DealQuery
		want  []string // newest first
	}{
		{"nothing asked", graph.DealQuery{}, []string{takeover, back, big}},
		{"a kind", graph.DealQuery{Kinds: []string{"LOAN"}}, []string{back, big}},
		{"a status", graph.DealQuery{Statuses: []graph.Status{graph.Completed, graph.Announced}}, []string{big}},
		{"a currency", graph.DealQuery{Amount: &graph.AmountRange{Currency: usd}}, []string{takeover, big}},
		{"a sum", graph.DealQuery{Amount: &graph.AmountRange{Currency: usd, Min: 100, Max: 100}}, []string{big}},
		{"a party", graph.DealQuery{Parties: []graph.PartyFilter{{Entity: c}}}, []string{big}},
		{"a role", graph.DealQuery{Parties: []graph.PartyFilter{{Role: "BUYER"}}}, []string{takeover}},
		{"a party in a role", graph.DealQuery{Parties: []graph.PartyFilter{{Entity: a, Role: "LENDER"}}}, []string{big}},
		{"two parties in roles", graph.DealQuery{Parties: []graph.PartyFilter{{Entity: a, Role: "BORROWER"}, {Entity: b, Role: "LENDER"}}}, []string{back}},
		{"a party in another's role", graph.DealQuery{Parties: []graph.PartyFilter{{Entity: c, Role: "BORROWER"}}}, nil},
		{"any party", graph.DealQuery{Parties: []graph.PartyFilter{{}}}, []string{takeover, back, big}},
		{"three that take part", graph.DealQuery{MinParties: 3}, []string{big}},
		{"four that take part", graph.DealQuery{MinParties: 4}, nil},
		{"confidence", graph.DealQuery{MinConfidence: 0.9}, []string{takeover}},
		{"confidence of two stories", graph.DealQuery{MinConfidence: sum75}, []string{takeover, big}},
		{"two stories", graph.DealQuery{MinStories: 2}, []string{big}},
		{"told since", graph.DealQuery{Since: Day(8)}, []string{takeover, back}},
		{"told until", graph.DealQuery{Until: Day(8)}, []string{big}},
		{"last told after its first", graph.DealQuery{Since: Day(4), Until: Day(1)}, []string{big}},
		{"all together", graph.DealQuery{
			Kinds: []string{"LOAN", "ACQUISITION"}, Statuses: []graph.Status{graph.Completed}, Amount: &graph.AmountRange{Currency: usd, Min: 50},
			Parties: []graph.PartyFilter{{Entity: b}, {Role: "LENDER"}}, MinConfidence: 0.5, MinStories: 2, Since: Day(1), Until: Day(9),
		}, []string{big}},
		{"surest first", graph.DealQuery{Order: graph.Surest}, []string{takeover, big, back}},
		{"largest first", graph.DealQuery{Order: graph.Largest, Amount: &graph.AmountRange{Currency: usd}}, []string{takeover, big}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.query.Window = graph.Window{First: 10, Total: true}
			page, err := g.Deals(t.Context(), tt.query)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range page.Items {
				got = append(got, fmt.Sprintf("%s %g %s", d.Kind, d.Amount.Value, d.Amount.Currency))
			}
			if !slices.Equal(got, tt.want) || page.Total != len(tt.want) {
				t.Errorf("got %q and a total of %d, want %q", got, page.Total, tt.want)
			}
		})
	}
}
