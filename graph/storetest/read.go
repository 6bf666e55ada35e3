package storetest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
)

func testEntities(t *testing.T, g *graph.Graph) {
	reading := Tell("a", "Daily", 0,
		Statement{Source: "Deutsche Telekom AG", Type: "PARTNERS", Target: "Verdi Union"},
		Statement{Source: "Deutsche Bank", Type: "LENDS", Target: "Mr Verdi"},
		Statement{Source: "Crédit Agricole", Type: "LENDS", Target: "Société Générale"},
	)
	reading.Appearances[0].Aliases = []string{"DT"}
	reading.Appearances[0].Identifiers = []graph.Identifier{{Scheme: "TICKER", Value: "XETRA:DTE"}}
	add(t, g, reading)

	for _, ref := range []graph.EntityRef{
		{Name: "deutsche telekom"}, {Name: "DT"}, {Identifier: &graph.Identifier{Scheme: "TICKER", Value: "XETRA:DTE"}},
		{ID: graph.EntityID(graph.Company, "Deutsche Telekom")},
	} {
		if e, err := g.Entity(t.Context(), ref); err != nil || e.Name != "Deutsche Telekom AG" {
			t.Errorf("the entity %s: %+v, %v", ref, e, err)
		}
	}
	if _, err := g.Entity(t.Context(), graph.EntityRef{Name: "Telekom"}); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("a name that nothing has: %v", err)
	}
	if _, err := g.Entity(t.Context(), graph.EntityRef{Name: "DT", ID: "e1"}); graph.CodeOf(err) != graph.BadInput {
		t.Errorf("a reference in two ways: %v", err)
	}
	for search, want := range map[string]string{
		"deutsche tele": "Deutsche Telekom AG", "Deutche Telecom": "Deutsche Telekom AG",
		"credit agricole sa": "Crédit Agricole", "societe generale": "Société Générale", "dt": "Deutsche Telekom AG",
	} {
		page, err := g.Entities(t.Context(), graph.EntityQuery{Search: search, Window: graph.Window{First: 3}})
		if err != nil || len(page.Items) == 0 || page.Items[0].Name != want {
			t.Errorf("search %q: %v, %v", search, page.Items, err)
		}
	}
	var names []string
	for page, after := (graph.Page[graph.Entity]{More: true}), ""; page.More; after = page.Cursors[len(page.Cursors)-1] {
		var err error
		page, err = g.Entities(t.Context(), graph.EntityQuery{Kinds: []graph.Kind{graph.Company, graph.Person}, Window: graph.Window{First: 2, After: after, Total: true}})
		if err != nil || page.Total != 5 {
			t.Fatalf("total %d, %v", page.Total, err)
		}
		for _, e := range page.Items {
			names = append(names, e.Name)
		}
	}
	if want := []string{"Crédit Agricole", "Deutsche Bank", "Deutsche Telekom AG", "Mr Verdi", "Société Générale"}; !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
}

