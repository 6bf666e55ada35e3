package api

import (
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// maxParties bounds the parties that a DealFilter may name.
const maxParties = 10

// id returns the id of the entity that a reference means. It fails with
// NotFound where nothing bears the name; an id is taken as it is, and
// [resolver.exist] tells, once there is an answer, whether it is an entity's.
func (r *resolver) id(ctx context.Context, ref graph.EntityRef) (string, error) {
	if ref == (graph.EntityRef{ID: ref.ID}) && ref.ID != "" {
		return ref.ID, nil
	}
	found, err := r.graph.Entity(ctx, ref)
	return found.ID, err
}

// ids returns the ids of the entities that an argument names, as id does.
func (r *resolver) ids(ctx context.Context, argument string, refs []graph.EntityRef) ([]string, error) {
	if len(refs) > graph.MaxSeeds {
		return nil, graph.Errorf(graph.BadInput, "%s names %d entities; it may name %d", argument, len(refs), graph.MaxSeeds)
	}
	var ids []string
	for _, ref := range refs {
		id, err := r.id(ctx, ref)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// exist fails with NotFound where an id that a question names is no entity's.
// An answer shows of most that they are there, which spares the store a call.
func (r *resolver) exist(ctx context.Context, named, shown []string) error {
	unseen := slices.DeleteFunc(slices.Clone(named), func(id string) bool { return slices.Contains(shown, id) })
	return r.graph.Exist(ctx, unseen)
}

// parties turns the filter's references into what the graph takes.
func (r *resolver) parties(ctx context.Context, filters []PartyFilter) ([]graph.PartyFilter, error) {
	if len(filters) > maxParties {
		return nil, graph.Errorf(graph.BadInput, "the filter names %d parties; it may name %d", len(filters), maxParties)
	}
	var parties []graph.PartyFilter
	for _, f := range filters {
		p := graph.PartyFilter{Role: given(f.Role)}
		if f.Entity != nil {
			var err error
			if p.Entity, err = r.id(ctx, *f.Entity); err != nil {
				return nil, err
			}
		}
		parties = append(parties, p)
	}
	return parties, nil
}
