package sqlitestore

import (
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// about are the contradictions that have one of some entities or relations.
const about = "id IN (SELECT contradiction FROM contradiction_ends WHERE thing IN (SELECT value FROM json_each(?)))"

// ContradictionsOf implements [graph.Store].
func (s *Store) ContradictionsOf(ctx context.Context, relations []string) ([]graph.Contradiction, error) {
	found, err := records[graph.Contradiction](ctx, s.read, "SELECT data FROM contradictions WHERE "+about, set(relations))
	return found, s.fault(err)
}

// Contradictions implements [graph.Store].
func (s *Store) Contradictions(ctx context.Context, q graph.ContradictionQuery, page graph.Slice) ([]graph.Contradiction, int, error) {
	w := where{}
	in(&w, "conflict", q.Conflicts)
	if len(q.Of) > 0 {
		w.and(about, set(q.Of))
	}
	return list(ctx, s, recordsOf[graph.Contradiction]("contradictions"), w, "seen", page)
}

// putContradictions makes these the only contradictions of their threads.
func (t *tx) putContradictions(keys []string, threads []graph.Thread) error {
	for _, statement := range []string{
		`DELETE FROM contradiction_ends WHERE contradiction IN
			(SELECT id FROM contradictions WHERE thread IN (SELECT value FROM json_each(?)))`,
		"DELETE FROM contradictions WHERE thread IN (SELECT value FROM json_each(?))",
	} {
		if err := t.exec(statement, set(keys)); err != nil {
			return err
		}
	}
	for _, thread := range threads {
		for _, c := range thread.Contradictions {
			if err := t.exec("INSERT INTO contradictions (id, thread, conflict, seen, data) VALUES (?, ?, ?, ?, ?)",
				c.ID, thread.Key, c.Conflict, micros(c.Seen), encode(c)); err != nil {
				return err
			}
			if err := t.exec("INSERT INTO contradiction_ends (thing, contradiction) SELECT DISTINCT value, ? FROM json_each(?)", c.ID, set(slices.Concat(c.Entities, c.Relations))); err != nil {
				return err
			}
		}
	}
	return nil
}
