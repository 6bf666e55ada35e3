package neo4jstore_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

// What a person asks in Neo4j Browser, with the names that the package
// documents: a consortium's loan with its evidence, and a denial that is no fact.
func TestShape(t *testing.T) {
	server := emptied(t)
	g := graph.New(open(t, server), storetest.Types)
	defer g.Close()
	loan := storetest.Statement{Type: "LENDS", Target: "Northwind Cables", Status: graph.Announced, Amount: storetest.Dollars(3e9)}
	first, second := loan, loan
	first.Source, second.Source = "Alder Bank", "Birch Union"
	if _, err := g.Add(t.Context(),
		storetest.Tell("loan", "Daily", 0, first, second),
		storetest.Tell("denial", "Weekly", 1, storetest.Statement{Source: "Cedar Corp", Type: "ACQUIRES", Target: "Northwind Cables", Denied: true}),
	); err != nil {
		t.Fatal(err)
	}
	d := server.Driver(t)
	defer d.Close(t.Context())
	for _, question := range []struct {
		what, cypher string
		want         []any
	}{
		{"who lends how much", "MATCH (a:Company)-[r:LENDS]->(:Company {name: 'Northwind Cables'}) RETURN [a.name, r.amount, r.currency, r.status, toString(date(r.firstSeen))] AS x",
			[]any{[]any{"Alder Bank", 3e9, "USD", "ANNOUNCED", "2024-05-01"}}},
		{"in which sentence", "MATCH ()-[r:LENDS]->() MATCH (:Relation {id: r.id})<-[:TELLS]-(c:Claim)-[:SAID_IN]->(s:Story) RETURN [c.sentence, s.publisher] AS x ORDER BY x",
			[]any{[]any{"Alder Bank lends ANNOUNCED Northwind Cables", "Daily"}, []any{"Birch Union lends ANNOUNCED Northwind Cables", "Daily"}}},
		{"the parties of a deal", "MATCH (e:Entity)-[p:PARTY_TO]->(:Deal {kind: 'LOAN'}) RETURN [e.name, p.role] AS x ORDER BY x",
			[]any{[]any{"Alder Bank", "LENDER"}, []any{"Birch Union", "LENDER"}, []any{"Northwind Cables", "BORROWER"}}},
		{"a denial is no fact", "OPTIONAL MATCH ()-[r:ACQUIRES]->() OPTIONAL MATCH (f:Relation {type: 'ACQUIRES'}) RETURN [count(r), count(f)] AS x", []any{[]any{int64(0), int64(0)}}},
		{"but is kept", "MATCH (a)-[r:DENIED]->(b) RETURN [a.name, r.type, b.name] AS x", []any{[]any{"Cedar Corp", "ACQUIRES", "Northwind Cables"}}},
		{"locks leave no trace", "MATCH (n) WHERE n.lock IS NOT NULL RETURN count(n) AS x", []any{int64(0)}},
	} {
		if diff := cmp.Diff(question.want, run(t, d, question.cypher)); diff != "" {
			t.Errorf("%s:\n%s", question.what, diff)
		}
	}
}

// run runs a statement and returns the first column.
func run(t *testing.T, d driver.DriverWithContext, statement string) (column []any) {
	t.Helper()
	result, err := driver.ExecuteQuery(t.Context(), d, statement, nil, driver.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range result.Records {
		column = append(column, r.Values[0])
	}
	return column
}
