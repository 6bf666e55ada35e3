package storetest_test

import (
	"path/filepath"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/memstore"
	"github.com/dealgraph/dealgraph/graph/sqlitestore"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

// The embedded store answers as the reference does.
func TestDifferential(t *testing.T) {
	file, err := sqlitestore.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	memory := memstore.New()
	defer memory.Close()
	storetest.Differential(t, map[string]graph.Store{"file": file, "memory": memory})
}
