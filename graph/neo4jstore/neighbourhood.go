package neo4jstore

import (
	"context"
	"fmt"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// Neighbourhood implements [graph.Store], in one statement. It goes from the
// seeds ring by ring. A ring holds all edges at the entities reached so far,
// the surest of them up to twice the limit and one: as long as fewer than the
// limit were reached before, that leaves enough new ones to fill it. Once a
// ring is over the limit there is no other.
func (s *Store) Neighbourhood(ctx context.Context, q graph.NeighbourhoodQuery) (graph.Network, error) {
	w := edgeFilter(q.Filter)
	w.params["of"], w.params["hops"], w.params["limit"], w.params["most"] = q.Of, q.Hops, q.Limit, 2*q.Limit+1
	var n graph.Network
	err := s.withTypes(func(types []string) (known []string, err error) {
		edge, err := edges(q.Filter, types)
		if err != nil {
			return nil, err
		}
		_, err = ask(ctx, s, func(r *row) struct{} {
			known = r.strings("types")
			n = network(r, q.Of)
			return struct{}{}
		}, neighbourhood(edge, w), w.params)
		return known, err
	})
	return n, err
}

// neighbourhood writes the statement that goes over edges of a pattern. It is
// the same for any number of hops, since each text is planned anew.
func neighbourhood(edge string, w *where) string {
	var b, steps strings.Builder
	b.WriteString("MATCH (v:SchemaVersion) CALL () { MATCH (e:Entity) WHERE e.id IN $p.of RETURN collect(e) AS reached0 }\n")
	for hop := 1; hop <= graph.MaxHops; hop++ {
		fmt.Fprintf(&b, `CALL (reached%[1]d) {
			UNWIND reached%[1]d AS a MATCH (a)-%[3]s-(:Entity) WHERE %[4]s
			WITH DISTINCT r ORDER BY r.confidence DESC, r.id LIMIT $p.most
			RETURN collect(r) AS ring%[2]d
		}
		CALL (ring%[2]d) {
			UNWIND CASE WHEN size(ring%[2]d) > $p.limit OR $p.hops = %[2]d THEN [] ELSE ring%[2]d END AS r
			UNWIND [startNode(r), endNode(r)] AS e
			RETURN collect(DISTINCT e) AS reached%[2]d
		}
		`, hop-1, hop, edge, w)
		if hop > 1 {
			steps.WriteString(" + ")
		}
		fmt.Fprintf(&steps, "[r IN ring%[1]d | [%[1]d, r]]", hop)
	}
	fmt.Fprintf(&b, `CALL (*) {
		UNWIND %s AS step
		WITH step[1] AS r, min(step[0]) AS hop ORDER BY hop, r.confidence DESC, r.id LIMIT $p.limit + 1
		RETURN collect(r) AS found, collect(hop) AS hops
	}
	CALL (reached0, found) {
		UNWIND reached0 + [r IN found[..$p.limit] | startNode(r)] + [r IN found[..$p.limit] | endNode(r)] AS e
		WITH DISTINCT e RETURN collect(%s) AS entities
	}
	RETURN v.relationTypes AS types, size(found) > $p.limit AS truncated, entities,
		[r IN found[..$p.limit] | %s] AS relations, hops[..$p.limit] AS hops`, steps.String(), entityColumns, edgeColumns)
	return b.String()
}
