package loader

import (
	"testing"

	"github.com/dealgraph/dealgraph/loader/model"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// TestSiblings keeps, of the members of a list, the one that alone would be left
// out, but no name beside the list.
func TestSiblings(t *testing.T) {
	doc := text.Parse("Osprey Rail Ltd and Harrow Bank plc, and including Telsund ASA, have lent to Castell Tyres Ltd, unlike Kestrel Capital Ltd.")
	found := names.Find(doc)
	if len(found.Things) != 5 {
		t.Fatalf("%+v", found.Things)
	}
	lends := func(source int, confidence float64) *statement {
		return &statement{of: "LENDS", group: "LENDS", source: source, target: 3, confidence: confidence, scored: &model.Relation{Source: source, Target: 3, Margin: 1}}
	}
	for _, test := range []struct {
		confidences [5]float64
		want        int
	}{
		{[5]float64{0.9, 0.8, 0.2}, 3},
		{[5]float64{0.9, 0.8, 0.1}, 2},         // too unlikely
		{[5]float64{0.9, 0.2, 0.2}, 1},         // one is no pattern
		{[5]float64{0.9, 0.8, 0.7, 0, 0.2}, 3}, // not of the list
	} {
		var all []*statement
		for source, confidence := range test.confidences {
			if source != 3 && confidence > 0 {
				all = append(all, lends(source, confidence))
			}
		}
		if got := chosen(all, found, listsOf(doc, found), 0.3); len(got) != test.want {
			t.Errorf("%v: %d are kept, want %d", test.confidences, len(got), test.want)
		}
	}
}
