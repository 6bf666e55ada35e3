package storetest

import (
	"slices"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
)

func testNeighbourhood(t *testing.T, g *graph.Graph) {
	add(t, g, Tell("a", "Daily", 0,
		Statement{Source: "A", Type: "OWNS", Target: "B", Confidence: 0.9},
		Statement{Source: "B", Type: "LENDS", Target: "C"},
		Statement{Source: "D", Type: "PARTNERS", Target: "C"},
		Statement{Source: "D", Type: "OWNS", Target: "Far"},
		Statement{Source: "A", Type: "OWNS", Target: "X", Confidence: 0.3},
	))
	ask := func(hops, limit int, f graph.RelationFilter) graph.Network {
		t.Helper()
		n, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{entity(t, g, "A")}, Hops: hops, Limit: limit, Filter: f})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	n := ask(3, 100, graph.RelationFilter{})
	if got := triples(t, g, n.Relations); !slices.Equal(got, []string{"A OWNS B", "A OWNS X", "B LENDS C", "C PARTNERS D"}) || n.Truncated {
		t.Errorf("three hops: %v, truncated %v", got, n.Truncated)
	}
	if n.Entities[0].Name != "A" || !slices.Equal(n.Hops, []int{0, 1, 1, 2, 3}) {
		t.Errorf("entities %v at %v", n.Entities, n.Hops)
	}
	if n = ask(3, 1, graph.RelationFilter{}); !n.Truncated || !slices.Equal(triples(t, g, n.Relations), []string{"A OWNS B"}) || len(n.Entities) != 2 {
		t.Errorf("limited to one: %v, %v, truncated %v", n.Entities, n.Relations, n.Truncated)
	}
	if n = ask(3, 100, graph.RelationFilter{MinConfidence: 0.5, Types: []string{"OWNS", "PARTNERS"}}); !slices.Equal(triples(t, g, n.Relations), []string{"A OWNS B"}) {
		t.Errorf("filtered: %v", triples(t, g, n.Relations))
	}
	for name, q := range map[string]graph.NeighbourhoodQuery{
		"of nothing":    {Hops: 1, Limit: 1},
		"too far":       {Of: []string{"e"}, Hops: graph.MaxHops + 1, Limit: 1},
		"without limit": {Of: []string{"e"}, Hops: 1},
	} {
		if _, err := g.Neighbourhood(t.Context(), q); graph.CodeOf(err) != graph.BadInput {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{"e0"}, Hops: 1, Limit: 1}); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("of an entity that is not there: %v", err)
	}
}

func testPaths(t *testing.T, g *graph.Graph) {
	add(t, g, Tell("a", "Daily", 0,
		Statement{Source: "A", Type: "LENDS", Target: "Hub", Confidence: 0.9},
		Statement{Source: "B", Type: "LENDS", Target: "Hub", Confidence: 0.9},
		Statement{Source: "A", Type: "PARTNERS", Target: "Hub", Confidence: 0.4}, // a second edge between the same two is no second way
		Statement{Source: "A", Type: "OWNS", Target: "M", Confidence: 0.6},
		Statement{Source: "B", Type: "OWNS", Target: "M", Confidence: 0.6},
		Statement{Source: "M", Type: "OWNS", Target: "N"},
		Statement{Source: "N", Type: "OWNS", Target: "B"},
		Statement{Source: "Lonely", Type: "OWNS", Target: "Island"},
	))
	ask := func(q graph.PathQuery) (ways [][]string) {
		t.Helper()
		paths, err := g.Paths(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range paths {
			var names []string
			for _, e := range p.Entities {
				names = append(names, e.Name)
			}
			if len(p.Relations) != len(p.Entities)-1 {
				t.Errorf("%d relations between %v", len(p.Relations), names)
			}
			ways = append(ways, names)
		}
		return ways
	}
	q := graph.PathQuery{From: entity(t, g, "A"), To: entity(t, g, "B"), MaxHops: 4, First: 10}
	want := [][]string{{"A", "Hub", "B"}, {"A", "M", "B"}, {"A", "M", "N", "B"}}
	if got := ask(q); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %v, want %v", got, want)
	}
	q.First = 1
	if got := ask(q); !slices.EqualFunc(got, want[:1], slices.Equal) {
		t.Errorf("the first: %v", got)
	}
	q.First, q.Filter.Types = 10, []string{"OWNS"}
	if got := ask(q); !slices.EqualFunc(got, want[1:], slices.Equal) {
		t.Errorf("by ownership: %v", got)
	}
	q.To = entity(t, g, "Island")
	if got := ask(q); len(got) != 0 {
		t.Errorf("to an island: %v", got)
	}
	q.To = q.From
	if _, err := g.Paths(t.Context(), q); graph.CodeOf(err) != graph.BadInput {
		t.Errorf("to itself: %v", err)
	}
}
