package neo4jstore_test

import (
	"context"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/memstore"
	"github.com/dealgraph/dealgraph/graph/neo4jstore"
	"github.com/dealgraph/dealgraph/graph/sqlitestore"
	"github.com/dealgraph/dealgraph/graph/storetest"
	"github.com/dealgraph/dealgraph/graph/storetest/neo4j"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func open(t testing.TB, server *neo4j.Server) *neo4jstore.Store {
	t.Helper()
	s, err := neo4jstore.Open(context.Background(), neo4jstore.Config{
		URL: server.URL, User: server.User, Password: server.Password,
		ReadTimeout: 2 * time.Minute, // a busy machine may take long to plan a question
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Neo4j answers as the embedded store and the reference do.
func TestDifferential(t *testing.T) {
	server := neo4j.Shared(t)
	server.Empty(t)
	file, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	stores := map[string]graph.Store{"file": file, "memory": memstore.New(), "neo4j": open(t, server)}
	storetest.Differential(t, stores)
	for name, s := range stores {
		if err := s.Close(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestConformance(t *testing.T) {
	server := neo4j.Shared(t)
	storetest.Run(t, func(t *testing.T) graph.Store {
		server.Empty(t)
		return open(t, server)
	})
}
