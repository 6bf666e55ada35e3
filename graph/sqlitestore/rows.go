package sqlitestore

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// records reads rows of which the one column is a record in JSON.
func records[T any](ctx context.Context, q querier, query string, args ...any) ([]T, error) {
	return scan(ctx, q, readRecord[T], query, args...)
}

func readRecord[T any](rows *sql.Rows) (record T, err error) {
	var data []byte
	if err = rows.Scan(&data); err == nil {
		err = decode(data, &record)
	}
	return record, err
}

// scan reads rows with read.
func scan[T any](ctx context.Context, q querier, read func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		record, err := read(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, record)
	}
	return all, rows.Err()
}

func decode(data []byte, record any) error {
	if err := json.Unmarshal(data, record); err != nil {
		return graph.Errorf(graph.Corrupt, "a record of the file cannot be read: %w", err)
	}
	return nil
}

// encode returns the JSON of a record of the model, which always has one.
func encode(record any) string {
	data, err := json.Marshal(record)
	if err != nil {
		panic(fmt.Sprintf("sqlitestore: %T has no JSON: %v", record, err))
	}
	return string(data)
}

// set makes a list into a parameter for "IN (SELECT value FROM json_each(?))",
// so that one statement serves for a list of any length.
func set[T ~string](values []T) string {
	if values == nil {
		return "[]"
	}
	return encode(values)
}

func micros(t time.Time) int64 { return t.UnixMicro() }

func readStory(rows *sql.Rows) (graph.Story, error) {
	var s graph.Story
	var head, origins []byte
	var text, cluster string
	if err := rows.Scan(&head, &text, &cluster, &origins); err != nil {
		return s, err
	}
	if err := decode(head, &s); err != nil {
		return s, err
	}
	s.Text, s.Cluster = text, cluster
	return s, decode(origins, &s.Origins)
}

// storyColumns are what readStory reads; storyHead leaves out the text.
const (
	originsOf    = `(SELECT json_group_array(origin) FROM (SELECT origin FROM origins WHERE story = stories.id ORDER BY origin))`
	storyColumns = `head, text, cluster, ` + originsOf
	storyHead    = `head, '', cluster, ` + originsOf
)
