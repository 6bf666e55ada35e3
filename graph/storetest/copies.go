package storetest

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/copies"
)

// paragraphs are those of one agency's story, told by nobody.
var paragraphs = []string{
	"The lender said on Tuesday that it had signed the papers after four months of talks, and that the money would go to the two new slipways at the northern end of the harbour.",
	"Its chairman praised the yard, which employs nine hundred people, and called the order book the best since the war; the union was less sure and asked how many of the jobs would last.",
	"The yard has changed hands three times in ten years. An earlier plan to close the eastern dock was dropped when the council found tenants for the sheds along the quay.",
	"Interest is paid twice a year, and the whole falls due in seven years unless the yard repays it sooner, which it may do from the third year on without a fee.",
}

// print makes the story that a paper prints of the paragraphs: what is claimed
// comes first, then its own headline and text.
func print(publisher string, day int, s Statement, text ...string) graph.Reading {
	r := Tell(publisher, publisher, day, s)
	r.Story.Origins = []string{fmt.Sprint(publisher, day)}
	r.Story.Text += strings.Join(text, "\n")
	return r
}

var loanToYard = Statement{Source: "Quayside Bank", Type: "LENDS", Target: "Merle Shipyards", Confidence: 0.6}

// What several papers print of one agency's story is one source, whichever part
// they print and whichever is loaded first.
func testCopies(t *testing.T, g *graph.Graph) {
	whole := print("Wire", 1, loanToYard, paragraphs...)
	head := print("Gazette", 2, loanToYard, paragraphs[:2]...)
	tail := print("Courier", 1, loanToYard, paragraphs[2:]...)
	tail.Story.Published = tail.Story.Published.Add(time.Hour)
	own := print("Herald", 1, loanToYard, "Nobody at the bank would tell this paper why it lends to a yard that has made no profit since the bridge was built.")
	late := print("Annual", 30, loanToYard, paragraphs[:3]...)
	again := print("Almanac", 90, loanToYard, paragraphs...)
	for _, step := range []struct {
		what                 string
		put                  []graph.Reading
		remove               graph.Reading
		stories, independent int
	}{
		{"two parts that have nothing in common", []graph.Reading{head, tail}, graph.Reading{}, 2, 2},
		{"the whole, that both are of", []graph.Reading{whole}, graph.Reading{}, 3, 1},
		{"a story of its own, and nearly the whole a month later", []graph.Reading{own, late}, graph.Reading{}, 5, 3},
		{"the whole word for word, months later", []graph.Reading{again}, graph.Reading{}, 6, 3},
		{"the whole taken back, and what was months later is no copy of the parts", nil, whole, 5, 5},
		{"and put again", []graph.Reading{whole}, graph.Reading{}, 6, 3},
	} {
		add(t, g, step.put...)
		if step.remove.Story.Text != "" {
			if err := g.Remove(t.Context(), graph.StoryID(step.remove.Story)); err != nil {
				t.Fatal(err)
			}
		}
		wantIndependent(t, g, step.what, step.stories, step.independent)
	}
	for atLeast, want := range map[int]int{3: 1, 4: 0} {
		if got := relations(t, g, graph.RelationFilter{MinStories: atLeast}); len(got) != want {
			t.Errorf("%d relations are told by %d independent stories, want %d", len(got), atLeast, want)
		}
	}
	story, err := g.Story(t.Context(), graph.StoryID(tail.Story))
	if err != nil {
		t.Fatal(err)
	}
	group, err := g.Stories(t.Context(), graph.StoryQuery{Cluster: story.Cluster, Window: graph.Window{First: 10, Total: true}})
	var publishers []string
	for _, s := range group.Items {
		publishers = append(publishers, s.Publisher)
	}
	if want := []string{"Almanac", "Gazette", "Courier", "Wire"}; err != nil || group.Total != 4 || !slices.Equal(publishers, want) {
		t.Errorf("the copies are of %v (%d), %v, want %v", publishers, group.Total, err, want)
	}
}

func wantIndependent(t *testing.T, g *graph.Graph, what string, stories, independent int) {
	t.Helper()
	all := relations(t, g, graph.RelationFilter{})
	if len(all) != 1 {
		t.Fatalf("%s: %v, want one relation", what, triples(t, g, all))
	}
	r, doubt := all[0], 1.0
	for range independent {
		doubt *= 1 - loanToYard.Confidence
	}
	if r.Stories != stories || r.Independent != independent || r.Confidence-(1-doubt) > 1e-12 || (1-doubt)-r.Confidence > 1e-12 {
		t.Errorf("%s: told by %d stories, %d of them independent, confidence %v; want %d, %d and %v",
			what, r.Stories, r.Independent, r.Confidence, stories, independent, 1-doubt)
	}
}