func testRelations(t *testing.T, g *graph.Graph) {
	var told []graph.Reading
	for i := range 25 { // several on one day, so that ids break ties
		told = append(told, Tell(fmt.Sprint(i), "Daily", i/4, Statement{
			Source: fmt.Sprintf("Lender %d", i), Type: "LENDS", Target: fmt.Sprintf("Borrower %d", i%5),
			Amount: Dollars(float64(100 * (i%7 + 1))), Confidence: 0.5 + 0.01*float64(i%9),
		}))
	}
	add(t, g, told...)
	for _, order := range []graph.Order{graph.Newest, graph.Surest, graph.Largest} {
		q := graph.RelationQuery{Order: order, Filter: graph.RelationFilter{Amount: &graph.AmountRange{Currency: "USD"}}}
		q.Window = graph.Window{First: graph.MaxPage}
		whole, err := g.Relations(t.Context(), q)
		if err != nil || len(whole.Items) != 25 || whole.More || whole.Total != -1 {
			t.Fatalf("%s: %d relations, more %v, total %d, %v", order, len(whole.Items), whole.More, whole.Total, err)
		}
		for i := 1; i < 25; i++ {
			a, b := order.PositionOf(whole.Items[i-1]), order.PositionOf(whole.Items[i])
			if a.Number < b.Number || a.Number == b.Number && a.ID >= b.ID {
				t.Errorf("%s: %v before %v", order, a, b)
			}
		}
		var paged []graph.Relation
		q.Window = graph.Window{First: 4, Total: true}
		for more := true; more; {
			page, err := g.Relations(t.Context(), q)
			if err != nil || page.Total != 25 {
				t.Fatalf("%s: total %d, %v", order, page.Total, err)
			}
			paged = append(paged, page.Items...)
			more, q.After = page.More, page.Cursors[len(page.Cursors)-1]
		}
		if diff := cmp.Diff(whole.Items, paged); diff != "" {
			t.Errorf("%s: page by page differs:\n%s", order, diff)
		}
	}
	for name, q := range map[string]graph.RelationQuery{
		"too many":            {Window: graph.Window{First: graph.MaxPage + 1}},
		"none":                {Window: graph.Window{First: 0}},
		"strange cursor":      {Window: graph.Window{First: 1, After: "%%%"}},
		"unknown type":        {Window: graph.Window{First: 1}, Filter: graph.RelationFilter{Types: []string{"LEND"}}},
		"unknown order":       {Window: graph.Window{First: 1}, Order: "BEST"},
		"largest of what":     {Window: graph.Window{First: 1}, Order: graph.Largest},
		"amount of what":      {Window: graph.Window{First: 1}, Filter: graph.RelationFilter{Amount: &graph.AmountRange{Min: 1}}},
		"empty amount range":  {Window: graph.Window{First: 1}, Filter: graph.RelationFilter{Amount: &graph.AmountRange{Currency: "USD", Min: 2, Max: 1}}},
		"unknown kind of end": {Window: graph.Window{First: 1}, Filter: graph.RelationFilter{SourceKinds: []graph.Kind{"GOD"}}},
	} {
		if _, err := g.Relations(t.Context(), q); graph.CodeOf(err) != graph.BadInput {
			t.Errorf("%s: %v", name, err)
		}
	}
	if r, err := g.Relation(t.Context(), "r0"); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("a relation that is not there: %v, %v", r, err)
	}
}

func testDealsAndStories(t *testing.T, g *graph.Graph) {
	var told []graph.Reading
	for i := range 9 {
		told = append(told, Tell(fmt.Sprint(i), []string{"Daily", "Weekly"}[i%2], i, Statement{Source: "A", Type: "LENDS", Target: fmt.Sprintf("B%d", i), Amount: Dollars(float64(i + 1)), Status: graph.Completed}))
	}
	add(t, g, told...)
	deals, err := g.Deals(t.Context(), graph.DealQuery{Order: graph.Largest, Amount: &graph.AmountRange{Currency: "USD", Min: 3, Max: 6}, Statuses: []graph.Status{graph.Completed}, Since: Day(3), Window: graph.Window{First: 2, Total: true}})
	if err != nil || deals.Total != 3 || !deals.More || deals.Items[0].Amount.Value != 6 {
		t.Errorf("deals: %+v, %v", deals, err)
	}
	stories, err := g.Stories(t.Context(), graph.StoryQuery{Publishers: []string{"Daily"}, Since: Day(2), Until: Day(8), Mentions: entity(t, g, "A"), Window: graph.Window{First: 2, Total: true}})
	if err != nil || stories.Total != 3 || !stories.More || stories.Items[0].Title != "6" || stories.Items[1].Title != "4" {
		t.Errorf("stories: %+v, %v", stories, err)
	}
	rest, err := g.Stories(t.Context(), graph.StoryQuery{Publishers: []string{"Daily"}, Since: Day(2), Until: Day(8), Window: graph.Window{First: 2, After: stories.Cursors[1]}})
	if err != nil || len(rest.Items) != 1 || rest.More || rest.Items[0].Title != "2" || rest.Items[0].Text == "" {
		t.Errorf("the second page: %+v, %v", rest, err)
	}
	appearances, claims, err := g.Contents(t.Context(), []string{rest.Items[0].ID})
	if err != nil || len(appearances) != 2 || len(claims) != 1 {
		t.Errorf("contents: %v, %v, %v", appearances, claims, err)
	}
	stats, err := g.Statistics(t.Context())
	want := graph.Statistics{
		Stories: 9, Entities: 10, Claims: 9, Relations: 9, Deals: 9,
		EntitiesByKind: map[graph.Kind]int{graph.Company: 10}, RelationsByType: map[string]int{"LENDS": 9},
	}
	if diff := cmp.Diff(want, stats); diff != "" || err != nil {
		t.Errorf("statistics: %v, %s", err, diff)
	}
}
