package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
)

func testTimeline(t *testing.T, g *graph.Graph) {
	buys := func(status graph.Status) Statement {
		return Statement{Source: "A", Type: "ACQUIRES", Target: "B", Status: status}
	}
	owns := Statement{Source: "C", Type: "OWNS", Target: "A"}
	ended := owns
	ended.Status = graph.Terminated
	add(t, g,
		Tell("1", "Daily", 0, buys("")), Tell("2", "Daily", 2, buys(graph.InTalks)), Tell("3", "Daily", 4, buys(graph.Rumoured)),
		Tell("4", "Daily", 6, buys(graph.Completed)),
		Tell("5", "Daily", 3, owns), Tell("6", "Daily", 9, ended),
		Tell("7", "Daily", 5, Statement{Source: "D", Type: "LENDS", Target: "E"}),
	)
	for _, tt := range []struct {
		name   string
		of     string
		filter graph.RelationFilter
		want   []string
	}{
		{"all round A", "A", graph.RelationFilter{}, []string{"0 ACQUIRES", "2 ACQUIRES IN_TALKS", "3 OWNS", "6 ACQUIRES COMPLETED", "9 OWNS TERMINATED"}},
		{"of one type", "A", graph.RelationFilter{Types: []string{"OWNS"}}, []string{"3 OWNS", "9 OWNS TERMINATED"}},
		{"between two days", "A", graph.RelationFilter{Since: Day(2), Until: Day(6)}, []string{"2 ACQUIRES IN_TALKS", "3 OWNS"}},
		{"round B", "B", graph.RelationFilter{}, []string{"0 ACQUIRES", "2 ACQUIRES IN_TALKS", "6 ACQUIRES COMPLETED"}},
	} {
		moments := all(t, graph.Window{First: 2}, func(w graph.Window) (graph.Page[graph.Moment], error) {
			return g.Timeline(t.Context(), graph.TimelineQuery{Of: []string{entity(t, g, tt.of)}, Filter: tt.filter, Window: w})
		})
		var got []string
		for _, m := range moments {
			day := int(m.At.Sub(Day(0)).Hours() / 24)
			got = append(got, strings.TrimSpace(fmt.Sprint(day, " ", m.Relation.Type, " ", string(m.Status))))
			if claims, err := g.ClaimsByID(t.Context(), []string{m.Claim}); err != nil || len(claims) != 1 || claims[0].Status != m.Status {
				t.Errorf("%s: the claim of %s is %+v, %v", tt.name, got[len(got)-1], claims, err)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	if _, err := g.Timeline(t.Context(), graph.TimelineQuery{Window: graph.Window{First: 1}}); graph.CodeOf(err) != graph.BadInput {
		t.Errorf("a timeline of nothing: %v", err)
	}
}

func testRanking(t *testing.T, g *graph.Graph) {
	loan := func(lender, borrower string, amount *graph.Money) Statement {
		return Statement{Source: lender, Type: "LENDS", Target: borrower, Status: graph.Announced, Amount: amount}
	}
	add(t, g,
		Tell("1", "Daily", 0, loan("A", "X", Dollars(600)), loan("B", "X", Dollars(600)), loan("C", "X", Dollars(600))),
		Tell("2", "Weekly", 1, loan("A", "X", Dollars(600))), // of the same deal
		Tell("3", "Daily", 2, loan("B", "Y", Dollars(100))),
		Tell("4", "Daily", 3, loan("C", "Z", euros(1000)), loan("D", "Z", euros(1000))),
		Tell("5", "Daily", 4, loan("A", "W", nil), loan("E", "W", nil)),
	)
	euro := []graph.Rate{{From: "EUR", To: "USD", Rate: 1.1}}
	for _, tt := range []struct {
		name string
		q    graph.RankingQuery
		want []string
	}{
		{"by amount", graph.RankingQuery{By: graph.ByAmount, Currency: "USD"}, []string{"B 700 2/2", "A 600 1/2", "C 600 1/2"}},
		{"by amount with a rate", graph.RankingQuery{By: graph.ByAmount, Currency: "USD", Rates: euro}, []string{"C 1700 2/2", "D 1100 1/1", "B 700 2/2", "A 600 1/2"}},
		{"by amount in equal parts", graph.RankingQuery{By: graph.ByAmount, Currency: "USD", Credit: graph.EqualCredit}, []string{"B 300 2/2", "A 200 1/2", "C 200 1/2"}},
		{"by count", graph.RankingQuery{By: graph.ByCount}, []string{"A 0 0/2", "B 0 0/2", "C 0 0/2", "D 0 0/1", "E 0 0/1"}},
		{"of some deals", graph.RankingQuery{By: graph.ByAmount, Currency: "USD", Deals: graph.DealQuery{MinParties: 4}}, []string{"A 600 1/1", "B 600 1/1", "C 600 1/1"}},
		{"the first", graph.RankingQuery{By: graph.ByAmount, Currency: "USD", First: 1}, []string{"B 700 2/2"}},
		{"in another role", graph.RankingQuery{By: graph.ByAmount, Currency: "EUR", Role: "BORROWER"}, []string{"Z 1000 1/1"}},
	} {
		if tt.q.First == 0 {
			tt.q.First = 10
		}
		if tt.q.Role == "" {
			tt.q.Role = "LENDER"
		}
		ranked, err := g.Ranking(t.Context(), tt.q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range ranked {
			e, err := g.Entity(t.Context(), graph.EntityRef{ID: r.Entity})
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, fmt.Sprintf("%s %g %d/%d", e.Name, r.Amount, r.Counted, r.Deals))
		}
		if !sameSet(got, tt.want) || len(got) > 0 && tt.q.By == graph.ByAmount && got[0] != tt.want[0] && got[0][2:] != tt.want[0][2:] {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		for _, r := range ranked {
			if r.Entity == entity(t, g, "A") && tt.name == "by count" {
				want := []graph.CurrencySum{{Deals: 1}, {Currency: "USD", Value: 600, Deals: 1}}
				if diff := cmp.Diff(want, r.Sums); diff != "" {
					t.Errorf("the sums of A: %s", diff)
				}
			}
		}
	}
	for name, q := range map[string]graph.RankingQuery{
		"without a currency":      {By: graph.ByAmount, Role: "LENDER", First: 1},
		"without a role":          {By: graph.ByCount, First: 1},
		"without a measure":       {Role: "LENDER", First: 1},
		"of none":                 {By: graph.ByCount, Role: "LENDER"},
		"a rate to another":       {By: graph.ByAmount, Role: "LENDER", Currency: "USD", Rates: []graph.Rate{{From: "USD", To: "EUR", Rate: 1}}, First: 1},
		"a rate of 0":             {By: graph.ByAmount, Role: "LENDER", Currency: "USD", Rates: []graph.Rate{{From: "EUR", To: "USD"}}, First: 1},
		"two rates of a currency": {By: graph.ByAmount, Role: "LENDER", Currency: "USD", Rates: slices.Repeat(euro, 2), First: 1},
	} {
		if _, err := g.Ranking(t.Context(), q); graph.CodeOf(err) != graph.BadInput {
			t.Errorf("%s: %v, want BAD_INPUT", name, err)
		}
	}
}

func testChanges(t *testing.T, g *graph.Graph) {
	buys := func(status graph.Status, amount *graph.Money) Statement {
		return Statement{Source: "A", Type: "ACQUIRES", Target: "B", Status: status, Amount: amount}
	}
	learnt := func(after string) (got []string, last string) {
		page, err := g.Changes(t.Context(), graph.ChangeQuery{Since: Day(100), Window: graph.Window{First: 10, After: after, Total: true}})
		if err != nil {
			t.Fatal(err)
		}
		last = after
		for i, c := range page.Items {
			got = append(got, fmt.Sprintf("%s %v", c.Type, c.Kinds()))
			last = page.Cursors[i]
		}
		return got, last
	}
	var after string
	step := func(name string, want []string, do func()) {
		t.Helper()
		do()
		var got []string
		if got, after = learnt(after); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	rumour, deal := Tell("1", "Daily", 0, buys(graph.Rumoured, nil)), Tell("2", "Daily", 2, buys(graph.Announced, Dollars(300)))
	step("a rumour", []string{"ACQUIRES [ADDED]"}, func() { add(t, g, rumour) })
	step("the same again", nil, func() { add(t, g, rumour) })
	step("told by one more", nil, func() { add(t, g, Tell("1 again", "Weekly", 1, buys(graph.Rumoured, nil))) })
	step("an agreement", []string{"ACQUIRES [STATUS AMOUNT]"}, func() { add(t, g, deal) })
	step("a denial", []string{"ACQUIRES [ADDED]"}, func() {
		denied := buys("", nil)
		denied.Denied = true
		add(t, g, Tell("3", "Weekly", 3, denied))
	})
	step("the agreement taken back", []string{"ACQUIRES [STATUS AMOUNT]"}, func() {
		if err := g.Remove(t.Context(), graph.StoryID(deal.Story)); err != nil {
			t.Fatal(err)
		}
	})
	step("rejected", []string{"ACQUIRES [POLARITY]"}, func() {
		r := relations(t, g, graph.RelationFilter{})[0]
		if _, err := g.Judge(t.Context(), graph.Judgement{Ruling: graph.RuleReject, Relation: r.ID, Author: "ann"}); err != nil {
			t.Fatal(err)
		}
	})
	everything := all(t, graph.Window{First: 2}, func(w graph.Window) (graph.Page[graph.Change], error) {
		return g.Changes(t.Context(), graph.ChangeQuery{Window: w})
	})
	if len(everything) != 5 {
		t.Errorf("%d changes in all: %+v", len(everything), everything)
	}
	for i, c := range everything {
		if c.Number != int64(i+1) || !c.At.Equal(Day(100)) || c.Source != entity(t, g, "A") {
			t.Errorf("change %d is %+v", i+1, c)
		}
	}
	if later, err := g.Changes(t.Context(), graph.ChangeQuery{Since: Day(101), Window: graph.Window{First: 1, Total: true}}); err != nil || later.Total != 0 {
		t.Errorf("changes since another day: %+v, %v", later, err)
	}
}
