package eval_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/eval"
)

// The sample's want files are what the reference scorer printed for it.
func TestScoreAgreesWithTheReference(t *testing.T) {
	gold, found := readSample(t)
	report := eval.Score(gold, found)
	var text, mistakes bytes.Buffer
	if err := report.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	if err := report.WriteMistakes(&mistakes, 1000); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(report)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(readFile(t, "want.txt"), text.String()); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(readFile(t, "want-mistakes.txt"), mistakes.String()); diff != "" {
		t.Errorf("mistakes (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(decode(t, readFile(t, "want.json")), decode(t, string(data))); diff != "" {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
	if report.Foreign == 0 {
		t.Error("the sample has predictions of stories that are not in the gold set; none was counted")
	}
}

func readSample(t *testing.T) ([]eval.Story, eval.Predictions) {
	t.Helper()
	gold, err := eval.ReadGold("testdata/sample/gold.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	found, err := eval.ReadPredictions("testdata/sample/predictions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return gold, found
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/sample/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func decode(t *testing.T, text string) (v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// story has what the tables below score against.
var story = eval.Story{
	Doc: "s",
	Entities: []eval.Entity{
		thing("e1", graph.Company, "Crédit Lavandou", "Lavandou"),
		thing("e2", graph.Company, "Telsund ASA"),
		thing("e3", graph.Person, "Søren Bækgaard"),
	},
	Relations: []eval.Relation{
		{Type: "LENDS", Source: "e1", Target: "e2", Status: graph.Announced, Amount: &eval.Amount{Value: 100, Currency: "EUR"}},
		{Type: "PARTNERS", Source: "e1", Target: "e2"},
		{Type: "FOUNDED", Source: "e3", Target: "e2", Negated: true},
	},
}

func thing(id string, kind graph.Kind, name string, aliases ...string) eval.Entity {
	return eval.Entity{ID: id, Kind: kind, Named: eval.Named{Name: name, Aliases: aliases}}
}

func relation(kind, source, target string) eval.PredictedRelation {
	return eval.PredictedRelation{
		Story: "s", Type: kind,
		Source: eval.Named{Name: source}, Target: eval.Named{Name: target},
	}
}

func TestScoreOfOnePrediction(t *testing.T) {
	negated := relation("LENDS", "Lavandou", "Telsund")
	negated.Negated = true
	foreign := relation("LENDS", "Lavandou", "Telsund")
	foreign.Story = "elsewhere"
	byAlias := relation("LENDS", "LAV", "Telsund")
	byAlias.Source.Aliases = []string{"The Credit Lavandou Group, Inc."}
	for _, test := range []struct {
		name             string
		found            eval.PredictedRelation
		right, predicted int
		pair             bool
	}{
		{"as gold has it", relation("LENDS", "Crédit Lavandou", "Telsund ASA"), 1, 1, true},
		{"case, accents, possessive, legal form", relation("LENDS", "CREDIT LAVANDOU’s", "Telsund plc"), 1, 1, true},
		{"by an alias of its own", byAlias, 1, 1, true},
		{"wrong way round", relation("LENDS", "Telsund", "Lavandou"), 0, 1, true},
		{"symmetric, either way round", relation("PARTNERS", "Telsund", "Lavandou"), 1, 1, true},
		{"wrong type", relation("OWNS", "Lavandou", "Telsund"), 0, 1, true},
		{"unknown name", relation("LENDS", "Lavandou", "Telsundo"), 0, 1, false},
		{"denied in gold, found as a fact", relation("FOUNDED", "Søren Bækgaard", "Telsund"), 0, 1, false},
		{"found denied", negated, 0, 0, false},
		{"of another story", foreign, 0, 0, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			report := eval.Score([]eval.Story{story}, eval.Predictions{Relations: []eval.PredictedRelation{test.found}})
			if report.Gold != 2 || report.Predicted != test.predicted {
				t.Errorf("gold %d, predicted %d; want 2, %d", report.Gold, report.Predicted, test.predicted)
			}
			if want := float64(test.right) / 2; report.Relations.Recall != want {
				t.Errorf("recall %v, want %v", report.Relations.Recall, want)
			}
			if got := report.Pairs.Precision == 1; got != test.pair {
				t.Errorf("the bare pair is right: %v, want %v", got, test.pair)
			}
		})
	}
}

func TestScoreOfAmounts(t *testing.T) {
	for _, test := range []struct {
		amount *eval.Amount
		want   string
	}{
		{nil, "0.000"},
		{&eval.Amount{Value: 100, Currency: "EUR"}, "1.000"},
		{&eval.Amount{Value: 101, Currency: "EUR"}, "1.000"},
		{&eval.Amount{Value: 101.1, Currency: "EUR"}, "0.000"},
		{&eval.Amount{Value: 100, Currency: "USD"}, "0.000"},
	} {
		found := relation("LENDS", "Lavandou", "Telsund")
		found.Amount = test.amount
		report := eval.Score([]eval.Story{story}, eval.Predictions{Relations: []eval.PredictedRelation{found}})
		if got := report.Amount.String(); got != test.want {
			t.Errorf("%+v: amount %s, want %s", test.amount, got, test.want)
		}
	}
}

// A sum that gold does not have counts against the money that is told.
func TestScoreOfMoney(t *testing.T) {
	loan, alliance := relation("LENDS", "Lavandou", "Telsund"), relation("PARTNERS", "Lavandou", "Telsund")
	loan.Amount, alliance.Amount = &eval.Amount{Value: 100, Currency: "EUR"}, &eval.Amount{Value: 100, Currency: "EUR"}
	report := eval.Score([]eval.Story{story}, eval.Predictions{Relations: []eval.PredictedRelation{loan, alliance}})
	if report.Money.Precision != 0.5 || report.Money.Recall != 1 {
		t.Errorf("money %v, want half of what is told, and all that gold has", report.Money)
	}
}

func TestScoreOfNothing(t *testing.T) {
	var text strings.Builder
	if err := eval.Score(nil, eval.Predictions{}).WriteText(&text); err != nil {
		t.Fatal(err)
	}
	want := `names      P 0.000  R 0.000  F1 0.000  kind 0.000
pairs      P 0.000  R 0.000  F1 0.000
status -  amount -
relations  P 0.000  R 0.000  F1 0.000  macro F1 0.000  (0 predicted, 0 gold, 0 stories)
`
	if text.String() != want {
		t.Errorf("got:\n%swant:\n%s", &text, want)
	}
}
