// Package storetest is the conformance suite that every store passes.
//
//	func TestConformance(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) graph.Store { ... })
//	}
//
// The stories in it are made of plain statements ([Tell]), so that a test says
// what was told and not how it was read.
package storetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// Types are the relation types that the suite speaks of.
var Types = []graph.RelationType{
	{
		Name: "LENDS", Label: "lends to", Inverse: "borrows from", Nature: graph.Event, Sources: graph.Kinds, Targets: graph.Kinds,
		Deal: &graph.DealRoles{Kind: "LOAN", Source: "LENDER", Lead: "LEAD_LENDER", Target: "BORROWER", Hub: "target"},
	},
	{
		Name: "ACQUIRES", Label: "acquires", Inverse: "acquired by", Nature: graph.Event, Sources: graph.Kinds, Targets: graph.Kinds,
		Deal: &graph.DealRoles{Kind: "ACQUISITION", Source: "BUYER", Target: "TARGET", Hub: "target", Once: true},
	},
	{Name: "PARTNERS", Label: "partners with", Inverse: "partners with", Nature: graph.Event, Symmetric: true, Sources: graph.Kinds, Targets: graph.Kinds},
	{Name: "OWNS", Label: "owns", Inverse: "owned by", Nature: graph.State, Whole: true, Sources: graph.Kinds, Targets: graph.Kinds},
}

// Day is the n-th day of the suite's calendar.
func Day(n int) time.Time { return time.Date(2024, 5, 1+n, 9, 0, 0, 0, time.UTC) }

// now is the moment that questions are of, unless they ask for an earlier one.
var now time.Time

// atDay100 is the clock by which the suite loads stories.
var atDay100 = graph.WithClock(func() time.Time { return Day(100) })

// Statement is one claim of a story.
type Statement struct {
	Source, Type, Target string
	Status               graph.Status
	Amount, Share        *graph.Money
	Revised, Leads       bool
	Detail               string
	Denied, Hypothetical bool
	When                 *graph.When
	Confidence           float64 // 0.8 where zero
}

// Tell makes the reading of a story from an origin, published on a day, that
// makes these statements, each in a sentence of its own.
func Tell(origin, publisher string, day int, statements ...Statement) graph.Reading {
	var text strings.Builder
	r := graph.Reading{Story: graph.Story{Title: origin, Publisher: publisher, Published: Day(day), Origins: []string{origin}}}
	index := map[string]int{}
	name := func(name string) (int, graph.Span) {
		span := graph.Span{Start: text.Len(), End: text.Len() + len(name)}
		text.WriteString(name)
		i, ok := index[name]
		if !ok {
			i = len(r.Appearances)
			index[name] = i
			r.Appearances = append(r.Appearances, graph.Appearance{Kind: KindOf(name), Name: name})
		}
		r.Appearances[i].Mentions = append(r.Appearances[i].Mentions, span)
		return i, span
	}
	for _, s := range statements {
		start := text.Len()
		source, sourceAt := name(s.Source)
		fmt.Fprintf(&text, " %s %s ", strings.ToLower(s.Type), s.Status)
		target, targetAt := name(s.Target)
		c := graph.Claim{
			Type: s.Type, SourceIndex: source, TargetIndex: target, Status: s.Status, Amount: s.Amount, When: s.When,
			Share: s.Share, Revised: s.Revised, Leads: s.Leads, Detail: s.Detail,
			Polarity: graph.Affirmed, Modality: graph.Asserted, Confidence: 0.8, Reason: "told",
			Sentence: graph.Span{Start: start, End: text.Len()}, SourceAt: sourceAt, TargetAt: targetAt,
		}
		if s.Denied {
			c.Polarity = graph.Denied
		}
		if s.Hypothetical {
			c.Modality = graph.Hypothetical
		}
		if s.Confidence > 0 {
			c.Confidence = s.Confidence
		}
		if s.Amount != nil {
			fmt.Fprintf(&text, ", %s %g", s.Amount.Currency, s.Amount.Value)
		}
		text.WriteString(".\n")
		r.Claims = append(r.Claims, c)
	}
	r.Story.Text = text.String()
	return r
}

// KindOf gives the suite's entities their kinds: a union has Union in its
// name, a person a Mr; all others are companies.
func KindOf(name string) graph.Kind {
	switch {
	case strings.Contains(name, "Union"):
		return graph.Union
	case strings.Contains(name, "Mr "):
		return graph.Person
	}
	return graph.Company
}

