package storetest

import (
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
)

// testConcurrent has several writers load overlapping stories while others
// read, and wants the graph that one writer alone makes.
func testConcurrent(t *testing.T, open func(*testing.T) graph.Store) {
	const writers, readers = 3, 3
	stories := newWorld(seeded(t)).stories(36)
	alone := graph.New(open(t), Types, atDay100)
	add(t, alone, stories...)
	want := Dump(t, alone)
	if err := alone.Close(); err != nil {
		t.Fatal(err)
	}
	together := graph.New(open(t), Types, atDay100)
	defer together.Close()

	written := make(chan struct{})
	var writing, reading sync.WaitGroup
	for i := range writers {
		writing.Go(func() {
			for j := range stories { // each begins elsewhere
				r := stories[(j+i*len(stories)/writers)%len(stories)]
				if _, err := together.Add(t.Context(), r); err != nil {
					t.Errorf("writer %d: %v", i, err)
				}
			}
		})
	}
	for range readers {
		reading.Go(func() {
			for done, before := false, 0; !done; {
				select {
				case <-written:
					done = true
				default:
				}
				n, err := readAlong(t, together)
				if err != nil || n < before {
					t.Errorf("reading along: %d stories after %d, %v", n, before, err)
					return
				}
				before = n
			}
		})
	}
	writing.Wait()
	close(written)
	reading.Wait()
	if diff := cmp.Diff(want, Dump(t, together)); diff != "" {
		t.Errorf("several writers make another graph:\n%s", diff)
	}
}

// readAlong reads a graph that grows, and returns the number of its stories.
// What a relation points at must be there, since a transaction is seen whole;
// unless the relation itself has gone meanwhile, as when its ends were joined.
func readAlong(t *testing.T, g *graph.Graph) (int, error) {
	ctx := t.Context()
	stats, err := g.Statistics(ctx)
	if err != nil {
		return 0, err
	}
	page, err := g.Relations(ctx, graph.RelationQuery{Window: graph.Window{First: 20}})
	if err != nil {
		return 0, err
	}
	for _, r := range page.Items {
		claims, err := g.ClaimsByID(ctx, r.Claims)
		if err != nil || len(claims) != len(r.Claims) {
			return 0, fmt.Errorf("%d of the %d claims of a relation: %w", len(claims), len(r.Claims), err)
		}
		n, err := g.Neighbourhood(ctx, graph.NeighbourhoodQuery{Of: []string{r.Source}, Hops: 1, Limit: 5})
		if err != nil {
			return 0, fmt.Errorf("around the source of a relation: %w", err)
		}
		if still, err := g.RelationsByID(ctx, []string{r.ID}, now); err != nil || len(still) > 0 && len(n.Relations) == 0 {
			return 0, fmt.Errorf("nothing is around the source of a relation that is there (%v)", err)
		}
	}
	return stats.Stories, nil
}
