package memstore

import (
	"context"
	"iter"
	"maps"
	"slices"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// state is all that a graph holds. Its maps belong to it alone; the records in
// them are shared between states and never changed.
type state struct {
	stories     map[string]graph.Story
	traces      map[string]graph.Trace        // by story
	appearances map[string][]graph.Appearance // by story
	claims      map[string][]graph.Claim      // by story
	names       map[string]graph.Name
	nameKeys    map[string][]string // by name, what links it
	links       []graph.Link
	judgements  map[string]graph.Judgement
	entities    map[string]graph.Entity
	keys        map[string][]graph.NameKey // by entity, what it is found by
	reviews     []graph.Review
	threads     map[string]graph.Thread
	changes     []graph.Change
	unmerged    map[string]bool // stories to be merged anew
	mergedBy    string
}

func newState() *state {
	return &state{
		stories:     map[string]graph.Story{},
		traces:      map[string]graph.Trace{},
		appearances: map[string][]graph.Appearance{},
		claims:      map[string][]graph.Claim{},
		names:       map[string]graph.Name{},
		nameKeys:    map[string][]string{},
		judgements:  map[string]graph.Judgement{},
		entities:    map[string]graph.Entity{},
		keys:        map[string][]graph.NameKey{},
		threads:     map[string]graph.Thread{},
		unmerged:    map[string]bool{},
	}
}

func (s *state) clone() *state {
	return &state{
		stories:     maps.Clone(s.stories),
		traces:      maps.Clone(s.traces),
		appearances: maps.Clone(s.appearances),
		claims:      maps.Clone(s.claims),
		names:       maps.Clone(s.names),
		nameKeys:    maps.Clone(s.nameKeys),
		links:       slices.Clone(s.links),
		judgements:  maps.Clone(s.judgements),
		entities:    maps.Clone(s.entities),
		keys:        maps.Clone(s.keys),
		reviews:     slices.Clone(s.reviews),
		threads:     maps.Clone(s.threads),
		changes:     slices.Clone(s.changes),
		unmerged:    maps.Clone(s.unmerged),
		mergedBy:    s.mergedBy,
	}
}

func (s *state) allAppearances() iter.Seq[graph.Appearance] {
	return flatten(maps.Values(s.appearances))
}

func (s *state) allClaims() iter.Seq[graph.Claim] { return flatten(maps.Values(s.claims)) }

// allRelations are the relations as they were known at a moment; zero is now.
func (s *state) allRelations(knownAt time.Time) iter.Seq[graph.Relation] {
	return func(yield func(graph.Relation) bool) {
		for _, thread := range s.threads {
			for _, r := range thread.Relations {
				if !knownAt.IsZero() && !r.KnownOn(knownAt) {
					i := slices.IndexFunc(thread.PastRelations, func(past graph.Relation) bool { return past.ID == r.ID && past.KnownOn(knownAt) })
					if i < 0 {
						continue
					}
					r = thread.PastRelations[i].Complete(r)
				}
				if !yield(r) {
					return
				}
			}
		}
	}
}

// allDeals are the deals as they were known at a moment; zero is now.
func (s *state) allDeals(knownAt time.Time) iter.Seq[graph.Deal] {
	return func(yield func(graph.Deal) bool) {
		for _, thread := range s.threads {
			for _, d := range thread.Deals {
				if !knownAt.IsZero() && !d.KnownOn(knownAt) {
					i := slices.IndexFunc(thread.PastDeals, func(past graph.Deal) bool { return past.ID == d.ID && past.KnownOn(knownAt) })
					if i < 0 {
						continue
					}
					d = thread.PastDeals[i].Complete(d)
				}
				if !yield(d) {
					return
				}
			}
		}
	}
}

func (s *state) allContradictions() iter.Seq[graph.Contradiction] {
	return func(yield func(graph.Contradiction) bool) {
		for _, thread := range s.threads {
			for _, c := range thread.Contradictions {
				if !yield(c) {
					return
				}
			}
		}
	}
}

func flatten[T any](lists iter.Seq[[]T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for list := range lists {
			for _, item := range list {
				if !yield(item) {
					return
				}
			}
		}
	}
}

// find returns the records that keep holds for, in no order.
func find[T any](ctx context.Context, all iter.Seq[T], keep func(T) bool) ([]T, error) {
	var found []T
	for record := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if keep(record) {
			found = append(found, record)
		}
	}
	return found, nil
}
