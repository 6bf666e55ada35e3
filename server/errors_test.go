package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/server"
	"github.com/dealgraph/dealgraph/server/api"
)

// failure is the first error of an answer.
type failure struct {
	Message    string
	Path       []any
	Extensions struct{ Code string }
}

func fail(t testing.TB, s *server.Server, query string, variables map[string]any) failure {
	t.Helper()
	var got struct{ Errors []failure }
	text := ask(t, s, query, variables)
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Errors) == 0 {
		t.Fatalf("%s\ndoes not fail: %s", query, text)
	}
	return got.Errors[0]
}

// Errors have a code, and say what is wrong.
func TestErrors(t *testing.T) {
	s, _ := serve(t, server.Config{}, readings()...)
	for _, test := range []struct{ query, code, says string }{
		{`{ relations(filter: {types: ["LEND"]}) { totalCount } }`, "BAD_INPUT", "nearest is LENDS"},
		{`{ relations(first: 0) { totalCount } }`, "BAD_INPUT", "1 to 500"},
		{`{ relations(first: 501) { totalCount } }`, "BAD_INPUT", "1 to 500"},
		{`{ relations(after: "x") { totalCount } }`, "BAD_INPUT", "cursor"},
		{`{ relations(orderBy: LARGEST) { totalCount } }`, "BAD_INPUT", "currency"},
		{`{ relations(filter: {since: "yesterday"}) { totalCount } }`, "BAD_INPUT", "2024-05-17"},
		{`{ relations(source: [{name: "Nobody"}]) { totalCount } }`, "NOT_FOUND", "Nobody"},
		{`{ stories(filter: {mentions: {id: "e0"}}) { totalCount } }`, "NOT_FOUND", "e0"},
		{`{ deals(filter: {parties: [{entity: {name: "Nobody"}}]}) { totalCount } }`, "NOT_FOUND", "Nobody"},
		{`{ deals(filter: {parties: [` + strings.Repeat("{},", 11) + `]}) { totalCount } }`, "BAD_INPUT", "11 parties"},
		{`{ neighbourhood(of: []) { truncated } }`, "BAD_INPUT", "1 to 100"},
		{`{ neighbourhood(of: [{name: "Alder Bank"}], hops: 5) { truncated } }`, "BAD_INPUT", "1 to 4"},
		{`{ neighbourhood(of: [` + strings.Repeat(`{id: "e0"},`, 101) + `]) { truncated } }`, "BAD_INPUT", "101 entities"},
		{`{ paths(from: {name: "Alder Bank"}, to: {name: "ALDER BANK"}) { length } }`, "BAD_INPUT", "both ends"},
		{`{ entity { name } }`, "BAD_INPUT", "exactly one"},
		{`{ entity(id: "e0", name: "Alder Bank") { name } }`, "BAD_INPUT", "exactly one"},
		{`{ entities(search: "` + strings.Repeat("x", 201) + `") { totalCount } }`, "TOO_LARGE", "201 bytes"},
		{`{ relations { edges { node { evidence(first: 501) { id } } } } }`, "BAD_INPUT", "1 to 500"},
		{`{ relations { edges { node { evidence(skip: -1) { id } } } } }`, "BAD_INPUT", "0 or more"},
		{`mutation { addStory(input: {text: " "}) { new } }`, "BAD_INPUT", "no text"},
		{`{ relations(source: [{id: "e0", name: "Alder Bank"}]) { totalCount } }`, "GRAPHQL_VALIDATION_FAILED", "exactly one"},
		{`{ relation { id } }`, "GRAPHQL_VALIDATION_FAILED", "id"},
		{`{ nothing }`, "GRAPHQL_VALIDATION_FAILED", "nothing"},
		{`{ relations(first: 9999999999999999999) { totalCount } }`, "GRAPHQL_VALIDATION_FAILED", "32-bit"},
		{`{ relations(filter: {minConfidence: 1e999}) { totalCount } }`, "GRAPHQL_VALIDATION_FAILED", "1e999"},
		{`{ relations(`, "GRAPHQL_PARSE_FAILED", "Expected"},
		{``, "GRAPHQL_VALIDATION_FAILED", "no operation"},
	} {
		got := fail(t, s, test.query, nil)
		if got.Extensions.Code != test.code || !strings.Contains(got.Message, test.says) || strings.HasPrefix(got.Message, "input:") {
			t.Errorf("%.80s\nfails with %s: %s\nwant %s: ... %s ...", test.query, got.Extensions.Code, got.Message, test.code, test.says)
		}
	}
}

