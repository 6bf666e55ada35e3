package source_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/loader/source"
)

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b.txt", "b")
	write(t, dir, "a/2.md", "a2")
	write(t, dir, "a/1.jsonl.gz", packed(t, `{"text":"a1"}`))
	write(t, dir, "c.TXT.gz", packed(t, "c"))
	write(t, dir, ".hidden/x.txt", "no")
	write(t, dir, ".x.txt", "no")
	write(t, dir, "picture.png", "no")
	write(t, dir, "notes", "no")
	if err := os.Symlink(filepath.Join(dir, "b.txt"), filepath.Join(dir, "d.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dir, filepath.Join(dir, "loop")); err != nil {
		t.Fatal(err)
	}

	s := source.New([]string{dir}, nil)
	for range 2 { // a second reading gives the same
		var texts []string
		for story, err := range s.All(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, story.Text)
		}
		if diff := cmp.Diff([]string{"a1", "a2", "b", "c", "b"}, texts); diff != "" {
			t.Error(diff)
		}
		if s.Skipped() != 2 {
			t.Errorf("passed over %d files, want 2", s.Skipped())
		}
	}
}

func TestOriginsDoNotDependOnTheWorkingDirectory(t *testing.T) {
	dir := t.TempDir()
	path := write(t, dir, "news/b.txt", "b")
	for _, from := range []struct{ folder, path string }{
		{dir, "news"}, {filepath.Join(dir, "news"), "."}, {"/", path},
	} {
		t.Chdir(from.folder)
		stories, errs := read(t, "", from.path)
		if len(errs) > 0 || len(stories) != 1 {
			t.Fatalf("got %v and %v", stories, errs)
		}
		if got := stories[0].Origins; !cmp.Equal(got, []string{path}) {
			t.Errorf("%s read in %s: origins %v, want %s", from.path, from.folder, got, path)
		}
	}
}

// packed is content packed with gzip.
func packed(t *testing.T, content string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCancelledFolderGivesOnlyTheContextsError(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.txt", "a")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var errs []error
	for _, err := range source.New([]string{dir, dir}, nil).All(ctx) {
		errs = append(errs, err)
	}
	if len(errs) != 1 || !errors.Is(errs[0], context.Canceled) {
		t.Errorf("got %v, want only the context's error", errs)
	}
}
