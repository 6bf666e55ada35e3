package neo4jstore

import (
	"cmp"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// network reads the answer to a question for a neighbourhood.
func network(r *row, seeds []string) graph.Network {
	n := graph.Network{
		Relations: nested(r, "relations", readRelation), Entities: nested(r, "entities", readEntity), Truncated: r.truth("truncated"),
	}
	distance := map[string]int{}
	for _, id := range seeds {
		distance[id] = 0
	}
	for i, hop := range list[int64](r, "hops") { // nearest first: the first edge at an entity tells how far it is
		for _, id := range []string{n.Relations[i].Source, n.Relations[i].Target} {
			if _, ok := distance[id]; !ok {
				distance[id] = int(hop)
			}
		}
	}
	slices.SortFunc(n.Entities, func(a, b graph.Entity) int {
		return cmp.Or(distance[a.ID]-distance[b.ID], cmp.Compare(a.ID, b.ID))
	})
	for _, e := range n.Entities {
		n.Hops = append(n.Hops, distance[e.ID])
	}
	return n
}
