package relations_test

import (
	"testing"

	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/relations"
	"github.com/dealgraph/dealgraph/loader/text"
)

// What the network sees between two names is left out where the words about
// them tell something else.
func TestContradicted(t *testing.T) {
	_, finder := builtin(t)
	for _, test := range []struct {
		story, of, source, target string
		want                      int
	}{
		{"Mary Smith, an analyst at Harrow Bank in London, was glad.", "HEADQUARTERED_IN", "Harrow Bank", "London", 0},
		{"The offices of Harrow Bank in London are shut.", "HEADQUARTERED_IN", "Harrow Bank", "London", 1},
		{"It is late, Mary Smith told Harrow Bank.", "WORKS_FOR", "Mary Smith", "Harrow Bank", 0},
		{"Mary Smith and former Harrow Bank chairman John Brown were there.", "EXECUTIVE_OF", "Mary Smith", "Harrow Bank", 0},
		{"Mary Smith and former Harrow Bank chairman John Brown were there.", "EXECUTIVE_OF", "John Brown", "Harrow Bank", 1},
		{"Harrow Bank leads an offering, says a statement filed with Kestrel Authority.", "UNDERWRITES", "Harrow Bank", "Kestrel Authority", 0},
		{"Harrow Bank has filed a new plan with Kestrel Authority.", "UNDERWRITES", "Harrow Bank", "Kestrel Authority", 0},
		{"Harrow Bank leads an offering with Kestrel Authority.", "UNDERWRITES", "Harrow Bank", "Kestrel Authority", 1},
		{"Three MPs urged the Kestrel Authority to block the sale of Harrow Bank.", "BLOCKS", "Kestrel Authority", "Harrow Bank", 0},
		{"Three MPs are calling on the Kestrel Authority to block the sale of Harrow Bank.", "BLOCKS", "Kestrel Authority", "Harrow Bank", 0},
		{"The Kestrel Authority called on three MPs to block the sale of Harrow Bank.", "BLOCKS", "Kestrel Authority", "Harrow Bank", 1},
		{"Mary Smith, head of Harrow Bank's Osprey Rail, was there.", "EXECUTIVE_OF", "Mary Smith", "Harrow Bank", 0},
		{"Mary Smith, head of Harrow Bank's research, was there.", "EXECUTIVE_OF", "Mary Smith", "Harrow Bank", 1},
		{"Mary Smith, a member of Harrow Bank's management board, was there.", "DIRECTOR_OF", "Mary Smith", "Harrow Bank", 0},
		{"Mary Smith, a member of Harrow Bank's supervisory board, was there.", "DIRECTOR_OF", "Mary Smith", "Harrow Bank", 1},
		{"Harrow Bank made coaches at the Oxford plant until May.", "HEADQUARTERED_IN", "Harrow Bank", "Oxford", 0},
		{"Harrow Bank made coaches in Oxford until May.", "HEADQUARTERED_IN", "Harrow Bank", "Oxford", 1},
		{"Mary Smith will leave if the European Commission blocks the takeover by Harrow Bank.", "BLOCKS", "European Commission", "Harrow Bank", 0},
		{"Mary Smith will leave since the European Commission blocks the takeover by Harrow Bank.", "BLOCKS", "European Commission", "Harrow Bank", 1},
		{"Harrow Bank sold Kestrel Capital a stake.", "DIVESTS", "Harrow Bank", "Kestrel Capital", 0},
		{"Harrow Bank sold Kestrel Capital in a hurry.", "DIVESTS", "Harrow Bank", "Kestrel Capital", 1},
		{"The Kestrel Capital bonds are guaranteed by Harrow Bank.", "UNDERWRITES", "Harrow Bank", "Kestrel Capital", 0},
		{"The Kestrel Capital bonds are offered by Harrow Bank.", "UNDERWRITES", "Harrow Bank", "Kestrel Capital", 1},
		{"Harrow Bank and Kestrel Capital, whose chairman Mary Smith was there, agree.", "DIRECTOR_OF", "Mary Smith", "Harrow Bank", 0},
		{"Harrow Bank and Kestrel Capital, whose chairman Mary Smith was there, agree.", "DIRECTOR_OF", "Mary Smith", "Kestrel Capital", 1},
		{"The Steelworkers Union called the offer of Harrow Bank an insult.", "STRIKES_AGAINST", "Steelworkers Union", "Harrow Bank", 0},
		{"The Steelworkers Union answered the offer of Harrow Bank with a strike.", "STRIKES_AGAINST", "Steelworkers Union", "Harrow Bank", 1},
	} {
		doc := text.Parse(test.story)
		found := names.Find(doc)
		scored := relations.Scored{Type: test.of, Source: mentionOf(t, found, doc, test.source), Target: mentionOf(t, found, doc, test.target), Confidence: 0.6}
		claims, err := finder.Tell(t.Context(), doc, found, []relations.Scored{scored})
		if err != nil || len(claims) != test.want {
			t.Errorf("%s: %s has %d claims, %v", test.story, test.of, len(claims), err)
		}
	}
}
