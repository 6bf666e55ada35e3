// Package scalar says how the values of package graph are written in GraphQL
// where gqlgen's own way would not do: an unknown status or time is null, a sum
// of money has all its digits.
//
//	scalar.MarshalStatus(graph.NoStatus) // null
package scalar

import (
	"context"
	"encoding/json"
	"io"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/dealgraph/dealgraph/graph"
)

// MarshalTime writes a time in UTC as RFC 3339 has it, and the zero time as null.
func MarshalTime(t time.Time) graphql.Marshaler {
	if t.IsZero() {
		return graphql.Null
	}
	return graphql.MarshalString(t.UTC().Format(time.RFC3339Nano))
}

// UnmarshalTime reads a time as RFC 3339 has it, or a day alone as its first
// moment in UTC; null is the zero time. It fails with BadInput for all else.
func UnmarshalTime(v any) (time.Time, error) {
	if v == nil {
		return time.Time{}, nil
	}
	text, _ := v.(string)
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, graph.Errorf(graph.BadInput, "%v is no time; write it as 2024-05-17T09:30:00Z or 2024-05-17", v)
}

// MarshalFloat writes a number as JSON has it, large sums of money in full.
func MarshalFloat(f float64) graphql.ContextMarshaler {
	return graphql.ContextWriterFunc(func(_ context.Context, w io.Writer) error {
		written, err := json.Marshal(f)
		if err != nil { // not a number, or infinite
			return graph.Errorf(graph.Corrupt, "the graph holds a number that is none: %w", err)
		}
		_, err = w.Write(written)
		return err
	})
}

// UnmarshalFloat reads a number; null is 0.
func UnmarshalFloat(_ context.Context, v any) (float64, error) { return graphql.UnmarshalFloat(v) }

// MarshalStatus writes a status, and graph.NoStatus as null.
func MarshalStatus(s graph.Status) graphql.Marshaler {
	if s == graph.NoStatus {
		return graphql.Null
	}
	return graphql.MarshalString(string(s))
}

// UnmarshalStatus reads a status; null is graph.NoStatus. It fails with
// BadInput for a name that is none.
func UnmarshalStatus(v any) (graph.Status, error) {
	if v == nil {
		return graph.NoStatus, nil
	}
	name, _ := v.(string)
	if s := graph.Status(name); s.Rank() > 0 {
		return s, nil
	}
	return graph.NoStatus, graph.Errorf(graph.BadInput, "%v is no status; there are %v", v, graph.Statuses)
}
