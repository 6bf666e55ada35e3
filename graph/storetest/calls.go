package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// calls returns a call of every method of a store but Close, by name.
func calls(s graph.Store) map[string]func(context.Context) error {
	page, ids := graph.Slice{Limit: 1, Total: true}, []string{nobodyKnows}
	facts := graph.RelationFilter{Polarity: graph.Affirmed}
	return map[string]func(context.Context) error{
		"Update":           func(ctx context.Context) error { return s.Update(ctx, func(graph.Tx) error { return nil }) },
		"EntitiesByID":     func(ctx context.Context) error { return second(s.EntitiesByID(ctx, ids)) },
		"RelationsByID":    func(ctx context.Context) error { return second(s.RelationsByID(ctx, ids, now)) },
		"DealsByID":        func(ctx context.Context) error { return second(s.DealsByID(ctx, ids, now)) },
		"StoriesByID":      func(ctx context.Context) error { return second(s.StoriesByID(ctx, ids)) },
		"ContradictionsOf": func(ctx context.Context) error { return second(s.ContradictionsOf(ctx, ids)) },
		"Contradictions": func(ctx context.Context) error {
			return third(s.Contradictions(ctx, graph.ContradictionQuery{}, page))
		},
		"Changes": func(ctx context.Context) error { return third(s.Changes(ctx, graph.ChangeQuery{}, page)) },
		"Ranking": func(ctx context.Context) error {
			return second(s.Ranking(ctx, graph.RankingQuery{By: graph.ByCount, Role: "LENDER", Credit: graph.FullCredit, First: 1}))
		},
		"ClaimsByID":      func(ctx context.Context) error { return second(s.ClaimsByID(ctx, ids)) },
		"NamesByID":       func(ctx context.Context) error { return second(s.NamesByID(ctx, ids)) },
		"LinksOf":         func(ctx context.Context) error { return second(s.LinksOf(ctx, ids)) },
		"JudgementsAbout": func(ctx context.Context) error { return second(s.JudgementsAbout(ctx, ids)) },
		"Judgements":      func(ctx context.Context) error { return third(s.Judgements(ctx, graph.JudgementQuery{}, page)) },
		"Reviews":         func(ctx context.Context) error { return third(s.Reviews(ctx, page)) },
		"Unmerged":        func(ctx context.Context) error { return second(s.Unmerged(ctx, 1)) },
		"MergedBy":        func(ctx context.Context) error { return second(s.MergedBy(ctx)) },
		"Unmerge":         func(ctx context.Context) error { return s.Unmerge(ctx, "") },
		"Contents":        func(ctx context.Context) error { return third(s.Contents(ctx, ids)) },
		"EntitiesByKey":   func(ctx context.Context) error { return second(s.EntitiesByKey(ctx, graph.NameKey{Name: "a"})) },
		"SimilarNames":    func(ctx context.Context) error { return second(s.SimilarNames(ctx, []string{"  a"}, nil, 1)) },
		"Entities":        func(ctx context.Context) error { return third(s.Entities(ctx, graph.EntityQuery{}, page)) },
		"Stories":         func(ctx context.Context) error { return third(s.Stories(ctx, graph.StoryQuery{}, page)) },
		"Statistics":      func(ctx context.Context) error { return second(s.Statistics(ctx)) },
		"Relations": func(ctx context.Context) error {
			return third(s.Relations(ctx, graph.RelationQuery{Filter: facts, Order: graph.Newest}, page))
		},
		"Deals": func(ctx context.Context) error {
			return third(s.Deals(ctx, graph.DealQuery{Order: graph.Newest}, page))
		},
		"Neighbourhood": func(ctx context.Context) error {
			return second(s.Neighbourhood(ctx, graph.NeighbourhoodQuery{Of: ids, Hops: 1, Filter: facts, Limit: 1}))
		},
		"Paths": func(ctx context.Context) error {
			return second(s.Paths(ctx, graph.PathQuery{From: nobodyKnows, To: "e1", MaxHops: 1, Filter: facts, First: 1}))
		},
	}
}

func second[T any](_ T, err error) error { return err }

func third[T, U any](_ T, _ U, err error) error { return err }

// testCancelled calls everything with contexts that are over, and wants the
// reason.
func testCancelled(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	defer s.Close()
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	late, cancel := context.WithTimeout(t.Context(), -time.Second)
	defer cancel()
	for name, call := range calls(s) {
		if err := call(t.Context()); err != nil {
			t.Errorf("%s in good time: %v", name, err)
		}
		if err := call(cancelled); graph.CodeOf(err) != graph.Canceled || !errors.Is(err, context.Canceled) {
			t.Errorf("%s of a caller who gave up: %v", name, err)
		}
		if err := call(late); graph.CodeOf(err) != graph.Canceled || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s too late: %v", name, err)
		}
	}
}

// testCancelledHalfway gives up in the middle of a transaction.
func testCancelledHalfway(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	defer s.Close()
	ctx, cancel := context.WithCancel(t.Context())
	err := s.Update(ctx, func(tx graph.Tx) error {
		if err := tx.PutStories([]graph.Story{{ID: "s1", Text: "x", Published: Day(0)}}); err != nil {
			return err
		}
		cancel()
		_, err := tx.StoryHeads([]string{"s1"})
		if graph.CodeOf(err) != graph.Canceled {
			t.Errorf("reading after the caller gave up: %v", err)
		}
		return nil // a change that does not care
	})
	if graph.CodeOf(err) != graph.Canceled {
		t.Errorf("the transaction of a caller who gave up: %v", err)
	}
	if left, err := s.Statistics(t.Context()); err != nil || left.Stories != 0 {
		t.Errorf("it left %+v, %v", left, err)
	}
}

// testWaiting waits for another's transaction no longer than its context says.
func testWaiting(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	defer s.Close()
	update(t, s, putRows)
	for name, change := range map[string]func(graph.Tx) error{
		"puts the same story": func(tx graph.Tx) error { return tx.PutStories([]graph.Story{rows.story}) },
		"locks as well":       func(tx graph.Tx) error { return tx.Lock() },
	} {
		update(t, s, func(tx graph.Tx) error {
			if err := change(tx); err != nil {
				return err
			}
			ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
			defer cancel()
			waited := make(chan error, 1)
			go func() { waited <- s.Update(ctx, change) }()
			select {
			case err := <-waited:
				if graph.CodeOf(err) != graph.Canceled {
					t.Errorf("a transaction that %s does not wait: %v", name, err)
				}
			case <-time.After(5 * time.Second):
				t.Errorf("a transaction that %s waits though its time is out", name)
			}
			return nil
		})
	}
}

// testClosed calls everything on a store that is closed.
func testClosed(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	add(t, graph.New(s, Types, atDay100), Tell("1", "Daily", 0, Statement{Source: "A", Type: "OWNS", Target: "B"}))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for name, call := range calls(s) {
		if err := call(t.Context()); graph.CodeOf(err) != graph.Unavailable {
			t.Errorf("%s of a closed store: %v, want UNAVAILABLE", name, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing it again: %v", err)
	}
}
