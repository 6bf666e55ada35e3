package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
)

// testLarge tells 10,000 relations, all of one hub, and a story of a megabyte.
func testLarge(t *testing.T, g *graph.Graph) {
	const stories, statements = 20, 500
	for i := range stories {
		var tell []Statement
		for j := range statements {
			tell = append(tell, Statement{Source: "Hub", Type: "OWNS", Target: fmt.Sprint("Spoke ", i*statements+j), Confidence: 0.1 + 0.01*float64(j%80)})
		}
		add(t, g, Tell(fmt.Sprint(i), "Daily", i, tell...))
	}
	ctx := t.Context()
	first, err := g.Relations(ctx, graph.RelationQuery{Window: graph.Window{First: 1, Total: true}})
	if err != nil || first.Total != stories*statements {
		t.Fatalf("a total of %d, %v", first.Total, err)
	}
	seen := map[string]bool{}
	var targets []string
	for _, r := range relations(t, g, graph.RelationFilter{}) {
		seen[r.ID] = true
		targets = append(targets, r.Target)
	}
	if len(seen) != stories*statements || len(targets) != stories*statements {
		t.Errorf("page by page there are %d, %d of them different", len(targets), len(seen))
	}
	if found, err := g.EntitiesByID(ctx, targets); err != nil || len(found) != len(targets) {
		t.Errorf("asked for %d entities by id: got %d, %v", len(targets), len(found), err)
	}
	hub := entity(t, g, "Hub")
	n, err := g.Neighbourhood(ctx, graph.NeighbourhoodQuery{Of: []string{hub}, Hops: 1, Limit: graph.MaxNeighbourhood})
	if err != nil || len(n.Relations) != graph.MaxNeighbourhood || !n.Truncated || len(n.Entities) != graph.MaxNeighbourhood+1 {
		t.Fatalf("around the hub: %d relations, %d entities, truncated %v, %v", len(n.Relations), len(n.Entities), n.Truncated, err)
	}
	if !slices.IsSortedFunc(n.Relations, func(a, b graph.Relation) int { return strings.Compare(surestKey(a), surestKey(b)) }) || n.Relations[0].Confidence < 0.88 {
		t.Error("the surest are not first")
	}
	paths, err := g.Paths(ctx, graph.PathQuery{From: targets[0], To: targets[len(targets)-1], MaxHops: graph.MaxPathHops, First: graph.MaxPaths})
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

// surestKey rises as confidence falls, then with the id.
func surestKey(r graph.Relation) string { return fmt.Sprintf("%.6f %s", 2-r.Confidence, r.ID) }
