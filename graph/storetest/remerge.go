package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
)

// testRemerged has a store that was merged by other rules, in which names are
// linked otherwise, merged anew, and wants the graph of a store that never was.
func testRemerged(t *testing.T, open func(*testing.T) graph.Store) {
	random := seeded(t)
	w := newWorld(random)
	stories := w.stories(40)
	fresh := graph.New(open(t), Types, atDay100)
	add(t, fresh, stories...)
	judged, _ := w.judge(t, fresh, 0)
	want := Dump(t, fresh)
	if err := fresh.Close(); err != nil {
		t.Fatal(err)
	}
	s := open(t)
	g := graph.New(s, Types, atDay100)
	defer g.Close()
	add(t, g, stories...)
	linkOtherwise(t, s, g)
	if judged.ID != "" {
		judge(t, g, judged)
	}
	if want == Dump(t, g) {
		t.Fatal("names that were linked otherwise make the same graph, which tells nothing")
	}
	merges := func(what string, merge func() (int, error), stories int) {
		t.Helper()
		if n, err := merge(); err != nil || n != stories {
			t.Errorf("%s merged %d stories anew, %v; want %d", what, n, err, stories)
		}
		if diff := cmp.Diff(want, Dump(t, g)); diff != "" {
			t.Errorf("%s left another graph than loading anew:\n%s", what, diff)
		}
	}
	upgrade := func() (int, error) { return g.Upgrade(t.Context()) }
	held := len(held(t, g))
	merges("the first upgrade", upgrade, held)
	merges("the second upgrade", upgrade, 0)
	merges("merging all anew", func() (int, error) { return g.Remerge(t.Context()) }, held)
	by, err := s.MergedBy(t.Context())
	if err != nil || by == "" {
		t.Fatalf("merged by %q, %v", by, err)
	}
	if err := s.Unmerge(t.Context(), by); err != nil { // cut off behind this, it goes on
		t.Fatal(err)
	}
	if left, err := g.Statistics(t.Context()); err != nil || left.Entities+left.Relations+left.Deals > 0 || left.Stories != held {
		t.Errorf("unmerged it holds %+v, %v", left, err)
	}
	merges("going on", upgrade, held)
}

// linkOtherwise takes all links away and has two entities to review that nothing
// speaks for, as other weights might have.
func linkOtherwise(t *testing.T, s graph.Store, g *graph.Graph) {
	t.Helper()
	entities, err := g.Entities(t.Context(), graph.EntityQuery{Window: graph.Window{First: graph.MaxPage}})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entities.Items {
		names = append(names, e.Names...)
	}
	a, b := entities.Items[0], entities.Items[1]
	update(t, s, func(tx graph.Tx) error {
		if err := tx.PutReviews([]string{a.ID}, []graph.Review{{ID: "v0", A: a.ID, B: b.ID, NameA: a.ID, NameB: b.ID, Score: 0.5, Stories: 2}}); err != nil {
			return err
		}
		return tx.PutLinks(names, nil)
	})
}

// held returns the stories that a graph holds.
func held(t *testing.T, g *graph.Graph) []graph.Story {
	t.Helper()
	return all(t, graph.Window{First: graph.MaxPage}, func(w graph.Window) (graph.Page[graph.Story], error) {
		return g.Stories(t.Context(), graph.StoryQuery{Window: w})
	})
}
