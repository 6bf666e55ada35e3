package relations_test

import (
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/relations"
	"github.com/dealgraph/dealgraph/loader/text"
)

// A state of the network is over where the words about its ends say so.
func TestEnded(t *testing.T) {
	_, finder := builtin(t)
	for _, test := range []struct {
		story, of, source, target string
		want                      graph.Status
	}{
		{"Trains were dear to former Harrow Bank chairman John Brown.", "EXECUTIVE_OF", "John Brown", "Harrow Bank", graph.Terminated},
		{"Trains were dear to Harrow Bank's former chairman, John Brown.", "EXECUTIVE_OF", "John Brown", "Harrow Bank", graph.Terminated},
		{"John Brown, former chairman and chief executive of Harrow Bank, was there.", "EXECUTIVE_OF", "John Brown", "Harrow Bank", graph.Terminated},
		{"John Brown, a former sailor and chairman of Harrow Bank, was there.", "EXECUTIVE_OF", "John Brown", "Harrow Bank", graph.NoStatus},
		{"John Brown, former chairman of Osprey Rail and head of Harrow Bank, was there.", "EXECUTIVE_OF", "John Brown", "Harrow Bank", graph.NoStatus},
		{"John Brown has resigned from the board of Harrow Bank.", "DIRECTOR_OF", "John Brown", "Harrow Bank", graph.Terminated},
		{"Harrow Bank at one point held 9.9 pct of Osprey Rail.", "OWNS", "Harrow Bank", "Osprey Rail", graph.Terminated},
		{"Osprey Rail belonged to Harrow Bank until 2012.", "OWNS", "Harrow Bank", "Osprey Rail", graph.Terminated},
		{"Harrow Bank owned Osprey Rail for a year and sold coal until 2012.", "OWNS", "Harrow Bank", "Osprey Rail", graph.NoStatus},
		{"Osprey Rail, once a unit of Harrow Bank, was late.", "SUBSIDIARY_OF", "Osprey Rail", "Harrow Bank", graph.Terminated},
		{"Harrow Bank is led by former minister John Brown.", "EXECUTIVE_OF", "John Brown", "Harrow Bank", graph.NoStatus},
		{"Harrow Bank chairman John Brown met former minister Mary Smith.", "EXECUTIVE_OF", "John Brown", "Harrow Bank", graph.NoStatus},
	} {
		doc := text.Parse(test.story)
		found := names.Find(doc)
		scored := relations.Scored{Type: test.of, Source: mentionOf(t, found, doc, test.source), Target: mentionOf(t, found, doc, test.target), Confidence: 0.6}
		claims, err := finder.Tell(t.Context(), doc, found, []relations.Scored{scored})
		if err != nil || len(claims) != 1 || claims[0].Status != test.want {
			t.Errorf("%s: %v, %v", test.story, claims, err)
		}
	}
}
