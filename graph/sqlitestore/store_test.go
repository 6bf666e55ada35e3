package sqlitestore_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"go.uber.org/goleak"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/sqlitestore"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func open(t testing.TB, path string) *sqlitestore.Store {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformanceOfAFile(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store { return open(t, filepath.Join(t.TempDir(), "graph.db")) })
}

func TestConformanceInMemory(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store { return open(t, ":memory:") })
}

func TestFilesThatAreNoGraph(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, []byte("this is a text and no database, whatever it is named"), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]graph.Code{
		text:                                  graph.Corrupt,
		filepath.Join(dir, "no", "such", "x"): graph.Unavailable,
		dir:                                   graph.Unavailable,
	} {
		if _, err := sqlitestore.Open(t.Context(), path); graph.CodeOf(err) != want {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}

// Two processes that have one file open see what the other writes.
func TestTwoStoresOnOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "odd name?&#%.db")
	one, two := graph.New(open(t, path), storetest.Types), graph.New(open(t, path), storetest.Types)
	defer one.Close()
	defer two.Close()
	hops := func(g *graph.Graph) int {
		t.Helper()
		n, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{graph.EntityID(graph.Company, "A")}, Hops: 1, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		return len(n.Relations)
	}
	for i, writer := range []*graph.Graph{one, two, one, one} {
		tell := storetest.Tell(string(rune('a'+i)), "Daily", i, storetest.Statement{Source: "A", Type: "OWNS", Target: "Thing " + string(rune('a'+i))})
		if _, err := writer.Add(t.Context(), tell); err != nil {
			t.Fatal(err)
		}
		if a, b := hops(one), hops(two); a != i+1 || b != i+1 {
			t.Errorf("after %d stories the two see %d and %d", i+1, a, b)
		}
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the file has another name than was asked for: %v", err)
	}
}

func TestClosed(t *testing.T) {
	s := open(t, ":memory:")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Statistics(context.Background()); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("got %v", err)
	}
}
