package relations_test

import "testing"

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
		if n := executives(t, finder, story, "Osprey Rail Ltd"); n != want {
			t.Errorf("%d claims, want %d: %s", n, want, story)
		}
	}
}
