package storetest

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
)

// testAnyOrder loads the same stories in several orders and batches, some of
// them twice, some removed and added again on the way and some replaced by
// what is loaded next, has the same judged on the way, and wants the same graph
// whatever the way.
func testAnyOrder(t *testing.T, open func(*testing.T) graph.Store) {
	random := seeded(t)
	w := newWorld(random)
	stories := w.stories(30)
	g := graph.New(open(t), Types, atDay100)
	add(t, g, stories...)
	judged := w.judgements(t, g, 8)
	want := Dump(t, g)
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		g := graph.New(open(t), Types, atDay100)
		random.Shuffle(len(stories), func(i, j int) { stories[i], stories[j] = stories[j], stories[i] })
		half := 1 + random.IntN(len(stories)-1)
		loadSomehow(t, random, g, w, stories[:half])
		waiting := judgeNames(t, g, judged)
		loadSomehow(t, random, g, w, stories[half:])
		for _, j := range waiting {
			judge(t, g, j)
		}
		got := Dump(t, g)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("another order gives another graph:\n%s", diff)
		}
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// judgeNames makes the judgements on names that are there already, and returns
// the others: a judgement on a relation knows it by its claims, and waits for all.
func judgeNames(t *testing.T, g *graph.Graph, judgements []graph.Judgement) (waiting []graph.Judgement) {
	t.Helper()
	for _, j := range judgements {
		if len(j.Names) > 0 {
			_, err := g.Judge(t.Context(), j)
			if err == nil {
				continue
			}
			if graph.CodeOf(err) != graph.NotFound {
				t.Fatal(err)
			}
		}
		waiting = append(waiting, j)
	}
	return waiting
}

// loadSomehow loads stories in batches, by detours that leave no trace.
func loadSomehow(t *testing.T, random *rand.Rand, g *graph.Graph, w *world, stories []graph.Reading) {
	t.Helper()
	for len(stories) > 0 {
		batch := stories[:min(len(stories), 1+random.IntN(7))]
		stories = stories[len(batch):]
		first := batch[0]
		if random.IntN(3) == 0 { // an earlier text at the same place, which gives way
			earlier := w.story("earlier")
			earlier.Story.Origins = first.Story.Origins
			add(t, g, earlier)
		}
		add(t, g, batch...)
		if random.IntN(3) == 0 {
			add(t, g, slices.Concat(batch, batch)...)
		}
		if random.IntN(3) == 0 {
			if err := g.Remove(t.Context(), graph.StoryID(first.Story)); err != nil {
				t.Fatal(err)
			}
			add(t, g, first)
		}
	}
}

// testRunAgain has every transaction run again after a conflict, as a store
// may do, and wants the graph of an undisturbed load.
func testRunAgain(t *testing.T, open func(*testing.T) graph.Store) {
	random := seeded(t)
	w := newWorld(random)
	stories := w.stories(30)
	var dumps []string
	for _, wrap := range []func(graph.Store) graph.Store{
		func(s graph.Store) graph.Store { return s },
		func(s graph.Store) graph.Store { return conflicting{s} },
	} {
		g := graph.New(wrap(open(t)), Types, atDay100)
		for batch := range slices.Chunk(stories, 7) {
			add(t, g, batch...)
		}
		if err := g.Remove(t.Context(), graph.StoryID(stories[3].Story)); err != nil {
			t.Fatal(err)
		}
		dumps = append(dumps, Dump(t, g))
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(dumps[0], dumps[1]); diff != "" {
		t.Errorf("a transaction that ran twice gives another graph:\n%s", diff)
	}
}

// conflicting is a store in which every transaction conflicts once.
type conflicting struct{ graph.Store }

var errConflict = errors.New("conflict")

func (c conflicting) Update(ctx context.Context, change func(graph.Tx) error) error {
	err := c.Store.Update(ctx, func(tx graph.Tx) error {
		if err := change(tx); err != nil {
			return err
		}
		return errConflict
	})
	if !errors.Is(err, errConflict) {
		return err
	}
	return c.Store.Update(ctx, change)
}
