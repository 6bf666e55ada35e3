package storetest

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
)

func testMerging(t *testing.T, g *graph.Graph) {
	add(t, g,
		Tell("1", "Daily", 0, Statement{Source: "Telefónica", Type: "PARTNERS", Target: "Microsoft", Status: graph.Rumoured, Confidence: 0.5}),
		Tell("2", "Weekly", 3, Statement{Source: "MICROSOFT Corp", Type: "PARTNERS", Target: "Telefonica SA", Status: graph.Announced, Confidence: 0.8}),
	)
	all := relations(t, g, graph.RelationFilter{})
	if len(all) != 1 {
		t.Fatalf("got %v, want one relation", triples(t, g, all))
	}
	r := all[0]
	if r.Status != graph.Announced || len(r.History) != 2 || r.History[0].Status != graph.Rumoured {
		t.Errorf("status %s after %v", r.Status, r.History)
	}
	if r.Stories != 2 || r.Independent != 2 || !slices.Equal(r.Publishers, []string{"Daily", "Weekly"}) {
		t.Errorf("told by %d stories, %d of them independent, of %v", r.Stories, r.Independent, r.Publishers)
	}
	if !r.FirstSeen.Equal(Day(0)) || !r.LastSeen.Equal(Day(3)) {
		t.Errorf("seen from %v to %v", r.FirstSeen, r.LastSeen)
	}
	if want := 1 - 0.5*0.2; math.Abs(r.Confidence-want) > 1e-12 {
		t.Errorf("confidence %v, want %v", r.Confidence, want)
	}

	// A copy of a story in another paper is one more story, but not an independent one.
	copied := Tell("2", "Monthly", 3, Statement{Source: "MICROSOFT Corp", Type: "PARTNERS", Target: "Telefonica SA", Status: graph.Announced, Confidence: 0.8})
	copied.Story.Origins = []string{"3"}
	add(t, g, copied)
	if r := relations(t, g, graph.RelationFilter{})[0]; r.Stories != 3 || r.Independent != 2 || r.Confidence != all[0].Confidence {
		t.Errorf("with a copy: %d stories, %d independent, confidence %v", r.Stories, r.Independent, r.Confidence)
	}
}

func testDeals(t *testing.T, g *graph.Graph) {
	loan := func(lender string, amount *graph.Money) Statement {
		return Statement{Source: lender, Type: "LENDS", Target: "CoreWeave", Status: graph.Announced, Amount: amount}
	}
	add(t, g,
		Tell("consortium", "Daily", 0, loan("Blackstone", Dollars(7.5e9)), loan("Magnetar", Dollars(7.5e9)), loan("Carlyle", nil)),
		Tell("told again", "Weekly", 2, loan("Blackstone", &graph.Money{Value: 7.4e9, Currency: "USD", Approximate: true})),
		Tell("another loan", "Weekly", 9, loan("Blackstone", Dollars(2.3e9))),
	)
	page, err := g.Deals(t.Context(), graph.DealQuery{Kinds: []string{"LOAN"}, Window: graph.Window{First: 10, Total: true}})
	if err != nil {
		t.Fatal(err)
	}
	if page.Total != 2 || len(page.Items) != 2 {
		t.Fatalf("%d deals, want the consortium's and the later one: %+v", page.Total, page.Items)
	}
	later, consortium := page.Items[0], page.Items[1]
	if later.Amount.Value != 2.3e9 || len(later.Parties) != 2 {
		t.Errorf("the later loan: %+v", later)
	}
	roles := map[string]int{}
	for _, p := range consortium.Parties {
		roles[p.Role]++
	}
	if diff := cmp.Diff(map[string]int{"LENDER": 3, "BORROWER": 1}, roles); diff != "" || consortium.Amount.Value != 7.5e9 || consortium.Stories != 2 {
		t.Errorf("the consortium's loan of %v in %d stories: %s", consortium.Amount, consortium.Stories, diff)
	}
	between, err := g.Relations(t.Context(), graph.RelationQuery{
		Ends:   graph.Ends{Source: []string{entity(t, g, "Blackstone")}, Target: []string{entity(t, g, "CoreWeave")}},
		Window: graph.Window{First: 10},
	})
	if err != nil || len(between.Items) != 2 {
		t.Fatalf("two loans between two things are two relations: %+v, %v", between.Items, err)
	}
	if between.Items[1].Deal != consortium.ID {
		t.Errorf("the edge of the consortium points at deal %q", between.Items[1].Deal)
	}
	ofCarlyle, err := g.Deals(t.Context(), graph.DealQuery{
		Parties: []graph.PartyFilter{{Entity: entity(t, g, "Carlyle"), Role: "LENDER"}, {Role: "BORROWER"}},
		Window:  graph.Window{First: 10},
	})
	if err != nil || len(ofCarlyle.Items) != 1 || ofCarlyle.Items[0].ID != consortium.ID {
		t.Errorf("deals that Carlyle lends in: %+v, %v", ofCarlyle.Items, err)
	}
	if d, err := g.Deal(t.Context(), consortium.ID); err != nil || !slices.Equal(d.Relations, consortium.Relations) {
		t.Errorf("the deal by its id: %+v, %v", d, err)
	}
}

func testDenials(t *testing.T, g *graph.Graph) {
	add(t, g,
		Tell("rumour", "Daily", 0, Statement{Source: "A", Type: "ACQUIRES", Target: "B", Status: graph.Rumoured}),
		Tell("denial", "Weekly", 1, Statement{Source: "A", Type: "ACQUIRES", Target: "B", Denied: true}, Statement{Source: "C", Type: "ACQUIRES", Target: "B", Hypothetical: true}),
	)
	facts := relations(t, g, graph.RelationFilter{})
	if got := triples(t, g, facts); !slices.Equal(got, []string{"A ACQUIRES B"}) || facts[0].Stories != 1 {
		t.Errorf("facts: %v, %+v", got, facts)
	}
	denials := relations(t, g, graph.RelationFilter{Polarity: graph.Denied})
	if got := triples(t, g, denials); !slices.Equal(got, []string{"A ACQUIRES B"}) || denials[0].ID == facts[0].ID {
		t.Errorf("denials: %v", got)
	}
	network, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{entity(t, g, "B")}, Hops: 1, Limit: 10})
	if err != nil || len(network.Relations) != 1 || network.Relations[0].ID != facts[0].ID {
		t.Errorf("a traversal must keep to facts: %+v, %v", network.Relations, err)
	}
}
