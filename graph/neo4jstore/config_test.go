package neo4jstore_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/neo4jstore"
	"github.com/dealgraph/dealgraph/graph/storetest/neo4j"
)

const secret = "open sesame"

func TestPasswordsAreNotShown(t *testing.T) {
	c := neo4jstore.Config{URL: "bolt://127.0.0.1:1", User: "ali", Password: secret, ConnectTimeout: time.Second, RetryTime: time.Millisecond}
	for _, format := range []string{"%v", "%+v", "%#v", "%s"} {
		if shown := fmt.Sprintf(format, c); strings.Contains(shown, secret) || !strings.Contains(shown, "ali") {
			t.Errorf("%s shows %s", format, shown)
		}
	}
	_, err := neo4jstore.Open(t.Context(), c)
	if graph.CodeOf(err) != graph.Unavailable || strings.Contains(err.Error(), secret) {
		t.Errorf("a server that is not there: %v", err)
	}
}

func TestAddresses(t *testing.T) {
	for _, address := range []string{
		"", "localhost:7687", "http://localhost:7474", "neo4j://", "file:deals.db", "neo4j://ali:open%20sesame@localhost", "bolt://%zz",
	} {
		_, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URL: address})
		if graph.CodeOf(err) != graph.BadInput || strings.Contains(err.Error(), "sesame") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

func TestDatabasesThatAreNotOurs(t *testing.T) {
	server := neo4j.Shared(t)
	server.Empty(t)
	d := server.Driver(t)
	defer d.Close(context.Background())
	config := neo4jstore.Config{URL: server.URL, User: server.User, Password: server.Password}
	run(t, d, "CREATE (:Movie {title: 'Heat'})")
	if _, err := neo4jstore.Open(t.Context(), config); graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), "Movie") {
		t.Errorf("a database of films: %v", err)
	}
	server.Empty(t)
	run(t, d, "CREATE (:SchemaVersion {of: 'dealgraph', version: 99})")
	if _, err := neo4jstore.Open(t.Context(), config); graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), "99") {
		t.Errorf("a newer version: %v", err)
	}
	server.Empty(t)
	config.Database = "elsewhere"
	if _, err := neo4jstore.Open(t.Context(), config); graph.CodeOf(err) != graph.BadInput {
		t.Errorf("a database that is not there: %v", err)
	}
}

func TestClosed(t *testing.T) {
	s := open(t, neo4j.Shared(t))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Statistics(context.Background()); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("got %v", err)
	}
}
