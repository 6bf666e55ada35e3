package neo4jstore

import (
	"cmp"
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// Neighbourhood implements [graph.Store]. It goes from the seeds ring by ring,
// with one statement each. All rings in one statement would be no faster to
// answer, and take seconds to plan, since the whole filter stands in each.
func (s *Store) Neighbourhood(ctx context.Context, q graph.NeighbourhoodQuery) (n graph.Network, err error) {
	err = s.withTypes(func(types []string) (known []string, err error) {
		edge, err := edges(q.Filter, types)
		if err != nil {
			return nil, err
		}
		e := newExplorer(ctx, s, edge, q.Filter)
		rings, err := e.rings(q)
		if err == nil {
			known, n, err = e.network(q, rings)
		}
		return known, err
	})
	return n, err
}

// rings finds the edges that are one hop further each time, surest first, until
// there are more than the limit.
func (e *explorer) rings(q graph.NeighbourhoodQuery) (rings [][]link, err error) {
	reached, seen, rim := map[string]bool{}, map[string]bool{}, q.Of
	for _, id := range q.Of {
		reached[id] = true
	}
	for hop := 1; hop <= q.Hops && len(rim) > 0 && len(seen) <= q.Limit; hop++ {
		found, err := e.ring(rim, 2*q.Limit+1) // of which no more than the limit were seen before
		if err != nil {
			return nil, err
		}
		var ring []link
		rim = nil
		for _, l := range found {
			if seen[l.id] {
				continue
			}
			seen[l.id], ring = true, append(ring, l)
			for _, id := range []string{l.from, l.to} {
				if !reached[id] {
					reached[id], rim = true, append(rim, id)
				}
			}
		}
		rings = append(rings, ring)
	}
	return rings, nil
}

// ring reads the edges at some entities, the surest of them up to a limit.
func (e *explorer) ring(rim []string, most int) ([]link, error) {
	e.w.params["rim"], e.w.params["most"] = rim, most
	if !e.knownAt.IsZero() {
		return e.ringThen()
	}
	found, err := ask(e.ctx, e.store, readLinks,
		"UNWIND $p.rim AS id MATCH (a:Entity {id: id})-"+e.edge+"-(:Entity)"+e.w.String()+
			" WITH DISTINCT r ORDER BY r.confidence DESC, r.id LIMIT $p.most"+
			" RETURN collect([r.id, startNode(r).id, endNode(r).id, r.confidence]) AS links", e.w.params)
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// network reads what the rings hold, up to the limit, and the relation types in use.
func (e *explorer) network(q graph.NeighbourhoodQuery, rings [][]link) ([]string, graph.Network, error) {
	hops := map[string]int{}
	for _, id := range q.Of {
		hops[id] = 0
	}
	links := slices.Concat(rings...)
	n := graph.Network{Truncated: len(links) > q.Limit}
	links = links[:min(len(links), q.Limit)]
	var relations []string
	for i, ring := range rings {
		for _, l := range ring[:min(len(ring), len(links)-len(relations))] {
			relations = append(relations, l.id)
			for _, id := range []string{l.from, l.to} {
				if _, ok := hops[id]; !ok {
					hops[id] = i + 1
				}
			}
		}
	}
	found, err := e.things(relations, nearestFirst(hops))
	if err != nil {
		return nil, graph.Network{}, err
	}
	for _, id := range relations {
		if r, ok := found.relations[id]; ok { // else it went between two statements
			n.Relations = append(n.Relations, r)
		}
	}
	for _, id := range nearestFirst(hops) {
		if entity, ok := found.entities[id]; ok {
			n.Entities, n.Hops = append(n.Entities, entity), append(n.Hops, hops[id])
		}
	}
	return found.types, n, nil
}

// nearestFirst returns ids, nearest first.
func nearestFirst(hops map[string]int) []string {
	ids := make([]string, 0, len(hops))
	for id := range hops {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(hops[a]-hops[b], cmp.Compare(a, b)) })
	return ids
}
