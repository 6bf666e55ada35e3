package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
)

// judge stores a judgement and fails the test where that fails.
func judge(t *testing.T, g *graph.Graph, j graph.Judgement) graph.Judgement {
	t.Helper()
	if j.Author == "" {
		j.Author = "ann"
	}
	judged, err := g.Judge(t.Context(), j)
	if err != nil {
		t.Fatal(err)
	}
	return judged
}

func takeBack(t *testing.T, g *graph.Graph, j graph.Judgement) {
	t.Helper()
	if _, err := g.TakeBack(t.Context(), j.ID); err != nil {
		t.Fatal(err)
	}
}

// nameID is the id of a name of the suite.
func nameID(name string) string { return graph.EntityID(KindOf(name), name) }

// testNamesOfOne tells of one company by two names, of a parent and its unit,
// and of two things that may be one.
func testNamesOfOne(t *testing.T, g *graph.Graph) {
	tell := Tell("1", "Daily", 0, Statement{Source: "Telekommunikasjon Nordavind", Type: "LENDS", Target: "Borrower", Amount: Dollars(100)})
	tell.Appearances[0].Aliases = []string{"Nordavind Telekommunikasjon"}
	add(t, g, tell,
		Tell("2", "Weekly", 3, Statement{Source: "Nordavind Telekommunikasjon", Type: "LENDS", Target: "Borrower", Amount: Dollars(100)}),
		Tell("3", "Weekly", 4, Statement{Source: "Nordavind Telekommunikasjon Capital", Type: "LENDS", Target: "Borrower", Amount: Dollars(100)}),
	)
	one, two := nameID("Nordavind Telekommunikasjon"), nameID("Telekommunikasjon Nordavind")
	e, err := g.Entity(t.Context(), graph.EntityRef{Name: "nordavind telekommunikasjon"})
	if err != nil || e.ID != min(one, two) || e.Stories != 2 || !slices.Equal(e.Names, []string{min(one, two), max(one, two)}) {
		t.Fatalf("the entity of two names: %+v, %v", e, err)
	}
	if unit := entity(t, g, "Nordavind Telekommunikasjon Capital"); unit == e.ID {
		t.Error("a unit is one with its parent")
	}
	loans := relations(t, g, graph.RelationFilter{})
	if len(loans) != 2 || loans[1].Source != e.ID || loans[1].Stories != 2 {
		t.Errorf("the loans are not merged: %+v", loans)
	}
	testOldIDs(t, g, e, max(one, two))
	members, err := namesOf(t, g, e)
	if err != nil || len(members) != 2 || members[0].Name.ID != e.ID || members[1].With != e.ID || len(members[1].Decision.Reasons) == 0 {
		t.Errorf("the names of it: %+v, %v", members, err)
	}
	why, err := g.Explain(t.Context(), graph.EntityRef{ID: one}, graph.EntityRef{ID: two})
	if err != nil || !why.One || why.Judgement != nil || why.Decision.Verdict != "SAME" {
		t.Errorf("why they are one: %+v, %v", why, err)
	}
}

// namesOf returns the names of an entity, as a list of entities would ask for them.
func namesOf(t *testing.T, g *graph.Graph, e graph.Entity) ([]graph.Member, error) {
	t.Helper()
	members, err := g.Members(t.Context(), []string{e.ID, nobodyKnows})
	return members[e.ID], err
}

