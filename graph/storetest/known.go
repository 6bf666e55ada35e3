package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/memstore"
)

// testAsOf asks what held on a day, where texts date it, and where only the telling does.
func testAsOf(t *testing.T, g *graph.Graph) {
	day := func(n int) time.Time { return Day(n).Truncate(24 * time.Hour) }
	date := func(from, to int, of graph.Dated) *graph.When {
		return &graph.When{Period: graph.Period{From: day(from), To: day(to), Precision: graph.Day}, Words: "then", Of: of}
	}
	add(
		t, g,
		Tell("1", "Daily", 10, Statement{Source: "Anvil", Type: "OWNS", Target: "Basalt"}),
		Tell("2", "Daily", 10, Statement{Source: "Cobalt", Type: "OWNS", Target: "Dolomite", When: date(2, 3, graph.Began)}),
		Tell("3", "Daily", 20, Statement{Source: "Anvil", Type: "OWNS", Target: "Basalt", Status: graph.Terminated, When: date(15, 16, graph.Ended)}),
		Tell("4", "Daily", 10, Statement{Source: "Emery", Type: "ACQUIRES", Target: "Flint", Status: graph.Announced, When: date(30, 31, graph.Began), Amount: Dollars(5)}),
		Tell("5", "Daily", 35, Statement{Source: "Emery", Type: "ACQUIRES", Target: "Flint", Status: graph.Completed, When: date(30, 31, graph.Began)}),
		Tell("6", "Daily", 40, Statement{Source: "Anvil", Type: "OWNS", Target: "Basalt", Status: graph.Announced}),
	)
	for _, tt := range []struct {
		day      int
		statuses []graph.Status
		want     []string
	}{
		{1, nil, []string{}},
		{5, nil, []string{"Cobalt OWNS Dolomite"}},
		{11, nil, []string{"Anvil OWNS Basalt", "Cobalt OWNS Dolomite", "Emery ACQUIRES Flint"}},
		{18, nil, []string{"Cobalt OWNS Dolomite", "Emery ACQUIRES Flint"}},
		{18, []graph.Status{graph.Announced}, []string{"Emery ACQUIRES Flint"}},
		{18, []graph.Status{graph.Completed}, []string{}},
		{32, []graph.Status{graph.Completed}, []string{"Emery ACQUIRES Flint"}},
		{41, nil, []string{"Anvil OWNS Basalt", "Cobalt OWNS Dolomite", "Emery ACQUIRES Flint"}},
	} {
		f := graph.RelationFilter{AsOf: Day(tt.day), Statuses: tt.statuses}
		got := triples(t, g, relations(t, g, f))
		slices.Sort(got)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("on day %d %v (-want +got):\n%s", tt.day, tt.statuses, diff)
		}
		n, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{entity(t, g, "Emery")}, Hops: 1, Filter: f, Limit: 10})
		if flint := slices.Contains(tt.want, "Emery ACQUIRES Flint"); err != nil || (len(n.Relations) == 1) != flint {
			t.Errorf("on day %d %v the neighbourhood has %d relations, %v", tt.day, tt.statuses, len(n.Relations), err)
		}
		deals, err := g.Deals(t.Context(), graph.DealQuery{AsOf: Day(tt.day), Statuses: tt.statuses, Window: graph.Window{First: 5}})
		if flint := slices.Contains(tt.want, "Emery ACQUIRES Flint"); err != nil || (len(deals.Items) == 1) != flint {
			t.Errorf("on day %d %v there are %d deals, %v", tt.day, tt.statuses, len(deals.Items), err)
		}
	}
	deal, err := g.Deals(t.Context(), graph.DealQuery{Window: graph.Window{First: 1}})
	if err != nil || !deal.Items[0].Date.From.Equal(day(30)) || deal.Items[0].Date.Precision != graph.Day {
		t.Errorf("the deal is of %+v, %v", deal.Items, err)
	}
}

