package sqlitestore_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

// asVersion5 makes a file what version 5 would have written, asVersion2 one of
// version 5 what version 2 would have, and asVersion1 one of version 2 what
// version 1 would have.
const asVersion5 = `
	DROP INDEX stories_by_cluster; DROP TABLE marks; DROP TABLE traces;
	UPDATE stories SET head = json_set(head, '$.cluster', cluster);
	ALTER TABLE stories DROP COLUMN cluster;
	PRAGMA user_version = 5;`

const asVersion2 = `
	DROP TABLE rules; DROP TABLE past_relations; DROP TABLE past_deals;
	DROP TABLE contradiction_ends; DROP TABLE contradictions; DROP TABLE changes;
	ALTER TABLE relations DROP COLUMN least; ALTER TABLE deals DROP COLUMN least;
	ALTER TABLE relations DROP COLUMN publishers_since;
	ALTER TABLE relations DROP COLUMN valid_from; ALTER TABLE relations DROP COLUMN valid_to;
	ALTER TABLE relations DROP COLUMN phases; ALTER TABLE relations DROP COLUMN known_from;
	ALTER TABLE deals DROP COLUMN valid_from; ALTER TABLE deals DROP COLUMN valid_to;
	ALTER TABLE deals DROP COLUMN phases; ALTER TABLE deals DROP COLUMN known_from;
	PRAGMA user_version = 2;`

const asVersion1 = `
	DROP INDEX claims_by_source; DROP INDEX claims_by_target;
	ALTER TABLE claims DROP COLUMN source; ALTER TABLE claims DROP COLUMN target;
	DROP INDEX stories_to_merge; ALTER TABLE stories DROP COLUMN merged;
	DROP TABLE name_keys; DROP TABLE links; DROP TABLE names;
	DROP TABLE judgement_keys; DROP TABLE judgements; DROP TABLE reviews;
	PRAGMA user_version = 1;`

// A file of an earlier version gives the same graph once its stories are merged anew.

func TestFileOfVersion1(t *testing.T) { testOldFile(t, asVersion5+asVersion2+asVersion1, 0) }

func TestFileOfVersion2(t *testing.T) { testOldFile(t, asVersion5+asVersion2, 0) }

func TestFileOfVersion5(t *testing.T) { testOldFile(t, asVersion5, 3) }

// testOldFile reads a file that has so many relations before its stories are merged anew.
func testOldFile(t *testing.T, asOld string, relations int) {
	path := filepath.Join(t.TempDir(), "old.db")
	g := graph.New(open(t, path), storetest.Types)
	for i, lender := range []string{"Quayside Bank", "Quayside Bank AG", "Mr Peter Hallgrim", "Mr Hallgrim"} {
		tell := storetest.Tell(lender, "Daily", i, storetest.Statement{Source: lender, Type: "LENDS", Target: "Merle Shipyards", Amount: storetest.Dollars(4e8)})
		if _, err := g.Add(t.Context(), tell); err != nil {
			t.Fatal(err)
		}
	}
	want := storetest.Dump(t, g)
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := raw.Exec(asOld); err != nil {
		t.Fatal(err)
	}
	if err := raw.Close(); err != nil {
		t.Fatal(err)
	}
	g = graph.New(open(t, path), storetest.Types)
	defer g.Close()
	if stats, err := g.Statistics(t.Context()); err != nil || stats.Stories != 4 || stats.Relations != relations {
		t.Errorf("before it is merged anew the file holds %+v, %v", stats, err)
	}
	if n, err := g.Upgrade(t.Context()); err != nil || n != 4 {
		t.Errorf("%d stories were merged anew, %v", n, err)
	}
	if diff := cmp.Diff(want, storetest.Dump(t, g)); diff != "" {
		t.Errorf("the graph is another one:\n%s", diff)
	}
	if n, err := g.Upgrade(t.Context()); err != nil || n != 0 {
		t.Errorf("and %d more at the second time, %v", n, err)
	}
}
