package neo4jstore_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/storetest"
	"github.com/dealgraph/dealgraph/graph/storetest/neo4j"
)

// A database of version 4, which knew nothing of times, gives the same graph
// once its stories are merged anew.
func TestDatabaseOfVersion4(t *testing.T) {
	server := neo4j.Shared(t)
	server.Empty(t)
	g := graph.New(open(t, server), storetest.Types)
	for i, lender := range []string{"Quayside Bank", "Quayside Bank AG", "Mr Hallgrim"} {
		tell := storetest.Tell(lender, "Daily", i, storetest.Statement{Source: lender, Type: "LENDS", Target: "Merle Shipyards", Amount: storetest.Dollars(4e8)})
		if _, err := g.Add(t.Context(), tell); err != nil {
			t.Fatal(err)
		}
	}
	want := storetest.Dump(t, g)
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	d := server.Driver(t)
	defer d.Close(t.Context())
	for _, statement := range []string{
		"MATCH (n:PastRelation|PastDeal) DELETE n",
		"MATCH (n:Relation|Deal) REMOVE n.validFrom, n.knownFrom, n.claimsTold, n.publishersSince",
		"MATCH (:Entity)-[r]->(:Entity) REMOVE r.validFrom, r.knownFrom",
		"MATCH (v:SchemaVersion) SET v.version = 4",
	} {
		run(t, d, statement)
	}
	g = graph.New(open(t, server), storetest.Types)
	defer g.Close()
	if n, err := g.Upgrade(t.Context()); err != nil || n != 3 {
		t.Errorf("%d stories were merged anew, %v", n, err)
	}
	if diff := cmp.Diff(want, storetest.Dump(t, g)); diff != "" {
		t.Errorf("the graph is another one:\n%s", diff)
	}
}