// testOldIDs asks by the id of a name that is not that of its entity.
func testOldIDs(t *testing.T, g *graph.Graph, e graph.Entity, old string) {
	t.Helper()
	ctx, w := t.Context(), graph.Window{First: 10}
	borrower := entity(t, g, "Borrower")
	if got, err := g.Entity(ctx, graph.EntityRef{ID: old}); err != nil || got.ID != e.ID {
		t.Errorf("the entity by an old id: %+v, %v", got, err)
	}
	for what, ends := range map[string]graph.Ends{
		"source": {Source: []string{old}}, "any": {Any: []string{old}}, "both": {Source: []string{old}, Target: []string{borrower}},
	} {
		if got, err := g.Relations(ctx, graph.RelationQuery{Ends: ends, Window: w}); err != nil || len(got.Items) != 1 {
			t.Errorf("relations by an old id as %s: %+v, %v", what, got.Items, err)
		}
	}
	if got, err := g.Deals(ctx, graph.DealQuery{Parties: []graph.PartyFilter{{Entity: old, Role: "LENDER"}}, Window: w}); err != nil || len(got.Items) == 0 {
		t.Errorf("deals by an old id: %+v, %v", got.Items, err)
	}
	if got, err := g.Stories(ctx, graph.StoryQuery{Mentions: old, Window: w}); err != nil || len(got.Items) != 2 {
		t.Errorf("stories by an old id: %d, %v", len(got.Items), err)
	}
	if n, err := g.Neighbourhood(ctx, graph.NeighbourhoodQuery{Of: []string{old, e.ID}, Hops: 1, Limit: 9}); err != nil || len(n.Relations) != 1 || n.Entities[0].ID != e.ID {
		t.Errorf("the neighbourhood of an old id: %+v, %v", n, err)
	}
	if ways, err := g.Paths(ctx, graph.PathQuery{From: borrower, To: old, MaxHops: 2, First: 5}); err != nil || len(ways) != 1 {
		t.Errorf("ways to an old id: %+v, %v", ways, err)
	}
	if _, err := g.Paths(ctx, graph.PathQuery{From: e.ID, To: old, MaxHops: 2, First: 5}); graph.CodeOf(err) != graph.BadInput {
		t.Errorf("ways from a thing to itself by an old id: %v", err)
	}
}

// testSame joins and parts names by judgements, and takes them back.
func testSame(t *testing.T, g *graph.Graph) {
	add(t, g,
		Tell("1", "Daily", 0, Statement{Source: "Apple", Type: "OWNS", Target: "Beats"}, Statement{Source: "Apple", Type: "LENDS", Target: "Harbour", Amount: Dollars(5)}),
		Tell("2", "Daily", 1, Statement{Source: "Cupertino Works", Type: "OWNS", Target: "Beats"}, Statement{Source: "Cupertino Works", Type: "OWNS", Target: "Apple"}),
		Tell("3", "Daily", 2, Statement{Source: "Third", Type: "OWNS", Target: "Apple"}),
	)
	before := Dump(t, g)
	a, c, third := nameID("Apple"), nameID("Cupertino Works"), nameID("Third")
	same := judge(t, g, graph.Judgement{Ruling: graph.RuleSame, Names: []string{c, a}})
	if got := triples(t, g, relations(t, g, graph.RelationFilter{Types: []string{"OWNS"}})); len(got) != 2 {
		t.Errorf("as one they own and are owned: %q", got)
	}
	e, err := g.Entity(t.Context(), graph.EntityRef{Name: "Cupertino Works"})
	if err != nil || e.ID != min(a, c) || e.Stories != 3 {
		t.Errorf("the entity: %+v, %v", e, err)
	}
	members, err := namesOf(t, g, e)
	if err != nil || len(members) != 2 || members[1].Judgement == nil || members[1].Judgement.ID != same.ID {
		t.Errorf("its names: %+v, %v", members, err)
	}
	// A third comes to it by the other name; then the first two are parted.
	more := judge(t, g, graph.Judgement{Ruling: graph.RuleSame, Names: []string{c, third}})
	apart := judge(t, g, graph.Judgement{Ruling: graph.RuleNotSame, Names: []string{a, third}})
	if x, y := entity(t, g, "Third"), entity(t, g, "Apple"); x == y {
		t.Error("two that were judged to be two are one")
	}
	takeBack(t, g, more)
	takeBack(t, g, same)
	takeBack(t, g, apart)
	if diff := cmp.Diff(before, Dump(t, g)); diff != "" {
		t.Errorf("judgements that were taken back left something:\n%s", diff)
	}
	if _, err := g.TakeBack(t.Context(), same.ID); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("taking back what was taken back: %v", err)
	}
}

