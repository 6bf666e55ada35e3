package relations_test

import (
	"testing"

	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// TestOwnedByState takes a company that is a state's for that of the state whose
// adjective or name stands before it there or elsewhere, or that the story is about.
func TestOwnedByState(t *testing.T) {
	_, finder := builtin(t)
	for story, want := range map[string]string{
		"Norway agreed. Sweden agreed. It was bought by Norwegian state-run oil firm Ribeira Ltd.":                      "Norway",
		"Norway agreed. Sweden agreed. Norway's state-owned Ribeira Ltd grew.":                                          "Norway",
		"Norway agreed. Norway hired. It was bought by state oil group Ribeira Ltd.":                                    "Norway",
		"Norway agreed. Sweden agreed. The Swedish oil firm Ribeira Ltd grew. State-owned Ribeira Ltd hired.":           "Sweden",
		"Norway agreed. Sweden agreed. State-owned Ribeira Ltd hired.":                                                  "",
		"Norway agreed. Norway hired. It was bought by the state, and Ribeira Ltd grew.":                                "",
		"Norway agreed. Norway hired. It was bought by the state department that Ribeira Ltd serves.":                   "",
		"Norway agreed. Norway hired. Danish state-owned Ribeira Ltd grew, which nobody in Denmark's parliament liked.": "Denmark",
	} {
		doc := text.Parse(story)
		found := names.Find(doc)
		claims, err := finder.Find(t.Context(), doc, found)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, c := range claims {
			if c.Type == "OWNS" && found.Things[c.TargetIndex].Name == "Ribeira Ltd" {
				got = found.Things[c.SourceIndex].Name
			}
		}
		if got != want {
			t.Errorf("%s: owned by %q, want %q", story, got, want)
		}
	}
}
