package memstore

import (
	"maps"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

func (t *tx) Traces(stories []string) ([]graph.Trace, error) {
	wanted := set(stories)
	found, err := find(t.ctx, maps.Values(t.state.traces), func(trace graph.Trace) bool { return wanted[trace.Story] })
	return copies(found, func(trace graph.Trace) graph.Trace {
		story := t.state.stories[trace.Story]
		trace.Seen, trace.Cluster = story.Seen(), story.Cluster
		return copyOfTrace(trace)
	}), err
}

func (t *tx) PutTraces(traces []graph.Trace) error {
	for _, trace := range traces {
		t.state.traces[trace.Story] = copyOfTrace(trace)
	}
	return t.ctx.Err()
}

func (t *tx) Marked(marks []int64, limit int) (map[int64][]string, error) {
	wanted := make(map[int64]bool, len(marks))
	for _, mark := range marks {
		wanted[mark] = true
	}
	marked := map[int64][]string{}
	for story, trace := range t.state.traces {
		for _, mark := range trace.Marks() {
			if wanted[mark] && len(marked[mark]) < limit {
				marked[mark] = append(marked[mark], story)
			}
		}
	}
	return marked, t.ctx.Err()
}

func (t *tx) PutClusters(clusters map[string]string) error {
	for id, cluster := range clusters {
		if s, ok := t.state.stories[id]; ok {
			s.Cluster = cluster
			t.state.stories[id] = s
		}
	}
	return t.ctx.Err()
}

func copyOfTrace(t graph.Trace) graph.Trace {
	t.Shingles = slices.Clone(t.Shingles)
	return t
}