// testSharedInitials has two things called by the same letters, which are then
// one with neither; with one of them alone they are.
func testSharedInitials(t *testing.T, g *graph.Graph) {
	called := func(origin, name string) graph.Reading {
		r := Tell(origin, "Daily", 0, Statement{Source: name, Type: "OWNS", Target: "Fjordbank"})
		r.Appearances[0].Aliases = []string{"KVI"}
		return r
	}
	one, other := called("1", "Kvernberg Vestland Industri"), called("2", "Kvernberg Vann Installasjon")
	add(t, g, one, Tell("3", "Daily", 2, Statement{Source: "KVI", Type: "LENDS", Target: "Sundvik"}))
	id := func(name string) string { // of the entity that the name itself is one of
		t.Helper()
		e, err := g.Entity(t.Context(), graph.EntityRef{ID: nameID(name)})
		if err != nil {
			t.Fatal(err)
		}
		return e.ID
	}
	if id("KVI") != id("Kvernberg Vestland Industri") {
		t.Error("initials that a story gives one thing are not one with it")
	}
	before := Dump(t, g)
	add(t, g, other)
	if id("KVI") == id("Kvernberg Vestland Industri") || id("KVI") == id("Kvernberg Vann Installasjon") {
		t.Error("initials that two things are called by are one with one of them")
	}
	if page, err := g.Reviews(t.Context(), graph.Window{First: 5, Total: true}); err != nil || page.Total != 2 {
		t.Errorf("to review: %+v, %v; want both things they may mean", page.Items, err)
	}
	if err := g.Remove(t.Context(), graph.StoryID(other.Story)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, Dump(t, g)); diff != "" {
		t.Errorf("what else they meant is gone and left something:\n%s", diff)
	}
}

// testReviews lists what may be one, until it is judged.
func testReviews(t *testing.T, g *graph.Graph) {
	first := Tell("1", "Daily", 0, Statement{Source: "Mr Peter Hallgrim", Type: "OWNS", Target: "Fjordbank"})
	second := Tell("2", "Daily", 1, Statement{Source: "Mr Hallgrim", Type: "OWNS", Target: "Sundvik"})
	add(t, g, first, second)
	list := func() []graph.Review {
		t.Helper()
		page, err := g.Reviews(t.Context(), graph.Window{First: 5, Total: true})
		if err != nil || page.Total != len(page.Items) {
			t.Fatalf("%d of %d reviews, %v", len(page.Items), page.Total, err)
		}
		return page.Items
	}
	found := list()
	a, b := nameID("Mr Peter Hallgrim"), nameID("Mr Hallgrim")
	if len(found) != 1 || found[0].A != min(a, b) || found[0].B != max(a, b) || found[0].Stories != 2 {
		t.Fatalf("to review: %+v", found)
	}
	for _, ruling := range []graph.Ruling{graph.RuleSame, graph.RuleNotSame} {
		j := judge(t, g, graph.Judgement{Ruling: ruling, Names: []string{a, b}})
		if found := list(); len(found) != 0 {
			t.Errorf("still to review after %s: %+v", ruling, found)
		}
		if why, err := g.Explain(t.Context(), graph.EntityRef{ID: a}, graph.EntityRef{ID: b}); err != nil || why.Judgement == nil || why.Judgement.ID != j.ID || why.One != (ruling == graph.RuleSame) {
			t.Errorf("explained after %s: %+v, %v", ruling, why, err)
		}
		takeBack(t, g, j)
		if found := list(); len(found) != 1 {
			t.Errorf("to review after it was taken back: %+v", found)
		}
	}
	judge(t, g, graph.Judgement{Ruling: graph.RuleNotSame, Names: []string{a, b}})
	if err := errors.Join(g.Remove(t.Context(), graph.StoryID(first.Story)), g.Remove(t.Context(), graph.StoryID(second.Story))); err != nil {
		t.Fatal(err)
	}
	add(t, g, first, second)
	if found := list(); len(found) != 0 {
		t.Errorf("the judgement does not count again for what came back: %+v", found)
	}
}

