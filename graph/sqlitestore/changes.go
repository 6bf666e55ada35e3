package sqlitestore

import (
	"context"
	"database/sql"

	"github.com/dealgraph/dealgraph/graph"
)

func (t *tx) PutChanges(changes []graph.Change) error {
	for _, c := range changes { // n goes on behind the greatest, which stays
		if err := t.exec("INSERT INTO changes (at, data) VALUES (?, ?)", micros(c.At), encode(c)); err != nil {
			return err
		}
	}
	return t.exec("DELETE FROM changes WHERE n <= (SELECT MAX(n) FROM changes) - ?", graph.MaxChanges)
}

// Changes implements [graph.Store].
func (s *Store) Changes(ctx context.Context, q graph.ChangeQuery, page graph.Slice) ([]graph.Change, int, error) {
	w := where{}
	if !q.Since.IsZero() {
		w.and("at >= ?", micros(q.Since))
	}
	total, err := s.count(ctx, page.Total, "changes", w)
	if err != nil {
		return nil, 0, err
	}
	if page.After != nil {
		w.and("n > ?", page.After.Number)
	}
	found, err := scan(ctx, s.read, readChange, "SELECT n, data FROM changes WHERE "+w.String()+" ORDER BY n LIMIT ?", append(w.args, page.Limit)...)
	return found, total, s.fault(err)
}

func readChange(rows *sql.Rows) (graph.Change, error) {
	var c graph.Change
	var n int64
	var data []byte
	if err := rows.Scan(&n, &data); err != nil {
		return c, err
	}
	err := decode(data, &c)
	c.Number = n
	return c, err
}
