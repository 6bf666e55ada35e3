package relations_test

import (
	"testing"

	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// TestBarePosts takes the holder of a post that names no company for one of the
// company that the story is about, if there is one.
func TestBarePosts(t *testing.T) {
	_, finder := builtin(t)
	for story, want := range map[string]int{
		"Osprey Rail Ltd grew. Osprey Rail Ltd hired. “We are glad,” said chief executive Hedda Lund.":                         1,
		"Osprey Rail Ltd grew. Osprey Rail Ltd hired. “We are glad,” said Hedda Lund, CEO.":                                    1,
		"Osprey Rail Ltd grew. Osprey Rail Ltd hired. “We are glad,” said the finance chief, Hedda Lund.":                      1,
		"Osprey Rail Ltd grew. Harrow Bank plc hired. “We are glad,” said chief executive Hedda Lund.":                         0,
		"Osprey Rail Ltd grew. Osprey Rail Ltd hired. “We are glad,” said Harrow Bank plc chief executive Hedda Lund.":         0,
		"Osprey Rail Ltd grew. Osprey Rail Ltd hired. “We are glad,” said Hedda Lund, chief executive of a bank next door.":    0,
		"Osprey Rail Ltd grew. Osprey Rail Ltd hired. “We are glad,” said the former chief executive Hedda Lund.":              0,
		"Osprey Rail Ltd grew. Osprey Rail Ltd hired. “We are glad,” said President Hedda Lund, who had been in the pictures.": 0,
	} {
		doc := text.Parse(story)
		found := names.Find(doc)
		claims, err := finder.Find(t.Context(), doc, found)
		n := 0
		for _, c := range claims {
			if c.Type == "EXECUTIVE_OF" && found.Things[c.TargetIndex].Name == "Osprey Rail Ltd" && found.Things[c.SourceIndex].Name == "Hedda Lund" {
				n++
			}
		}
		if err != nil || n != want {
			t.Errorf("%d claims, want %d: %s, %v", n, want, story, err)
		}
	}
}
