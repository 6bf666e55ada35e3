package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// runLine runs a command line and returns its exit code and what it wrote.
func runLine(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, log bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(stdin), &out, &log)
	return code, out.String(), log.String()
}

const loan = `{"id": "loan", "title": "A loan", "text": "Blackstone has lent CoreWeave $7.5bn.", "publisher": "Daily", "published": "2024-05-17"}`

func TestLoadThenQuery(t *testing.T) {
	store := "file:" + filepath.Join(t.TempDir(), "deals.db")
	for i, want := range []string{"1 stories: 1 new, 0 known", "1 stories: 0 new, 1 known"} {
		code, out, log := runLine(t, loan, "load", "-store", store, "-")
		if code != 0 || !strings.HasPrefix(out, want) || !strings.Contains(out, "the graph now holds 1 stories, 2 entities, 1 claims, 1 relations, 1 deals") {
			t.Errorf("load %d: code %d\n%s%s", i+1, code, out, log)
		}
	}
	code, out, log := runLine(t, "", "query", "-store", store, "-variables", `{"name": "coreweave"}`,
		`query ($name: String) { entity(name: $name) { relations(as: TARGET) { edges { node {
			type { name } source { name } status amount { value currency words }
			evidence { sentence source { text span { start end } } } } } } } }`)
	want := `{"data":{"entity":{"relations":{"edges":[{"node":{"type":{"name":"LENDS"},"source":{"name":"Blackstone"},"status":"COMPLETED",` +
		`"amount":{"value":7500000000,"currency":"USD","words":"$7.5bn"},` +
		`"evidence":[{"sentence":"Blackstone has lent CoreWeave $7.5bn.","source":{"text":"Blackstone","span":{"start":8,"end":18}}}]}}]}}}}`
	var got bytes.Buffer
	if err := json.Compact(&got, []byte(out)); err != nil || code != 0 || got.String() != want {
		t.Errorf("code %d, %v\n got %s\nwant %s\n%s", code, err, got.String(), want, log)
	}
}

func TestExtractThenEval(t *testing.T) {
	code, lines, log := runLine(t, loan, "extract", "-")
	if code != 0 || !strings.Contains(lines, `"story":"loan","type":"LENDS","source":{"name":"Blackstone","aliases":[]}`) {
		t.Errorf("extract: code %d\n%s%s", code, lines, log)
	}
	dir := t.TempDir()
	gold := filepath.Join(dir, "gold.jsonl")
	if err := os.WriteFile(gold, []byte(`{"doc": "loan", "entities": [{"id": "a", "kind": "COMPANY", "name": "Blackstone"}, {"id": "b", "kind": "COMPANY", "name": "CoreWeave"}],`+
		` "relations": [{"type": "LENDS", "source": "a", "target": "b", "status": "COMPLETED"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	stories := filepath.Join(dir, "stories.jsonl")
	if err := os.WriteFile(stories, []byte(loan), 0o600); err != nil {
		t.Fatal(err)
	}
	code, table, log := runLine(t, "", "eval", gold, stories)
	if code != 0 || !strings.Contains(table, "relations  P 1.000  R 1.000  F1 1.000") {
		t.Errorf("eval: code %d\n%s%s", code, table, log)
	}
}

func TestExitCodes(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "types")
	if err := os.Mkdir(bad, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(bad, "loves.yaml"), []byte("name: LOVES\nlabel: [\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	taken := "file:" + filepath.Join(dir, "no", "such", "folder", "x.db")
	for _, tt := range []struct {
		args   string
		code   int
		stderr string // a regular expression
	}{
		{"help", 0, "^$"},
		{"load -h", 0, "usage: dealgraph load"},
		{"", 2, "^$"},
		{"lod", 2, `no command "lod"`},
		{"load", 2, "name at least one PATH"},
		{"load -colour x", 2, "flag provided but not defined"},
		{"load -store mysql://x y", 2, `-store "mysql://x"; it may be`},
		{"load -store neo4j://127.0.0.1:1 -patience 0 x", 1, "UNAVAILABLE"},
		{"load -log-level loud x", 2, "-log-level"},
		{"load -store " + taken + " x", 1, `folder exists.*UNAVAILABLE`},
		{"load -store memory: " + dir + "/nothing.txt", 1, "NOT_FOUND"},
		{"query -store memory: {nothing}", 1, "^$"},
		{"query -store memory: -variables [1] {statistics{stories}}", 2, "no JSON object"},
		{"ontology -format pdf", 2, "none of table, markdown and json"},
		{"ontology -ontology " + bad, 1, `loves.yaml:\d+`},
		{"extract -reader crystal x", 2, `-reader "crystal" is neither model nor rules`},
		{"extract -reader rules " + dir + "/nothing.txt", 1, "NOT_FOUND"},
		{"eval gold", 2, "1 arguments, not 2"},
		{"serve -addr 256.0.0.1:1 -store memory:", 1, "choose another -addr"},
	} {
		code, _, log := runLine(t, "", strings.Fields(tt.args)...)
		if code != tt.code || !regexp.MustCompile(tt.stderr).MatchString(log) {
			t.Errorf("dealgraph %s: code %d, want %d, and %s in\n%s", tt.args, code, tt.code, tt.stderr, log)
		}
	}
}

func TestEnvironment(t *testing.T) {
	t.Setenv("DEALGRAPH_STORE", "nowhere:")
	if code, _, log := runLine(t, "", "load", "x"); code != 2 || !strings.Contains(log, `-store "nowhere:"`) {
		t.Errorf("the environment: code %d\n%s", code, log)
	}
	if code, _, log := runLine(t, loan, "load", "-store", "memory:", "-"); code != 0 {
		t.Errorf("a flag goes before the environment: code %d\n%s", code, log)
	}
	t.Setenv("DEALGRAPH_WORKERS", "many")
	if code, _, log := runLine(t, loan, "load", "-store", "memory:", "-"); code != 2 || !strings.Contains(log, `DEALGRAPH_WORKERS="many"`) {
		t.Errorf("a bad variable: code %d\n%s", code, log)
	}
}

// TestServe runs the main job: the example stories in, GraphQL up, down again.
func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	log, lines := io.Pipe()
	code := make(chan int)
	go func() {
		code <- run(ctx, []string{"serve", "-store", "memory:", "-addr", "127.0.0.1:0"}, strings.NewReader(""), io.Discard, lines)
		lines.Close()
	}()
	address := ""
	for entries := json.NewDecoder(log); address == ""; {
		var entry struct{ GraphQL, Message string }
		if err := entries.Decode(&entry); err != nil {
			t.Fatal(err)
		}
		address = entry.GraphQL
	}
	go io.Copy(io.Discard, log)
	answer, err := (&http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}).
		Post(address, "application/json", strings.NewReader(`{"query": "{ statistics { stories relations } }"}`))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || !regexp.MustCompile(`"stories":16,"relations":[1-9]`).Match(body) {
		t.Errorf("answered %s, %v", body, err)
	}
	stop()
	if got := <-code; got != 0 {
		t.Errorf("the exit code is %d", got)
	}
}
