package scalar_test

import (
	"context"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/server/api/scalar"
)

func TestTime(t *testing.T) {
	for in, want := range map[any]string{
		"2024-05-17T09:30:00Z":      `"2024-05-17T09:30:00Z"`,
		"2024-05-17T09:30:00+02:00": `"2024-05-17T07:30:00Z"`,
		"2024-05-17T09:30:00.25Z":   `"2024-05-17T09:30:00.25Z"`,
		"2024-05-17":                `"2024-05-17T00:00:00Z"`,
		nil:                         "null",
	} {
		read, err := scalar.UnmarshalTime(in)
		if got := written(scalar.MarshalTime(read)); got != want || err != nil {
			t.Errorf("%v is written %s (%v), want %s", in, got, err, want)
		}
	}
	for _, in := range []any{"", "17 May 2024", "2024-05-17 09:30:00", 5, true} {
		if read, err := scalar.UnmarshalTime(in); graph.CodeOf(err) != graph.BadInput {
			t.Errorf("%v is read as %v with %v", in, read.Format(time.RFC3339), err)
		}
	}
}

func TestStatus(t *testing.T) {
	for in, want := range map[any]string{"IN_TALKS": `"IN_TALKS"`, nil: "null"} {
		read, err := scalar.UnmarshalStatus(in)
		if got := written(scalar.MarshalStatus(read)); got != want || err != nil {
			t.Errorf("%v is written %s (%v), want %s", in, got, err, want)
		}
	}
	for _, in := range []any{"", "DONE", 5} {
		if _, err := scalar.UnmarshalStatus(in); graph.CodeOf(err) != graph.BadInput {
			t.Errorf("%v is read with %v", in, err)
		}
	}
}

func written(m graphql.Marshaler) string {
	var b strings.Builder
	m.MarshalGQL(&b)
	return b.String()
}

func TestFloat(t *testing.T) {
	for in, want := range map[float64]string{7.5e9: "7500000000", 0.98: "0.98", -1: "-1", 1e22: "1e+22"} {
		var b strings.Builder
		if err := scalar.MarshalFloat(in).MarshalGQLContext(context.Background(), &b); err != nil || b.String() != want {
			t.Errorf("%g is written %s (%v), want %s", in, &b, err, want)
		}
	}
	if err := scalar.MarshalFloat(math.NaN()).MarshalGQLContext(context.Background(), &strings.Builder{}); graph.CodeOf(err) != graph.Corrupt {
		t.Errorf("NaN is written with %v", err)
	}
}
