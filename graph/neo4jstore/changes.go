package neo4jstore

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// changesInOne is how many changes one node Learnt has: a node for each would
// slow down loading.
const changesInOne = 10

// PutChanges numbers changes by a property of the node that all who merge lock.
func (t *tx) PutChanges(changes []graph.Change) error {
	before, err := query(t, func(r *row) int { return r.integer("n") }, `
		MATCH (v:SchemaVersion {of: '`+schemaOf+`'}) SET v.changes = coalesce(v.changes, 0) + $p.more
		RETURN v.changes - $p.more AS n`, map[string]any{"more": len(changes)})
	if err != nil {
		return err
	}
	if len(before) != 1 {
		return graph.Errorf(graph.Corrupt, "the database has %d nodes SchemaVersion", len(before))
	}
	n := before[0]
	var rows []map[string]any
	for some := range slices.Chunk(changes, changesInOne) {
		p := properties{"n": n + 1, "last": n + len(some), "at": moment(some[0].At)}
		var data []string
		for _, c := range some {
			c.At = moment(c.At)
			text, err := json.Marshal(c)
			if err != nil {
				return graph.Errorf(graph.Internal, "a change has no JSON: %w", err)
			}
			data = append(data, string(text))
		}
		p["changes"] = data
		rows, n = append(rows, p), n+len(some)
	}
	if err := t.write([]step{{"CREATE (l:Learnt) SET l = row", rows}}); err != nil {
		return err
	}
	if n/graph.MaxChanges == before[0]/graph.MaxChanges {
		return nil
	}
	return exec(t, "UNWIND $p.rows AS n MATCH (l:Learnt) WHERE l.last <= n DELETE l", []int{n - graph.MaxChanges})
}

// Changes implements [graph.Store].
func (s *Store) Changes(ctx context.Context, q graph.ChangeQuery, page graph.Slice) ([]graph.Change, int, error) {
	after := 0
	if page.After != nil {
		after = int(page.After.Number)
	}
	params := map[string]any{"since": moment(q.Since), "after": after, "limit": page.Limit, "total": page.Total}
	type answer struct {
		some  []graph.Change
		total int
	}
	answers, err := ask(ctx, s, func(r *row) answer {
		return answer{slices.Concat(nested(r, "some", readChanges)...), r.integer("total")}
	}, `
		CALL () { WITH $p.since AS since WHERE $p.total MATCH (l:Learnt) WHERE l.at >= since RETURN sum(size(l.changes)) AS total }
		CALL () { MATCH (l:Learnt) WHERE l.last > $p.after AND l.at >= $p.since WITH l ORDER BY l.last LIMIT $p.limit RETURN collect(l{.n, .changes}) AS some }
		RETURN CASE WHEN $p.total THEN total ELSE -1 END AS total, some`, params)
	if err != nil {
		return nil, 0, err
	}
	found := slices.DeleteFunc(answers[0].some, func(c graph.Change) bool { return int(c.Number) <= after })
	return found[:min(len(found), page.Limit)], answers[0].total, nil
}

func readChanges(r *row) []graph.Change {
	all := make([]graph.Change, 0, changesInOne)
	for i, text := range r.strings("changes") {
		var c graph.Change
		if err := json.Unmarshal([]byte(text), &c); err != nil {
			r.fail("a change cannot be read: %v", err)
		}
		c.Number = column[int64](r, "n") + int64(i)
		all = append(all, c)
	}
	return all
}
