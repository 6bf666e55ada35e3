package relations_test

import (
	"context"
	"errors"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/relations"
	"github.com/dealgraph/dealgraph/loader/text"
)

// mentionOf is the first mention of a name.
func mentionOf(t *testing.T, found *names.Found, doc *text.Document, name string) int {
	t.Helper()
	for i, m := range found.Mentions {
		if m.Of(doc.Text) == name {
			return i
		}
	}
	t.Fatalf("no mention %q", name)
	return 0
}

// TestTell tells what a sentence says besides of a relation that something else
// found between two names.
func TestTell(t *testing.T) {
	_, finder := builtin(t)
	for _, test := range []struct {
		name, text, of, source, target string
		money, share, by               string
		leads                          bool
		modality                       graph.Modality
	}{
		{"the money of its clause, not of the next", "Kestrel Capital backs Osprey Rail with £300m, while Harrow Bank holds £90m of bonds.",
			"INVESTS_IN", "Kestrel Capital", "Osprey Rail", "£300m", "", "", false, graph.Asserted},
		{"no price of a share", "Kestrel Capital takes Osprey Rail at £3 a share.",
			"ACQUIRES", "Kestrel Capital", "Osprey Rail", "", "", "", false, graph.Asserted},
		{"no price of each share", "Kestrel Capital offers £20,000 cash for each Osprey Rail share.",
			"BIDS_FOR", "Kestrel Capital", "Osprey Rail", "", "", "", false, graph.Asserted},
		{"no money where the type moves none", "Kestrel Capital is a rival of Osprey Rail, which made £300m.",
			"COMPETES_WITH", "Kestrel Capital", "Osprey Rail", "", "", "", false, graph.Asserted},
		{"its source", "Kestrel Capital circles Osprey Rail, according to Bloomberg.",
			"BIDS_FOR", "Kestrel Capital", "Osprey Rail", "", "", "Bloomberg", false, graph.Reported},
		{"across sentences", "Osprey Rail has a new owner. Kestrel Capital paid £300m.",
			"ACQUIRES", "Kestrel Capital", "Osprey Rail", "£300m", "", "", false, graph.Asserted},
		{"of the sentence before, where the borrower is named", "Osprey Rail has secured £500m of new loans. The lenders include Harrow Bank.",
			"LENDS", "Harrow Bank", "Osprey Rail", "£500m", "", "", false, graph.Asserted},
		{"not where that names two sums", "Osprey Rail has secured £500m of new loans and £90m of equity. The lenders include Harrow Bank.",
			"LENDS", "Harrow Bank", "Osprey Rail", "", "", "", false, graph.Asserted},
		{"of the sentence behind", "Kestrel Capital bought Osprey Rail. The price was £300m.",
			"ACQUIRES", "Kestrel Capital", "Osprey Rail", "£300m", "", "", false, graph.Asserted},
		{"not where that tells of no deal", "Kestrel Capital bought Osprey Rail. Its stations were built for £300m.",
			"ACQUIRES", "Kestrel Capital", "Osprey Rail", "", "", "", false, graph.Asserted},
		{"not where that names another", "Kestrel Capital bought Osprey Rail. The price was £300m, Carrick Credit said.",
			"ACQUIRES", "Kestrel Capital", "Osprey Rail", "", "", "", false, graph.Asserted},
		{"not the price of one thing", "Kestrel Capital bought Osprey Rail. The offer price was £12.",
			"ACQUIRES", "Kestrel Capital", "Osprey Rail", "", "", "", false, graph.Asserted},
		{"not of a merger", "Kestrel Capital merges with Osprey Rail. The price was £300m.",
			"MERGES_WITH", "Kestrel Capital", "Osprey Rail", "", "", "", false, graph.Asserted},
		{"its share of the whole", "Harrow Bank has taken £120m of the £500m loan to Osprey Rail.",
			"LENDS", "Harrow Bank", "Osprey Rail", "£500m", "£120m", "", false, graph.Asserted},
		{"what each gives", "Harrow Bank and Kestrel Capital will each lend Osprey Rail £250m.",
			"LENDS", "Harrow Bank", "Osprey Rail", "", "£250m", "", false, graph.Asserted},
		{"what a stake cost, in the next sentence", "Harrow Bank has taken 20% of Osprey Rail. It paid £250m.",
			"INVESTS_IN", "Harrow Bank", "Osprey Rail", "£250m", "", "", false, graph.Asserted},
		{"the size of a bond and no bond's", "Harrow Bank leads the issue, in denominations of £20,000, of Osprey Rail.",
			"UNDERWRITES", "Harrow Bank", "Osprey Rail", "", "", "", false, graph.Asserted},
		{"who leads", "Osprey Rail borrowed £500m from a group led by Kestrel Capital and Harrow Bank.",
			"LENDS", "Harrow Bank", "Osprey Rail", "£500m", "", "", true, graph.Asserted},
		{"who leads, first", "Harrow Bank and Kestrel Capital are leading a group that lends Osprey Rail £500m.",
			"LENDS", "Harrow Bank", "Osprey Rail", "£500m", "", "", true, graph.Asserted},
		{"who leads a market and no group", "Harrow Bank, which leads its market, lent Osprey Rail £500m.",
			"LENDS", "Harrow Bank", "Osprey Rail", "£500m", "", "", false, graph.Asserted},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := text.Parse(test.text)
			found := names.Find(doc)
			scored := relations.Scored{Type: test.of, Source: mentionOf(t, found, doc, test.source), Target: mentionOf(t, found, doc, test.target), Status: graph.Completed, Confidence: 0.6, Reason: "a test"}
			claims, err := finder.Tell(t.Context(), doc, found, []relations.Scored{scored, {Type: "NO_SUCH_TYPE"}})
			if err != nil || len(claims) != 1 {
				t.Fatalf("%d claims, %v", len(claims), err)
			}
			finder.NearbySums(doc, found, claims)
			c := claims[0]
			var money, share string
			if c.Amount != nil {
				money = c.Amount.Words
			}
			if c.Share != nil {
				share = c.Share.Words
			}
			if money != test.money || share != test.share || c.Leads != test.leads || c.AttributedTo != test.by || c.Modality != test.modality {
				t.Errorf("got %q by %q, %s", money, c.AttributedTo, c.Modality)
			}
			if c.SourceAt.Of(doc.Text) != test.source || c.TargetAt.Of(doc.Text) != test.target || c.Confidence != 0.6 || c.Reason != "a test" {
				t.Errorf("got %+v", c)
			}
		})
	}
}