// A story that is rewritten day by day ends as another one: no chain of copies
// makes stories copies that have nothing in common.
func testChainOfCopies(t *testing.T, g *graph.Graph) {
	w := newWorld(rand.New(rand.NewPCG(1, 2)))
	var text []string
	for range 12 {
		text = append(text, w.colour(40))
	}
	var chain []graph.Reading
	for day := range 9 {
		r := print("Wire", day, loanToYard, text[day:day+4]...)
		r.Story.Origins = []string{fmt.Sprint(day)}
		chain = append(chain, r)
	}
	added := add(t, g, chain...)
	first, next, last := added[0].Story.Cluster, added[1].Story.Cluster, added[8].Story.Cluster
	if first != next || first == last {
		t.Errorf("the clusters of the first day, the second and the last: %s, %s, %s", first, next, last)
	}
	if r := relations(t, g, graph.RelationFilter{})[0]; r.Independent < 3 || r.Independent > 5 {
		t.Errorf("%d of %d stories are independent", r.Independent, r.Stories)
	}
}

// testTraces reads and changes what copies are found by.
func testTraces(t *testing.T, open func(*testing.T) graph.Store) {
	s := open(t)
	defer s.Close()
	story := func(id string) graph.Story {
		return graph.Story{ID: id, Text: "x", Loaded: Day(1), Origins: []string{id}, Cluster: "k" + id}
	}
	dated, undated := story("s1"), story("s2")
	dated.Published = Day(0)
	traces := []graph.Trace{
		{Story: "s1", Published: Day(0), Fingerprint: copies.Of(strings.Join(paragraphs, " "))},
		{Story: "s2", Fingerprint: copies.Of("one two three four")},
	}
	update(t, s, func(tx graph.Tx) error {
		return errors.Join(tx.PutStories([]graph.Story{dated, undated}), tx.Lock(), tx.PutTraces(traces), tx.PutTraces(nil))
	})
	want := slices.Clone(traces)
	want[0].Seen, want[0].Cluster = Day(0), "ks1"
	want[1].Seen, want[1].Cluster = Day(1), "ks2"
	update(t, s, func(tx graph.Tx) error {
		got, err := tx.Traces([]string{"s2", "s1", "s9", "s1"})
		slices.SortFunc(got, func(a, b graph.Trace) int { return strings.Compare(a.Story, b.Story) })
		same(t, "traces", got, err, want)
		got, err = tx.Traces(nil)
		same(t, "no traces", got, err, nil)
		marks := append(traces[0].Marks(), traces[1].Marks()...)
		marked, err := tx.Marked(append(marks, 7, marks[0]), 5)
		same(t, "what is marked", slices.Sorted(maps.Keys(marked)), err, slices.Sorted(slices.Values(marks)))
		for _, mark := range traces[0].Marks() {
			same(t, "the story of a mark", marked[mark], nil, []string{"s1"})
		}
		marked, err = tx.Marked(nil, 5)
		same(t, "nothing marked", len(marked), err, 0)
		return errors.Join(tx.PutClusters(map[string]string{"s2": "kx", "s9": "kx"}), tx.PutClusters(nil))
	})
	more := undated
	more.Cluster, more.Origins = "kx", []string{"s2", "s3"}
	update(t, s, func(tx graph.Tx) error { return tx.PutStories([]graph.Story{more}) })
	stories, total, err := s.Stories(t.Context(), graph.StoryQuery{Cluster: "kx"}, graph.Slice{Limit: 5, Total: true})
	same(t, "stories of a cluster", stories, err, []graph.Story{more})
	same(t, "their number", total, err, 1)
	update(t, s, func(tx graph.Tx) error {
		got, err := tx.Traces([]string{"s2"})
		want[1].Cluster = "kx"
		same(t, "the trace of a story with more origins", got, err, want[1:])
		err = tx.DeleteStories([]string{"s2"})
		got, _ = tx.Traces([]string{"s1", "s2"})
		same(t, "traces after one story went", got, err, want[:1])
		marked, err := tx.Marked(traces[1].Marks(), 5)
		same(t, "marks of a story that went", len(marked), err, 0)
		return nil
	})
}

// testCopiesAnyOrder loads near-copies of a few stories in several orders and
// by detours, and wants the same graph.
func testCopiesAnyOrder(t *testing.T, open func(*testing.T) graph.Store) {
	random := seeded(t)
	w := newWorld(random)
	var stories []graph.Reading
	for i := range 4 {
		first := w.story(fmt.Sprint("first ", i))
		first.Story.Text += w.colour(50 + random.IntN(50))
		for copied := range 6 {
			r := first
			r.Story.Title, r.Story.Publisher = fmt.Sprint("copy ", copied, " of ", i), "The Copyist"
			r.Story.Origins = []string{r.Story.Title}
			w.edit(&r)
			stories = append(stories, r)
		}
	}
	var want string
	for range 3 {
		g := graph.New(open(t), Types, atDay100)
		random.Shuffle(len(stories), func(i, j int) { stories[i], stories[j] = stories[j], stories[i] })
		loadSomehow(t, random, g, w, stories)
		got := Dump(t, g)
		if want == "" {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("another order gives another graph:\n%s", diff)
		}
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
