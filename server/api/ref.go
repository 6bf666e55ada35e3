package api

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
)

// maxParties bounds the parties that a DealFilter may name.
const maxParties = 10

// ids returns the ids of the entities that an argument names. It fails with
// NotFound where one of them is not there.
func (r *resolver) ids(ctx context.Context, argument string, refs []graph.EntityRef) ([]string, error) {
	if len(refs) > graph.MaxSeeds {
		return nil, graph.Errorf(graph.BadInput, "%s names %d entities; it may name %d", argument, len(refs), graph.MaxSeeds)
	}
	var ids []string
	for _, ref := range refs {
		found, err := r.graph.Entity(ctx, ref)
		if err != nil {
			return nil, err
		}
		ids = append(ids, found.ID)
	}
	return ids, nil
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
			found, err := r.graph.Entity(ctx, *f.Entity)
			if err != nil {
				return nil, err
			}
			p.Entity = found.ID
		}
		parties = append(parties, p)
	}
	return parties, nil
}
