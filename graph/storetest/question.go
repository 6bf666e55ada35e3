package storetest

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/resolve"
)

// question is something that one can ask of a store. It returns the answer
// and how many things are in it.
type question struct {
	kind   string
	params any
	ask    func(context.Context, subject) (any, int, error)
}

func (q question) String() string {
	params, err := json.Marshal(q.params)
	if err != nil {
		return fmt.Sprintf("%s %+v", q.kind, q.params)
	}
	return q.kind + " " + string(params)
}

// formsOfAKind is in how many forms the questions of each kind come in one
// test. Questions of one form set the same fields, to different values. Neo4j
// plans each form anew, which takes it longer than to answer a hundred
// questions of a form that it knows.
const formsOfAKind = 20

// asker makes up questions about what a graph holds.
type asker struct {
	random *rand.Rand
	form   *rand.Rand // decides which fields the question sets
	forms  uint64     // seeds the forms
	names  []string
	// Ids, and one that nothing has. Those of entities are those of their names,
	// most of which are redirected.
	entities, relations, deals, stories, claims, judgements []string
}

// newAsker knows what a graph holds now. Who gives the same forms again asks in
// those of before.
func newAsker(t *testing.T, random *rand.Rand, forms uint64, g *graph.Graph) *asker {
	t.Helper()
	a := &asker{random: random, forms: forms, names: []string{"Nobody", "Nórthern", "norhtern rail", "power", "東"}}
	w := graph.Window{First: graph.MaxPage}
	for _, e := range all(t, w, func(w graph.Window) (graph.Page[graph.Entity], error) {
		return g.Entities(t.Context(), graph.EntityQuery{Window: w})
	}) {
		a.entities = append(a.entities, e.Names...)
		a.names = append(a.names, e.Name)
		a.names = append(a.names, e.Aliases...)
	}
	for _, r := range slices.Concat(relations(t, g, graph.RelationFilter{}), relations(t, g, graph.RelationFilter{Polarity: graph.Denied})) {
		a.relations = append(a.relations, r.ID)
		a.claims = append(a.claims, r.Claims...)
	}
	for _, d := range all(t, w, func(w graph.Window) (graph.Page[graph.Deal], error) {
		return g.Deals(t.Context(), graph.DealQuery{Window: w})
	}) {
		a.deals = append(a.deals, d.ID)
	}
	for _, s := range all(t, w, func(w graph.Window) (graph.Page[graph.Story], error) {
		return g.Stories(t.Context(), graph.StoryQuery{Window: w})
	}) {
		a.stories = append(a.stories, s.ID)
	}
	for _, j := range all(t, w, func(w graph.Window) (graph.Page[graph.Judgement], error) {
		return g.Judgements(t.Context(), graph.JudgementQuery{Window: w})
	}) {
		a.judgements = append(a.judgements, j.ID)
	}
	for _, ids := range []*[]string{&a.judgements, &a.entities, &a.relations, &a.deals, &a.stories, &a.claims} {
		*ids = append(*ids, "x0")
	}
	return a
}

// pickForm picks the form of the next question.
func (a *asker) pickForm() {
	a.form = rand.New(rand.NewPCG(a.forms, a.random.Uint64N(formsOfAKind)))
}

