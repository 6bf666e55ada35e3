package eval_test

import (
	"testing"

	"github.com/dealgraph/dealgraph/loader/eval"
)

func TestOperatingPoint(t *testing.T) {
	sure, unsure, wrong := relation("LENDS", "Lavandou", "Telsund"), relation("OWNS", "Lavandou", "Telsund"), relation("SUES", "Lavandou", "Telsund")
	gold := eval.Story{Doc: story.Doc, Entities: story.Entities, Relations: []eval.Relation{
		{Type: "LENDS", Source: "e1", Target: "e2"}, {Type: "OWNS", Source: "e1", Target: "e2"},
	}}
	sure.Confidence, unsure.Confidence, wrong.Confidence = 0.9, 0.5, 0.5
	for _, c := range []struct {
		precision, confidence, recall float64
		found                         []eval.PredictedRelation
	}{
		{0.9, 0.9, 0.5, []eval.PredictedRelation{unsure, wrong, sure}}, // of the same confidence are all or none
		{0.6, 0.5, 1, []eval.PredictedRelation{wrong, unsure, sure}},
	} {
		p, ok := eval.OperatingPointAt(c.precision, []eval.Story{gold}, eval.Predictions{Relations: c.found})
		if !ok || p.Confidence != c.confidence || p.Recall != c.recall {
			t.Errorf("precision %.1f: %+v, %v, want recall %.1f at %.1f", c.precision, p, ok, c.recall, c.confidence)
		}
	}
	if p, ok := eval.OperatingPointAt(0.9, []eval.Story{gold}, eval.Predictions{Relations: []eval.PredictedRelation{wrong}}); ok {
		t.Errorf("nothing is right, but %+v", p)
	}
}
