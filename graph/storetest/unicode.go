package storetest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/resolve"
)

// oddNames are names that a store might stumble over.
var oddNames = []string{
	"Škoda", "S\u030ckoda Ltd\u0301", // composed, and with combining accents
	"Εθνική Τράπεζα", "東京電力ホールディングス", "삼성전자", "شركة الاتصالات", "ИСТОК",
	"👩‍💻🏳️‍🌈", "Zoom 🚀 Labs",
	`O'Neil "&" Sons`, `back\slash\\`, "back`tick", "«Guillemets» ‘and’ “quotes”",
	"'; DROP TABLE entities; --", `{"json": [1]}`, "${x} $x {x} $1 ?1 :x", "50%_off*", "/a.*b/", "<script>&amp;",
	"Tab\tand\nbreak", "NUL\x00inside", "\u2028\u2029\ufeff edges \u00a0", "\U0010ffff\ufffd",
	strings.Repeat("Very long 名 ", 2000),
}

func testUnicode(t *testing.T, g *graph.Graph) {
	for i, name := range oddNames {
		r := Tell(name+" origin", name+" press", i, Statement{Source: name, Type: "OWNS", Target: "Plain"})
		r.Story.Title, r.Story.Address = name, "https://x.example/"+name
		r.Claims[0].Detail, r.Claims[0].AttributedTo = name, name
		r.Appearances[0].Aliases = []string{name + " & Söhne"}
		r.Appearances[0].Identifiers = []graph.Identifier{{Scheme: "LEI", Value: name}}
		r.Appearances[0].Description = name
		add(t, g, r)
		checkOddName(t, g, name, r)
	}
	// Those that fold alike are one thing, so the two ways to write Škoda are.
	checkPages(t, "owners", len(oddNames)-1, func(w graph.Window) (graph.Page[graph.Relation], error) {
		return g.Relations(t.Context(), graph.RelationQuery{Window: w})
	})
}

// checkOddName looks for all that the reading of a name left in the graph.
func checkOddName(t *testing.T, g *graph.Graph, name string, r graph.Reading) {
	t.Helper()
	ctx := t.Context()
	shown := name[:min(len(name), 40)]
	story, err := g.Story(ctx, graph.StoryID(r.Story))
	if err != nil {
		t.Fatalf("%q: %v", shown, err)
	}
	if story.Text != r.Story.Text || story.Title != name || story.Publisher != r.Story.Publisher || story.Address != r.Story.Address || story.Origins[0] != r.Story.Origins[0] {
		t.Errorf("%q: the story reads %+v", shown, story)
	}
	appearances, claims, err := g.Contents(ctx, []string{story.ID})
	if err != nil || len(appearances) != 2 || len(claims) != 1 {
		t.Fatalf("%q: contents %v, %v, %v", shown, appearances, claims, err)
	}
	if got := claims[0].SourceAt.Of(story.Text); got != name || claims[0].Detail != name || claims[0].AttributedTo != name {
		t.Errorf("%q: the evidence names %q", shown, got)
	}
	want := r.Appearances[0]
	want.Story, want.Entity = story.ID, graph.EntityID(want.Kind, name)
	if diff := cmp.Diff(want, appearances[0]); diff != "" {
		t.Errorf("%q: the appearance:\n%s", shown, diff)
	}
	refs := []graph.EntityRef{{ID: want.Entity}, {Identifier: &want.Identifiers[0]}, {Name: want.Aliases[0]}}
	if resolve.Fold(name) != "" {
		refs = append(refs, graph.EntityRef{Name: name})
	}
	for _, ref := range refs {
		if e, err := g.Entity(ctx, ref); err != nil || e.ID != want.Entity {
			t.Errorf("%q: the entity %.60s: %+v, %v", shown, ref, e, err)
		}
	}
	if len(name) <= graph.MaxSearch && resolve.Fold(name) != "" {
		if hits, err := g.Entities(ctx, graph.EntityQuery{Search: name, Window: graph.Window{First: 1}}); err != nil || len(hits.Items) != 1 || hits.Items[0].ID != want.Entity {
			t.Errorf("%q: searched: %+v, %v", shown, hits.Items, err)
		}
	}
	if by := relations(t, g, graph.RelationFilter{Publishers: []string{r.Story.Publisher}}); len(by) != 1 || by[0].Detail == "" {
		t.Errorf("%q: %d relations told by its publisher", shown, len(by))
	}
	stories, err := g.Stories(ctx, graph.StoryQuery{Publishers: []string{r.Story.Publisher}, Mentions: want.Entity, Window: graph.Window{First: 5}})
	if err != nil || len(stories.Items) != 1 {
		t.Errorf("%q: %d stories of its publisher, %v", shown, len(stories.Items), err)
	}
	if has, err := g.Has(ctx, []graph.Story{r.Story}); err != nil || !has[0] {
		t.Errorf("%q: the graph does not know the story's origin, %v", shown, err)
	}
}
