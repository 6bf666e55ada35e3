package sqlitestore

import (
	"database/sql"
	"time"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/copies"
)

func (t *tx) Traces(stories []string) ([]graph.Trace, error) {
	return scan(t.ctx, t.sql, readTrace, `SELECT story, published, fingerprint, seen, cluster FROM traces JOIN stories ON id = story
		WHERE story IN (SELECT value FROM json_each(?))`, set(stories))
}

func readTrace(rows *sql.Rows) (graph.Trace, error) {
	var trace graph.Trace
	var published sql.NullInt64
	var fingerprint []byte
	var seen int64
	err := rows.Scan(&trace.Story, &published, &fingerprint, &seen, &trace.Cluster)
	if err != nil {
		return trace, err
	}
	trace.Seen = time.UnixMicro(seen).UTC()
	if published.Valid {
		trace.Published = time.UnixMicro(published.Int64).UTC()
	}
	if trace.Fingerprint, err = copies.Parse(fingerprint); err != nil {
		err = graph.Errorf(graph.Corrupt, "story %s: %w", trace.Story, err)
	}
	return trace, err
}

func (t *tx) PutTraces(traces []graph.Trace) error {
	for _, trace := range traces {
		var published sql.NullInt64
		if !trace.Published.IsZero() {
			published = sql.NullInt64{Int64: micros(trace.Published), Valid: true}
		}
		if err := t.exec("INSERT INTO traces (story, published, fingerprint) VALUES (?, ?, ?)",
			trace.Story, published, trace.Fingerprint.Bytes()); err != nil {
			return err
		}
		if err := t.exec("INSERT INTO marks (mark, story) SELECT value, ? FROM json_each(?)", trace.Story, encode(trace.Marks())); err != nil {
			return err
		}
	}
	return nil
}

// deleteTraces deletes the traces of stories. Marks are found by what they
// are, so that they need no index by story.
func (t *tx) deleteTraces(stories []string) error {
	traces, err := t.Traces(stories)
	if err != nil {
		return err
	}
	for _, trace := range traces {
		if err := t.exec("DELETE FROM marks WHERE mark IN (SELECT value FROM json_each(?)) AND story = ?", encode(trace.Marks()), trace.Story); err != nil {
			return err
		}
	}
	return t.exec("DELETE FROM traces WHERE story IN (SELECT value FROM json_each(?))", set(stories))
}

func (t *tx) Marked(marks []int64, limit int) (map[int64][]string, error) {
	marked := map[int64][]string{}
	_, err := scan(t.ctx, t.sql, func(rows *sql.Rows) (struct{}, error) {
		var mark int64
		var stories []byte
		if err := rows.Scan(&mark, &stories); err != nil {
			return struct{}{}, err
		}
		var of []string
		err := decode(stories, &of)
		marked[mark] = of
		return struct{}{}, err
	}, `SELECT k.value, (SELECT json_group_array(story) FROM (SELECT story FROM marks WHERE mark = k.value LIMIT ?2))
		FROM json_each(?1) k WHERE EXISTS (SELECT 1 FROM marks WHERE mark = k.value)`, encode(marks), limit)
	return marked, err
}

func (t *tx) PutClusters(clusters map[string]string) error {
	for id, cluster := range clusters {
		if err := t.exec("UPDATE stories SET cluster = ? WHERE id = ?", cluster, id); err != nil {
			return err
		}
	}
	return nil
}
