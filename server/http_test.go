package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/server"
)

// reply is what came back.
type reply struct{ *httptest.ResponseRecorder }

// code returns the code of the first error, or "".
func (r reply) code(t *testing.T) string {
	t.Helper()
	var got struct{ Errors []failure }
	if err := json.Unmarshal(r.Body.Bytes(), &got); err != nil {
		t.Fatalf("%v in %q", err, r.Body)
	}
	if len(got.Errors) == 0 {
		return ""
	}
	return got.Errors[0].Extensions.Code
}

// send sends a request with headers, given as name and value in turn.
func send(s http.Handler, method, target, body string, headers ...string) reply {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return reply{w}
}

func post(t *testing.T, s http.Handler, body string) reply {
	t.Helper()
	return send(s, "POST", "/graphql", body, "Content-Type", "application/json")
}

func TestHTTP(t *testing.T) {
	s, _ := serve(t, server.Config{MaxBody: 2000, Origins: []string{"https://charts.example"}}, readings()...)
	const (
		stories = "{ statistics { stories } }"
		body    = `{"query": "{ statistics { stories } }"}`
		json    = "application/json"
		graphql = "application/graphql-response+json"
	)
	get := "/graphql?query=" + url.QueryEscape(stories)
	remove := "/graphql?query=" + url.QueryEscape(`mutation { removeStory(id: "s0") }`)
	for _, test := range []struct {
		name, method, target, body string
		headers                    []string
		status                     int
		contentType, code          string
	}{
		{"post", "POST", "/graphql", body, []string{"Content-Type", json}, 200, json, ""},
		{"charset", "POST", "/graphql", body, []string{"Content-Type", json + "; charset=utf-8"}, 200, json, ""},
		{"accept", "POST", "/graphql", body, []string{"Content-Type", json, "Accept", graphql}, 200, graphql, ""},
		{"accept both", "POST", "/graphql", body, []string{"Content-Type", json, "Accept", graphql + ", " + json}, 200, graphql, ""},
		{"get", "GET", get, "", nil, 200, json, ""},
		{"get mutation", "GET", remove, "", nil, 406, json, ""},
		{"browser", "GET", "/graphql", "", []string{"Accept", "text/html,*/*"}, 303, "text/html; charset=utf-8", "-"},
		{"no query", "GET", "/graphql", "", nil, 400, json, "BAD_INPUT"},
		{"form", "POST", "/graphql", "query=x", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, json, "BAD_INPUT"},
		{"plain", "POST", "/graphql", body, []string{"Content-Type", "text/plain"}, 415, json, "BAD_INPUT"},
		{"no type", "POST", "/graphql", body, nil, 415, json, "BAD_INPUT"},
		{"no json", "POST", "/graphql", "{", []string{"Content-Type", json}, 400, json, "BAD_INPUT"},
		{"batch", "POST", "/graphql", "[" + body + "]", []string{"Content-Type", json}, 400, json, "BAD_INPUT"},
		{"wrong shape", "POST", "/graphql", `{"query": 5}`, []string{"Content-Type", json}, 400, json, "BAD_INPUT"},
		{"too large", "POST", "/graphql", `{"query": "` + strings.Repeat(" ", 2000) + `"}`, []string{"Content-Type", json}, 413, json, "TOO_LARGE"},
		{"put", "PUT", "/graphql", body, []string{"Content-Type", json}, 405, json, "BAD_INPUT"},
		{"invalid", "POST", "/graphql", `{"query": "{ x }"}`, []string{"Content-Type", json, "Accept", graphql}, 400, graphql, "GRAPHQL_VALIDATION_FAILED"},
		{"other origin", "POST", "/graphql", body, []string{"Content-Type", json, "Origin", "https://evil.example"}, 403, json, "BAD_INPUT"},
		{"known origin", "POST", "/graphql", body, []string{"Content-Type", json, "Origin", "https://charts.example"}, 200, json, ""},
		{"live", "GET", "/healthz", "", nil, 200, "text/plain; charset=utf-8", "-"},
		{"ready", "GET", "/readyz", "", nil, 200, "text/plain; charset=utf-8", "-"},
		{"console", "GET", "/", "", nil, 200, "text/html; charset=utf-8", "-"},
		{"nothing", "GET", "/nothing", "", nil, 404, "text/plain; charset=utf-8", "-"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := send(s, test.method, test.target, test.body, test.headers...)
			if got.Code != test.status || got.Header().Get("Content-Type") != test.contentType {
				t.Errorf("status %d, %s: %s", got.Code, got.Header().Get("Content-Type"), got.Body)
			}
			if test.code != "-" && got.code(t) != test.code {
				t.Errorf("code %q: %s", got.code(t), got.Body)
			}
			if got.Header().Get("X-Request-Id") == "" {
				t.Error("no request id")
			}
		})
	}
}

// Pages of other origins may ask only where the configuration names them.
func TestCORS(t *testing.T) {
	s, _ := serve(t, server.Config{Origins: []string{"https://charts.example"}})
	for origin, want := range map[string]string{"https://charts.example": "https://charts.example", "https://evil.example": "", "": ""} {
		got := send(s, "OPTIONS", "/graphql", "", "Origin", origin, "Access-Control-Request-Method", "POST")
		if allowed := got.Header().Get("Access-Control-Allow-Origin"); allowed != want || got.Code != http.StatusNoContent {
			t.Errorf("from %q: status %d, allowed %q", origin, got.Code, allowed)
		}
	}
	if _, err := server.New(nil, nil, server.Config{Origins: []string{"charts.example"}}); graph.CodeOf(err) != graph.BadInput {
		t.Errorf("an origin without a scheme gives %v", err)
	}
}

func TestNotReadyWithoutStore(t *testing.T) {
	s, store := serve(t, server.Config{})
	store.react(func(context.Context, string) error { return errors.New("gone") })
	if got := send(s, "GET", "/readyz", ""); got.Code != http.StatusServiceUnavailable {
		t.Errorf("readyz: %d", got.Code)
	}
	if got := send(s, "GET", "/healthz", ""); got.Code != http.StatusOK {
		t.Errorf("healthz: %d", got.Code)
	}
}

// The log says what was asked and how it went, and nothing of the contents.
func TestRequestLog(t *testing.T) {
	var log bytes.Buffer
	s, _ := serve(t, server.Config{Log: zerolog.New(&log)}, readings()...)
	got := post(t, s, `{"query": "query Secrets($n: String) { entities(search: $n, first: 0) { totalCount } }", "variables": {"n": "hidden"}}`)
	var line struct {
		Request, Method, Path, Kind, Operation, Code, Message string
		Status                                                int
		Took                                                  float64
	}
	if err := json.Unmarshal(log.Bytes(), &line); err != nil {
		t.Fatalf("%v in %q", err, log.String())
	}
	if line.Request != got.Header().Get("X-Request-Id") || line.Method != "POST" || line.Path != "/graphql" ||
		line.Kind != "query" || line.Operation != "Secrets" || line.Status != 200 || line.Code != "BAD_INPUT" || line.Took <= 0 {
		t.Errorf("%+v", line)
	}
	if strings.Contains(log.String(), "hidden") || strings.Contains(log.String(), "search") {
		t.Errorf("the log has the query's contents: %s", log.String())
	}
}
