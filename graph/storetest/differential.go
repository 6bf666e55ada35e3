package storetest

import (
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/dealgraph/dealgraph/graph"
)

const (
	// Differential asks so many questions in each of its rounds.
	rounds            = 4
	questionsInARound = 500
	storiesInARound   = 60
	// maxDifferences is how many differing answers are shown before it gives up.
	maxDifferences = 5
)

// subject is a store that takes part in a comparison.
type subject struct {
	name  string
	store graph.Store
	graph *graph.Graph
}

// Differential tells all stores, empty at first, the same made-up stories,
// asks them the same 2,000 random questions, and wants equal answers: the same
// things in the same order, with the same cursors, totals and marks of
// truncation, or an error of the same code. Between its rounds stories are
// added, removed and replaced, and judgements made and taken back. It leaves the
// stores open.
//
// It prints its seed; DEALGRAPH_TEST_SEED repeats a run.
func Differential(t *testing.T, stores map[string]graph.Store) {
	var subjects []subject
	for _, name := range slices.Sorted(maps.Keys(stores)) {
		subjects = append(subjects, subject{name, stores[name], graph.New(stores[name], Types, atDay100)})
	}
	random := seeded(t)
	w, forms := newWorld(random), random.Uint64()
	answered := map[string]int{} // by kind of question, the things that were found
	differences := 0
	for range rounds {
		w.change(t, subjects)
		a := newAsker(t, random, forms, subjects[0].graph)
		for range questionsInARound {
			q := a.question()
			found, equal := sameAnswers(t, subjects, q)
			answered[q.kind] += found
			if !equal {
				differences++
			}
			if differences == maxDifferences {
				t.Fatal("and perhaps more")
			}
		}
	}
	for kind, found := range answered {
		if found < questionsInARound/25 {
			t.Errorf("the questions for %s found only %d things, which tells little", kind, found)
		}
	}
}

// seeded returns random numbers that the environment may repeat.
func seeded(t *testing.T) *rand.Rand {
	t.Helper()
	seed := rand.Uint64()
	if given := os.Getenv("DEALGRAPH_TEST_SEED"); given != "" {
		var err error
		if seed, err = strconv.ParseUint(given, 10, 64); err != nil {
			t.Fatalf("DEALGRAPH_TEST_SEED=%q is no number", given)
		}
	}
	t.Logf("DEALGRAPH_TEST_SEED=%d repeats this", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// change adds stories to all subjects, lets one in five origins tell
// something new, removes one story in eight, and has a few judgements made and
// some of those before taken back.
func (w *world) change(t *testing.T, subjects []subject) {
	t.Helper()
	readings := w.stories(storiesInARound)
	for _, r := range w.last {
		if w.oneIn(5) {
			readings = append(readings, w.story(r.Story.Origins[0]))
		}
	}
	var gone []string
	for _, r := range readings {
		if w.oneIn(8) {
			gone = append(gone, graph.StoryID(r.Story))
		}
	}
	for _, s := range subjects {
		for batch := range slices.Chunk(readings, 16) {
			add(t, s.graph, batch...)
		}
		for _, id := range gone { // some were replaced meanwhile
			if err := s.graph.Remove(t.Context(), id); err != nil && graph.CodeOf(err) != graph.NotFound {
				t.Fatalf("%s: %v", s.name, err)
			}
		}
	}
	w.rejudge(t, subjects)
}

// judgementsInARound are made in each round; each is taken back by one in three rounds.
const judgementsInARound = 8

// rejudge has all subjects judge alike, and take back alike.
func (w *world) rejudge(t *testing.T, subjects []subject) {
	t.Helper()
	first, others := subjects[0], subjects[1:]
	judged := all(t, graph.Window{First: graph.MaxPage}, func(window graph.Window) (graph.Page[graph.Judgement], error) {
		return first.graph.Judgements(t.Context(), graph.JudgementQuery{Window: window})
	})
	for _, j := range judged {
		if w.oneIn(3) {
			for _, s := range subjects {
				takeBack(t, s.graph, j)
			}
		}
	}
	for _, j := range w.judgements(t, first.graph, judgementsInARound) {
		for _, s := range others {
			if again := judge(t, s.graph, j); again.ID != j.ID {
				t.Errorf("%s: the judgement %+v is %+v there", s.name, j, again)
			}
		}
	}
}

// sameAnswers asks all subjects and reports how much the first one found and
// whether the others agree with it.
func sameAnswers(t *testing.T, subjects []subject, q question) (found int, equal bool) {
	t.Helper()
	want, found, err := q.ask(t.Context(), subjects[0])
	for _, s := range subjects[1:] {
		got, _, gotErr := q.ask(t.Context(), s)
		if graph.CodeOf(err) != graph.CodeOf(gotErr) {
			t.Errorf("%s\n%s: %v\n%s: %v", q, subjects[0].name, err, s.name, gotErr)
			return found, false
		}
		if reflect.DeepEqual(want, got) { // much faster than to look for differences
			continue
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s\n%s (-) and %s (+) differ:\n%s", q, subjects[0].name, s.name, diff)
			return found, false
		}
	}
	return found, true
}
