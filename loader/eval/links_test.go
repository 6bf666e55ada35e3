package eval_test

import (
	"bytes"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/eval"
)

// TestLinks works B-cubed out by hand: gold joins Nimbra and NMB, and Vorbis
// stands alone; the reader joins Nimbra and Vorbis.
func TestLinks(t *testing.T) {
	thing := func(id, name string, aliases ...string) eval.Entity {
		return eval.Entity{ID: id, Kind: graph.Company, Named: eval.Named{Name: name, Aliases: aliases}}
	}
	found := func(name string, aliases ...string) eval.PredictedEntity {
		return eval.PredictedEntity{Story: "1", Entity: eval.Found{Kind: graph.Company, Named: eval.Named{Name: name, Aliases: aliases}}}
	}
	gold := []eval.Story{{Doc: "1", Entities: []eval.Entity{thing("e1", "Nimbra Corp", "NMB"), thing("e2", "Vorbis"), thing("e3", "Kestril")}}}
	predicted := eval.Predictions{Entities: []eval.PredictedEntity{found("Nimbra", "Vorbis"), found("NMB"), found("Telsund")}}
	// Precision: Nimbra 1/2, Vorbis 1/2, NMB 1. Recall: Nimbra 1/2, NMB 1/2, Vorbis 1.
	want := eval.Figures{Precision: 2.0 / 3, Recall: 2.0 / 3, F1: 2.0 / 3}
	if got := eval.Links(gold, predicted); !near(got.Precision, want.Precision) || !near(got.Recall, want.Recall) || !near(got.F1, want.F1) {
		t.Errorf("got %v", got)
	}
	if got := eval.Links(gold, eval.Predictions{}); got != (eval.Figures{}) {
		t.Errorf("of nothing: %v", got)
	}
	lines := `links      P 0.667  R 0.667  F1 0.667  (B-cubed, of the names that both have)
money      P 0.000  R 0.000  F1 0.000  (of the relations that both have)
`
	var out bytes.Buffer
	if err := eval.WriteDetails(&out, gold, predicted); err != nil || out.String() != lines {
		t.Errorf("%v: %q", err, out.String())
	}
}

func near(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }
