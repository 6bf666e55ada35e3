package model_test

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/dealgraph/dealgraph/loader/model"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// How far whole numbers of 8 bits may lead from the figures in floating point.
const (
	shareTolerance  = 0.25 // of one word; in the mean a tenth of it
	marginTolerance = 0.6  // of one relation, in logits
)

// The network gives about what it gave in training, before its weights were
// rounded. The figures were written by loader/train/parity.py.
func TestParity(t *testing.T) {
	data, err := os.ReadFile("testdata/parity.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Text      string
		InName    []float64
		Relations []struct {
			Type, Source, Target, Status string
			Margin, Denied               float64
		}
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	doc := text.Parse(want.Text)
	reading, err := defaultModel(t).Read(t.Context(), doc)
	if err != nil {
		t.Fatal(err)
	}
	hints := reading.Hints()
	if len(hints) != len(want.InName) {
		t.Fatalf("%d words, not %d", len(hints), len(want.InName))
	}
	off := 0.0
	for i, h := range hints {
		d := math.Abs(h.InName() - want.InName[i])
		if off += d; d > shareTolerance {
			t.Errorf("word %d at byte %d is a name's by %.3f, not %.3f", i, h.Start, h.InName(), want.InName[i])
		}
	}
	if mean := off / float64(len(hints)); mean > shareTolerance/10 {
		t.Errorf("words are off by %.4f in the mean", mean)
	}
	found := names.Find(doc)
	relations, err := reading.Relations(t.Context(), found)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Relations) < 5 {
		t.Fatalf("only %d relations to compare", len(want.Relations))
	}
	name := func(mention int) string { return found.Things[found.Mentions[mention].Thing].Name }
	for _, w := range want.Relations {
		var surest model.Relation
		for _, r := range relations {
			if r.Type == w.Type && name(r.Source) == w.Source && name(r.Target) == w.Target && (surest.Type == "" || r.Margin > surest.Margin) {
				surest = r
			}
		}
		if math.Abs(surest.Margin-w.Margin) > marginTolerance || math.Abs(surest.Denied-w.Denied) > 2*marginTolerance || string(surest.Status) != w.Status {
			t.Errorf("%s from %s to %s: %+v, not %+v", w.Type, w.Source, w.Target, surest, w)
		}
	}
}