// testKnownAt asks what was known on a day.
func testKnownAt(t *testing.T, g *graph.Graph) {
	add(
		t, g,
		Tell("1", "Daily", 1, Statement{Source: "Anvil", Type: "LENDS", Target: "Basalt", Status: graph.Rumoured}),
		Tell("2", "Weekly", 5, Statement{Source: "Anvil", Type: "LENDS", Target: "Basalt", Status: graph.Announced, Amount: Dollars(5)}),
		Tell("3", "Daily", 9, Statement{Source: "Cobalt", Type: "LENDS", Target: "Basalt", Status: graph.Completed, Amount: Dollars(5)}),
	)
	whole := relations(t, g, graph.RelationFilter{})
	for _, tt := range []struct {
		day, relations, claims int
		status                 graph.Status
		deal                   int // its parties, 0 where there is none
	}{{0, 0, 0, "", 0}, {1, 1, 1, graph.Rumoured, 0}, {4, 1, 1, graph.Rumoured, 0}, {5, 1, 2, graph.Announced, 2}, {9, 2, 2, graph.Announced, 3}} {
		at := Day(tt.day)
		found := relations(t, g, graph.RelationFilter{KnownAt: at})
		if len(found) != tt.relations {
			t.Errorf("on day %d %d relations were known, want %d", tt.day, len(found), tt.relations)
			continue
		}
		for _, r := range found {
			if r.Source != entity(t, g, "Anvil") {
				continue
			}
			if r.Status != tt.status || len(r.Claims) != tt.claims || r.Stories != tt.claims || len(r.Publishers) != tt.claims || (r.Deal != "") != (tt.deal > 0) {
				t.Errorf("on day %d it was known as %+v", tt.day, r)
			}
			if !slices.ContainsFunc(whole, func(w graph.Relation) bool { return w.ID == r.ID }) {
				t.Errorf("on day %d it had the id %s, which no relation has now", tt.day, r.ID)
			}
			again, err := g.RelationKnownAt(t.Context(), r.ID, at)
			if diff := cmp.Diff(r, again, cmpopts.EquateEmpty()); err != nil || diff != "" {
				t.Errorf("by its id it is another: %v\n%s", err, diff)
			}
			if tt.deal > 0 {
				d, err := g.DealKnownAt(t.Context(), r.Deal, at)
				if err != nil || len(d.Parties) != tt.deal || len(d.Relations) != tt.relations {
					t.Errorf("on day %d the deal was %+v, %v", tt.day, d, err)
				}
			}
		}
	}
	if _, err := g.RelationKnownAt(t.Context(), whole[0].ID, Day(0)); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("before it was told a relation is %v, want NOT_FOUND", err)
	}
	if err := g.Remove(t.Context(), storyOf(t, g, "2")); err != nil {
		t.Fatal(err)
	}
	if found := relations(t, g, graph.RelationFilter{KnownAt: Day(5)}); len(found) != 1 || found[0].Status != graph.Rumoured {
		t.Errorf("of a story that was taken back it was known %+v", found)
	}
}

// storyOf returns the id of the story with a title.
func storyOf(t *testing.T, g *graph.Graph, title string) string {
	t.Helper()
	page, err := g.Stories(t.Context(), graph.StoryQuery{Window: graph.Window{First: graph.MaxPage}})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(page.Items, func(s graph.Story) bool { return s.Title == title })
	if i < 0 {
		t.Fatalf("there is no story %q", title)
	}
	return page.Items[i].ID
}

// How many stories testKnownThen tells, and how much it asks of how many moments.
const (
	storiesKnown   = 80
	momentsKnown   = 5
	questionsKnown = 14
)

// plainNames are names of which no two are one thing, so that who is who does not
// hang on which stories were told.
var plainNames = strings.Fields("Anvil Basalt Cobalt Dolomite Emery Flint Granite Hematite Iolite Jasper Kyanite Larimar")