// question makes up a question; those that a store answers in ways of its own
// come more often.
func (a *asker) question() question {
	a.pickForm()
	switch a.random.IntN(29) {
	case 0, 1, 2:
		return listed("relations", a.relationQuery(), func(q graph.RelationQuery) *graph.Window { return &q.Window },
			func(ctx context.Context, s subject, q graph.RelationQuery, w graph.Window) (graph.Page[graph.Relation], error) {
				q.Window = w
				return s.graph.Relations(ctx, q)
			})
	case 3, 4:
		return listed("deals", a.dealQuery(), func(q graph.DealQuery) *graph.Window { return &q.Window },
			func(ctx context.Context, s subject, q graph.DealQuery, w graph.Window) (graph.Page[graph.Deal], error) {
				q.Window = w
				return s.graph.Deals(ctx, q)
			})
	case 5:
		return listed("stories", a.storyQuery(), func(q graph.StoryQuery) *graph.Window { return &q.Window },
			func(ctx context.Context, s subject, q graph.StoryQuery, w graph.Window) (graph.Page[graph.Story], error) {
				q.Window = w
				return s.graph.Stories(ctx, q)
			})
	case 6, 7:
		return listed("entities", a.entityQuery(), func(q graph.EntityQuery) *graph.Window { return &q.Window },
			func(ctx context.Context, s subject, q graph.EntityQuery, w graph.Window) (graph.Page[graph.Entity], error) {
				q.Window = w
				return s.graph.Entities(ctx, q)
			})
	case 8, 9, 10, 11:
		return a.neighbourhood()
	case 12, 13, 14, 15:
		return a.paths()
	case 16:
		return a.entity()
	case 17:
		return a.similarNames()
	case 18:
		return a.byID()
	case 19:
		return listed("reviews", graph.Window{First: 1 + a.random.IntN(4), Total: a.random.IntN(2) == 0}, func(w graph.Window) *graph.Window { return &w },
			func(ctx context.Context, s subject, _, w graph.Window) (graph.Page[graph.Review], error) {
				return s.graph.Reviews(ctx, w)
			})
	case 20:
		return listed("judgements", a.judgementQuery(), func(q graph.JudgementQuery) *graph.Window { return &q.Window },
			func(ctx context.Context, s subject, q graph.JudgementQuery, w graph.Window) (graph.Page[graph.Judgement], error) {
				q.Window = w
				return s.graph.Judgements(ctx, q)
			})
	case 21, 22:
		return a.explain()
	case 23:
		return a.members()
	case 24:
		return a.contradictions()
	case 25:
		return a.timeline()
	case 26:
		return a.ranking()
	case 27:
		return a.changes()
	default:
		return a.contents()
	}
}

// listed asks for a list, three pages of it at most.
func listed[Q, T any](
	kind string, q Q, window func(Q) *graph.Window,
	page func(context.Context, subject, Q, graph.Window) (graph.Page[T], error),
) question {
	return question{kind, q, func(ctx context.Context, s subject) (any, int, error) {
		var pages []graph.Page[T]
		found := 0
		w := *window(q)
		for range 3 {
			p, err := page(ctx, s, q, w)
			if err != nil {
				return nil, 0, err
			}
			pages = append(pages, p)
			found += len(p.Items)
			if !p.More {
				break
			}
			w.After = p.Cursors[len(p.Cursors)-1]
		}
		return pages, found, nil
	}}
}

func (a *asker) neighbourhoodQuery() graph.NeighbourhoodQuery {
	return graph.NeighbourhoodQuery{
		Of: a.some(a.entities, 3), Hops: 1 + a.random.IntN(graph.MaxHops), Filter: a.filter(),
		Limit: among(a.random, 1, 5, 20, graph.MaxNeighbourhood),
	}
}

func (a *asker) neighbourhood() question {
	q := a.neighbourhoodQuery()
	return question{"neighbourhood", q, func(ctx context.Context, s subject) (any, int, error) {
		n, err := s.graph.Neighbourhood(ctx, q)
		return n, len(n.Relations), err
	}}
}

func (a *asker) pathQuery() graph.PathQuery {
	return graph.PathQuery{
		From: among(a.random, a.entities...), To: among(a.random, a.entities...), MaxHops: 1 + a.random.IntN(graph.MaxPathHops),
		Filter: a.filter(), First: among(a.random, 1, 3, 10, graph.MaxPaths),
	}
}

func (a *asker) paths() question {
	q := a.pathQuery()
	return question{"paths", q, func(ctx context.Context, s subject) (any, int, error) {
		paths, err := s.graph.Paths(ctx, q)
		return paths, len(paths), err
	}}
}

