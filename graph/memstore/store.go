// Package memstore keeps a graph in memory, plainly: it is the reference that
// the other stores are measured against, so it is written to be believed.
//
//	g := graph.New(memstore.New(), types)
//	defer g.Close()
//
// Every question is a scan over all records that reads like the definition of
// its answer; nothing is indexed and nothing is kept between two questions. A
// question sees the state of one moment. A transaction works on a copy of the
// state, which takes the old one's place when it commits.
package memstore

import (
	"context"
	"sync/atomic"

	"github.com/dealgraph/dealgraph/graph"
)

// Store is a graph in memory. It is safe for use by several goroutines, and
// gone when it is closed.
type Store struct {
	state   atomic.Pointer[state] // never changed once it is here; nil when closed
	writing chan struct{}         // holds one token while a transaction runs
}

var _ graph.Store = (*Store)(nil)

// New returns an empty store.
func New() *Store {
	s := &Store{writing: make(chan struct{}, 1)}
	s.state.Store(newState())
	return s
}

// now returns the state of this moment, which nothing changes any more.
func (s *Store) now(ctx context.Context) (*state, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	now := s.state.Load()
	if now == nil {
		return nil, graph.Errorf(graph.Unavailable, "the store in memory is closed; open another")
	}
	return now, nil
}

// Update implements [graph.Store]. Transactions run one after the other.
func (s *Store) Update(ctx context.Context, change func(graph.Tx) error) error {
	select {
	case s.writing <- struct{}{}:
		defer func() { <-s.writing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	now, err := s.now(ctx)
	if err != nil {
		return err
	}
	next := now.clone()
	if err := change(&tx{ctx: ctx, state: next}); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	s.state.Store(next)
	return nil
}

// Close implements [graph.Store]. It waits for the transaction that runs.
func (s *Store) Close() error {
	s.writing <- struct{}{}
	defer func() { <-s.writing }()
	s.state.Store(nil)
	return nil
}
