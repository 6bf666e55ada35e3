package relations_test

import (
	"testing"

	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// TestBareRivals takes a rival that a sentence begins with for one of the company
// that the story is about, if there is one.
func TestBareRivals(t *testing.T) {
	_, finder := builtin(t)
	for story, want := range map[string]int{
		"Osprey Rail Ltd grew. Osprey Rail Ltd hired. Rival Harrow Lines plc did not.":                1,
		"Osprey Rail Ltd grew. Osprey Rail Ltd hired. Key rival Harrow Lines plc did not.":            1,
		"Osprey Rail Ltd grew. Osprey Rail Ltd hired. Rival ferry operator Harrow Lines plc did not.": 1,
		"Osprey Rail Ltd grew. Carrick Bank plc hired. Rival Harrow Lines plc did not.":               0,
		"Osprey Rail Ltd grew. Osprey Rail Ltd hired. Rival offers by Harrow Lines plc failed.":       0,
	} {
		doc := text.Parse(story)
		found := names.Find(doc)
		claims, err := finder.Find(t.Context(), doc, found)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, c := range claims {
			a, b := found.Things[c.SourceIndex].Name, found.Things[c.TargetIndex].Name
			if c.Type == "COMPETES_WITH" && (a == "Osprey Rail Ltd" || b == "Osprey Rail Ltd") {
				n++
			}
		}
		if n != want {
			t.Errorf("%d claims, want %d: %s", n, want, story)
		}
	}
}
