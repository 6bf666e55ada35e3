package sqlitestore

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
)

// ContradictionsByID implements [graph.Store].
func (s *Store) ContradictionsByID(ctx context.Context, ids []string) ([]graph.Contradiction, error) {
	return byID[graph.Contradiction](ctx, s, "SELECT data FROM contradictions WHERE id IN (SELECT value FROM json_each(?))", ids)
}

// Contradictions implements [graph.Store].
func (s *Store) Contradictions(ctx context.Context, q graph.ContradictionQuery, page graph.Slice) ([]graph.Contradiction, int, error) {
	w := where{}
	in(&w, "conflict", q.Conflicts)
	if len(q.Of) > 0 {
		w.and("id IN (SELECT contradiction FROM contradiction_ends WHERE entity IN (SELECT value FROM json_each(?)))", set(q.Of))
	}
	return list[graph.Contradiction](ctx, s, "contradictions", w, "seen", page)
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
			if err := t.exec("INSERT INTO contradiction_ends (entity, contradiction) SELECT DISTINCT value, ? FROM json_each(?)", c.ID, set(c.Entities)); err != nil {
				return err
			}
		}
	}
	return nil
}
