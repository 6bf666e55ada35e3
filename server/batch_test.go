package server_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/server"
)

// loans returns n stories, each of a loan from a bank of its own to a telecom
// of its own, newest first.
func loans(n int) []graph.Reading {
	all := make([]graph.Reading, n)
	for i := range all {
		bank, telecom := fmt.Sprintf("Bank %03d", i), fmt.Sprintf("Telecom %03d", i)
		text := bank + " lends to " + telecom + "."
		at := strings.Index(text, telecom)
		source, target := graph.Span{End: len(bank)}, graph.Span{Start: at, End: at + len(telecom)}
		all[i] = graph.Reading{
			Story: graph.Story{Text: text, Publisher: "Quay News", Published: day("2024-06-01").AddDate(0, 0, -i)},
			Appearances: []graph.Appearance{
				{Kind: graph.Company, Name: bank, Mentions: []graph.Span{source}},
				{Kind: graph.Company, Name: telecom, Mentions: []graph.Span{target}},
			},
			Claims: []graph.Claim{{
				Type: "LENDS", SourceIndex: 0, TargetIndex: 1, Status: graph.Completed,
				Polarity: graph.Affirmed, Modality: graph.Asserted, Confidence: 0.9, Reason: "by hand",
				Sentence: graph.Span{End: len(text)}, SourceAt: source, TargetAt: target,
			}},
		}
	}
	return all
}

const pageOfRelations = `query ($first: Int, $after: String) {
  relations(first: $first, after: $after) {
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { node {
      source { name } target { name } deal { kind parties { entity { name } } }
      evidence(first: 2) { sentence story { publisher } source { text span(unit: UTF16) { start } entity { kind } } }
    } }
  }
}`

type page struct {
	Relations struct {
		PageInfo struct {
			HasNextPage, HasPreviousPage bool
			EndCursor                    string
		}
		Edges []struct {
			Node struct{ Source, Target struct{ Name string } }
		}
	}
}

// A page of a hundred relations with all that hangs on them takes one call
// for the page and few for each sort of thing below it, however many there are.
func TestPageTakesFewCalls(t *testing.T) {
	s, store := serve(t, server.Config{}, loans(100)...)
	got := answer[page](t, s, pageOfRelations, map[string]any{"first": 100})
	if n := len(got.Relations.Edges); n != 100 {
		t.Fatalf("%d relations", n)
	}
	calls := store.since()
	if calls[0] != "Relations" || slices.Contains(calls[1:], "Relations") {
		t.Errorf("the page itself should take one call: %v", calls)
	}
	// Six batches are needed; some are cut where the machine is slow to gather
	// them. One call for each thing would make hundreds.
	if len(calls) > 20 {
		t.Errorf("%d calls: %v", len(calls), calls)
	}
}

// The names of a hundred entities, with what they were joined to, are read together.
func TestNamesTakeFewCalls(t *testing.T) {
	s, store := serve(t, server.Config{}, loans(50)...)
	got := answer[struct {
		Entities struct {
			Edges []struct {
				Node struct {
					Names []struct{ Name struct{ Text string } }
				}
			}
		}
	}](t, s, `{ entities(first: 100) { edges { node { names { name { text } with { text } decision { verdict } } } } } }`, nil)
	for _, edge := range got.Entities.Edges {
		if len(edge.Node.Names) != 1 {
			t.Errorf("the names of one: %+v", edge.Node.Names)
		}
	}
	if n := len(got.Entities.Edges); n != 100 {
		t.Errorf("%d entities", n)
	}
	// A batch takes three of those that are watched; some are cut where the machine is slow.
	if calls := store.since(); len(calls) > 20 {
		t.Errorf("%d calls: %v", len(calls), calls)
	}
}

func TestTotalIsCountedOnlyWhereSelected(t *testing.T) {
	s, store := serve(t, server.Config{}, readings()...)
	for query, want := range map[string]string{
		`{ relations { edges { cursor } } }`:                                     "Relations",
		`{ relations { totalCount } }`:                                           "Relations with total",
		`{ relations { n: totalCount } }`:                                        "Relations with total",
		`{ relations { ...f } } fragment f on RelationConnection { totalCount }`: "Relations with total",
	} {
		answer[any](t, s, query, nil)
		if calls := store.since(); !slices.Equal(calls, []string{want}) {
			t.Errorf("%s calls %v, want %s", query, calls, want)
		}
	}
}

// Paging with the cursor of each page's end passes every relation once.
func TestPaging(t *testing.T) {
	s, _ := serve(t, server.Config{}, loans(25)...)
	var sources []string
	after := ""
	for pages := 1; ; pages++ {
		variables := map[string]any{"first": 10}
		if after != "" {
			variables["after"] = after
		}
		got := answer[page](t, s, pageOfRelations, variables).Relations
		for _, edge := range got.Edges {
			sources = append(sources, edge.Node.Source.Name)
		}
		if got.PageInfo.HasPreviousPage != (after != "") {
			t.Errorf("page %d: hasPreviousPage is %v", pages, got.PageInfo.HasPreviousPage)
		}
		if after = got.PageInfo.EndCursor; !got.PageInfo.HasNextPage {
			break
		}
		if pages == 3 {
			t.Fatal("a fourth page of 25 relations")
		}
	}
	if len(sources) != 25 || !slices.IsSorted(sources) || len(slices.Compact(sources)) != 25 {
		t.Errorf("not every relation once and newest first: %v", sources)
	}
}

// A nullable variable that is left out takes the argument's default, and a
// whole number is one however JSON was decoded.
func TestVariables(t *testing.T) {
	s, _ := serve(t, server.Config{}, loans(25)...)
	if n := len(answer[page](t, s, pageOfRelations, map[string]any{"first": 5.0}).Relations.Edges); n != 5 {
		t.Errorf("%d relations, want 5", n)
	}
	if n := len(answer[page](t, s, pageOfRelations, nil).Relations.Edges); n != 20 {
		t.Errorf("%d relations by default, want 20", n)
	}
}

func BenchmarkPage100(b *testing.B) {
	s, _ := serve(b, server.Config{}, loans(200)...)
	for b.Loop() {
		answer[page](b, s, pageOfRelations, map[string]any{"first": 100})
	}
}

func BenchmarkEntity(b *testing.B) {
	s, _ := serve(b, server.Config{}, loans(200)...)
	for b.Loop() {
		answer[any](b, s, `{ entity(name: "Bank 007") { name relations { edges { node { target { name } } } } } }`, nil)
	}
}

func BenchmarkNeighbourhood(b *testing.B) {
	s, _ := serve(b, server.Config{}, readings()...)
	for b.Loop() {
		answer[any](b, s, `{ neighbourhood(of: [{name: "Northgate Bank"}], hops: 2) { nodes { hop entity { name } } edges { source { id } target { id } } } }`, nil)
	}
}