// Dollars is a sum in US dollars.
func Dollars(value float64) *graph.Money {
	return &graph.Money{Value: value, Currency: "USD", Words: fmt.Sprintf("$%g", value)}
}

// Run runs the suite on stores that open makes, each of them empty. It closes
// one before it opens the next, so that all may be of one database.
func Run(t *testing.T, open func(*testing.T) graph.Store) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, *graph.Graph)
	}{
		{"adding", testAdding},
		{"replacing", testReplacing},
		{"removing", testRemoving},
		{"refusing", testRefusing},
		{"merging", testMerging},
		{"copies", testCopies},
		{"chain of copies", testChainOfCopies},
		{"deals", testDeals},
		{"denials", testDenials},
		{"ranges of money", testRanges},
		{"shares and leaders", testShares},
		{"contradictions", testContradictions},
		{"timeline", testTimeline},
		{"ranking", testRanking},
		{"changes", testChanges},
		{"empty", testEmpty},
		{"parallel edges", testParallelEdges},
		{"symmetric types", testSymmetric},
		{"kinds last", testKindsLast},
		{"several seeds", testSeeds},
		{"pages", testPages},
		{"a page behind what went", testPageBehindWhatWent},
		{"unicode", testUnicode},
		{"large", testLarge},
		{"filters", testFilters},
		{"ends", testEnds},
		{"filters of deals", testDealFilters},
		{"finding entities", testEntities},
		{"listing relations", testRelations},
		{"listing deals and stories", testDealsAndStories},
		{"names of one", testNamesOfOne},
		{"same and not the same", testSame},
		{"shared initials", testSharedInitials},
		{"reviews", testReviews},
		{"judged relations", testJudgedRelations},
		{"judged entities", testJudgedEntities},
		{"refused judgements", testRefusedJudgements},
		{"as of", testAsOf},
		{"known at", testKnownAt},
		{"neighbourhood", testNeighbourhood},
		{"paths", testPaths},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := graph.New(open(t), Types, atDay100)
			t.Cleanup(func() {
				if err := g.Close(); err != nil {
					t.Error(err)
				}
			})
			test.run(t, g)
		})
	}
	for _, test := range []struct {
		name string
		run  func(*testing.T, func(*testing.T) graph.Store)
	}{
		{"records", testRecords},
		{"replacing records", testReplacingRecords},
		{"reads of a transaction", testTransactionReads},
		{"all or nothing", testAllOrNothing},
		{"any order", testAnyOrder},
		{"known then", testKnownThen},
		{"judged anyhow", testJudgedAnyhow},
		{"never had", testNeverHad},
		{"copies in any order", testCopiesAnyOrder},
		{"traces", testTraces},
		{"run again", testRunAgain},
		{"remerged", testRemerged},
		{"concurrent", testConcurrent},
		{"ownership", testOwnership},
		{"cancelled", testCancelled},
		{"cancelled halfway", testCancelledHalfway},
		{"waiting", testWaiting},
		{"closed", testClosed},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open) })
	}
}

// add adds readings and fails the test where that fails.
func add(t *testing.T, g *graph.Graph, readings ...graph.Reading) []graph.Added {
	t.Helper()
	added, err := g.Add(t.Context(), readings...)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

// entity returns the id of the entity of that name.
func entity(t *testing.T, g *graph.Graph, name string) string {
	t.Helper()
	e, err := g.Entity(t.Context(), graph.EntityRef{Name: name})
	if err != nil {
		t.Fatal(err)
	}
	return e.ID
}

// relations returns all relations that pass a filter, newest first.
func relations(t *testing.T, g *graph.Graph, f graph.RelationFilter) []graph.Relation {
	t.Helper()
	return all(t, graph.Window{First: graph.MaxPage}, func(w graph.Window) (graph.Page[graph.Relation], error) {
		return g.Relations(t.Context(), graph.RelationQuery{Filter: f, Window: w})
	})
}

// triples shows relations as "source TYPE target", sorted.
func triples(t *testing.T, g *graph.Graph, relations []graph.Relation) []string {
	t.Helper()
	var ids []string
	for _, r := range relations {
		ids = append(ids, r.Source, r.Target)
	}
	entities, err := g.EntitiesByID(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, e := range entities {
		names[e.ID] = e.Name
	}
	shown := []string{}
	for _, r := range relations {
		source, target := names[r.Source], names[r.Target]
		if r.Symmetric && target < source {
			source, target = target, source
		}
		shown = append(shown, source+" "+r.Type+" "+target)
	}
	return shown
}
