package neo4j_test

import (
	"context"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/dealgraph/dealgraph/graph/storetest/neo4j"
)

// What was committed outlives a kill; what is emptied is gone.
func TestKillAndRestart(t *testing.T) {
	server := neo4j.Start(t)
	ask := func(query string) any {
		t.Helper()
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		defer cancel()
		d := server.Driver(t)
		defer d.Close(ctx)
		result, err := driver.ExecuteQuery(ctx, d, query, nil, driver.EagerResultTransformer)
		if err != nil {
			t.Fatal(err)
		}
		return result.Records[0].Values[0]
	}
	ask("CREATE (n:Thing) RETURN n")
	server.Kill(t)
	server.Restart(t)
	if n := ask("MATCH (n) RETURN count(n)"); n != int64(1) {
		t.Errorf("after the restart there are %v nodes, want 1", n)
	}
	server.Empty(t)
	if n := ask("MATCH (n) RETURN count(n)"); n != int64(0) {
		t.Errorf("%v nodes in an empty database", n)
	}
}