// The schema's oneOf holds for variables too, which the validation leaves to
// the graph.
func TestReferenceByVariableNamesOneThing(t *testing.T) {
	s, _ := serve(t, server.Config{}, readings()...)
	query := `query ($of: EntityRef!) { neighbourhood(of: [$of]) { truncated } }`
	answer[any](t, s, query, map[string]any{"of": map[string]any{"name": "Alder Bank"}})
	got := fail(t, s, query, map[string]any{"of": map[string]any{"name": "Alder Bank", "id": "e0"}})
	if got.Extensions.Code != "BAD_INPUT" {
		t.Errorf("%+v", got)
	}
}

func TestVariablesOutOfRange(t *testing.T) {
	s, _ := serve(t, server.Config{})
	for _, test := range []struct {
		query string
		value any
	}{
		{"query ($v: Int) { relations(first: $v) { totalCount } }", json.Number("99999999999999999999")},
		{"query ($v: Int) { relations(first: $v) { totalCount } }", nil},
		{"query ($v: Int) { relations(first: $v) { totalCount } }", 1.5},
		{"query ($v: Float) { relations(filter: {minConfidence: $v}) { totalCount } }", json.Number("1e999")},
		{"query ($v: Status!) { relations(filter: {statuses: [$v]}) { totalCount } }", "MAYBE"},
		{"query ($v: String) { entities(search: $v) { totalCount } }", func() {}},
		{"query ($v: Time) { relations(filter: {since: $v}) { totalCount } }", 5},
	} {
		if code := fail(t, s, test.query, map[string]any{"v": test.value}).Extensions.Code; code != "BAD_INPUT" && code != "GRAPHQL_VALIDATION_FAILED" {
			t.Errorf("%s with %v fails with %s", test.query, test.value, code)
		}
	}
}

// What only those who run the server should know goes to the log, with the
// request's id, and not to the caller.
func TestInternalErrorsAreMasked(t *testing.T) {
	secret := "/var/lib/secret.db is broken"
	for _, test := range []struct {
		name string
		fail func() error
		code string
	}{
		{"internal", func() error { return errors.New(secret) }, "INTERNAL"},
		{"corrupt", func() error { return graph.Errorf(graph.Corrupt, "%s", secret) }, "INTERNAL"},
		{"unavailable", func() error { return graph.Errorf(graph.Unavailable, "%s", secret) }, "UNAVAILABLE"},
		{"panic", func() error { panic(secret) }, "INTERNAL"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var log bytes.Buffer
			s, store := serve(t, server.Config{Log: zerolog.New(&log)}, readings()...)
			store.react(func(context.Context, string) error { return test.fail() })
			got := fail(t, s, `{ statistics { stories } }`, nil)
			if got.Extensions.Code != test.code || strings.Contains(got.Message, "secret") || len(got.Path) != 1 {
				t.Errorf("the caller sees %+v", got)
			}
			var line struct{ Request, Error string }
			if err := json.Unmarshal(log.Bytes(), &line); err != nil {
				t.Fatalf("%v in %q", err, log.String())
			}
			if !strings.Contains(line.Error, secret) || line.Request == "" || !strings.Contains(got.Message, line.Request) {
				t.Errorf("the log says %+v to %q", line, got.Message)
			}
		})
	}
}

func TestTimeout(t *testing.T) {
	s, store := serve(t, server.Config{Timeout: 20 * time.Millisecond}, readings()...)
	store.react(func(ctx context.Context, _ string) error {
		<-ctx.Done()
		return graph.Errorf(graph.Unavailable, "reading: %w", ctx.Err())
	})
	got := post(t, s, `{"query": "{ statistics { stories } }"}`)
	if code := got.code(t); code != "TIMEOUT" {
		t.Errorf("code %s", code)
	}
}

