package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
)

// testNeverHad adds stories, takes some of them back, judges and takes
// judgements back in a random order, and wants the graph that never had what
// was taken back.
func testNeverHad(t *testing.T, open func(*testing.T) graph.Store) {
	random := seeded(t)
	w := newWorld(random)
	kept, gone := w.stories(14), w.stories(10)
	g := graph.New(open(t), Types, atDay100)
	judged := map[string]graph.Judgement{}
	waiting, there := gone, []graph.Reading{} // of those that go, which are not added yet and which are
	left := addOne(t, g, kept)                // there must be something to judge
	for step := 0; len(left)+len(waiting)+len(there) > 0; step++ {
		switch random.IntN(5) {
		case 0:
			left = addOne(t, g, left)
		case 1:
			if len(waiting) > 0 {
				there = append(there, waiting[0])
				waiting = addOne(t, g, waiting)
			}
		case 2:
			if len(there) > 0 {
				i := random.IntN(len(there))
				if err := g.Remove(t.Context(), graph.StoryID(there[i].Story)); err != nil {
					t.Fatal(err)
				}
				there = append(there[:i], there[i+1:]...)
			}
		case 3:
			for id, j := range judged {
				takeBack(t, g, j)
				delete(judged, id)
				break
			}
		default:
			if j, ok := w.judge(t, g, step); ok {
				judged[j.ID] = j
			}
		}
	}
	for id, j := range judged { // nobody can judge what was never told
		if !stillThere(t, g, j) {
			takeBack(t, g, j)
			delete(judged, id)
		}
	}
	got := Dump(t, g)
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	never := graph.New(open(t), Types, atDay100)
	defer never.Close()
	add(t, never, kept...)
	for _, j := range judged {
		judge(t, never, j)
	}
	if diff := cmp.Diff(Dump(t, never), got); diff != "" {
		t.Errorf("with %d judgements, of %d stories that were taken back something remains (+):\n%s", len(judged), len(gone), diff)
	}
}

// addOne adds the first of some readings and returns the others.
func addOne(t *testing.T, g *graph.Graph, readings []graph.Reading) []graph.Reading {
	t.Helper()
	if len(readings) == 0 {
		return nil
	}
	add(t, g, readings[0])
	return readings[1:]
}

// stillThere reports whether all that a judgement is about is in the graph.
func stillThere(t *testing.T, g *graph.Graph, j graph.Judgement) bool {
	t.Helper()
	names, err := g.NamesByID(t.Context(), j.Names)
	if err != nil {
		t.Fatal(err)
	}
	claims, err := g.ClaimsByID(t.Context(), j.Claims)
	if err != nil {
		t.Fatal(err)
	}
	return len(names) == len(j.Names) && len(claims) == len(j.Claims)
}