// testJudgedRelations confirms, rejects and corrects a relation.
func testJudgedRelations(t *testing.T, g *graph.Graph) {
	add(t, g, Tell("1", "Daily", 0, Statement{Source: "A", Type: "LENDS", Target: "B", Amount: Dollars(100), Status: graph.Announced, Confidence: 0.5}))
	before := Dump(t, g)
	r := relations(t, g, graph.RelationFilter{})[0]
	confirm := judge(t, g, graph.Judgement{Ruling: graph.RuleConfirm, Relation: r.ID})
	add(t, g, Tell("2", "Weekly", 1, Statement{Source: "A", Type: "LENDS", Target: "B", Amount: Dollars(100), Confidence: 0.5}))
	if got := relations(t, g, graph.RelationFilter{MinConfidence: 1}); len(got) != 1 || !got[0].Confirmed || got[0].Stories != 2 || got[0].ID != r.ID {
		t.Errorf("confirmed: %+v", got)
	}
	correct := judge(t, g, graph.Judgement{Ruling: graph.RuleCorrect, Relation: r.ID, Correction: &graph.Correction{
		Type: "OWNS", Swapped: true, Status: graph.Terminated, Amount: Dollars(7),
	}})
	if got := relations(t, g, graph.RelationFilter{Types: []string{"OWNS"}}); len(got) != 1 || got[0].Source != r.Target || got[0].Status != graph.Terminated ||
		got[0].Amount.Value != 7 || len(got[0].Claims) != 2 || !slices.Equal(got[0].Judgements, sortedByTime(confirm, correct)) {
		t.Errorf("corrected: %+v", got)
	}
	if n, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{r.Source}, Hops: 1, Limit: 5, Filter: graph.RelationFilter{Types: []string{"LENDS"}}}); err != nil || len(n.Relations) != 0 {
		t.Errorf("what was corrected is still found as told: %+v, %v", n.Relations, err)
	}
	reject := judge(t, g, graph.Judgement{Ruling: graph.RuleReject, Relation: r.ID, Made: Day(200)})
	if facts := relations(t, g, graph.RelationFilter{}); len(facts) != 0 {
		t.Errorf("rejected and still a fact: %+v", facts)
	}
	if got := relations(t, g, graph.RelationFilter{Polarity: graph.Rejected}); len(got) != 1 || got[0].Confirmed {
		t.Errorf("what was rejected: %+v", got)
	}
	if deals, err := g.Deals(t.Context(), graph.DealQuery{Window: graph.Window{First: 5}}); err != nil || len(deals.Items) != 0 {
		t.Errorf("the deal of what was rejected: %+v, %v", deals.Items, err)
	}
	takeBack(t, g, reject)
	takeBack(t, g, confirm)
	takeBack(t, g, correct)
	if err := g.Remove(t.Context(), storyTold(t, g, "2")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, Dump(t, g)); diff != "" {
		t.Errorf("judgements that were taken back left something:\n%s", diff)
	}
}

// sortedByTime returns the ids of judgements in the order in which they count.
func sortedByTime(all ...graph.Judgement) (ids []string) {
	slices.SortFunc(all, func(a, b graph.Judgement) int {
		if c := a.Made.Compare(b.Made); c != 0 {
			return c
		}
		return slices.Compare([]string{a.ID}, []string{b.ID})
	})
	for _, j := range all {
		ids = append(ids, j.ID)
	}
	return ids
}

func storyTold(t *testing.T, g *graph.Graph, title string) string {
	t.Helper()
	stories, err := g.Stories(t.Context(), graph.StoryQuery{Window: graph.Window{First: 100}})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(stories.Items, func(s graph.Story) bool { return s.Title == title })
	return stories.Items[i].ID
}

