package source_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/source"
)

func Example() {
	archive := strings.NewReader(`{"id":"w1","title":"Brevanta buys Orbilane","text":"Brevanta has bought Orbilane.","date":"2024-05-13"}
{"id":"w2","text":"Telsund has raised €3.2bn.","published":"someday"}
{"id":"w3","body":"Osterbank has lent Telsund €900m."}`)

	for story, err := range source.New([]string{"-"}, archive).All(context.Background()) {
		if err != nil {
			fmt.Println("error:", err)
			continue
		}
		fmt.Printf("%s: %q\n", story.Origins[0], story.Text)
	}
	// Output:
	// w1: "Brevanta buys Orbilane\n\nBrevanta has bought Orbilane."
	// error: standard input:2: the date "someday" is not understood; write it like 2024-05-13 or 2024-05-13T08:00:00Z
	// w3: "Osterbank has lent Telsund €900m."
}

// read gives the stories and the errors of paths, in the order in which they came.
func read(t *testing.T, stdin string, paths ...string) (stories []graph.Story, errs []error) {
	t.Helper()
	for story, err := range source.New(paths, strings.NewReader(stdin)).All(t.Context()) {
		if err != nil {
			errs = append(errs, err)
		} else {
			stories = append(stories, story)
		}
	}
	return stories, errs
}

