package relations_test

import (
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/relations"
	"github.com/dealgraph/dealgraph/loader/text"
)

// TestDepartments takes a secretary for one of the department that the story
// names, and nobody for one of another state than the adjective before his office
// tells, whatever the network sees.
func TestDepartments(t *testing.T) {
	_, finder := builtin(t)
	for story, want := range map[string]string{
		"Norway's Fisheries Department met. Norway agreed. Fisheries Secretary Hedda Lund left Norway.": "Fisheries Department",
		"Norway met. Norway agreed. Norway's trade secretary Hedda Lund left Norway.":                   "Norway",
		"Norway met. Norway agreed. Danish Prime Minister Hedda Lund left Norway.":                      "",
		"Norway met. Norway agreed. Norwegian Prime Minister Hedda Lund left Norway.":                   "Norway",
	} {
		doc := text.Parse(story)
		found := names.Find(doc)
		claims, err := finder.Find(t.Context(), doc, found)
		if err != nil {
			t.Fatal(err)
		}
		lund, norway := mentionOf(t, found, doc, "Hedda Lund"), 0
		for i, m := range found.Mentions {
			if m.Form == names.Named && m.Of(doc.Text) == "Norway" {
				norway = i
			}
		}
		more, err := finder.Tell(t.Context(), doc, found, []relations.Scored{{Type: "EXECUTIVE_OF", Source: lund, Target: norway, Confidence: 0.6}})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]bool{}
		for _, c := range append(claims, more...) {
			if c.Type == "EXECUTIVE_OF" && found.Things[c.SourceIndex].Kind == graph.Person {
				got[found.Things[c.TargetIndex].Name] = true
			}
		}
		if len(got) > 1 || want == "" && len(got) > 0 || want != "" && !got[want] {
			t.Errorf("%s: %v, want %q", story, got, want)
		}
	}
}
