package main

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/memstore"
	"github.com/dealgraph/dealgraph/graph/ontology"
)

var update = flag.Bool("update", false, "write the scoreboard anew")

const scoreboard = "scoreboard.txt"

// The committed scoreboard shows what the graph makes of the series today.
// Where it differs, look at the difference: if it is for the better, write it
// anew with -update.
func TestScoreboard(t *testing.T) {
	var got bytes.Buffer
	got.WriteString("What the graph makes of the annotated series: facts that are right, what is wrong, and what came out that is no fact.\nWritten by: go test ./loader/eval/series -run Scoreboard -update\n\n")
	if err := run(t.Context(), &got, "annotated", nil); err != nil {
		t.Fatal(err)
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

// However a series is loaded, the graph is the same: stories in any order, in
// one batch or many, once or twice. Only texts of one address keep their order,
// since the later replaces the earlier.
func TestAnyOrder(t *testing.T) {
	types, all := builtinSeries(t)
	random := rand.New(rand.NewPCG(7, 11))
	for _, s := range all {
		readings, err := s.readings(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		load := func(batches ...[]graph.Reading) outcome {
			t.Helper()
			out, err := s.outcomeOf(t.Context(), memstore.New(), types, batches...)
			if err != nil {
				t.Fatalf("%s: %v", s.Name, err)
			}
			return out
		}
		want := load(readings)
		reversed := slices.Clone(readings)
		slices.Reverse(reversed)
		shuffled := slices.Clone(readings)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		for name, got := range map[string]outcome{
			"backwards":             load(inOrderOfAddress(reversed)),
			"one by one, backwards": load(slices.Collect(slices.Chunk(inOrderOfAddress(reversed), 1))...),
			"shuffled, in twos":     load(slices.Collect(slices.Chunk(inOrderOfAddress(shuffled), 2))...),
			"twice":                 load(readings, readings),
		} {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %s (-in order +got):\n%s", s.Name, name, diff)
			}
		}
	}
}

// inOrderOfAddress puts the readings of one address in the order of their
// publication, among the places that they have.
func inOrderOfAddress(readings []graph.Reading) []graph.Reading {
	places := map[string][]int{}
	for i, r := range readings {
		places[r.Story.Address] = append(places[r.Story.Address], i)
	}
	out := slices.Clone(readings)
	for _, at := range places {
		sorted := slices.Clone(at)
		slices.SortFunc(sorted, func(i, j int) int { return readings[i].Story.Published.Compare(readings[j].Story.Published) })
		for k, i := range at {
			out[i] = readings[sorted[k]]
		}
	}
	return out
}

// The score can fall: what is not loaded is not right, and what no fact names is false.
func TestScoreFalls(t *testing.T) {
	types, all := builtinSeries(t)
	i := slices.IndexFunc(all, func(s *series) bool { return s.Name == "two-loans-one-week" })
	s := all[i]
	readings, err := s.readings(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	outcomeOf := func(readings ...graph.Reading) report {
		out, err := s.outcomeOf(t.Context(), memstore.New(), types, readings)
		if err != nil {
			t.Fatal(err)
		}
		return score(s, out)
	}
	if r := outcomeOf(readings...); !r.whole() {
		t.Fatalf("with both stories: %v, false %v", r.Wrong, r.False)
	}
	if r := outcomeOf(readings[0]); r.Right["relation"] != 2 || r.Of["relation"] != 4 || r.Right["deal"] != 1 || len(r.False) != 0 {
		t.Errorf("with one story: %+v", r)
	}
	wrong := readings[1]
	wrong.Claims = slices.Clone(wrong.Claims)
	wrong.Claims[0].SourceIndex, wrong.Claims[0].TargetIndex = wrong.Claims[0].TargetIndex, wrong.Claims[0].SourceIndex
	if r := outcomeOf(readings[0], wrong); r.Right["relation"] != 3 || len(r.False) != 2 { // the edge, and the deal that it is in
		t.Errorf("with a claim the wrong way round: %+v", r)
	}
}

func TestCheckFindsMistakes(t *testing.T) {
	types, _ := builtinSeries(t)
	const head = "about: x\nthings: {Orla: COMPANY, Pell: COMPANY}\nstories:\n  - {published: 2024-01-01, publisher: Post, text: [Orla sues Pell for $5m.], says: ["
	for text, want := range map[string]string{
		head + "{is: Orla SUES Pell, amount: 5m USD}]}\nrelations: [{is: Orla SUES Pell}]": "",
		head + "{is: Orla SUES Pell}]}":                                                     "needs about, stories, and facts",
		head + "{is: Orla SUES Quay}]}\nrelations: [{is: Orla SUES Pell}]":                  "not among the things",
		head + "{is: Orla BEATS Pell}]}\nrelations: [{is: Orla SUES Pell}]":                 "no such relation type",
		head + "{is: Orla FINES Pell}]}\nrelations: [{is: Orla SUES Pell}]":                 "does not join these kinds",
		head + "{is: Orla SUES Pell, amount: 6m USD}]}\nrelations: [{is: Orla SUES Pell}]":  "does not say 6m USD",
		head + "{is: Orla SUES Pell, sentence: 1}]}\nrelations: [{is: Orla SUES Pell}]":     "no sentence 1",
		head + "{is: Orla SUES Pell, sum: 5m USD}]}\nrelations: [{is: Orla SUES Pell}]":     "field sum not found",
		head + "{is: Orla SUES Pell}]}\nrelations: [{is: Orla SUES Pell, history: [2024]}]": "is no step",
	} {
		s, err := parse([]byte(text))
		if err == nil {
			err = s.check(types)
		}
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s\n%v, want %q", text, err, want)
		}
	}
}

func TestWrongArguments(t *testing.T) {
	if err := run(t.Context(), &bytes.Buffer{}, "annotated", []string{"no-such"}); err == nil {
		t.Error("a series that is not there was scored")
	}
	if err := run(t.Context(), &bytes.Buffer{}, "guesser", []string{"correction"}); err == nil {
		t.Error("a reader that is not there was used")
	}
}

// Whatever a file holds, it is read and checked, or refused.
func FuzzParse(f *testing.F) {
	types, err := ontology.Builtin()
	if err != nil {
		f.Fatal(err)
	}
	entries, err := files.ReadDir("stories")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		data, err := files.ReadFile("stories/" + e.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := parse(data)
		if err != nil || s.check(types) != nil {
			return
		}
		if _, err := s.readings(t.Context(), nil); err != nil {
			t.Error(err)
		}
	})
}

func builtinSeries(t *testing.T) (*ontology.Ontology, []*series) {
	t.Helper()
	types, err := ontology.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	all, err := readSeries(types)
	if err != nil {
		t.Fatal(err)
	}
	return types, all
}