func TestTimeoutBeforeItBegins(t *testing.T) {
	s, _ := serve(t, server.Config{Timeout: time.Nanosecond}, readings()...)
	if code := post(t, s, `{"query": "{ statistics { stories } }"}`).code(t); code != "TIMEOUT" {
		t.Errorf("code %s", code)
	}
}

// The text in one answer is bounded, however often it is asked for.
func TestTextIsBounded(t *testing.T) {
	long := graph.Story{Text: strings.Repeat("x", 1<<20)}
	s, _ := serve(t, server.Config{}, graph.Reading{Story: long})
	story := fmt.Sprintf(`story(id: %q) { text }`, graph.StoryID(long))
	answer[any](t, s, "{"+aliases(api.MaxText>>20, story)+"}", nil)
	if code := fail(t, s, "{"+aliases(api.MaxText>>20+1, story)+"}", nil).Extensions.Code; code != "TOO_LARGE" {
		t.Errorf("code %s", code)
	}
}

// A query that is too long, too deep or too costly is refused before it runs,
// and in no time.
func TestLimits(t *testing.T) {
	s, store := serve(t, server.Config{}, readings()...)
	for name, test := range map[string]struct{ query, code string }{
		"long": {"{" + strings.Repeat("statistics { stories } ", 1000) + "}", "GRAPHQL_PARSE_FAILED"},
		"deep": {"{ relations { edges { node { " + strings.Repeat("source { relations { edges { node { ", 4) + "id" +
			strings.Repeat(" } } } }", 4) + " } } } }", "DEPTH_LIMIT_EXCEEDED"},
		"deep by fragments": {"{ relations { edges { node { ...a } } } }" +
			"fragment a on Relation { source { relations { edges { node { ...b } } } } }" +
			"fragment b on Relation { source { relations { edges { node { ...c } } } } }" +
			"fragment c on Relation { source { relations { edges { node { id source { id storyCount relations { totalCount } } } } } } }",
			"DEPTH_LIMIT_EXCEEDED"},
		"costly": {"{ relations(first: 500) { edges { node { source { relations(first: 500) { edges { node { id } } } } } } } }",
			"COMPLEXITY_LIMIT_EXCEEDED"},
		"many":          {"{" + aliases(30, "paths(from: {name: \"Alder Bank\"}, to: {name: \"Brème Robotics\"}, first: 50) { length }") + "}", "COMPLEXITY_LIMIT_EXCEEDED"},
		"doubling":      {doubling(30), "COMPLEXITY_LIMIT_EXCEEDED"},
		"introspection": {"{" + aliases(6, "__schema { types { name } }") + "}", "COMPLEXITY_LIMIT_EXCEEDED"},
		"introspection in depth": {"{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
			"GRAPHQL_VALIDATION_FAILED"},
	} {
		t.Run(name, func(t *testing.T) {
			begun := time.Now()
			if got := fail(t, s, test.query, nil); got.Extensions.Code != test.code {
				t.Errorf("%+v", got)
			}
			if took := time.Since(begun); took > 2*time.Second {
				t.Errorf("refusing it takes %v", took)
			}
			if calls := store.since(); len(calls) > 0 {
				t.Errorf("the store was asked: %v", calls)
			}
		})
	}
}

func aliases(n int, field string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: %s ", i, field)
	}
	return b.String()
}

// doubling is a short query of 2^n fields.
func doubling(n int) string {
	query := "{ statistics { ...f0 } } "
	for i := range n {
		query += fmt.Sprintf("fragment f%d on Statistics { a%d: stories ...f%d b%d: stories ...f%d } ", i, i, i+1, i, i+1)
	}
	return query + fmt.Sprintf("fragment f%d on Statistics { stories }", n)
}

func TestNoIntrospection(t *testing.T) {
	s, _ := serve(t, server.Config{NoIntrospection: true})
	if got := fail(t, s, "{ __schema { types { name } } }", nil); got.Extensions.Code != "INTROSPECTION_DISABLED" {
		t.Errorf("%+v", got)
	}
	answer[any](t, s, "{ __typename statistics { stories } }", nil)
}
