package storetest

import (
	"testing"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// testContradictions tells each conflict, and beside it what is like it and
// is none.
func testContradictions(t *testing.T, g *graph.Graph) {
	buys := func(buyer, target string, status graph.Status, amount *graph.Money) Statement {
		return Statement{Source: buyer, Type: "ACQUIRES", Target: target, Status: status, Amount: amount}
	}
	owns := func(owner, target, part string) Statement {
		return Statement{Source: owner, Type: "OWNS", Target: target, Detail: part}
	}
	denied := func(s Statement) Statement {
		s.Denied = true
		return s
	}
	for _, tt := range []struct {
		name string
		told []graph.Reading
		want graph.Conflict // none where empty
	}{
		{"a rumour and its denial", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Rumoured, nil)), Tell("2", "Weekly", 1, denied(buys("A", "X", "", nil))),
		}, graph.ToldAndDenied},
		{"a rumour right after its denial", []graph.Reading{
			Tell("1", "Daily", 3, buys("A", "X", graph.Rumoured, nil)), Tell("2", "Weekly", 1, denied(buys("A", "X", "", nil))),
		}, graph.ToldAndDenied},
		{"denied, and agreed later", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Rumoured, nil)), Tell("2", "Weekly", 1, denied(buys("A", "X", "", nil))), Tell("3", "Daily", 30, buys("A", "X", graph.Announced, nil)),
		}, ""},
		{"off, and then denied", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Announced, nil)), Tell("2", "Daily", 1, buys("A", "X", graph.Terminated, nil)), Tell("3", "Weekly", 2, denied(buys("A", "X", "", nil))),
		}, ""},
		{"another's denial", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Rumoured, nil)), Tell("2", "Weekly", 1, denied(buys("B", "X", "", nil))),
		}, ""},
		{"off and done", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Terminated, nil)), Tell("2", "Weekly", 3, buys("A", "X", graph.Completed, nil)),
		}, graph.DoneAndCalledOff},
		{"off, taken up again, and done", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Terminated, nil)), Tell("2", "Weekly", 3, buys("A", "X", graph.InTalks, nil)), Tell("3", "Weekly", 9, buys("A", "X", graph.Completed, nil)),
		}, ""},
		{"off, and done much later", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Terminated, nil)), Tell("2", "Weekly", 60, buys("A", "X", graph.Completed, nil)),
		}, ""},
		{"two sums of one day", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Announced, Dollars(300))), Tell("2", "Weekly", 0, buys("A", "X", graph.Announced, Dollars(450))),
		}, graph.TwoAmounts},
		{"two sums that may be one", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Announced, &graph.Money{Value: 500, High: 500, Currency: usd, Approximate: true})), Tell("2", "Weekly", 0, buys("A", "X", graph.Announced, Dollars(450))),
		}, ""},
		{"another sum weeks later", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Announced, Dollars(300))), Tell("2", "Weekly", 20, buys("A", "X", graph.Announced, Dollars(450))),
		}, ""},
		{"a paper that corrects itself", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Announced, Dollars(300))), Tell("2", "Daily", 1, buys("A", "X", graph.Announced, Dollars(450))),
		}, ""},
		{"two owners of all", []graph.Reading{
			Tell("1", "Daily", 0, owns("A", "X", "100%")), Tell("2", "Weekly", 3, owns("B", "X", "wholly")),
		}, graph.TwoOwners},
		{"owners of more than all", []graph.Reading{
			Tell("1", "Daily", 0, owns("A", "X", "60%"), owns("B", "X", "a 55% stake")),
		}, graph.TwoOwners},
		{"owners of the whole together", []graph.Reading{
			Tell("1", "Daily", 0, owns("A", "X", "60%"), owns("B", "X", "40%")),
		}, ""},
		{"one owner after the other", []graph.Reading{
			Tell("1", "Daily", 0, owns("A", "X", "100%")), Tell("2", "Weekly", 50, owns("B", "X", "100%")),
		}, ""},
		{"two buyers", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Completed, Dollars(300))), Tell("2", "Weekly", 5, buys("B", "X", graph.Completed, Dollars(700))),
		}, graph.TwoBuyers},
		{"two that buy together", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Completed, Dollars(300)), buys("B", "X", graph.Completed, Dollars(300))),
		}, ""},
		{"one of two buyers", []graph.Reading{
			Tell("1", "Daily", 0, buys("A", "X", graph.Completed, Dollars(300))), Tell("2", "Weekly", 5, buys("B", "X", graph.Terminated, Dollars(700))),
		}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			add(t, g, tt.told...)
			found := contradictions(t, g, graph.ContradictionQuery{Of: []string{entity(t, g, "X")}})
			if tt.want == "" && len(found) > 0 || tt.want != "" && (len(found) != 1 || found[0].Conflict != tt.want || len(found[0].One) == 0 || len(found[0].Other) == 0) {
				t.Errorf("found %+v, want %q", found, tt.want)
			}
			if len(found) == 1 {
				checkContradiction(t, g, found[0])
			}
			for _, r := range tt.told {
				if err := g.Remove(t.Context(), graph.StoryID(r.Story)); err != nil {
					t.Fatal(err)
				}
			}
			if left := contradictions(t, g, graph.ContradictionQuery{}); len(left) > 0 {
				t.Errorf("without the stories there remains %+v", left)
			}
		})
	}
}

func contradictions(t *testing.T, g *graph.Graph, q graph.ContradictionQuery) []graph.Contradiction {
	t.Helper()
	return all(t, graph.Window{First: 1}, func(w graph.Window) (graph.Page[graph.Contradiction], error) {
		q.Window = w
		return g.Contradictions(t.Context(), q)
	})
}

// checkContradiction wants a contradiction at its relations, by its conflict
// alone, and gone as soon as one of its sides is judged.
func checkContradiction(t *testing.T, g *graph.Graph, c graph.Contradiction) {
	t.Helper()
	found, err := g.RelationsByID(t.Context(), c.Relations, time.Time{})
	if err != nil || len(found) != len(c.Relations) {
		t.Fatalf("the relations of %+v: %+v, %v", c, found, err)
	}
	for _, r := range found {
		if of, err := g.ContradictionsOf(t.Context(), []string{r.ID, "r0"}); err != nil || len(of) != 1 || of[0].ID != c.ID {
			t.Errorf("the contradictions of %+v: %+v, %v", r, of, err)
		}
	}
	for _, conflict := range graph.Conflicts {
		if got := contradictions(t, g, graph.ContradictionQuery{Conflicts: []graph.Conflict{conflict}}); len(got) == 1 != (conflict == c.Conflict) {
			t.Errorf("by the conflict %s: %+v", conflict, got)
		}
	}
	j, err := g.Judge(t.Context(), graph.Judgement{Ruling: graph.RuleConfirm, Relation: c.Relations[0], Author: "ann"})
	if err != nil {
		t.Fatal(err)
	}
	if left := contradictions(t, g, graph.ContradictionQuery{}); len(left) > 0 {
		t.Errorf("an analyst settled it, and there remains %+v", left)
	}
	if _, err := g.TakeBack(t.Context(), j.ID); err != nil {
		t.Fatal(err)
	}
}
