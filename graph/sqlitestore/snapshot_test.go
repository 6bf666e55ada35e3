package sqlitestore_test

import (
	"path/filepath"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/sqlitestore"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

// A traversal shows the graph at one moment, while stories come and go.
func TestTraversalsSeeOneMoment(t *testing.T) {
	for name, path := range map[string]string{"file": filepath.Join(t.TempDir(), "graph.db"), "memory": ":memory:"} {
		t.Run(name, func(t *testing.T) { comeAndGo(t, open(t, path)) })
	}
}

func comeAndGo(t *testing.T, s *sqlitestore.Store) {
	g := graph.New(s, storetest.Types)
	defer g.Close()
	lasting := storetest.Tell("lasting", "Daily", 0, storetest.Statement{Source: "Ardent", Type: "OWNS", Target: "Brook"})
	passing := storetest.Tell("passing", "Daily", 1,
		storetest.Statement{Source: "Ardent", Type: "OWNS", Target: "Crown"}, storetest.Statement{Source: "Crown", Type: "OWNS", Target: "Delta"})
	if _, err := g.Add(t.Context(), lasting); err != nil {
		t.Fatal(err)
	}
	gone := make(chan error)
	go func() {
		defer close(gone)
		for range 100 {
			added, err := g.Add(t.Context(), passing)
			if err == nil {
				err = g.Remove(t.Context(), added[0].Story.ID)
			}
			if err != nil {
				gone <- err
				return
			}
		}
	}()
	ardent, delta := graph.EntityID(graph.Company, "Ardent"), graph.EntityID(graph.Company, "Delta")
	for {
		select {
		case err := <-gone:
			if err != nil {
				t.Error(err)
			}
			return
		default:
		}
		n, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{ardent}, Hops: 2, Limit: 10})
		if err != nil || len(n.Relations) != 1 && len(n.Relations) != 3 || len(n.Entities) != len(n.Relations)+1 {
			t.Errorf("%d relations with %d ends, %v", len(n.Relations), len(n.Entities), err)
		}
		paths, err := s.Paths(t.Context(), graph.PathQuery{From: ardent, To: delta, MaxHops: 2, First: 5})
		if err != nil || len(paths) > 0 && (len(paths[0].Relations) != 2 || len(paths[0].Entities) != 3) {
			t.Errorf("a way with gaps: %+v, %v", paths, err)
		}
	}
}
