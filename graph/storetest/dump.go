package storetest

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// Dump writes all that a graph holds as JSON, one thing under the other: the
// entities, relations, deals, stories, judgements and reviews in the order of
// their lists, what the stories
// contain, the statistics, and what was known when half of the stories were told. Two graphs are equal where their dumps are.
func Dump(t *testing.T, g *graph.Graph) string {
	t.Helper()
	ctx := t.Context()
	w := graph.Window{First: graph.MaxPage}
	entities := all(t, w, func(w graph.Window) (graph.Page[graph.Entity], error) {
		return g.Entities(ctx, graph.EntityQuery{Window: w})
	})
	deals := all(t, w, func(w graph.Window) (graph.Page[graph.Deal], error) {
		return g.Deals(ctx, graph.DealQuery{Window: w})
	})
	stories := all(t, w, func(w graph.Window) (graph.Page[graph.Story], error) {
		return g.Stories(ctx, graph.StoryQuery{Window: w})
	})
	var ids []string
	for _, s := range stories {
		ids = append(ids, s.ID)
	}
	judgements := all(t, w, func(w graph.Window) (graph.Page[graph.Judgement], error) {
		return g.Judgements(ctx, graph.JudgementQuery{Window: w})
	})
	reviews := all(t, w, func(w graph.Window) (graph.Page[graph.Review], error) { return g.Reviews(ctx, w) })
	contradictions := all(t, w, func(w graph.Window) (graph.Page[graph.Contradiction], error) {
		return g.Contradictions(ctx, graph.ContradictionQuery{Window: w})
	})
	appearances, claims, err := g.Contents(ctx, ids)
	if err != nil {
		t.Fatal(err)
	}
	statistics, err := g.Statistics(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var then time.Time
	if len(stories) > 0 {
		then = stories[len(stories)/2].Seen()
	}
	dealsThen := all(t, w, func(w graph.Window) (graph.Page[graph.Deal], error) {
		return g.Deals(ctx, graph.DealQuery{KnownAt: then, Window: w})
	})
	text, err := json.MarshalIndent(map[string]any{
		"facts then": relations(t, g, graph.RelationFilter{KnownAt: then}), "deals then": dealsThen,
		"entities": entities, "deals": deals, "stories": stories,
		"facts":      relations(t, g, graph.RelationFilter{}),
		"rejected":   relations(t, g, graph.RelationFilter{Polarity: graph.Rejected}),
		"judgements": judgements, "reviews": reviews, "contradictions": contradictions,
		"denials":     relations(t, g, graph.RelationFilter{Polarity: graph.Denied}),
		"appearances": appearances, "claims": claims, "statistics": statistics,
	}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// all reads a list page by page, from the beginning to the end.
func all[T any](t *testing.T, w graph.Window, ask func(graph.Window) (graph.Page[T], error)) []T {
	t.Helper()
	var items []T
	for {
		page, err := ask(w)
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, page.Items...)
		if !page.More {
			return items
		}
		w.After = page.Cursors[len(page.Cursors)-1]
	}
}