func (a *asker) entity() question {
	ref := graph.EntityRef{Name: among(a.random, a.names...)}
	switch a.random.IntN(3) {
	case 0:
		ref = graph.EntityRef{ID: among(a.random, a.entities...)}
	case 1:
		ref = graph.EntityRef{Identifier: &graph.Identifier{Scheme: among(a.random, "TICKER", "LEI"), Value: among(a.random, "NYSE:NR", "5299 00'", "NR")}}
	}
	return question{"entity", ref, func(ctx context.Context, s subject) (any, int, error) {
		e, err := s.graph.Entity(ctx, ref)
		return e, 1, err
	}}
}

// similarNames asks the store itself, so that the limit cuts among equals.
func (a *asker) similarNames() question {
	name, kinds, limit := among(a.random, a.names...), a.kinds(), 1+a.random.IntN(8)
	return question{"similar names", []any{name, kinds, limit}, func(ctx context.Context, s subject) (any, int, error) {
		found, err := s.store.SimilarNames(ctx, resolve.Trigrams(resolve.Fold(name)), kinds, limit)
		return found, len(found), err
	}}
}

func (a *asker) judgementQuery() graph.JudgementQuery {
	q := graph.JudgementQuery{Window: graph.Window{First: 1 + a.random.IntN(6), Total: a.random.IntN(2) == 0}}
	for range a.random.IntN(3) {
		q.Rulings = append(q.Rulings, among(a.random, graph.Rulings...))
	}
	return q
}

// explain asks why two are one or two, by ids of names and by names.
func (a *asker) explain() question {
	ref := func() graph.EntityRef {
		if a.random.IntN(4) == 0 {
			return graph.EntityRef{Name: among(a.random, a.names...)}
		}
		return graph.EntityRef{ID: among(a.random, a.entities...)}
	}
	x, y := ref(), ref()
	return question{"explanations", []graph.EntityRef{x, y}, func(ctx context.Context, s subject) (any, int, error) {
		why, err := s.graph.Explain(ctx, x, y)
		return why, 1, err
	}}
}

// members asks for the names of entities by the ids of some, and what joined them.
func (a *asker) members() question {
	ids := a.some(a.entities, 6)
	return question{"names", ids, func(ctx context.Context, s subject) (any, int, error) {
		members, err := s.graph.Members(ctx, ids)
		return members, len(members), err
	}}
}

// byID asks for things by their ids, and compares them in the order of these.
func (a *asker) byID() question {
	ids := slices.Concat(a.some(a.entities, 5), a.some(a.relations, 5), a.some(a.deals, 5), a.some(a.stories, 5), a.some(a.claims, 5), a.some(a.judgements, 5))
	at := among(a.random, now, Day(a.random.IntN(31)))
	return question{"things by id", []any{ids, at}, func(ctx context.Context, s subject) (any, int, error) {
		entities, err1 := s.graph.EntitiesByID(ctx, ids)
		relations, err2 := s.graph.RelationsByID(ctx, ids, at)
		deals, err3 := s.graph.DealsByID(ctx, ids, at)
		stories, err4 := s.graph.StoriesByID(ctx, ids)
		claims, err5 := s.graph.ClaimsByID(ctx, ids)
		names, err6 := s.graph.NamesByID(ctx, ids)
		judgements, err7 := s.graph.JudgementsByID(ctx, ids)
		slices.SortFunc(entities, func(a, b graph.Entity) int { return strings.Compare(a.ID, b.ID) })
		slices.SortFunc(relations, func(a, b graph.Relation) int { return strings.Compare(a.ID, b.ID) })
		slices.SortFunc(deals, func(a, b graph.Deal) int { return strings.Compare(a.ID, b.ID) })
		slices.SortFunc(stories, func(a, b graph.Story) int { return strings.Compare(a.ID, b.ID) })
		slices.SortFunc(claims, func(a, b graph.Claim) int { return strings.Compare(a.ID, b.ID) })
		slices.SortFunc(names, func(a, b graph.Name) int { return strings.Compare(a.ID, b.ID) })
		slices.SortFunc(judgements, func(a, b graph.Judgement) int { return strings.Compare(a.ID, b.ID) })
		found := len(entities) + len(relations) + len(deals) + len(stories) + len(claims)
		return []any{entities, relations, deals, stories, claims, names, judgements}, found, cmp.Or(err1, err2, err3, err4, err5, err6, err7)
	}}
}

