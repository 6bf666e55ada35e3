package loader_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader"
	"github.com/dealgraph/dealgraph/loader/examples"
	files "github.com/dealgraph/dealgraph/loader/source"
)

func newTrained(t testing.TB) *loader.Trained {
	t.Helper()
	types, err := ontology.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := loader.NewTrained(types)
	if err != nil {
		t.Fatal(err)
	}
	return reader
}

func exampleStories(t testing.TB) []graph.Story {
	t.Helper()
	var out []graph.Story
	for story, err := range files.New([]string{"-"}, examples.Stories()).All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, story)
	}
	return out
}

// What a reading promises, whatever the story.
func checkReading(t *testing.T, r graph.Reading) {
	t.Helper()
	within := func(s graph.Span) bool { return 0 <= s.Start && s.Start < s.End && s.End <= len(r.Story.Text) }
	for _, c := range r.Claims {
		if c.SourceIndex < 0 || c.SourceIndex >= len(r.Appearances) || c.TargetIndex < 0 || c.TargetIndex >= len(r.Appearances) || c.SourceIndex == c.TargetIndex {
			t.Errorf("%s has ends %d and %d of %d", c.Type, c.SourceIndex, c.TargetIndex, len(r.Appearances))
		}
		if !within(c.Sentence) || !within(c.SourceAt) || !within(c.TargetAt) {
			t.Errorf("%s stands at %v, %v, %v", c.Type, c.Sentence, c.SourceAt, c.TargetAt)
		}
		if !(c.Confidence > 0 && c.Confidence <= 1) || c.Reason == "" {
			t.Errorf("%s has confidence %v for %q", c.Type, c.Confidence, c.Reason)
		}
	}
	for _, a := range r.Appearances {
		for _, m := range a.Mentions {
			if !within(m) {
				t.Errorf("%s is mentioned at %v", a.Name, m)
			}
		}
	}
}

func TestTrainedReadsTheSameAgain(t *testing.T) {
	reader := newTrained(t)
	claims := 0
	for _, story := range exampleStories(t) {
		first, err := reader.Read(t.Context(), story)
		if err != nil {
			t.Fatal(err)
		}
		checkReading(t, first)
		claims += len(first.Claims)
		again, err := reader.Read(t.Context(), story)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first, again, cmpopts.IgnoreUnexported(graph.Reading{})); diff != "" {
			t.Errorf("%s: (-first +again)\n%s", story.Title, diff)
		}
	}
	if claims < 50 {
		t.Errorf("only %d claims in all examples", claims)
	}
}

// Claims of the network are never of kinds that the type does not take, and
// between two things there is one direction of a type only.
func TestTrainedKeepsToTheOntology(t *testing.T) {
	types, err := ontology.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	reader := newTrained(t)
	for _, story := range exampleStories(t) {
		r, err := reader.Read(t.Context(), story)
		if err != nil {
			t.Fatal(err)
		}
		said := map[[2]int]map[string]int{}
		for _, c := range r.Claims {
			of, ok := types.Type(c.Type)
			source, target := r.Appearances[c.SourceIndex].Kind, r.Appearances[c.TargetIndex].Kind
			if !ok || !of.Takes(source, target) {
				t.Errorf("%s from a %s to a %s", c.Type, source, target)
			}
			ends := [2]int{min(c.SourceIndex, c.TargetIndex), max(c.SourceIndex, c.TargetIndex)}
			if said[ends] == nil {
				said[ends] = map[string]int{}
			}
			if way, seen := said[ends][c.Type]; seen && way != c.SourceIndex && !of.Symmetric {
				t.Errorf("%s both ways between %s and %s", c.Type, r.Appearances[ends[0]].Name, r.Appearances[ends[1]].Name)
			}
			said[ends][c.Type] = c.SourceIndex
		}
	}
}

// An event that a wording tells, in a clause that supposes something, is asserted
// where the network tells how far it has come.
func TestTrainedAssertsWhatHasStatus(t *testing.T) {
	r, err := newTrained(t).Read(t.Context(), graph.Story{Text: "Kestrel Capital Ltd has agreed to buy Osprey Rail Inc in a deal under which holders would receive new stock."})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Claims) != 1 || r.Claims[0].Status != graph.Announced || r.Claims[0].Modality != graph.Asserted {
		t.Errorf("got %+v", r.Claims)
	}
}

// An event keeps the status of its wording where the network takes it for a state.
func TestTrainedKeepsStatusOfWording(t *testing.T) {
	r, err := newTrained(t).Read(t.Context(), graph.Story{Text: "The Bundeskartellamt has opened an investigation into Deutsche Telekom."})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Claims) != 1 || r.Claims[0].Type != "INVESTIGATES" || r.Claims[0].Status != graph.Announced {
		t.Errorf("got %+v", r.Claims)
	}
}

func FuzzTrained(f *testing.F) {
	f.Add("Telsund has secured €3.2bn from Osterbank and Mirador Credit.")
	f.Add("“Brevanta” \xff (BRV) … <BRV.O> said\n\n\n• it\u200b bought Orbilane, Inc.'s AG")
	f.Add(strings.Repeat("A and ", 300))
	reader := newTrained(f)
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 1<<12 {
			t.Skip("long texts have a test of their own")
		}
		r, err := reader.Read(t.Context(), graph.Story{Text: body})
		if err != nil {
			t.Fatal(err)
		}
		checkReading(t, r)
	})
}

func BenchmarkTrained(b *testing.B) {
	reader, stories := newTrained(b), exampleStories(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := reader.Read(b.Context(), stories[i%len(stories)]); err != nil {
			b.Fatal(err)
		}
	}
}

// How much the reader gains from a second processor: compare with -cpu 1,2.
func BenchmarkTrainedSideBySide(b *testing.B) {
	reader, stories := newTrained(b), exampleStories(b)
	b.RunParallel(func(each *testing.PB) {
		for i := 0; each.Next(); i++ {
			if _, err := reader.Read(b.Context(), stories[i%len(stories)]); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// TestCalibrated makes a reader that is sure of nothing, and leaves the other as
// it was.
func TestCalibrated(t *testing.T) {
	reader, story := newTrained(t), exampleStories(t)[0]
	unsure := reader.Calibrated(loader.Calibration{Weights: make([]float64, len(loader.Evidence{}.Features())), Least: 0.6})
	for r, some := range map[*loader.Trained]bool{reader: true, unsure: false} {
		if reading, err := r.Read(t.Context(), story); err != nil || len(reading.Claims) > 0 != some {
			t.Errorf("%d claims, %v, want some: %v", len(reading.Claims), err, some)
		}
	}
}
