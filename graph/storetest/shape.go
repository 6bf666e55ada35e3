package storetest

import (
	"slices"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
)

// testParallelEdges joins two things in several ways.
func testParallelEdges(t *testing.T, g *graph.Graph) {
	loan := func(amount float64, confidence float64) Statement {
		return Statement{Source: "A", Type: "LENDS", Target: "B", Amount: Dollars(amount), Confidence: confidence}
	}
	add(t, g,
		Tell("1", "Daily", 0, loan(100, 0.6)),
		Tell("2", "Daily", 1, loan(200, 0.7), Statement{Source: "B", Type: "OWNS", Target: "A", Confidence: 0.9}),
		Tell("3", "Daily", 2, loan(300, 0.6), Statement{Source: "A", Type: "LENDS", Target: "B", Denied: true, Confidence: 0.95}),
	)
	a, b := entity(t, g, "A"), entity(t, g, "B")
	n, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{a}, Hops: 2, Limit: 4})
	if err != nil {
		t.Fatal(err)
	}
	if got := triples(t, g, n.Relations); !slices.Equal(got, []string{"B OWNS A", aLendsB, aLendsB, aLendsB}) || len(n.Entities) != 2 || n.Truncated {
		t.Errorf("between the two are %q", got)
	}
	if n.Relations[2].Confidence != 0.6 || n.Relations[2].ID >= n.Relations[3].ID {
		t.Errorf("equally sure ones are not in the order of their ids: %v", n.Relations[2:])
	}
	if stats, err := g.Statistics(t.Context()); err != nil || stats.Relations != 4 || stats.Claims != 5 {
		t.Errorf("four facts and a denial are counted as %+v, %v", stats, err)
	}
	for _, tt := range []struct {
		filter graph.RelationFilter
		want   float64
	}{
		{graph.RelationFilter{}, 0.9},
		{graph.RelationFilter{Types: []string{"LENDS"}}, 0.7},
		{graph.RelationFilter{Polarity: graph.Denied}, 0.95},
	} {
		paths, err := g.Paths(t.Context(), graph.PathQuery{From: b, To: a, MaxHops: 3, Filter: tt.filter, First: 10})
		if err != nil || len(paths) != 1 || len(paths[0].Relations) != 1 || paths[0].Relations[0].Confidence != tt.want {
			t.Errorf("%+v: the one way should go along the surest relation, of %v: %+v, %v", tt.filter, tt.want, paths, err)
		}
	}
}

// testSymmetric tells a relation that has no direction from both sides.
func testSymmetric(t *testing.T, g *graph.Graph) {
	add(t, g,
		Tell("1", "Daily", 0, Statement{Source: "A", Type: "PARTNERS", Target: "B"}),
		Tell("2", "Weekly", 1, Statement{Source: "B", Type: "PARTNERS", Target: "A"}),
		Tell("3", "Weekly", 2, Statement{Source: "B", Type: "OWNS", Target: "A"}, Statement{Source: "A", Type: "OWNS", Target: "B"}),
	)
	partners := relations(t, g, graph.RelationFilter{Types: []string{"PARTNERS"}})
	if len(partners) != 1 || partners[0].Stories != 2 || !partners[0].Symmetric || partners[0].Source > partners[0].Target {
		t.Fatalf("told from both sides it should be one relation, ends in the order of ids: %+v", partners)
	}
	if owns := relations(t, g, graph.RelationFilter{Types: []string{"OWNS"}}); len(owns) != 2 {
		t.Errorf("two directions are two relations: %+v", owns)
	}
	for _, name := range []string{"A", "B"} {
		n, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{entity(t, g, name)}, Hops: 1, Limit: 10})
		if err != nil || len(n.Relations) != 3 || len(n.Entities) != 2 {
			t.Errorf("around %s: %+v, %v", name, n, err)
		}
	}
}

// testKindsLast asks by kind for things that a later story touches only by
// what it says of others.
func testKindsLast(t *testing.T, g *graph.Graph) {
	for i, lender := range []string{"Union A", "Mr B", "Union C"} {
		add(t, g, Tell(lender, "Daily", i, Statement{Source: lender, Type: "LENDS", Target: "Hub"}))
		n, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{
			Of: []string{entity(t, g, "Hub")}, Hops: 1, Limit: 10,
			Filter: graph.RelationFilter{SourceKinds: []graph.Kind{graph.Union, graph.Person}},
		})
		if err != nil || len(n.Relations) != i+1 {
			t.Errorf("after %d stories %d of the lenders are unions or people; %v", i+1, len(n.Relations), err)
		}
	}
}

func testSeeds(t *testing.T, g *graph.Graph) {
	add(t, g, Tell("1", "Daily", 0,
		Statement{Source: "A", Type: "OWNS", Target: "B"}, Statement{Source: "B", Type: "OWNS", Target: "C"}, Statement{Source: "C", Type: "OWNS", Target: "D"},
		Statement{Source: "D", Type: "OWNS", Target: "E"}, Statement{Source: "E", Type: "OWNS", Target: "A"}, Statement{Source: "Lonely", Type: "OWNS", Target: "Lonely"},
	))
	a, c, lonely := entity(t, g, "A"), entity(t, g, "C"), entity(t, g, "Lonely")
	n, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{c, a, lonely, a}, Hops: 1, Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := triples(t, g, n.Relations), []string{"A OWNS B", "B OWNS C", "C OWNS D", "E OWNS A"}; !sameSet(got, want) {
		t.Errorf("a hop round A and C are %q, want %q", got, want)
	}
	var seeds []string
	for _, e := range n.Entities[:3] {
		seeds = append(seeds, e.ID)
	}
	if !slices.Equal(n.Hops, []int{0, 0, 0, 1, 1, 1}) || !slices.Equal(seeds, slices.Sorted(slices.Values([]string{a, c, lonely}))) {
		t.Errorf("entities %v at %v", n.Entities, n.Hops)
	}
	alone, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{lonely}, Hops: graph.MaxHops, Limit: 10})
	if err != nil || len(alone.Entities) != 1 || len(alone.Relations) != 0 || alone.Truncated {
		t.Errorf("around a thing without relations: %+v, %v", alone, err)
	}
	round, err := g.Paths(t.Context(), graph.PathQuery{From: a, To: c, MaxHops: graph.MaxPathHops, First: 10})
	if err != nil || len(round) != 2 || len(round[0].Relations) != 2 || len(round[1].Relations) != 3 {
		t.Errorf("there are two ways round a ring: %+v, %v", round, err)
	}
}
