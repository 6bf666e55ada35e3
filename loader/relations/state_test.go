package relations_test

import (
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/relations"
	"github.com/dealgraph/dealgraph/loader/text"
)

// TestSettleStates takes a country for what the surest claim about it takes it
// for, and drops the claims that disagree.
func TestSettleStates(t *testing.T) {
	_, finder := builtin(t)
	doc := text.Parse("Osprey Rail, which is based in Norway, is owned by Norway.")
	for _, test := range []struct {
		owns, based float64
		kind        graph.Kind
		claim       string
	}{
		{0.8, 0.4, graph.PublicBody, "OWNS"},
		{0.3, 0.4, graph.Place, "HEADQUARTERED_IN"},
	} {
		found := names.Find(doc)
		rail, norway := found.Mentions[mentionOf(t, found, doc, "Osprey Rail")].Thing, found.Mentions[mentionOf(t, found, doc, "Norway")].Thing
		claims := finder.SettleStates(found, []graph.Claim{
			{Type: "OWNS", SourceIndex: norway, TargetIndex: rail, Confidence: test.owns},
			{Type: "HEADQUARTERED_IN", SourceIndex: rail, TargetIndex: norway, Confidence: test.based},
		})
		if len(claims) != 1 || claims[0].Type != test.claim || found.Things[norway].Kind != test.kind {
			t.Errorf("OWNS %.1f, HEADQUARTERED_IN %.1f: %s, %+v", test.owns, test.based, found.Things[norway].Kind, claims)
		}
	}
}

// TestOfficesOfTheState takes the holder of an office that names no state for one of
// the state that the story is about, if there is one.
func TestOfficesOfTheState(t *testing.T) {
	_, finder := builtin(t)
	for story, want := range map[string]int{
		"Norway is to sell its stake. Norway has held it since 1990. President Hedda Lund has asked for bids.":                          1,
		"Norway is to sell its stake. Norway has held it since 1990. Last week trade and industry minister Hedda Lund asked for bids.":  1,
		"Norway and Sweden are to sell their stake. Norway has held it since 1990, Sweden longer. President Hedda Lund asked for bids.": 0,
		"Norway is to sell its stake. Norway has held it since 1990. It asked Sweden, whose finance minister Hedda Lund is for it.":     0,
		"Norway is to sell its stake. Norway has held it since 1990. Former President Hedda Lund is against it.":                        0,
		"Norway is to sell its stake. Norway has held it since 1990. Osprey Rail Inc named President Hedda Lund as its agent.":          0,
	} {
		if n := executives(t, finder, story, "Norway"); n != want {
			t.Errorf("%d claims, want %d: %s", n, want, story)
		}
	}
}

// executives counts the claims that Hedda Lund is an executive of what has a name.
func executives(t *testing.T, finder *relations.Finder, story, of string) int {
	t.Helper()
	doc := text.Parse(story)
	found := names.Find(doc)
	claims, err := finder.Find(t.Context(), doc, found)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, c := range claims {
		if c.Type == "EXECUTIVE_OF" && found.Things[c.TargetIndex].Name == of && found.Things[c.SourceIndex].Name == "Hedda Lund" {
			n++
		}
	}
	return n
}
