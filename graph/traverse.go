package graph

import "context"

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
	n, err := g.store.Neighbourhood(ctx, q)
	if err != nil {
		return Network{}, err
	}
	return n, missing(q.Of, n.Entities)
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
	paths, err := g.store.Paths(ctx, q)
	if err == nil && len(paths) == 0 {
		err = g.Exist(ctx, []string{q.From, q.To})
	}
	return paths, err
}

// Exist fails with NotFound where one of the ids is not that of an entity.
func (g *Graph) Exist(ctx context.Context, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	found, err := g.store.EntitiesByID(ctx, ids)
	if err != nil {
		return err
	}
	return missing(ids, found)
}

// missing fails with NotFound where an entity with one of the ids is not among those found.
func missing(ids []string, found []Entity) error {
	there := make(map[string]bool, len(found))
	for _, e := range found {
		there[e.ID] = true
	}
	for _, id := range ids {
		if !there[id] {
			return Errorf(NotFound, "there is no entity with the id %s", id)
		}
	}
	return nil
}
