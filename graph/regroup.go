package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/dealgraph/dealgraph/graph/copies"
)

// MaxMarked bounds the stories that one mark brings together: one that more
// stories have within [CopyDays] is a phrase of the trade and tells of no copy.
// A text that more stories have, word for word, is a cluster of its own.
const MaxMarked = 1000

// LeastMarks is how many marks two stories share that are compared.
const LeastMarks = 2

// regroup puts stories into clusters anew: those that came, those that the
// stories that went were copies of, and all that hang together with these by
// copies. What a cluster is depends on nothing but the stories that there are.
func (c *change) regroup(ctx context.Context) error {
	if len(c.came)+len(c.went) == 0 {
		return nil
	}
	w := newCopyWeb(c.tx, c.came)
	seeds, err := w.seeds(c.came, c.went)
	if err != nil {
		return err
	}
	if err := c.tx.PutTraces(c.came); err != nil {
		return err
	}
	if err := w.spread(ctx, seeds); err != nil {
		return err
	}
	c.clusters = w.clusters()
	var others []string // stories that stay, with other copies than before
	for id, cluster := range c.clusters {
		if cluster == w.traces[id].Cluster {
			delete(c.clusters, id)
		} else if !w.came[id] {
			others = append(others, id)
		}
	}
	if len(c.clusters) == 0 {
		return nil
	}
	if err := c.tx.PutClusters(c.clusters); err != nil || len(others) == 0 {
		return err
	}
	_, c.recounted, err = c.tx.Contents(union(nil, others))
	return err
}

// copyWeb is what hangs together by copies, as far as it was looked at.
type copyWeb struct {
	tx     Tx
	came   map[string]bool
	traces map[string]Trace
	marked map[int64][]string  // the stories of each mark, now; perhaps not all where they are more than MaxMarked
	links  map[string][]string // from a story to its copies among those that share marks
}

func newCopyWeb(tx Tx, came []Trace) *copyWeb {
	w := &copyWeb{tx: tx, came: map[string]bool{}, traces: map[string]Trace{}, marked: map[int64][]string{}, links: map[string][]string{}}
	for _, t := range came {
		t.Cluster = clusterID(t.Words)
		w.came[t.Story], w.traces[t.Story] = true, t
	}
	return w
}

// seeds are the stories whose copies may be others now: those that came, those
// that share marks with one that went, and all that have a mark that is now
// passed over and was not before, or the other way round. It reads the marks
// before those that came are written, of which it knows: hardly any is there.
func (w *copyWeb) seeds(came, went []Trace) ([]string, error) {
	more := map[int64]int{}
	for _, t := range came {
		for _, mark := range t.Marks() {
			more[mark]++
		}
	}
	for _, t := range went {
		for _, mark := range t.Marks() {
			more[mark]--
		}
	}
	if err := w.readMarked(slices.Concat(came, went)); err != nil {
		return nil, err
	}
	for _, t := range came {
		for _, mark := range t.Marks() {
			w.marked[mark] = append(w.marked[mark], t.Story)
		}
	}
	seeds := sortedKeys(w.came)
	for _, t := range went {
		seeds = append(seeds, w.candidates(t)...)
	}
	for mark, more := range more {
		if stories := w.marked[mark]; len(stories) > MaxMarked != (len(stories)-more > MaxMarked) {
			seeds = append(seeds, stories...)
		}
	}
	return union(nil, seeds), nil
}

// spread goes from stories to all that hang together with them.
func (w *copyWeb) spread(ctx context.Context, frontier []string) error {
	for len(frontier) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		traces, err := w.read(frontier)
		if err != nil {
			return err
		}
		if err := w.readMarked(traces); err != nil {
			return err
		}
		alike := map[string][]string{}
		var others []string
		for _, t := range traces {
			alike[t.Story] = w.candidates(t)
			others = append(others, alike[t.Story]...)
		}
		if _, err := w.read(others); err != nil {
			return err
		}
		var next []string
		for _, t := range traces {
			w.links[t.Story] = []string{}
			for _, other := range alike[t.Story] {
				if t.copyOf(w.traces[other]) {
					w.links[t.Story] = append(w.links[t.Story], other)
					next = append(next, other)
				}
			}
		}
		frontier = slices.DeleteFunc(union(nil, next), func(id string) bool { _, been := w.links[id]; return been })
	}
	return nil
}

// read returns the traces of stories.
func (w *copyWeb) read(stories []string) ([]Trace, error) {
	stories = union(nil, stories)
	missing := slices.DeleteFunc(slices.Clone(stories), func(id string) bool { _, known := w.traces[id]; return known })
	if len(missing) > 0 {
		found, err := w.tx.Traces(missing)
		if err != nil {
			return nil, err
		}
		for _, t := range found {
			w.traces[t.Story] = t
		}
	}
	var traces []Trace
	for _, id := range stories {
		if t, ok := w.traces[id]; ok {
			traces = append(traces, t)
		}
	}
	return traces, nil
}

