package neo4jstore

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
)

func readContradiction(r *row) graph.Contradiction {
	return graph.Contradiction{
		ID: r.text("id"), Conflict: graph.Conflict(r.text("conflict")), Seen: r.moment("seen"),
		Entities: r.strings("entities"), Relations: r.strings("relations"), Deals: r.strings("deals"),
		One: r.strings("one"), Other: r.strings("other"),
	}
}

func contradictionProperties(thread string, c graph.Contradiction) properties {
	p := properties{
		"id": c.ID, "thread": thread, "conflict": string(c.Conflict), "seen": moment(c.Seen), "entities": texts(c.Entities),
		"relations": texts(c.Relations), "one": texts(c.One), "other": texts(c.Other),
	}
	p["firstRelation"] = c.Relations[0] // an index holds no lists
	if len(c.Relations) > 1 {
		p["secondRelation"] = c.Relations[1]
	}
	setList(p, "deals", c.Deals)
	return p
}

// ContradictionsOf implements [graph.Store].
func (s *Store) ContradictionsOf(ctx context.Context, relations []string) ([]graph.Contradiction, error) {
	return ask(ctx, s, record(readContradiction), `CALL () { MATCH (c:Contradiction) WHERE c.firstRelation IN $p.ids RETURN c
		UNION MATCH (c:Contradiction) WHERE c.secondRelation IN $p.ids RETURN c } RETURN c AS x`, byIDs(relations))
}

// Contradictions implements [graph.Store].
func (s *Store) Contradictions(ctx context.Context, q graph.ContradictionQuery, page graph.Slice) ([]graph.Contradiction, int, error) {
	l := listing{match: "MATCH (c:Contradiction)", x: "c", columns: "c", w: newWhere("seen")}
	if len(q.Of) > 0 {
		l.match = "MATCH (e:Entity)<-[:CONCERNS]-(c:Contradiction) WHERE e.id IN $p.of WITH DISTINCT c"
		l.w.params["of"] = q.Of
	}
	among(l.w, "c.conflict", "conflicts", q.Conflicts)
	return falling(ctx, s, l, page, readContradiction)
}

// putContradictions writes what differs from the contradictions that are there.
func (t *tx) putContradictions(keys []string, threads []graph.Thread) error {
	before, err := query(t, record(keep(readContradiction)),
		"MATCH (c:Contradiction) WHERE c.thread IN $p.ids RETURN c AS x", byIDs(keys))
	if err != nil {
		return err
	}
	var after []kept[graph.Contradiction]
	for _, thread := range threads {
		for _, c := range thread.Contradictions {
			c.Seen = moment(c.Seen)
			after = append(after, kept[graph.Contradiction]{thread.Key, c})
		}
	}
	var gone, put []map[string]any
	for _, change := range differences(before, after, func(c graph.Contradiction) string { return c.ID }) {
		if change.before != nil {
			gone = append(gone, map[string]any{"id": change.before.value.ID})
		}
		if change.after != nil {
			c := change.after.value
			put = append(put, map[string]any{"properties": contradictionProperties(change.after.thread, c), "entities": texts(c.Entities)})
		}
	}
	return t.write([]step{
		{"MATCH (c:Contradiction {id: row.id}) DETACH DELETE c", gone},
		{"CREATE (c:Contradiction) SET c = row.properties WITH c, row UNWIND row.entities AS id MATCH (e:Entity {id: id}) CREATE (c)-[:CONCERNS]->(e)", put},
	})
}
