package source

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
)

func TestPackedFileIsBounded(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	line := `{"text":"` + strings.Repeat("a", 90) + "\"}\n"
	io.WriteString(w, strings.Repeat(line, 1000))
	w.Close()
	path := filepath.Join(t.TempDir(), "bomb.jsonl.gz")
	if err := os.WriteFile(path, packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		bound   int64
		stories int
		code    graph.Code
	}{
		{int64(1000 * len(line)), 1000, ""},
		{int64(1000*len(line) - 1), 999, graph.TooLarge},
		{int64(10 * len(line)), 10, graph.TooLarge},
	} {
		s := New([]string{path}, nil)
		s.limits.unpacked = tt.bound
		stories, last := 0, error(nil)
		for _, err := range s.All(t.Context()) {
			if last = err; err == nil {
				stories++
			}
		}
		if stories != tt.stories || graph.CodeOf(last) != tt.code {
			t.Errorf("bound %d: got %d stories and %v, want %d and %q", tt.bound, stories, last, tt.stories, tt.code)
		}
	}
}

func TestFolderIsBounded(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := New([]string{dir}, nil)
	s.limits.files = 2
	var codes []graph.Code
	for _, err := range s.All(t.Context()) {
		codes = append(codes, graph.CodeOf(err))
	}
	if len(codes) != 3 || codes[2] != graph.TooLarge {
		t.Errorf("got %q, want two stories and %s", codes, graph.TooLarge)
	}
}

// counted counts how many files are open.
type counted struct {
	io.ReadCloser
	open *int
}

func (c counted) Close() error {
	*c.open--
	return c.ReadCloser.Close()
}

func TestFilesAreClosedHoweverTheReadingEnds(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"a.txt": "a", "b.jsonl": "{\"text\":\"b1\"}\n{\"text\":\"b2\"}\n", "c.txt": "\x00", "d.txt.gz": "no gzip",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for stopAt := range 6 {
		s := New([]string{dir}, nil)
		open, opened := 0, 0
		s.open = func(path string) (io.ReadCloser, error) {
			f, err := os.Open(path)
			if err == nil {
				open++
				opened++
			}
			return counted{f, &open}, err
		}
		seen := 0
		for range s.All(t.Context()) {
			if seen++; seen == stopAt {
				break
			}
		}
		if open != 0 || opened == 0 {
			t.Errorf("stopped at %d: %d of %d files are still open", stopAt, open, opened)
		}
	}
}

// A line gives an error with a code, or a story that the loader can take.
func FuzzParseLine(f *testing.F) {
	for _, seed := range []string{
		`{"id":"a","title":"T","text":"T\n\nx","published":"2024-05-13"}`,
		`{"id":1e9,"body":"\ud800","date":"26-FEB-1987 15:01:01.79","title":"\r"}`,
		`{"text":"\u0000"}`, `{"ID":null,"Text":"\ufeffx"}`, "{\"text\":\"\xff\"}", `[]`, `{`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		story, err := parseLine(line)
		if err != nil {
			if code := graph.CodeOf(err); code != graph.BadInput && code != graph.TooLarge {
				t.Errorf("error without a fitting code: %v", err)
			}
			return
		}
		if !utf8.ValidString(story.Text) || strings.ContainsAny(story.Text, "\x00\r") || strings.TrimSpace(story.Text) == "" {
			t.Errorf("text is not clean: %q", story.Text)
		}
		if !strings.HasPrefix(strings.TrimSpace(story.Text), story.Title) {
			t.Errorf("title %q is not at the head of %q", story.Title, story.Text)
		}
	})
}
