package storetest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
)

// tellTies tells stories in which everything ties: days, sums, confidences and
// similarities of names.
func tellTies(t *testing.T, g *graph.Graph) {
	t.Helper()
	var all []graph.Reading
	for i := range 21 {
		lender := []string{"Same", "Same Union", "Mr Same"}[i%3]
		all = append(all, Tell(fmt.Sprint(i), "Daily", i/7, Statement{
			Source: lender, Type: "LENDS", Target: fmt.Sprintf("Borrower %d", i), Amount: Dollars(float64(100 * (i % 2))), Confidence: 0.5 + 0.25*float64(i%2),
		}))
	}
	add(t, g, all...)
}

func testPages(t *testing.T, g *graph.Graph) {
	tellTies(t, g)
	ctx := t.Context()
	for _, order := range []graph.Order{graph.Newest, graph.Surest, graph.Largest} {
		checkPages(t, "relations "+string(order), 21, func(w graph.Window) (graph.Page[graph.Relation], error) {
			return g.Relations(ctx, graph.RelationQuery{Order: order, Filter: graph.RelationFilter{Amount: &graph.AmountRange{Currency: usd}}, Window: w})
		})
		checkPages(t, "deals "+string(order), 21, func(w graph.Window) (graph.Page[graph.Deal], error) {
			return g.Deals(ctx, graph.DealQuery{Order: order, Amount: &graph.AmountRange{Currency: usd}, Window: w})
		})
	}
	checkPages(t, "stories", 21, func(w graph.Window) (graph.Page[graph.Story], error) {
		return g.Stories(ctx, graph.StoryQuery{Window: w})
	})
	checkPages(t, "entities", 24, func(w graph.Window) (graph.Page[graph.Entity], error) {
		return g.Entities(ctx, graph.EntityQuery{Window: w})
	})
	checkPages(t, "entities of a kind", 22, func(w graph.Window) (graph.Page[graph.Entity], error) {
		return g.Entities(ctx, graph.EntityQuery{Kinds: []graph.Kind{graph.Company}, Window: w})
	})
	checkPages(t, "entities found by name", 21, func(w graph.Window) (graph.Page[graph.Entity], error) {
		return g.Entities(ctx, graph.EntityQuery{Search: "borrower", Window: w})
	})
}

// checkPages reads a list of n items in pages of several sizes and wants the
// same items in the same order each time, and pages that know of each other.
func checkPages[T any](t *testing.T, name string, n int, ask func(graph.Window) (graph.Page[T], error)) {
	t.Helper()
	whole, err := ask(graph.Window{First: graph.MaxPage, Total: true})
	if err != nil || len(whole.Items) != n || len(whole.Cursors) != n || whole.Total != n || whole.More {
		t.Fatalf("%s: %d items, %d cursors, total %d, more %v, %v; want %d", name, len(whole.Items), len(whole.Cursors), whole.Total, whole.More, err, n)
	}
	for _, first := range []int{1, 2, 5, max(n, 1)} {
		w := graph.Window{First: first}
		for read := 0; read < n; {
			page, err := ask(w)
			if err != nil {
				t.Fatalf("%s behind %d of %d: %v", name, read, n, err)
			}
			end := min(read+first, n)
			if diff := cmp.Diff(whole.Items[read:end], page.Items); diff != "" {
				t.Fatalf("%s, %d to %d in pages of %d:\n%s", name, read, end, first, diff)
			}
			if page.More != (end < n) || page.Total != -1 {
				t.Fatalf("%s, %d to %d of %d: more %v, total %d", name, read, end, n, page.More, page.Total)
			}
			read, w.After = end, page.Cursors[len(page.Cursors)-1]
		}
		if behind, err := ask(w); err != nil || len(behind.Items) > 0 || behind.More {
			t.Errorf("%s: behind the last one: %+v, %v", name, behind, err)
		}
	}
}

// testPageBehindWhatWent goes on behind an item that is gone by then.
func testPageBehindWhatWent(t *testing.T, g *graph.Graph) {
	tellTies(t, g)
	whole, err := g.Relations(t.Context(), graph.RelationQuery{Window: graph.Window{First: 20}})
	if err != nil {
		t.Fatal(err)
	}
	claims, err := g.ClaimsByID(t.Context(), whole.Items[9].Claims)
	if err != nil || len(claims) != 1 {
		t.Fatalf("%v, %v", claims, err)
	}
	if err := g.Remove(t.Context(), claims[0].Story); err != nil {
		t.Fatal(err)
	}
	rest, err := g.Relations(t.Context(), graph.RelationQuery{Window: graph.Window{First: 10, After: whole.Cursors[9]}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(whole.Items[10:], rest.Items); diff != "" {
		t.Errorf("behind what is gone:\n%s", diff)
	}
}

func testEmpty(t *testing.T, g *graph.Graph) {
	checkPages(t, "relations", 0, func(w graph.Window) (graph.Page[graph.Relation], error) {
		return g.Relations(t.Context(), graph.RelationQuery{Window: w})
	})
	checkPages(t, "deals", 0, func(w graph.Window) (graph.Page[graph.Deal], error) {
		return g.Deals(t.Context(), graph.DealQuery{Window: w})
	})
	checkPages(t, "stories", 0, func(w graph.Window) (graph.Page[graph.Story], error) {
		return g.Stories(t.Context(), graph.StoryQuery{Window: w})
	})
	checkPages(t, "entities", 0, func(w graph.Window) (graph.Page[graph.Entity], error) {
		return g.Entities(t.Context(), graph.EntityQuery{Window: w})
	})
	checkPages(t, "entities found by name", 0, func(w graph.Window) (graph.Page[graph.Entity], error) {
		return g.Entities(t.Context(), graph.EntityQuery{Search: "anything", Window: w})
	})
	appearances, claims, err := g.Contents(t.Context(), []string{nobodyKnows})
	if err != nil || len(appearances) != 0 || len(claims) != 0 {
		t.Errorf("contents of a story that is not there: %v, %v, %v", appearances, claims, err)
	}
	for name, err := range map[string]error{
		"entity": second(g.Entity(t.Context(), graph.EntityRef{ID: nobodyKnows})), "relation": second(g.Relation(t.Context(), nobodyKnows)),
		"deal": second(g.Deal(t.Context(), nobodyKnows)), "story": second(g.Story(t.Context(), nobodyKnows)),
		"paths":  second(g.Paths(t.Context(), graph.PathQuery{From: nobodyKnows, To: "e1", MaxHops: 1, First: 1})),
		"remove": g.Remove(t.Context(), nobodyKnows),
	} {
		if graph.CodeOf(err) != graph.NotFound {
			t.Errorf("%s: %v, want NOT_FOUND", name, err)
		}
	}
	stats, err := g.Statistics(t.Context())
	want := graph.Statistics{EntitiesByKind: map[graph.Kind]int{}, RelationsByType: map[string]int{}}
	if diff := cmp.Diff(want, stats); diff != "" || err != nil {
		t.Errorf("statistics of nothing: %v, %s", err, diff)
	}
}