func (a *asker) contents() question {
	stories := a.some(a.stories, 4)
	return question{"contents and statistics", stories, func(ctx context.Context, s subject) (any, int, error) {
		appearances, claims, err := s.graph.Contents(ctx, stories)
		if err != nil {
			return nil, 0, err
		}
		statistics, err := s.graph.Statistics(ctx)
		return []any{appearances, claims, statistics}, len(appearances) + len(claims), err
	}}
}

func (a *asker) contradictions() question {
	q := graph.ContradictionQuery{Window: a.window()}
	a.maybe(func() { q.Of = a.some(a.entities, 3) })
	a.maybe(func() { q.Conflicts = []graph.Conflict{among(a.random, graph.Conflicts...), graph.ToldAndDenied} })
	return listed("contradictions", q, func(q graph.ContradictionQuery) *graph.Window { return &q.Window },
		func(ctx context.Context, s subject, q graph.ContradictionQuery, w graph.Window) (graph.Page[graph.Contradiction], error) {
			q.Window = w
			return s.graph.Contradictions(ctx, q)
		})
}

func (a *asker) timeline() question {
	q := graph.TimelineQuery{Of: a.some(a.entities, 3), Filter: a.filter(), Window: a.window()}
	return listed("moments", q, func(q graph.TimelineQuery) *graph.Window { return &q.Window },
		func(ctx context.Context, s subject, q graph.TimelineQuery, w graph.Window) (graph.Page[graph.Moment], error) {
			q.Window = w
			return s.graph.Timeline(ctx, q)
		})
}

func (a *asker) ranking() question {
	q := graph.RankingQuery{
		By: among(a.random, graph.ByAmount, graph.ByCount), Role: among(a.random, "LENDER", "LENDER", "LEAD_LENDER", "BUYER", "TARGET"),
		Currency: among(a.random, "USD", "USD", "EUR", ""), Credit: among(a.random, graph.FullCredit, graph.EqualCredit),
		First: among(a.random, 1, 3, 50),
	}
	if a.form.IntN(2) == 0 { // else of all deals, since few of a narrow list have a role
		q.Deals = a.dealQuery()
	}
	a.maybe(func() {
		q.Rates = []graph.Rate{{From: "JPY", To: q.Currency, Rate: 0.25}, {From: "CHF", To: q.Currency, Rate: 2}}
	})
	return question{"ranked", q, func(ctx context.Context, s subject) (any, int, error) {
		ranked, err := s.graph.Ranking(ctx, q)
		return ranked, len(ranked), err
	}}
}

func (a *asker) changes() question {
	q := graph.ChangeQuery{Window: a.window()}
	a.maybe(func() { q.Since = Day(100 + a.random.IntN(2)) })
	return listed("changes", q, func(q graph.ChangeQuery) *graph.Window { return &q.Window },
		func(ctx context.Context, s subject, q graph.ChangeQuery, w graph.Window) (graph.Page[graph.Change], error) {
			q.Window = w
			return s.graph.Changes(ctx, q)
		})
}

// some picks one to most of the ids, perhaps one of them twice.
func (a *asker) some(ids []string, most int) []string {
	var picked []string
	for range 1 + a.random.IntN(most) {
		picked = append(picked, among(a.random, ids...))
	}
	return picked
}
