package sqlitestore

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// walker goes over the adjacency and counts what it looks at.
type walker struct {
	ctx    context.Context
	filter graph.RelationFilter
	visits int
}

// visit counts links that are looked at, and fails when there are too many.
func (w *walker) visit(n int) error {
	before := w.visits
	w.visits += n
	if before/1024 != w.visits/1024 && w.ctx.Err() != nil {
		return w.ctx.Err()
	}
	if w.visits > graph.MaxVisits {
		return graph.Errorf(graph.TooLarge, "this would look at more than %d relations; ask for fewer hops or narrow the filter", graph.MaxVisits)
	}
	return nil
}

// look visits a link and reports whether it passes the filter.
func (w *walker) look(l *link) (bool, error) {
	return w.filter.Matches(&l.Relation, l.source.kind, l.target.kind), w.visit(1)
}

// Neighbourhood implements [graph.Store].
func (s *Store) Neighbourhood(ctx context.Context, q graph.NeighbourhoodQuery) (graph.Network, error) {
	var reached []*link
	var n graph.Network
	hops := map[string]int{}
	err := s.traverse(ctx, q.Filter.KnownAt, func(a *adjacency) (err error) {
		reached, err = (&walker{ctx: ctx, filter: q.Filter}).outward(a, q, hops)
		n.Truncated = len(reached) > q.Limit
		reached = reached[:min(len(reached), q.Limit)]
		return err
	}, func(tx querier) (err error) {
		ids, ends := make([]string, len(reached)), slices.Clone(q.Of)
		for i, l := range reached {
			ids[i] = l.ID
			ends = append(ends, l.Source, l.Target)
		}
		if n.Relations, err = relationsInOrder(ctx, tx, ids, q.Filter.KnownAt); err != nil {
			return err
		}
		slices.SortFunc(ends, func(a, b string) int { return cmp.Or(hops[a]-hops[b], cmp.Compare(a, b)) })
		n.Entities, err = entitiesInOrder(ctx, tx, slices.Compact(ends))
		return err
	})
	if err != nil {
		return graph.Network{}, err
	}
	for _, e := range n.Entities {
		n.Hops = append(n.Hops, hops[e.ID])
	}
	return n, nil
}

// outward goes from the seeds hop by hop, until all hops are done or more
// links are reached than the limit. It fills in the distance of each entity,
// and returns the links, nearest first, then surest.
func (w *walker) outward(a *adjacency, q graph.NeighbourhoodQuery, hops map[string]int) ([]*link, error) {
	var frontier []*vertex
	for _, id := range q.Of {
		hops[id] = 0
		if v := a.vertices[id]; v != nil {
			frontier = append(frontier, v)
		}
	}
	var all []*link
	taken := map[*link]bool{}
	for hop := 1; hop <= q.Hops && len(frontier) > 0 && len(all) <= q.Limit; hop++ {
		var ring []*link
		var next []*vertex
		for _, v := range frontier {
			for _, l := range v.links {
				if taken[l] {
					continue
				}
				ok, err := w.look(l)
				if err != nil {
					return nil, err
				}
				if !ok {
					continue
				}
				taken[l] = true
				ring = append(ring, l)
				o := l.other(v)
				if _, seen := hops[o.id]; !seen {
					hops[o.id] = hop
					next = append(next, o)
				}
			}
		}
		slices.SortFunc(ring, surer)
		all = append(all, ring...)
		frontier = next
	}
	return all, nil
}

func surer(a, b *link) int {
	return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.ID, b.ID))
}

func relationsInOrder(ctx context.Context, tx querier, ids []string, knownAt time.Time) ([]graph.Relation, error) {
	found, err := relationsAt(knownAt).byID(ctx, tx, ids)
	return inOrder(found, ids, func(r graph.Relation) string { return r.ID }), err
}

func entitiesInOrder(ctx context.Context, tx querier, ids []string) ([]graph.Entity, error) {
	found, err := records[graph.Entity](ctx, tx, entitiesByID, set(ids))
	return inOrder(found, ids, func(e graph.Entity) string { return e.ID }), err
}

// inOrder returns records in the order of the ids; an id of none has none.
func inOrder[T any](found []T, ids []string, id func(T) string) []T {
	at := make(map[string]T, len(found))
	for _, record := range found {
		at[id(record)] = record
	}
	ordered := make([]T, 0, len(ids))
	for _, i := range ids {
		if record, ok := at[i]; ok {
			ordered = append(ordered, record)
		}
	}
	return ordered
}