// testKnownThen asks of a moment, and wants the answers of a graph that was told
// only the stories until then.
func testKnownThen(t *testing.T, open func(*testing.T) graph.Store) {
	w := newWorld(seeded(t))
	w.variants, w.names, w.pick = nil, plainNames, rand.NewZipf(w.random, 1.2, 3, uint64(len(plainNames)-1))
	var readings []graph.Reading
	for i := range storiesKnown {
		var statements []Statement
		for range 1 + w.random.IntN(4) {
			statements = append(statements, w.statement())
		}
		r := Tell(fmt.Sprint("story ", i), among(w.random, "Daily", "Weekly", "Hourly", ""), w.random.IntN(30), statements...)
		r.Story.Published = r.Story.Published.Add(time.Duration(w.random.IntN(3)) * time.Hour)
		for j := range r.Claims {
			r.Claims[j].Detail = among(w.random, "", "", "8%", "12%")
		}
		readings = append(readings, r)
	}
	whole := subject{name: "whole", graph: graph.New(open(t), Types, atDay100)}
	defer whole.graph.Close()
	shuffled := slices.Clone(readings)
	w.random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	for batch := range slices.Chunk(shuffled, 1+w.random.IntN(20)) {
		add(t, whole.graph, batch...)
	}
	found := 0
	for range momentsKnown {
		at := among(w.random, readings...).Story.Published.Add(among(w.random, 0, -time.Microsecond, time.Hour))
		then := subject{name: "then", graph: graph.New(memstore.New(), Types, atDay100)}
		for _, r := range readings {
			if !r.Story.Published.After(at) {
				add(t, then.graph, r)
			}
		}
		a := newAsker(t, w.random, w.random.Uint64(), whole.graph)
		for range questionsKnown {
			q := a.questionKnownAt(at)
			want, n, err := q.ask(t.Context(), then)
			got, _, gotErr := q.ask(t.Context(), whole)
			found += n
			if graph.CodeOf(err) != graph.CodeOf(gotErr) {
				t.Fatalf("%s\nthen: %v\nof the whole: %v", q, err, gotErr)
			}
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("%s\nknown at %v (-then +of the whole):\n%s", q, at, diff)
			}
		}
		then.graph.Close()
	}
	if found < momentsKnown*questionsKnown/4 {
		t.Errorf("the questions found only %d things, which tells little", found)
	}
}

// questionKnownAt makes up a question of a moment. The subject that is named
// "then" holds nothing later, and is asked of now.
func (a *asker) questionKnownAt(at time.Time) question {
	a.pickForm()
	moment := func(s subject) time.Time {
		if s.name == "then" {
			return now
		}
		return at
	}
	switch a.random.IntN(5) {
	case 0, 1:
		q := a.relationQuery()
		q.Window = graph.Window{First: graph.MaxPage, Total: true}
		return question{"relations", q, func(ctx context.Context, s subject) (any, int, error) {
			q.Filter.KnownAt = moment(s)
			page, err := s.graph.Relations(ctx, q)
			return []any{timelessRelations(page.Items), page.Cursors, page.Total}, len(page.Items), err
		}}
	case 2:
		q := a.dealQuery()
		q.Window = graph.Window{First: graph.MaxPage, Total: true}
		return question{"deals", q, func(ctx context.Context, s subject) (any, int, error) {
			q.KnownAt = moment(s)
			page, err := s.graph.Deals(ctx, q)
			return []any{timelessDeals(page.Items), page.Cursors, page.Total}, len(page.Items), err
		}}
	case 3:
		q := a.neighbourhoodQuery()
		q.Of = a.some(a.entities[:len(a.entities)-1], 1)
		return question{"neighbourhood", q, func(ctx context.Context, s subject) (any, int, error) {
			q.Filter.KnownAt = moment(s)
			n, err := s.graph.Neighbourhood(ctx, q)
			if graph.CodeOf(err) == graph.NotFound { // nobody had told of it
				return []any{[]graph.Relation(nil), false}, 0, nil
			}
			return []any{timelessRelations(n.Relations), n.Truncated}, len(n.Relations), err
		}}
	}
	q := a.pathQuery()
	return question{"paths", q, func(ctx context.Context, s subject) (any, int, error) {
		q.Filter.KnownAt = moment(s)
		paths, err := s.graph.Paths(ctx, q)
		if graph.CodeOf(err) == graph.NotFound {
			return [][]graph.Relation(nil), 0, nil
		}
		var ways [][]graph.Relation
		for _, p := range paths {
			ways = append(ways, timelessRelations(p.Relations))
		}
		return ways, len(ways), err
	}}
}

// timelessRelations leaves out what tells of which moment the answer is, and until when it was known.
func timelessRelations(all []graph.Relation) []graph.Relation {
	all = slices.Clone(all)
	for i := range all {
		all[i].KnownTo, all[i].KnownAt = time.Time{}, time.Time{}
	}
	return all
}

func timelessDeals(all []graph.Deal) []graph.Deal {
	all = slices.Clone(all)
	for i := range all {
		all[i].KnownTo, all[i].KnownAt = time.Time{}, time.Time{}
	}
	return all
}
