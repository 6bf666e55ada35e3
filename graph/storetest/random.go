package storetest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
)

// randomStories makes stories about some twenty entities with every kind of
// statement.
func randomStories(random *rand.Rand, n int) []graph.Reading {
	names := []string{"Union One", "Union Two", "Mr Smith", "Mr Jones"}
	for i := range 16 {
		names = append(names, fmt.Sprintf("Company %c", 'A'+i))
	}
	var stories []graph.Reading
	for i := range n {
		var statements []Statement
		for range 1 + random.IntN(5) {
			s := Statement{
				Source: names[random.IntN(len(names))], Target: names[random.IntN(len(names))],
				Type:   Types[random.IntN(len(Types))].Name,
				Denied: random.IntN(8) == 0, Hypothetical: random.IntN(12) == 0,
				Confidence: 0.1 + 0.05*float64(random.IntN(18)),
			}
			if random.IntN(2) == 0 {
				s.Amount = Dollars(float64(100 * (1 + random.IntN(5))))
			}
			if s.Type != "OWNS" {
				s.Status = graph.Statuses[random.IntN(len(graph.Statuses))]
			}
			statements = append(statements, s)
		}
		stories = append(stories, Tell(fmt.Sprint("story ", i), []string{"Daily", "Weekly", "Monthly"}[random.IntN(3)], random.IntN(60), statements...))
	}
	return stories
}

func randomFilter(random *rand.Rand) graph.RelationFilter {
	f := graph.RelationFilter{Polarity: graph.Affirmed}
	maybe := func(set func()) {
		if random.IntN(4) == 0 {
			set()
		}
	}
	maybe(func() { f.Types = []string{"LENDS", "PARTNERS", "OWNS"}[:1+random.IntN(3)] })
	maybe(func() { f.Statuses = []graph.Status{graph.Announced, graph.Rumoured, graph.Completed} })
	maybe(func() { f.Polarity = graph.Denied })
	maybe(func() { f.MinConfidence = random.Float64() })
	maybe(func() { f.MinStories = 2 })
	maybe(func() { f.Amount = &graph.AmountRange{Currency: "USD", Min: 200, Max: float64(400 * random.IntN(2))} })
	maybe(func() { f.Since = Day(random.IntN(60)) })
	maybe(func() { f.Until = Day(random.IntN(60)) })
	maybe(func() { f.SourceKinds = []graph.Kind{graph.Union, graph.Person} })
	maybe(func() { f.TargetKinds = []graph.Kind{graph.Company} })
	maybe(func() { f.Publishers = []string{"Weekly", "Nobody"} })
	return f
}

// testManyQuestions compares the answers to random questions with those that
// a plain search over all entities and relations gives.
func testManyQuestions(t *testing.T, g *graph.Graph) {
	random := rand.New(rand.NewPCG(3, 4))
	add(t, g, randomStories(random, 60)...)
	entities, err := g.Entities(t.Context(), graph.EntityQuery{Window: graph.Window{First: graph.MaxPage}})
	if err != nil {
		t.Fatal(err)
	}
	p := plain{kinds: map[string]graph.Kind{}, relations: append(relations(t, g, graph.RelationFilter{}), relations(t, g, graph.RelationFilter{Polarity: graph.Denied})...)}
	var ids []string
	for _, e := range entities.Items {
		p.kinds[e.ID] = e.Kind
		ids = append(ids, e.ID)
	}
	found := 0
	for range 300 {
		f := randomFilter(random)
		from, to := ids[random.IntN(len(ids))], ids[random.IntN(len(ids))]
		ends := graph.Ends{}
		switch random.IntN(4) {
		case 0:
			ends.Source = []string{from}
		case 1:
			ends.Source, ends.Target = []string{from, to}, []string{to, from}
		case 2:
			ends.Any = []string{from, to}
		}
		page, err := g.Relations(t.Context(), graph.RelationQuery{Filter: f, Ends: ends, Window: graph.Window{First: graph.MaxPage, Total: true}})
		if err != nil {
			t.Fatal(err)
		}
		found += page.Total
		expect(t, fmt.Sprintf("relations %+v %+v", f, ends), ofRelations(page.Items), ofRelations(p.list(f, ends)))

		hops := 1 + random.IntN(3)
		n, err := g.Neighbourhood(t.Context(), graph.NeighbourhoodQuery{Of: []string{from}, Hops: hops, Filter: f, Limit: graph.MaxNeighbourhood})
		if err != nil {
			t.Fatal(err)
		}
		expect(t, fmt.Sprintf("%d hops round %s, %+v", hops, from, f), ofRelations(n.Relations), p.neighbourhood(from, hops, f))

		if from == to {
			continue
		}
		paths, err := g.Paths(t.Context(), graph.PathQuery{From: from, To: to, MaxHops: hops, Filter: f, First: graph.MaxPaths})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, path := range paths {
			got = append(got, fmt.Sprint(ofRelations(path.Relations)))
		}
		want := p.paths(from, to, hops, f)
		expect(t, fmt.Sprintf("paths %s to %s, %+v", from, to, f), got, want[:min(len(want), graph.MaxPaths)])
	}
	if found < 1000 {
		t.Errorf("the questions found only %d relations", found)
	}
}

