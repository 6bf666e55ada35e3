package graph

import (
	"context"
	"slices"
)

// Neighbourhood returns all that lies within some hops of the entities: the
// relations that a walk of at most so many hops passes, whichever way they
// point, and the entities at their ends. It fails with BadInput where the
// query is out of bounds and with NotFound where one of the entities is not there.
func (g *Graph) Neighbourhood(ctx context.Context, q NeighbourhoodQuery) (Network, error) {
	if err := g.checkFilter(&q.Filter); err != nil {
		return Network{}, err
	}
	q.Of = union(nil, q.Of)
	switch {
	case len(q.Of) < 1 || len(q.Of) > MaxSeeds:
		return Network{}, Errorf(BadInput, "a neighbourhood of %d entities; it may be 1 to %d", len(q.Of), MaxSeeds)
	case q.Hops < 1 || q.Hops > MaxHops:
		return Network{}, Errorf(BadInput, "hops is %d; it may be 1 to %d", q.Hops, MaxHops)
	case q.Limit < 1 || q.Limit > MaxNeighbourhood:
		return Network{}, Errorf(BadInput, "limit is %d; it may be 1 to %d", q.Limit, MaxNeighbourhood)
	}
	n, err := g.neighbourhood(ctx, q)
	if err != nil || shows(n.Entities, q.Of) {
		return n, err
	}
	of, err := g.current(ctx, q.Of)
	if err != nil {
		return Network{}, err
	}
	q.Of = union(nil, of)
	return g.neighbourhood(ctx, q)
}

func (g *Graph) neighbourhood(ctx context.Context, q NeighbourhoodQuery) (Network, error) {
	n, err := g.store.Neighbourhood(ctx, q)
	n.Relations = relationsKnownAt(n.Relations, q.Filter.KnownAt)
	return n, err
}

// shows reports whether all of the ids are of the entities found.
func shows(found []Entity, ids []string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool {
		return !slices.ContainsFunc(found, func(e Entity) bool { return e.ID == id })
	})
}

// Paths returns the shortest and next shortest ways between two entities. It
// fails as Neighbourhood does, and with TooLarge where finding them would take
// looking at more of the graph than [MaxVisits].
func (g *Graph) Paths(ctx context.Context, q PathQuery) ([]Path, error) {
	if err := g.checkFilter(&q.Filter); err != nil {
		return nil, err
	}
	switch {
	case q.From == q.To:
		return nil, Errorf(BadInput, "both ends of the paths are the entity %s", q.From)
	case q.MaxHops < 1 || q.MaxHops > MaxPathHops:
		return nil, Errorf(BadInput, "maxHops is %d; it may be 1 to %d", q.MaxHops, MaxPathHops)
	case q.First < 1 || q.First > MaxPaths:
		return nil, Errorf(BadInput, "first is %d; it may be 1 to %d", q.First, MaxPaths)
	}
	paths, err := g.paths(ctx, q)
	if err != nil || len(paths) > 0 {
		return paths, err
	}
	ends, err := g.current(ctx, []string{q.From, q.To})
	switch {
	case err != nil:
		return nil, err
	case ends[0] == ends[1]:
		return nil, Errorf(BadInput, "both ends of the paths are the entity %s", ends[0])
	case ends[0] == q.From && ends[1] == q.To:
		return paths, nil
	}
	q.From, q.To = ends[0], ends[1]
	return g.paths(ctx, q)
}

func (g *Graph) paths(ctx context.Context, q PathQuery) ([]Path, error) {
	paths, err := g.store.Paths(ctx, q)
	for i := range paths {
		paths[i].Relations = relationsKnownAt(paths[i].Relations, q.Filter.KnownAt)
	}
	return paths, err
}