func TestTextFile(t *testing.T) {
	for _, tt := range []struct{ name, content, title, text string }{
		{
			name:    "a headline is the title",
			content: "Brevanta buys Orbilane\n\nThe deal was signed on Monday.\n",
			title:   "Brevanta buys Orbilane",
			text:    "Brevanta buys Orbilane\n\nThe deal was signed on Monday.\n",
		},
		{
			name:    "a paragraph is no title",
			content: "Brevanta has bought Orbilane.\n\nThe deal was signed on Monday.",
			text:    "Brevanta has bought Orbilane.\n\nThe deal was signed on Monday.",
		},
		{
			name:    "a line of wrapped prose is no title",
			content: "Brevanta Corp said it agreed to\nbuy Orbilane Inc for cash.",
			text:    "Brevanta Corp said it agreed to\nbuy Orbilane Inc for cash.",
		},
		{
			name:    "byte order mark, CRLF and a stray byte",
			content: "\ufeffOrbilane\r\n\r\nPay deal \xff signed.\r",
			title:   "Orbilane",
			text:    "Orbilane\n\nPay deal \ufffd signed.\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := write(t, t.TempDir(), "story.txt", tt.content)
			stories, errs := read(t, "", path)
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			want := []graph.Story{{Title: tt.title, Text: tt.text, Origins: []string{path}}}
			if diff := cmp.Diff(want, stories); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMarkdownTitle(t *testing.T) {
	path := write(t, t.TempDir(), "story.md", "# Brevanta buys Orbilane #\nIt paid cash.")
	stories, _ := read(t, "", path)
	if len(stories) != 1 || stories[0].Title != "Brevanta buys Orbilane" {
		t.Errorf("got %+v", stories)
	}
}

func TestJSONLine(t *testing.T) {
	for _, tt := range []struct {
		name, line string
		want       graph.Story
	}{
		{
			name: "every field",
			line: `{"id":"a","title":"Orbilane","text":"It grew.","publisher":"Gazette","url":"https://example.com/a","published":"2024-05-13T10:00:00+02:00","language":"en","extra":[1]}`,
			want: graph.Story{
				Title: "Orbilane", Text: "Orbilane\n\nIt grew.", Publisher: "Gazette", Address: "https://example.com/a",
				Published: time.Date(2024, 5, 13, 8, 0, 0, 0, time.UTC), Language: "en", Origins: []string{"a"},
			},
		},
		{
			name: "a number for an id, the other names of fields, a newswire's date with what its tape left",
			line: `{"id":17,"body":"It grew.","date":" 26-FEB-1987 15:01:01.79&#5;&#5;F"}`,
			want: graph.Story{Text: "It grew.", Published: time.Date(1987, 2, 26, 15, 1, 1, 790e6, time.UTC), Origins: []string{"17"}},
		},
		{
			name: "the address is the origin where there is no id",
			line: `{"text":"It grew.","url":"https://example.com/b","published":"2024-05-13"}`,
			want: graph.Story{
				Text: "It grew.", Address: "https://example.com/b",
				Published: time.Date(2024, 5, 13, 0, 0, 0, 0, time.UTC), Origins: []string{"https://example.com/b"},
			},
		},
		{
			name: "the title stands at the head already",
			line: `{"id":"c","title":"Orbilane","text":"Orbilane\r\nIt grew."}`,
			want: graph.Story{Title: "Orbilane", Text: "Orbilane\nIt grew.", Origins: []string{"c"}},
		},
		{
			name: "the text only begins with the same word",
			line: `{"id":"d","title":"Orbilane","text":"Orbilane grew."}`,
			want: graph.Story{Title: "Orbilane", Text: "Orbilane\n\nOrbilane grew.", Origins: []string{"d"}},
		},
		{
			name: "no origin",
			line: `{"text":"It grew."}`,
			want: graph.Story{Text: "It grew."},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			stories, errs := read(t, tt.line, "-")
			if len(errs) > 0 {
				t.Fatal(errs)
			}
			if diff := cmp.Diff([]graph.Story{tt.want}, stories); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestBadStoriesAreNamedAndPassedOver(t *testing.T) {
	dir := t.TempDir()
	path := write(t, dir, "archive.jsonl", strings.Join([]string{
		`{"text":"One."}`,
		`{"text":`,
		`{"id":"nul","text":"a\u0000b"}`,
		`{"id":"empty","text":" \n"}`,
		`{"id":{},"text":"x"}`,
		`{"id":"long","text":"` + strings.Repeat("a", source.MaxStoryBytes+1) + `"}`,
		``,
		`{"text":"` + strings.Repeat("b", source.MaxLineBytes) + `"}`,
		`{"text":"Nine."}`,
	}, "\n"))
	stories, errs := read(t, "", path)

	var texts, origins []string
	for _, s := range stories {
		texts, origins = append(texts, s.Text), append(origins, s.Origins...)
	}
	if diff := cmp.Diff([]string{"One.", "Nine."}, texts); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{path + "#1", path + "#9"}, origins); diff != "" {
		t.Error(diff)
	}
	want := []struct {
		line int
		code graph.Code
	}{
		{2, graph.BadInput}, {3, graph.BadInput}, {4, graph.BadInput}, {5, graph.BadInput},
		{6, graph.TooLarge}, {8, graph.TooLarge},
	}
	if len(errs) != len(want) {
		t.Fatalf("got %d errors, want %d: %v", len(errs), len(want), errs)
	}
	for i, w := range want {
		if place := fmt.Sprintf("%s:%d: ", path, w.line); !strings.HasPrefix(errs[i].Error(), place) {
			t.Errorf("error %q does not begin with %q", errs[i], place)
		}
		if code := graph.CodeOf(errs[i]); code != w.code {
			t.Errorf("%v: got code %s, want %s", errs[i], code, w.code)
		}
	}
}

func TestBadFiles(t *testing.T) {
	dir := t.TempDir()
	for _, tt := range []struct {
		name, path, stdin, says string
		code                    graph.Code
	}{
		{name: "missing", path: filepath.Join(dir, "none.txt"), says: "no such file", code: graph.NotFound},
		{name: "ending", path: write(t, dir, "a.pdf", "x"), says: "name it .txt", code: graph.BadInput},
		{name: "not packed", path: write(t, dir, "a.txt.gz", "x"), says: "no gzip file", code: graph.BadInput},
		{name: "array", path: write(t, dir, "a.json", "\n[{\n\"text\":\"x\"}]"), says: ":2: does not hold JSON lines", code: graph.BadInput},
		{name: "binary", path: write(t, dir, "b.txt", "a\x00b"), says: "NUL", code: graph.BadInput},
		{name: "empty", path: write(t, dir, "c.txt", "\n"), says: "no text", code: graph.BadInput},
		{name: "long", path: write(t, dir, "d.txt", strings.Repeat("a", source.MaxStoryBytes+1)), says: "split it", code: graph.TooLarge},
		{name: "stdin", path: "-", says: "standard input: holds no text", code: graph.BadInput},
	} {
		t.Run(tt.name, func(t *testing.T) {
			stories, errs := read(t, tt.stdin, tt.path)
			if len(stories) != 0 || len(errs) != 1 {
				t.Fatalf("got %d stories and %v", len(stories), errs)
			}
			if !strings.Contains(errs[0].Error(), tt.says) || graph.CodeOf(errs[0]) != tt.code {
				t.Errorf("got %s %q, want %s with %q", graph.CodeOf(errs[0]), errs[0], tt.code, tt.says)
			}
		})
	}
}

func TestCancelledReadingEndsWithItsError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	lines := strings.Repeat(`{"text":"x"}`+"\n", 10)
	var got []error
	for _, err := range source.New([]string{"-", "missing"}, strings.NewReader(lines)).All(ctx) {
		got = append(got, err)
		if len(got) == 3 {
			cancel()
		}
	}
	if len(got) != 4 || !errors.Is(got[3], context.Canceled) {
		t.Errorf("got %v, want three stories and the context's error", got)
	}
}

// write makes a file and returns its path.
func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
