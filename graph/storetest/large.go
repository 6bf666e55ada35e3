package storetest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
)

// testLarge tells 2,500 relations, five between a hub and each of 500 spokes,
// more than any one answer holds, and a story of a megabyte.
func testLarge(t *testing.T, g *graph.Graph) {
	const spokes, each = 500, 5
	for from := 0; from < spokes; from += 100 {
		var tell []Statement
		for i := from; i < from+100; i++ {
			spoke, sure := fmt.Sprint("Spoke ", i), 0.1+0.01*float64(i%80)
			tell = append(tell,
				Statement{Source: "Hub", Type: "OWNS", Target: spoke, Confidence: sure},
				Statement{Source: spoke, Type: "OWNS", Target: "Hub", Confidence: sure},
				Statement{Source: "Hub", Type: "LENDS", Target: spoke, Confidence: sure},
				Statement{Source: "Hub", Type: "ACQUIRES", Target: spoke, Confidence: sure},
				Statement{Source: "Hub", Type: "PARTNERS", Target: spoke, Confidence: sure / 2})
		}
		add(t, g, Tell(fmt.Sprint(from), "Daily", 0, tell...))
	}
	ctx := t.Context()
	first, err := g.Relations(ctx, graph.RelationQuery{Window: graph.Window{First: 1, Total: true}})
	if err != nil || first.Total != spokes*each {
		t.Fatalf("a total of %d, %v", first.Total, err)
	}
	seen := map[string]bool{}
	var ids []string
	for _, r := range relations(t, g, graph.RelationFilter{}) {
		seen[r.ID] = true
		ids = append(ids, r.ID)
	}
	if len(seen) != spokes*each || len(ids) != spokes*each {
		t.Errorf("page by page there are %d, %d of them different", len(ids), len(seen))
	}
	if found, err := g.RelationsByID(ctx, ids, now); err != nil || len(found) != len(ids) {
		t.Errorf("asked for %d relations by id: got %d, %v", len(ids), len(found), err)
	}
	hub := entity(t, g, "Hub")
	n, err := g.Neighbourhood(ctx, graph.NeighbourhoodQuery{Of: []string{hub}, Hops: 1, Limit: graph.MaxNeighbourhood})
	if err != nil || len(n.Relations) != graph.MaxNeighbourhood || !n.Truncated {
		t.Fatalf("around the hub: %d relations, %d entities, truncated %v, %v", len(n.Relations), len(n.Entities), n.Truncated, err)
	}
	if !slices.IsSortedFunc(n.Relations, surer) || n.Relations[0].Confidence < 0.88 {
		t.Error("the surest are not first")
	}
	paths, err := g.Paths(ctx, graph.PathQuery{From: entity(t, g, "Spoke 7"), To: entity(t, g, "Spoke 499"), MaxHops: graph.MaxPathHops, First: graph.MaxPaths})
	if err != nil || len(paths) != 1 || len(paths[0].Relations) != 2 {
		t.Errorf("from spoke to spoke: %d ways, %v", len(paths), err)
	}
	found, err := g.Entities(ctx, graph.EntityQuery{Search: "spoke 77", Window: graph.Window{First: graph.MaxPage, Total: true}})
	if err != nil || found.Total != 200 || found.Items[0].Name != "Spoke 77" {
		t.Errorf("a search that most answer: %d hits, first %v, %v", found.Total, found.Items[:1], err)
	}

	long := Tell("long", "Weekly", 0, Statement{Source: "Hub", Type: "OWNS", Target: "Spoke 1"})
	long.Story.Text += strings.Repeat("Nothing else happened on that day. ", 30_000)
	add(t, g, long)
	if s, err := g.Story(ctx, graph.StoryID(long.Story)); err != nil || s.Text != long.Story.Text {
		t.Errorf("a text of %d bytes comes back as %d, %v", len(long.Story.Text), len(s.Text), err)
	}
}

// surer orders relations by confidence, the highest first, then by id.
func surer(a, b graph.Relation) int {
	return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.ID, b.ID))
}
