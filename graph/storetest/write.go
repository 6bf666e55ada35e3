package storetest

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
)

func testAdding(t *testing.T, g *graph.Graph) {
	story := Tell("a.txt", "Daily", 0, Statement{Source: "Blackstone", Type: "LENDS", Target: "CoreWeave", Status: graph.Announced, Amount: Dollars(7.5e9)})
	first := add(t, g, story)
	if !first[0].New || first[0].Story.ID != graph.StoryID(story.Story) {
		t.Errorf("the first time: %+v", first[0])
	}
	before := Dump(t, g)
	if again := add(t, g, story, story); again[0].New || again[1].New {
		t.Error("the second time the story counts as new")
	}
	if diff := cmp.Diff(before, Dump(t, g)); diff != "" {
		t.Errorf("adding a story twice changed the graph:\n%s", diff)
	}

	r := relations(t, g, graph.RelationFilter{})[0]
	claims, err := g.ClaimsByID(t.Context(), r.Claims)
	if err != nil || len(claims) != 1 {
		t.Fatalf("claims: %v, %v", claims, err)
	}
	read, err := g.Story(t.Context(), claims[0].Story)
	if err != nil {
		t.Fatal(err)
	}
	if got := claims[0].SourceAt.Of(read.Text) + " → " + claims[0].TargetAt.Of(read.Text); got != "Blackstone → CoreWeave" {
		t.Errorf("the evidence names %q", got)
	}
	if has, err := g.Has(t.Context(), []graph.Story{story.Story, {Text: "other"}}); err != nil || !slices.Equal(has, []bool{true, false}) {
		t.Errorf("Has = %v, %v", has, err)
	}
}

func testReplacing(t *testing.T, g *graph.Graph) {
	old := Tell("a.txt", "Daily", 0, Statement{Source: "A", Type: "OWNS", Target: "B"})
	copied := old
	copied.Story.Origins = []string{"copy.txt"}
	add(t, g, old, copied)

	// The text at a.txt changes, but copy.txt still has the old one.
	changed := Tell("a.txt", "Daily", 0, Statement{Source: "A", Type: "OWNS", Target: "C"})
	if replaced := add(t, g, changed)[0].Replaced; len(replaced) != 0 {
		t.Errorf("replaced %v though copy.txt still says so", replaced)
	}
	want := []string{"A OWNS B", "A OWNS C"}
	if got := triples(t, g, relations(t, g, graph.RelationFilter{})); !sameSet(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}

	// Now copy.txt changes too, and nobody says the old text any more.
	changed.Story.Origins = []string{"copy.txt"}
	if replaced := add(t, g, changed)[0].Replaced; !slices.Equal(replaced, []string{graph.StoryID(old.Story)}) {
		t.Errorf("replaced %v", replaced)
	}
	if got := triples(t, g, relations(t, g, graph.RelationFilter{})); !sameSet(got, want[1:]) {
		t.Errorf("got %v, want %v", got, want[1:])
	}
	if _, err := g.Entity(t.Context(), graph.EntityRef{Name: "B"}); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("B is still there: %v", err)
	}
}

func testRemoving(t *testing.T, g *graph.Graph) {
	kept := Tell("a.txt", "Daily", 0, Statement{Source: "A", Type: "LENDS", Target: "B", Amount: Dollars(100)})
	add(t, g, kept)
	before := Dump(t, g)
	gone := Tell("b.txt", "Weekly", 1, Statement{Source: "A", Type: "LENDS", Target: "B"}, Statement{Source: "B", Type: "OWNS", Target: "C"})
	add(t, g, gone)
	if err := g.Remove(t.Context(), graph.StoryID(gone.Story)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, Dump(t, g)); diff != "" {
		t.Errorf("adding and removing a story changed the graph:\n%s", diff)
	}
	if err := g.Remove(t.Context(), graph.StoryID(gone.Story)); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("removing it again: %v", err)
	}
}

func testRefusing(t *testing.T, g *graph.Graph) {
	good := Tell("good", "Daily", 0, Statement{Source: "Ä", Type: "OWNS", Target: "B"})
	for name, spoil := range map[string]func(*graph.Reading){
		"unknown type":          func(r *graph.Reading) { r.Claims[0].Type = "LOVES" },
		"no such appearance":    func(r *graph.Reading) { r.Claims[0].TargetIndex = 2 },
		"span behind the text":  func(r *graph.Reading) { r.Claims[0].Sentence.End = 1000 },
		"span inside a letter":  func(r *graph.Reading) { r.Claims[0].SourceAt.End = 1 },
		"empty span":            func(r *graph.Reading) { r.Claims[0].TargetAt.End = r.Claims[0].TargetAt.Start },
		"no confidence":         func(r *graph.Reading) { r.Claims[0].Confidence = 0 },
		"unknown status":        func(r *graph.Reading) { r.Claims[0].Status = "DONE" },
		"unknown kind":          func(r *graph.Reading) { r.Appearances[0].Kind = "GOD" },
		"text that is not UTF8": func(r *graph.Reading) { r.Story.Text += "\xff" },
	} {
		t.Run(name, func(t *testing.T) {
			bad := Tell("bad", "Daily", 0, Statement{Source: "Ä", Type: "OWNS", Target: "B"})
			spoil(&bad)
			if _, err := g.Add(t.Context(), good, bad); graph.CodeOf(err) != graph.BadInput {
				t.Errorf("got %v", err)
			}
		})
	}
	if stats, err := g.Statistics(t.Context()); err != nil || stats.Stories != 0 {
		t.Errorf("a refused batch left %+v, %v", stats, err)
	}
	if _, err := g.Add(t.Context(), make([]graph.Reading, graph.MaxBatch+1)...); graph.CodeOf(err) != graph.TooLarge {
		t.Errorf("a batch that is too large: %v", err)
	}
	add(t, g, Tell("self", "Daily", 0, Statement{Source: "A", Type: "OWNS", Target: "A"}, Statement{Source: "A Inc", Type: "PARTNERS", Target: "A plc"}))
	if got := relations(t, g, graph.RelationFilter{}); len(got) != 0 {
		t.Errorf("a thing is related to itself: %v", got)
	}
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
