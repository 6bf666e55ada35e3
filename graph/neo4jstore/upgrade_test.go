package neo4jstore_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

// asVersion8 makes a database what version 8 would have written: nothing had a
// seal, and claims and deals had edges alone to tell their stories and parties.
var asVersion8 = []string{
	"MATCH (n) REMOVE n.seal",
	"MATCH (c:Claim) REMOVE c.story",
	"MATCH (d:Deal) REMOVE d.parties, d.partyRoles, d.partiesSince",
	"MATCH (v:SchemaVersion) SET v.version = 8",
}

// asVersion4 makes of that what version 4 would have written, which knew nothing of times.
var asVersion4 = []string{
	"MATCH (n:PastRelation|PastDeal) DELETE n",
	"MATCH (n:Relation|Deal) REMOVE n.validFrom, n.knownFrom, n.claimsTold, n.publishersSince",
	"MATCH (:Entity)-[r]->(:Entity) REMOVE r.validFrom, r.knownFrom",
	"MATCH (s:Story) REMOVE s.origins",
	"MATCH (v:SchemaVersion) SET v.version = 4",
}

// asVersion2 makes of that what version 2 would have written: entities
// appeared in stories themselves, one for each name.
var asVersion2 = []string{
	`MATCH (d:Designation)-[b:APPEARS_IN]->(s:Story)
	MERGE (e:Entity {id: d.id}) ON CREATE SET e:Company, e.name = d.text, e.stories = d.stories
	CREATE (e)-[a:APPEARS_IN]->(s) SET a = properties(b)`,
	"MATCH (n:Designation|Key|Topic|Judgement|Review) DETACH DELETE n",
	"MATCH (e:Entity) REMOVE e.names",
	"MATCH (s:Story) REMOVE s.unmerged",
	"DROP CONSTRAINT designation_id", "DROP CONSTRAINT key_text", "DROP CONSTRAINT judgement_id", "DROP CONSTRAINT review_id",
	"DROP INDEX topic_key", "DROP INDEX judgement_made", "DROP INDEX review_a", "DROP INDEX review_b", "DROP INDEX review_stories",
	"DROP INDEX claim_source", "DROP INDEX claim_target", "DROP INDEX story_unmerged",
	"DROP INDEX past_relation_id", "DROP INDEX past_relation_thread", "DROP INDEX past_relation_source", "DROP INDEX past_relation_target",
	"DROP INDEX past_deal_id", "DROP INDEX past_deal_thread",
	"MATCH (v:SchemaVersion) SET v.version = 2",
}

func TestDatabaseOfVersion8(t *testing.T) { testOldDatabase(t, 0, asVersion8) }

func TestDatabaseOfVersion4(t *testing.T) { testOldDatabase(t, 4, asVersion8, asVersion4) }

func TestDatabaseOfVersion2(t *testing.T) { testOldDatabase(t, 4, asVersion8, asVersion4, asVersion2) }

// testOldDatabase opens a database that is made an old one. It has the present
// schema then, and the same graph once so many stories are merged anew.
func testOldDatabase(t *testing.T, merged int, older ...[]string) {
	server := emptied(t)
	d := server.Driver(t)
	defer d.Close(t.Context())
	g := graph.New(open(t, server), storetest.Types)
	for i, lender := range []string{"Quayside Bank", "Quayside Bank AG", "Mr Peter Hallgrim", "Mr Hallgrim"} {
		tell := storetest.Tell(lender, "Daily", i, storetest.Statement{Source: lender, Type: "LENDS", Target: "Merle Shipyards", Amount: storetest.Dollars(4e8)})
		if _, err := g.Add(t.Context(), tell); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := g.Upgrade(t.Context()); err != nil { // which notes by what rules it is merged
		t.Fatal(err)
	}
	want, schema := storetest.Dump(t, g), indexes(t, d)
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	for _, statements := range older {
		for _, statement := range statements {
			run(t, d, statement)
		}
	}
	g = graph.New(open(t, server), storetest.Types)
	defer g.Close()
	if diff := cmp.Diff(schema, indexes(t, d)); diff != "" {
		t.Errorf("the indexes are others:\n%s", diff)
	}
	if stats, err := g.Statistics(t.Context()); err != nil || stats.Stories != 4 || merged > 0 && stats.Relations != 0 {
		t.Errorf("before it is merged anew the database holds %+v, %v", stats, err)
	}
	if n, err := g.Upgrade(t.Context()); err != nil || n != merged {
		t.Errorf("%d stories were merged anew, want %d; %v", n, merged, err)
	}
	if diff := cmp.Diff(want, storetest.Dump(t, g)); diff != "" {
		t.Errorf("the graph is another one:\n%s", diff)
	}
	if n, err := g.Upgrade(t.Context()); err != nil || n != 0 {
		t.Errorf("and %d more at the second time, %v", n, err)
	}
}

// indexes are the names of the database's indexes, with those of its constraints.
func indexes(t *testing.T, d driver.DriverWithContext) []any {
	t.Helper()
	return run(t, d, "SHOW INDEXES YIELD name RETURN name ORDER BY name")
}
