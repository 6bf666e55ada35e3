package neo4jstore_test

import (
	"context"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/neo4jstore"
	"github.com/dealgraph/dealgraph/graph/storetest"
	"github.com/dealgraph/dealgraph/graph/storetest/neo4j"
)

func open(t testing.TB, server *neo4j.Server) *neo4jstore.Store {
	t.Helper()
	s, err := neo4jstore.Open(context.Background(), neo4jstore.Config{URL: server.URL, User: server.User, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformance(t *testing.T) {
	server := neo4j.Shared(t)
	storetest.Run(t, func(t *testing.T) graph.Store {
		server.Empty(t)
		return open(t, server)
	})
}