// readMarked reads the stories of all marks that traces may share with others.
func (w *copyWeb) readMarked(traces []Trace) error {
	var missing []int64
	for _, t := range traces {
		missing = append(missing, t.textMark())
		for _, period := range t.periods() {
			for _, h := range t.Fingerprint.Marks() {
				missing = append(missing, markOf(period, h))
			}
		}
	}
	slices.Sort(missing)
	missing = slices.DeleteFunc(slices.Compact(missing), func(mark int64) bool { _, known := w.marked[mark]; return known })
	if len(missing) == 0 {
		return nil
	}
	found, err := w.tx.Marked(missing, MaxMarked+1)
	for _, mark := range missing {
		w.marked[mark] = found[mark]
	}
	return err
}

func (w *copyWeb) crowded(mark int64) bool { return len(w.marked[mark]) > MaxMarked }

// candidates are the stories that have the text of a trace, or LeastMarks of its marks.
func (w *copyWeb) candidates(t Trace) []string {
	if w.crowded(t.textMark()) {
		return nil
	}
	shared := map[string]int{}
	for _, id := range w.marked[t.textMark()] {
		shared[id] = LeastMarks
	}
	for _, h := range t.Fingerprint.Marks() {
		if w.crowded(markOf(t.period(), h)) {
			continue
		}
		for _, period := range t.periods() {
			if mark := markOf(period, h); !w.crowded(mark) {
				for _, id := range w.marked[mark] {
					shared[id]++
				}
			}
		}
	}
	delete(shared, t.Story)
	maps.DeleteFunc(shared, func(_ string, n int) bool { return n < LeastMarks })
	return sortedKeys(shared)
}

// clusters returns the cluster of each story that was reached.
func (w *copyWeb) clusters() map[string]string {
	clusters := map[string]string{}
	for _, id := range sortedKeys(w.links) {
		if clusters[id] != "" {
			continue
		}
		for _, c := range clustersOf(w.component(id)) {
			for _, t := range c.stories {
				clusters[t.Story] = clusterID(c.first().Words)
			}
		}
	}
	return clusters
}

// component returns the stories that hang together with one by links.
func (w *copyWeb) component(id string) []Trace {
	var traces []Trace
	seen := map[string]bool{id: true}
	for queue := []string{id}; len(queue) > 0; queue = queue[1:] {
		t := w.traces[queue[0]]
		traces = append(traces, t)
		for _, other := range w.links[t.Story] {
			if !seen[other] && !w.crowded(w.traces[other].textMark()) {
				seen[other] = true
				queue = append(queue, other)
			}
		}
	}
	return traces
}

// copyCluster is a story with its copies, in the order of time.
type copyCluster struct {
	stories []Trace
	fullest Trace // the first of those with the most words
}

func (c *copyCluster) first() Trace { return c.stories[0] }

// clustersOf parts stories that hang together into clusters. It goes through
// them in the order of time: each joins the cluster of which the first story or
// the fullest one so far is most like it, or begins one. So what was one
// source on a day stays so whatever comes later, as it was known then; and a
// chain of copies of copies, the ends of which have nothing in common, is not one.
func clustersOf(traces []Trace) []*copyCluster {
	slices.SortFunc(traces, func(a, b Trace) int {
		return cmp.Or(a.Seen.Compare(b.Seen), cmp.Compare(a.Story, b.Story))
	})
	var all []*copyCluster
	byWords := map[uint64]*copyCluster{}
	for _, t := range traces {
		c := byWords[t.Words]
		if c == nil {
			c = mostLike(t, all)
		}
		if c == nil {
			c = &copyCluster{fullest: t}
			all = append(all, c)
		}
		if t.Size() > c.fullest.Size() {
			c.fullest = t
		}
		c.stories = append(c.stories, t)
		byWords[t.Words] = c
	}
	return all
}

// mostLike returns the cluster that a story is most like, the earliest of
// equals, or nil where it is a copy of none.
func mostLike(t Trace, clusters []*copyCluster) *copyCluster {
	var best *copyCluster
	most := 0.0
	for _, c := range clusters {
		for _, other := range []Trace{c.first(), c.fullest} {
			if !t.near(other) {
				continue
			}
			if l := copies.Compare(t.Fingerprint, other.Fingerprint); l.Copy() && l.Containment > most {
				best, most = c, l.Containment
			}
		}
	}
	return best
}