// testJudgedEntities renames an entity and gives it another kind.
func testJudgedEntities(t *testing.T, g *graph.Graph) {
	add(t, g, Tell("1", "Daily", 0, Statement{Source: "Verdi", Type: "LENDS", Target: "B"}))
	before, id := Dump(t, g), nameID("Verdi")
	rename := judge(t, g, graph.Judgement{Ruling: graph.RuleRename, Names: []string{id}, Name: "ver.di, the union"})
	kind := judge(t, g, graph.Judgement{Ruling: graph.RuleKind, Names: []string{id}, Kind: graph.Union})
	add(t, g, Tell("2", "Daily", 1, Statement{Source: "Verdi", Type: "LENDS", Target: "B"}))
	for _, name := range []string{"Verdi", "verdi the union"} {
		if e, err := g.Entity(t.Context(), graph.EntityRef{Name: name}); err != nil || e.ID != id || e.Name != "ver.di, the union" || e.Kind != graph.Union || e.Stories != 2 {
			t.Errorf("%q, renamed: %+v, %v", name, e, err)
		}
	}
	if got := relations(t, g, graph.RelationFilter{SourceKinds: []graph.Kind{graph.Union}}); len(got) != 1 {
		t.Errorf("loans of unions: %+v", got)
	}
	takeBack(t, g, rename)
	takeBack(t, g, kind)
	if err := g.Remove(t.Context(), storyTold(t, g, "2")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, Dump(t, g)); diff != "" {
		t.Errorf("judgements that were taken back left something:\n%s", diff)
	}
}

func testRefusedJudgements(t *testing.T, g *graph.Graph) {
	add(t, g, Tell("1", "Daily", 0, Statement{Source: "A", Type: "LENDS", Target: "B"}))
	a, b := nameID("A"), nameID("B")
	relation := relations(t, g, graph.RelationFilter{})[0].ID
	for name, tt := range map[string]struct {
		j    graph.Judgement
		want graph.Code
	}{
		"unknown ruling":         {graph.Judgement{Ruling: "PERHAPS", Names: []string{a, b}}, graph.BadInput},
		"one name":               {graph.Judgement{Ruling: graph.RuleSame, Names: []string{a}}, graph.BadInput},
		"itself":                 {graph.Judgement{Ruling: graph.RuleNotSame, Names: []string{a, a}}, graph.BadInput},
		"nobody":                 {graph.Judgement{Ruling: graph.RuleSame, Names: []string{a, "e0"}}, graph.NotFound},
		"no new name":            {graph.Judgement{Ruling: graph.RuleRename, Names: []string{a}, Name: " "}, graph.BadInput},
		"no new kind":            {graph.Judgement{Ruling: graph.RuleKind, Names: []string{a}, Kind: "GOD"}, graph.BadInput},
		"no relation":            {graph.Judgement{Ruling: graph.RuleConfirm, Relation: "r0"}, graph.NotFound},
		"no relation named":      {graph.Judgement{Ruling: graph.RuleReject}, graph.BadInput},
		"nothing to correct":     {graph.Judgement{Ruling: graph.RuleCorrect, Relation: relation, Correction: &graph.Correction{}}, graph.BadInput},
		"unknown type":           {graph.Judgement{Ruling: graph.RuleCorrect, Relation: relation, Correction: &graph.Correction{Type: "LOVES"}}, graph.BadInput},
		"a name that is no text": {graph.Judgement{Ruling: graph.RuleRename, Names: []string{a}, Name: "\xff"}, graph.BadInput},
		"too long a reason":      {graph.Judgement{Ruling: graph.RuleConfirm, Relation: relation, Reason: string(make([]byte, graph.MaxReason+1))}, graph.TooLarge},
		"claims that are gone":   {graph.Judgement{Ruling: graph.RuleConfirm, Claims: []string{"c0"}}, graph.NotFound},
	} {
		tt.j.Author = "ann"
		if _, err := g.Judge(t.Context(), tt.j); graph.CodeOf(err) != tt.want {
			t.Errorf("%s: %v, want %s", name, err, tt.want)
		}
	}
	if _, err := g.Judge(t.Context(), graph.Judgement{Ruling: graph.RuleSame, Names: []string{a, b}}); graph.CodeOf(err) != graph.BadInput {
		t.Errorf("without an author: %v", err)
	}
	page, err := g.Judgements(t.Context(), graph.JudgementQuery{Window: graph.Window{First: 5, Total: true}})
	if err != nil || page.Total != 0 {
		t.Errorf("what was refused is stored: %+v, %v", page.Items, err)
	}
}

