package eval_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/loader/eval"
)

const authored = "testdata/authored.jsonl.gz"

func readAuthored(t *testing.T) []eval.Story {
	t.Helper()
	gold, err := eval.ReadGold(authored)
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

// perfect is what a reader that makes no mistake finds, by full names.
func perfect(gold []eval.Story) eval.Predictions {
	var found eval.Predictions
	for _, s := range gold {
		named := map[string]eval.Named{}
		for _, e := range s.Entities {
			named[e.ID] = e.Named
			found.Entities = append(found.Entities, eval.PredictedEntity{Story: s.Doc, Entity: eval.Found{Kind: e.Kind, Named: e.Named}})
		}
		for _, r := range s.Relations {
			found.Relations = append(found.Relations, eval.PredictedRelation{
				Story: s.Doc, Type: r.Type, Source: named[r.Source], Target: named[r.Target],
				Status: r.Status, Amount: r.Amount, Negated: r.Negated,
			})
		}
	}
	return found
}

func TestPerfectPredictions(t *testing.T) {
	gold := readAuthored(t)
	report := eval.Score(gold, perfect(gold))
	all := eval.Figures{Precision: 1, Recall: 1, F1: 1}
	if report.Relations.Precision != 1 || report.Pairs != all || report.Names.Precision != 1 {
		t.Errorf("relations %v, pairs %v, names %v; want precision 1", report.Relations, report.Pairs, report.Names)
	}
	if report.Status.Right != report.Status.Of || report.Amount.Right != report.Amount.Of {
		t.Errorf("status %v, amount %v; want 1", report.Status, report.Amount)
	}
	// Recall stays below 1: gold may state one triple twice, and a repeated
	// prediction counts once.
	if report.Relations.Recall < 0.99 || report.Names.Recall < 0.99 {
		t.Errorf("recall of relations %v, of names %v; want 0.99 and more", report.Relations.Recall, report.Names.Recall)
	}
}

// noisy makes a reader's mistakes at random: it leaves out, mixes up types and
// ends, invents things, changes sums and denies.
func noisy(gold []eval.Story, random *rand.Rand) eval.Predictions {
	found := perfect(gold)
	types := []string{"LENDS", "PARTNERS", "OWNS", "COMPETES_WITH"}
	var kept []eval.PredictedRelation
	for _, r := range found.Relations {
		switch random.IntN(12) {
		case 0, 1:
			continue
		case 2:
			r.Type = types[random.IntN(len(types))]
		case 3:
			r.Source, r.Target = r.Target, r.Source
		case 4:
			r.Target = eval.Named{Name: "Nobody & Sons"}
		case 5:
			r.Negated = !r.Negated
		case 6:
			r.Status = "COMPLETED"
		case 7:
			r.Amount = &eval.Amount{Value: float64(1 + random.IntN(3)), Currency: "EUR"}
		case 8:
			r.Source.Name = slices.Concat([]string{r.Source.Name}, r.Source.Aliases)[random.IntN(1+len(r.Source.Aliases))]
			r.Source.Aliases = nil
		}
		r.Confidence = random.Float64()
		kept = append(kept, r)
	}
	found.Relations = kept
	found.Entities = slices.DeleteFunc(found.Entities, func(eval.PredictedEntity) bool { return random.IntN(5) == 0 })
	return found
}

// What must not count does not: how names are dressed, which way round a
// symmetric relation is told, what is said twice, denied, or of other stories.
func TestWhatMustNotCount(t *testing.T) {
	gold := readAuthored(t)
	dress := func(n eval.Named) eval.Named {
		return eval.Named{Name: "The " + strings.ToLower(n.Name) + "’s", Aliases: n.Aliases}
	}
	changes := map[string]func(r eval.PredictedRelation) []eval.PredictedRelation{
		"dressed names": func(r eval.PredictedRelation) []eval.PredictedRelation {
			r.Source, r.Target = dress(r.Source), dress(r.Target)
			return []eval.PredictedRelation{r}
		},
		"turned round": func(r eval.PredictedRelation) []eval.PredictedRelation {
			if r.Type == "PARTNERS" || r.Type == "NEGOTIATES" {
				r.Source, r.Target = r.Target, r.Source
			}
			return []eval.PredictedRelation{r}
		},
		"said twice": func(r eval.PredictedRelation) []eval.PredictedRelation {
			return []eval.PredictedRelation{r, r}
		},
		"denied": func(r eval.PredictedRelation) []eval.PredictedRelation {
			denied := r
			denied.Negated = true
			return []eval.PredictedRelation{denied, r}
		},
		"elsewhere": func(r eval.PredictedRelation) []eval.PredictedRelation {
			foreign := r
			foreign.Story = "elsewhere"
			return []eval.PredictedRelation{r, foreign}
		},
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		some := gold[random.IntN(len(gold)-20):][:20]
		found := noisy(some, random)
		want := text(t, eval.Score(some, found))
		for name, change := range changes {
			changed := eval.Predictions{Entities: found.Entities}
			for _, r := range found.Relations {
				changed.Relations = append(changed.Relations, change(r)...)
			}
			if diff := cmp.Diff(want, text(t, eval.Score(some, changed))); diff != "" {
				t.Errorf("%s changed the figures (-before +after):\n%s", name, diff)
			}
		}
	}
}

func text(t *testing.T, r eval.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Where the reference scorer, a Python program, is at hand, random predictions
// must get the same lines from both.
func TestScoreAgreesWithTheReferenceLive(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	gold := readAuthored(t)
	some := gold[:40]
	found := noisy(some, random)
	report := text(t, eval.Score(some, found))
	if !strings.Contains(report, "40 stories") {
		t.Errorf("the report does not count the stories:\n%s", report)
	}
	if scorer := os.Getenv("DEALGRAPH_SCORER"); scorer != "" {
		t.Run("live", func(t *testing.T) {
			for range 5 {
				random.Shuffle(len(gold), func(i, j int) { gold[i], gold[j] = gold[j], gold[i] })
				some := gold[:40]
				found := noisy(some, random)
				if diff := cmp.Diff(askReference(t, scorer, some, found), text(t, eval.Score(some, found))); diff != "" {
					t.Errorf("(-reference +got):\n%s", diff)
				}
			}
		})
	}
}

func askReference(t *testing.T, scorer string, gold []eval.Story, found eval.Predictions) string {
	t.Helper()
	folder := t.TempDir()
	goldPath, foundPath := filepath.Join(folder, "gold.jsonl"), filepath.Join(folder, "found.jsonl")
	var goldLines, foundLines bytes.Buffer
	writeLines(t, &goldLines, gold)
	writeLines(t, &foundLines, found.Entities)
	writeLines(t, &foundLines, found.Relations)
	for path, lines := range map[string][]byte{goldPath: goldLines.Bytes(), foundPath: foundLines.Bytes()} {
		if err := os.WriteFile(path, lines, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.CommandContext(t.Context(), "python3", scorer, goldPath, foundPath, "--names").Output()
	if err != nil {
		t.Fatalf("the reference scorer: %v", err)
	}
	return string(out)
}

func writeLines[T any](t *testing.T, w *bytes.Buffer, values []T) {
	t.Helper()
	for _, v := range values {
		if err := json.NewEncoder(w).Encode(v); err != nil {
			t.Fatal(err)
		}
	}
}
