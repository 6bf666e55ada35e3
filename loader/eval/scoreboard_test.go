package eval_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader"
	"github.com/dealgraph/dealgraph/loader/eval"
	"github.com/dealgraph/dealgraph/loader/examples"
)

var update = flag.Bool("update", false, "write the scoreboard anew")

const scoreboard = "scoreboard.txt"

// The committed scoreboard shows what the readers do today. Where it differs,
// look at the difference: if it is for the better, write it anew with -update.
func TestScoreboard(t *testing.T) {
	types, err := ontology.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	rules, err := loader.NewRules(types)
	if err != nil {
		t.Fatal(err)
	}
	trained, err := loader.NewTrained(types)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	fmt.Fprint(&got, "What the project's readers find in the project's own annotated stories. The network learnt from\n\"train\", so its figures are of the others.\nWritten by: go test ./loader/eval -run Scoreboard -update\n")
	own := readAuthored(t)
	for _, set := range []struct {
		name   string
		reader loader.Reader
		gold   []eval.Story
	}{
		{"model: authored, dev", trained, splitOf(own, "dev")},
		{"model: examples", trained, readExamples(t)},
		{"rules: authored, train", rules, splitOf(own, "train")},
		{"rules: authored, dev", rules, splitOf(own, "dev")},
		{"rules: examples", rules, readExamples(t)},
	} {
		found, err := eval.Read(t.Context(), set.reader, set.gold)
		if err != nil {
			t.Fatal(err)
		}
		writeSet(t, &got, set.name, set.gold, found)
	}
	if *update {
		if err := os.WriteFile(scoreboard, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(scoreboard)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Errorf("the scoreboard has changed (-committed +now):\n%s", diff)
	}
}

// writeSet writes all figures, then the sum of them for the surer claims
// alone, then how well confidence tells what is right.
func writeSet(t *testing.T, w *bytes.Buffer, name string, gold []eval.Story, found eval.Predictions) {
	t.Helper()
	fmt.Fprintf(w, "\n== %s ==\n\n%s\n", name, text(t, eval.Score(gold, found)))
	if err := eval.WriteDetails(w, gold, found); err != nil {
		t.Fatal(err)
	}
	if err := eval.WriteLevels(w, gold, found); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(w)
	if err := eval.WriteCalibration(w, eval.Calibrate(gold, found)); err != nil {
		t.Fatal(err)
	}
}

func splitOf(gold []eval.Story, split string) []eval.Story {
	return slices.DeleteFunc(slices.Clone(gold), func(s eval.Story) bool { return s.Split != split })
}

// readExamples reads what the example stories hold and puts their texts to it.
func readExamples(t *testing.T) []eval.Story {
	t.Helper()
	gold, err := eval.ReadGold("../examples/gold")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for lines := json.NewDecoder(examples.Stories()); lines.More(); {
		var s struct{ ID, Text string }
		if err := lines.Decode(&s); err != nil {
			t.Fatal(err)
		}
		texts[s.ID] = s.Text
	}
	for i := range gold {
		gold[i].Text = texts[gold[i].Doc]
	}
	return gold
}
