package storetest

import (
	"slices"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
)

// testRanges filters and orders sums of which stories give bounds.
func testRanges(t *testing.T, g *graph.Graph) {
	loan := func(lender string, m graph.Money) Statement {
		m.Currency, m.Approximate = usd, m.Low+m.High > 0
		return Statement{Source: lender, Type: "LENDS", Target: lender + " Mills", Amount: &m}
	}
	add(t, g, Tell("1", "Daily", 0,
		loan("Exact", graph.Money{Value: 250}),
		loan("Range", graph.Money{Value: 300, Low: 200, High: 300}),
		loan("Least", graph.Money{Value: 220, Low: 220}),
		loan("Most", graph.Money{Value: 280, High: 280}),
	))
	for _, tt := range []struct {
		name     string
		min, max float64
		want     []string // largest first
	}{
		{"any", 0, 0, []string{"Range", "Most", "Exact", "Least"}},
		{"from within the range", 290, 0, []string{"Range"}},
		{"up to within the range", 0, 210, []string{"Range"}},
		{"between, within the range", 205, 210, []string{"Range"}},
		{"below the range", 0, 199, nil},
		{"above the range", 301, 0, nil},
		{"up to a least sum", 0, 220, []string{"Range", "Least"}},
		{"a most sum", 280, 280, []string{"Range", "Most"}},
	} {
		asked := &graph.AmountRange{Currency: usd, Min: tt.min, Max: tt.max}
		filter := graph.RelationFilter{Amount: asked}
		page, err := g.Relations(t.Context(), graph.RelationQuery{Filter: filter, Order: graph.Largest, Window: graph.Window{First: 10, Total: true}})
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, lender := range tt.want {
			want = append(want, lender+" LENDS "+lender+" Mills")
		}
		if got := triples(t, g, page.Items); !slices.Equal(got, want) && len(got)+len(want) > 0 {
			t.Errorf("relations of %s: %q, want %q", tt.name, got, want)
		}
		deals, err := g.Deals(t.Context(), graph.DealQuery{Amount: asked, Window: graph.Window{First: 10, Total: true}})
		if err != nil || deals.Total != len(want) {
			t.Errorf("deals of %s: %d, %v", tt.name, deals.Total, err)
		}
		n, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{entity(t, g, "Range")}, Hops: 1, Limit: 10, Filter: filter})
		if reached := slices.Contains(tt.want, "Range"); err != nil || len(n.Relations) == 1 != reached {
			t.Errorf("neighbourhood of %s: %+v, %v", tt.name, n.Relations, err)
		}
	}
}

// testShares keeps the whole of a deal apart from what each party gives.
func testShares(t *testing.T, g *graph.Graph) {
	loan := func(lender string, leads bool, amount, share *graph.Money) Statement {
		return Statement{Source: lender, Type: "LENDS", Target: "Osprey", Status: graph.Announced, Leads: leads, Amount: amount, Share: share}
	}
	add(t, g,
		Tell("1", "Daily", 0, loan("Harrow", true, Dollars(500), nil), loan("Moray", false, Dollars(500), nil)),
		Tell("2", "Weekly", 1, loan("Moray", false, Dollars(500), Dollars(120))),
		Tell("3", "Weekly", 40, loan("Linton", false, Dollars(80), nil)),
		Tell("4", "Weekly", 80, loan("Calder", true, Dollars(900), nil)),
	)
	shares := map[string]float64{}
	for _, r := range relations(t, g, graph.RelationFilter{}) {
		e, err := g.Entity(t.Context(), graph.EntityRef{ID: r.Source})
		if err != nil {
			t.Fatal(err)
		}
		shares[e.Name] = -1
		if r.Share != nil {
			shares[e.Name] = r.Share.Value
		}
	}
	want := map[string]float64{
		"Harrow": -1,  // of several, and none says how much
		"Moray":  120, // is told
		"Linton": 80,  // alone
		"Calder": -1,  // leads others who are not named
	}
	for lender, share := range want {
		if shares[lender] != share {
			t.Errorf("the share of %s is %v, want %v", lender, shares[lender], share)
		}
	}
	led, err := g.Deals(t.Context(), graph.DealQuery{
		Parties: []graph.PartyFilter{{Entity: entity(t, g, "Harrow"), Role: "LEAD_LENDER"}, {Role: "BORROWER"}}, MinParties: 3,
		Amount: &graph.AmountRange{Currency: usd, Min: 400}, Window: graph.Window{First: 5},
	})
	if err != nil || len(led.Items) != 1 || led.Items[0].Amount.Value != 500 || len(led.Items[0].Parties) != 4 {
		t.Errorf("the loans that Harrow leads: %+v, %v", led.Items, err)
	}
	if steps := led.Items[0].History; len(steps) != 1 || steps[0].Status != graph.Announced || steps[0].Claim == "" {
		t.Errorf("the history of the loan: %+v", steps)
	}
}
