package sqlitestore_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

// asVersion1 makes a file what version 1 would have written.
const asVersion1 = `
	DROP INDEX claims_by_source; DROP INDEX claims_by_target;
	ALTER TABLE claims DROP COLUMN source; ALTER TABLE claims DROP COLUMN target;
	DROP INDEX stories_to_merge; ALTER TABLE stories DROP COLUMN merged;
	DROP TABLE name_keys; DROP TABLE links; DROP TABLE names;
	DROP TABLE judgement_keys; DROP TABLE judgements; DROP TABLE reviews;
	PRAGMA user_version = 1;`

// A file of version 1 gives the same graph once its stories are merged anew.
func TestFileOfVersion1(t *testing.T) {
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
	if _, err := raw.Exec(asVersion1); err != nil {
		t.Fatal(err)
	}
	if err := raw.Close(); err != nil {
		t.Fatal(err)
	}
	g = graph.New(open(t, path), storetest.Types)
	defer g.Close()
	if stats, err := g.Statistics(t.Context()); err != nil || stats.Stories != 4 || stats.Entities != 0 {
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
