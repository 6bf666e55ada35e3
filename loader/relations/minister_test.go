package relations_test

import (
	"testing"

	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/relations"
	"github.com/dealgraph/dealgraph/loader/text"
)

// TestMinisters leaves out what the network sees between a minister and another state
// than his office tells, anywhere in the story, or a body that no minister heads.
func TestMinisters(t *testing.T) {
	_, finder := builtin(t)
	for _, test := range []struct {
		story, target string
		want          int
	}{
		{"Danish Trade Minister Hedda Lund met them. Hedda Lund told Norway that she would go.", "Norway", 0},
		{"Norwegian Trade Minister Hedda Lund met them. Hedda Lund left Norway on Friday.", "Norway", 1},
		{"Denmark's minister for trade Hedda Lund met them. Hedda Lund left Norway on Friday.", "Norway", 0},
		{"Trade Minister Hedda Lund met them. Hedda Lund left Norway on Friday.", "Norway", 1},
		{"A note was sent to the Senate by Energy Secretary Hedda Lund.", "Senate", 0},
		{"A note was sent to the Senate by Senate Secretary Hedda Lund.", "Senate", 1},
		{"The Energy Ministry was shut, Energy Minister Hedda Lund said.", "Energy Ministry", 1},
		{"Energy Minister Hedda Lund, head of the Kestrel Authority, was there.", "Kestrel Authority", 1},
		{"They met Norway and Sweden, whose finance minister Hedda Lund was glad.", "Norway", 0},
		{"They met Norway and Sweden, whose finance minister Hedda Lund was glad.", "Sweden", 1},
		{"Energy Minister Hedda Lund wrote to the Kestrel Authority.", "Kestrel Authority", 0},
		{"Energy Minister Hedda Lund wrote to Osprey Rail Inc.", "Osprey Rail Inc", 0},
		{"Former Energy Minister Hedda Lund heads Osprey Rail Inc.", "Osprey Rail Inc", 1},
		{"President Hedda Lund wrote to the Senate.", "Senate", 0},
		{"Norway said that central bank governor Hedda Lund would go.", "Norway", 0},
		{"The Bank of Norway said that central bank governor Hedda Lund would go.", "Bank of Norway", 1},
	} {
		doc := text.Parse(test.story)
		found := names.Find(doc)
		scored := relations.Scored{Type: "EXECUTIVE_OF", Source: mentionOf(t, found, doc, "Hedda Lund"), Target: mentionOf(t, found, doc, test.target), Confidence: 0.6}
		claims, err := finder.Tell(t.Context(), doc, found, []relations.Scored{scored})
		if err != nil || len(claims) != test.want {
			t.Errorf("%s: %d claims, %v", test.story, len(claims), err)
		}
	}
}