// Which of two sentences is shown for a relation between their names.
func TestSentenceOf(t *testing.T) {
	for _, test := range []struct {
		story, source, target string
		want                  int
	}{
		{"It was a quiet day. Mary Smith, the chief executive, is cheerful. Rain fell on Harrow Bank.", "Mary Smith", "Harrow Bank", 1},
		{"Mary Smith is cheerful. She has run Harrow Bank for years.", "Mary Smith", "Harrow Bank", 1},
		{"It was a quiet day. Harrow Bank is growing. The chief executive is Mary Smith.", "Mary Smith", "Harrow Bank", 2},
		{"It was a quiet day. Osprey Rail is growing. It belongs to Harrow Bank.", "Harrow Bank", "Osprey Rail", 2},
	} {
		doc := text.Parse(test.story)
		found := names.Find(doc)
		if got := relations.SentenceOf(found, mentionOf(t, found, doc, test.source), mentionOf(t, found, doc, test.target)); got != test.want {
			t.Errorf("%s: sentence %d, want %d", test.story, got, test.want)
		}
	}
}

func TestTellCanceled(t *testing.T) {
	_, finder := builtin(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	doc := text.Parse("Kestrel Capital bought Osprey Rail.")
	if _, err := finder.Tell(ctx, doc, names.Find(doc), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// A denial that the network tells counts only where the text has one that may
// mean the relation.
func TestTellDenied(t *testing.T) {
	_, finder := builtin(t)
	for _, test := range []struct {
		story, of string
		want      graph.Polarity
	}{
		{"Kestrel Capital does not own Osprey Rail.", "OWNS", graph.Denied},
		{"Kestrel Capital no longer owns Osprey Rail.", "OWNS", graph.Denied},
		{"Kestrel Capital bids for the 45% of Osprey Rail that it does not own.", "OWNS", graph.Affirmed},
		{"Trains do not run in snow, said Kestrel Capital, the owner of Osprey Rail.", "OWNS", graph.Affirmed},
		{"“Trains do not run,” said Kestrel Capital, which owns Osprey Rail.", "OWNS", graph.Affirmed},
		{"Kestrel Capital cannot guarantee that it will bid for Osprey Rail.", "BIDS_FOR", graph.Affirmed},
		{"Kestrel Capital will not bid for Osprey Rail.", "BIDS_FOR", graph.Denied},
	} {
		doc := text.Parse(test.story)
		found := names.Find(doc)
		scored := relations.Scored{Type: test.of, Source: mentionOf(t, found, doc, "Kestrel Capital"), Target: mentionOf(t, found, doc, "Osprey Rail"), Denied: true, Confidence: 0.6}
		claims, err := finder.Tell(t.Context(), doc, found, []relations.Scored{scored})
		if err != nil || len(claims) != 1 || claims[0].Polarity != test.want {
			t.Errorf("%s: %v, %v; want %s", test.story, claims, err, test.want)
		}
	}
}

// TestTellDeniedFlatly denies a state that a story denies in so many words, whatever
// the network tells.
func TestTellDeniedFlatly(t *testing.T) {
	_, finder := builtin(t)
	for story, want := range map[string]graph.Polarity{
		"Kestrel Capital is no longer a shareholder in Osprey Rail.":                  graph.Denied,
		"Kestrel Capital is not affiliated with Osprey Rail.":                         graph.Denied,
		"They left Osprey Rail, in which Kestrel Capital has no stake.":               graph.Denied,
		"They left Osprey Rail, in which Kestrel Capital is not a shareholder.":       graph.Denied,
		"Kestrel Capital owns half of Harrow Bank and has no stake in Osprey Rail.":   graph.Denied,
		"Kestrel Capital owns half of Harrow Bank, but not of Osprey Rail.":           graph.Denied,
		"Kestrel Capital says that it has no stake in Osprey Rail's shops.":           graph.Affirmed,
		"Kestrel Capital is not selling its stake in Osprey Rail.":                    graph.Affirmed,
		"They left Osprey Rail, in which Kestrel Capital has a stake.":                graph.Affirmed,
		"They like Osprey Rail, in which Kestrel Capital is not the only shareholder": graph.Affirmed,
		"They like Osprey Rail, in which Kestrel Capital has no rival.":               graph.Affirmed,
	} {
		doc := text.Parse(story)
		found := names.Find(doc)
		scored := relations.Scored{Type: "OWNS", Source: mentionOf(t, found, doc, "Kestrel Capital"), Target: mentionOf(t, found, doc, "Osprey Rail"), Confidence: 0.6}
		claims, err := finder.Tell(t.Context(), doc, found, []relations.Scored{scored})
		if err != nil || len(claims) != 1 || claims[0].Polarity != want {
			t.Errorf("%s: %+v, %v", story, claims, err)
		}
	}
}

// TestTellUntrue denies an event that a story calls a mere tale, and leaves one as it is
// on which its parties keep silent.
func TestTellUntrue(t *testing.T) {
	_, finder := builtin(t)
	for story, want := range map[string]graph.Polarity{
		"He laughed off rumours that Kestrel Capital would bid for Osprey Rail.":               graph.Denied,
		"Talk of a bid by Kestrel Capital for Osprey Rail is an invention.":                    graph.Denied,
		"Neither Kestrel Capital nor Harrow Bank will bid for Osprey Rail.":                    graph.Denied,
		"He spread rumours that Kestrel Capital would bid for Osprey Rail.":                    graph.Affirmed,
		"Neither Kestrel Capital nor Harrow Bank would comment on the offer for Osprey Rail.":  graph.Affirmed,
		"He denied rumours that Kestrel Capital, which has bid for Osprey Rail, would go.":     graph.Affirmed,
		"He denied that the price was too high. Kestrel Capital made its bid for Osprey Rail.": graph.Affirmed,
	} {
		doc := text.Parse(story)
		found := names.Find(doc)
		scored := relations.Scored{Type: "BIDS_FOR", Source: mentionOf(t, found, doc, "Kestrel Capital"), Target: mentionOf(t, found, doc, "Osprey Rail"), Confidence: 0.6}
		claims, err := finder.Tell(t.Context(), doc, found, []relations.Scored{scored})
		if err != nil || len(claims) != 1 || claims[0].Polarity != want {
			t.Errorf("%s: %+v, %v", story, claims, err)
		}
	}
}
