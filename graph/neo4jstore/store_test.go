package neo4jstore_test

import (
	"context"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"go.uber.org/goleak"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/memstore"
	"github.com/dealgraph/dealgraph/graph/neo4jstore"
	"github.com/dealgraph/dealgraph/graph/sqlitestore"
	"github.com/dealgraph/dealgraph/graph/storetest"
	"github.com/dealgraph/dealgraph/graph/storetest/neo4j"
)

// The proxy of the bad network leaves goroutines of its own behind: what came
// for a connection that was cut before it was passed on waits for ever.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m,
		goleak.IgnoreAnyFunction("github.com/Shopify/toxiproxy/v2/toxics.(*ToxicStub).Run"),
		goleak.IgnoreAnyFunction("github.com/Shopify/toxiproxy/v2.(*ToxicLink).read"))
}

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
	server := emptied(t)
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
	d := server.Driver(t)
	defer d.Close(context.Background())
	storetest.Run(t, func(t *testing.T) graph.Store {
		deleteData(t, d)
		return open(t, server)
	})
}

// emptied returns the shared server with no data but the schema, where one of
// the tests before has made it.
func emptied(t *testing.T) *neo4j.Server {
	t.Helper()
	server := neo4j.Shared(t)
	d := server.Driver(t)
	defer d.Close(context.Background())
	deleteData(t, d)
	return server
}

// deleteData deletes all but the schema, which takes longer to make than most tests run.
func deleteData(t *testing.T, d driver.DriverWithContext) {
	t.Helper()
	run(t, d, "MATCH (n) WHERE NOT n:SchemaVersion DETACH DELETE n")
	run(t, d, "MATCH (v:SchemaVersion) SET v.relationTypes = [] REMOVE v.mergedBy, v.changes")
}
