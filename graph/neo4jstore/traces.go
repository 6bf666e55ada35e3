package neo4jstore

import (
	"maps"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/copies"
)

// The fingerprint is a property of the story, and its marks are nodes that
// stories share.

func (t *tx) Traces(stories []string) ([]graph.Trace, error) {
	return query(t, record(readTrace),
		"MATCH (s:Story) WHERE s.id IN $p.ids AND s.fingerprint IS NOT NULL RETURN s{.id, .published, .fingerprint, .seen, .cluster} AS x", byIDs(stories))
}

func readTrace(r *row) graph.Trace {
	fingerprint, err := copies.Parse(column[[]byte](r, "fingerprint"))
	if err != nil {
		r.fail("story %s: %v", r.text("id"), err)
	}
	return graph.Trace{
		Story: r.text("id"), Published: r.moment("published"), Fingerprint: fingerprint,
		Seen: r.moment("seen"), Cluster: r.text("cluster"),
	}
}

func (t *tx) PutTraces(traces []graph.Trace) error {
	if err := t.flush(); err != nil {
		return err
	}
	rows := make([]map[string]any, len(traces))
	for i, trace := range traces {
		rows[i] = map[string]any{"id": trace.Story, "fingerprint": trace.Fingerprint.Bytes(), "marks": trace.Marks()}
	}
	return t.write([]step{{`MATCH (s:Story {id: row.id}) SET s.fingerprint = row.fingerprint
		WITH s, row UNWIND row.marks AS mark MERGE (m:Mark {of: mark}) CREATE (s)-[:MARKED]->(m)`, rows}})
}

func (t *tx) Marked(marks []int64, limit int) (map[int64][]string, error) {
	type marking struct {
		mark    int64
		stories []string
	}
	found, err := query(t, func(r *row) marking { return marking{column[int64](r, "mark"), r.strings("stories")} }, `
		MATCH (m:Mark) WHERE m.of IN $p.marks
		RETURN m.of AS mark, COLLECT { MATCH (m)<-[:MARKED]-(s:Story) RETURN s.id LIMIT $p.limit } AS stories`,
		map[string]any{"marks": marks, "limit": limit})
	marked := make(map[int64][]string, len(found))
	for _, m := range found {
		marked[m.mark] = m.stories
	}
	return marked, err
}

// PutClusters writes to stories of others, which who adds one of these again may
// have locked while waiting for the lock to merge: then the database lets one
// of the two begin anew.
func (t *tx) PutClusters(clusters map[string]string) error {
	var rows []map[string]any
	for _, id := range slices.Sorted(maps.Keys(clusters)) {
		rows = append(rows, map[string]any{"id": id, "cluster": clusters[id]})
	}
	return t.write([]step{{"MATCH (s:Story {id: row.id}) SET s.cluster = row.cluster", rows}})
}
