package graph

import (
	"context"
	"slices"
)

// The id of a name answers as that of its entity wherever one is taken. Most
// ids are those of entities, so a question is asked with the ids as they are,
// and once more only where its answer leaves out one that turns out to be a name's.

// Exist fails with NotFound where one of the ids is not that of an entity or of
// one of its names.
func (g *Graph) Exist(ctx context.Context, ids []string) error {
	_, err := g.current(ctx, ids)
	return err
}

// current returns the ids of the entities that ids mean, in their order.
func (g *Graph) current(ctx context.Context, ids []string) ([]string, error) {
	now, err := g.owners(ctx, ids)
	if err != nil {
		return nil, err
	}
	owners := make([]string, len(ids))
	for i, id := range ids {
		if owners[i] = now[id]; owners[i] == "" {
			return nil, Errorf(NotFound, "there is no entity with the id %s", id)
		}
	}
	return owners, nil
}

// owners returns the id of the entity that each id means; those that mean none are left out.
func (g *Graph) owners(ctx context.Context, ids []string) (map[string]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	found, err := g.store.EntitiesByID(ctx, ids)
	owners := make(map[string]string, len(found))
	for _, e := range found {
		for _, name := range e.Names {
			owners[name] = e.ID
		}
	}
	return owners, err
}

// redirect replaces ids in lists by those of the entities that they mean,
// where an answer does not show them already, and reports whether any is another.
func (g *Graph) redirect(ctx context.Context, shown []string, lists ...*[]string) (bool, error) {
	var unseen []string
	for _, list := range lists {
		for _, id := range *list {
			if id != "" && !slices.Contains(shown, id) {
				unseen = append(unseen, id)
			}
		}
	}
	owners, err := g.owners(ctx, union(nil, unseen))
	moved := false
	for _, list := range lists {
		*list = slices.Clone(*list)
		for i, id := range *list {
			if owner, there := owners[id]; there && owner != id {
				(*list)[i], moved = owner, true
			}
		}
	}
	return moved, err
}
