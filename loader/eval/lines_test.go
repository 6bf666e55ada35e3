package eval

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
)

// What counts is the bytes after decompression, so that a small file cannot
// grow without bounds.
func TestInputIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "g.jsonl.gz")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(file)
	for range 1000 {
		if _, err := z.Write([]byte("{}          \n")); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	for budget, want := range map[int64]graph.Code{13_000: "", 12_999: graph.TooLarge} {
		err := eachLine(path, &budget, func(decoder) error { return nil })
		if graph.CodeOf(err) != want {
			t.Errorf("with a budget of %d bytes: %v, want %q", budget, err, want)
		}
	}
}