func expect(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %v\nwant %v", what, got, want)
	}
}

func ofRelations(relations []graph.Relation) []string {
	var ids []string
	for _, r := range relations {
		ids = append(ids, r.ID)
	}
	return ids
}

// plain answers questions by looking at everything.
type plain struct {
	kinds     map[string]graph.Kind
	relations []graph.Relation
}

func (p plain) matching(f graph.RelationFilter) (all []graph.Relation) {
	for _, r := range p.relations {
		if f.Matches(&r, p.kinds[r.Source], p.kinds[r.Target]) {
			all = append(all, r)
		}
	}
	return all
}

func (p plain) list(f graph.RelationFilter, ends graph.Ends) (all []graph.Relation) {
	for _, r := range p.matching(f) {
		fits := func(source, target string) bool {
			return (len(ends.Source) == 0 || slices.Contains(ends.Source, source)) &&
				(len(ends.Target) == 0 || slices.Contains(ends.Target, target)) &&
				(len(ends.Any) == 0 || slices.Contains(ends.Any, source) || slices.Contains(ends.Any, target))
		}
		kindsFit := func(a, b graph.Kind) bool {
			return (len(f.SourceKinds) == 0 || slices.Contains(f.SourceKinds, a)) && (len(f.TargetKinds) == 0 || slices.Contains(f.TargetKinds, b))
		}
		source, target := p.kinds[r.Source], p.kinds[r.Target]
		if fits(r.Source, r.Target) && kindsFit(source, target) || r.Symmetric && fits(r.Target, r.Source) && kindsFit(target, source) {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(a, b graph.Relation) int {
		return cmp.Or(b.LastSeen.Compare(a.LastSeen), cmp.Compare(a.ID, b.ID))
	})
	return all
}

func surest(a, b graph.Relation) int {
	return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.ID, b.ID))
}

func (p plain) neighbourhood(of string, hops int, f graph.RelationFilter) (ids []string) {
	near := map[string]bool{of: true}
	taken := map[string]bool{}
	matching := p.matching(f)
	slices.SortFunc(matching, surest)
	for range hops {
		var reached []graph.Relation
		for _, r := range matching {
			if !taken[r.ID] && (near[r.Source] || near[r.Target]) {
				taken[r.ID] = true
				reached = append(reached, r)
				ids = append(ids, r.ID)
			}
		}
		for _, r := range reached {
			near[r.Source], near[r.Target] = true, true
		}
	}
	return ids
}

// paths tries every way of at most so many hops.
func (p plain) paths(from, to string, hops int, f graph.RelationFilter) []string {
	matching := p.matching(f)
	slices.SortFunc(matching, surest)
	byLength := make([][]string, hops+1)
	var walk func(at string, been []string, way []graph.Relation)
	walk = func(at string, been []string, way []graph.Relation) {
		if at == to {
			byLength[len(way)] = append(byLength[len(way)], fmt.Sprint(ofRelations(way)))
			return
		}
		if len(way) == hops {
			return
		}
		tried := map[string]bool{} // the surest relation to a thing comes first and stands for all
		for _, r := range matching {
			next := r.Target
			if next == at {
				next = r.Source
			} else if r.Source != at {
				continue
			}
			if !tried[next] && !slices.Contains(been, next) {
				tried[next] = true
				walk(next, append(slices.Clone(been), next), append(slices.Clone(way), r))
			}
		}
	}
	walk(from, []string{from}, nil)
	return slices.Concat(byLength...)
}