// testJudgedAnyhow loads, removes, judges and takes back at random, and wants
// the graph that only what remains makes, told and judged in another order.
func testJudgedAnyhow(t *testing.T, open func(*testing.T) graph.Store) {
	random := seeded(t)
	w := newWorld(random)
	g := graph.New(open(t), Types, atDay100)
	add(t, g, w.stories(12)...)
	var removed []string
	judged := map[string]graph.Judgement{}
	for step := range 50 {
		switch random.IntN(6) {
		case 0:
			add(t, g, w.stories(2)...)
		case 1:
			id := graph.StoryID(among(random, w.last...).Story)
			if err := g.Remove(t.Context(), id); err == nil {
				removed = append(removed, id)
			} else if graph.CodeOf(err) != graph.NotFound {
				t.Fatal(err)
			}
		case 2:
			for id, j := range judged {
				takeBack(t, g, j)
				delete(judged, id)
				break
			}
		default:
			if j, ok := w.judge(t, g, step); ok {
				judged[j.ID] = j
			}
		}
	}
	want := Dump(t, g)
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	again := graph.New(open(t), Types, atDay100)
	defer again.Close()
	random.Shuffle(len(w.last), func(i, j int) { w.last[i], w.last[j] = w.last[j], w.last[i] })
	for batch := range slices.Chunk(w.last, 5) {
		add(t, again, batch...)
	}
	for _, j := range judged {
		if remade := judge(t, again, j); remade.ID != j.ID {
			t.Errorf("the same judgement has another id: %+v and %+v", j, remade)
		}
	}
	for _, id := range removed {
		if err := again.Remove(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(want, Dump(t, again)); diff != "" {
		t.Errorf("%d stories and %d judgements make another graph in another order:\n%s", len(w.last)-len(removed), len(judged), diff)
	}
}

// judge judges something at random, if there is something to judge.
func (w *world) judge(t *testing.T, g *graph.Graph, step int) (graph.Judgement, bool) {
	t.Helper()
	window := graph.Window{First: graph.MaxPage}
	entities, err := g.Entities(t.Context(), graph.EntityQuery{Window: window})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entities.Items {
		names = append(names, e.Names...)
	}
	facts := relations(t, g, graph.RelationFilter{Polarity: among(w.random, graph.Affirmed, graph.Affirmed, graph.Denied, graph.Rejected)})
	j := graph.Judgement{Author: "ann", Made: Day(100 + w.random.IntN(30)), Reason: fmt.Sprint("step ", step)}
	switch j.Ruling = among(w.random, append(graph.Rulings, graph.RuleSame, graph.RuleNotSame)...); j.Ruling {
	case graph.RuleSame, graph.RuleNotSame:
		a, b := among(w.random, names...), among(w.random, names...)
		if a == b {
			return j, false
		}
		j.Names = []string{a, b}
	case graph.RuleRename:
		j.Names, j.Name = []string{among(w.random, names...)}, among(w.random, "Renamed", "Power")
	case graph.RuleKind:
		j.Names, j.Kind = []string{among(w.random, names...)}, among(w.random, graph.Kinds...)
	default:
		if len(facts) == 0 {
			return j, false
		}
		j.Relation = among(w.random, facts...).ID
	}
	if j.Ruling == graph.RuleCorrect {
		j.Correction = &graph.Correction{
			Type: among(w.random, "", "OWNS", "PARTNERS", "LENDS"), Swapped: w.oneIn(2), Status: among(w.random, graph.NoStatus, graph.Completed),
			Polarity: among(w.random, "", graph.Affirmed, graph.Denied),
		}
		if w.oneIn(2) {
			j.Correction.Amount = Dollars(42)
		}
		if *j.Correction == (graph.Correction{}) {
			return j, false
		}
	}
	return judge(t, g, j), true
}

// judgements makes n judgements at random, but for those that find nothing to judge.
func (w *world) judgements(t *testing.T, g *graph.Graph, n int) (made []graph.Judgement) {
	t.Helper()
	for step := range n {
		if j, ok := w.judge(t, g, step); ok {
			made = append(made, j)
		}
	}
	return made
}
