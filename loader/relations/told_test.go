package relations_test

import (
	"testing"

	"github.com/dealgraph/dealgraph/graph"
)

// TestTold reads one sentence that makes a claim of the type, and checks how it is told.
func TestTold(t *testing.T) {
	_, finder := builtin(t)
	for _, test := range []struct {
		sentence, of string
		status       graph.Status
		polarity     graph.Polarity
		modality     graph.Modality
		money, by    string
	}{
		{"Kestrel Capital has bought Osprey Rail for £300m.", "ACQUIRES", graph.Completed, graph.Affirmed, graph.Asserted, "£300m", ""},
		{"Kestrel Capital has agreed to buy Osprey Rail.", "ACQUIRES", graph.Announced, graph.Affirmed, graph.Asserted, "", ""},
		{"Kestrel Capital has agreed to pay 40 dlrs a share for Osprey Rail.", "ACQUIRES", graph.Announced, graph.Affirmed, graph.Asserted, "", ""},
		{"Kestrel Capital bought Osprey Rail for £20,000 for each of its carriages.", "ACQUIRES", graph.Completed, graph.Affirmed, graph.Asserted, "", ""},
		{"Kestrel Capital will buy Osprey Rail.", "ACQUIRES", graph.Announced, graph.Affirmed, graph.Asserted, "", ""},
		{"Kestrel Capital has called off its £300m takeover of Osprey Rail.", "ACQUIRES", graph.Terminated, graph.Affirmed, graph.Asserted, "£300m", ""},
		{"Kestrel Capital completed its acquisition of Osprey Rail.", "ACQUIRES", graph.Completed, graph.Affirmed, graph.Asserted, "", ""},
		{"Osprey Rail was acquired by Kestrel Capital in 2019.", "ACQUIRES", graph.Completed, graph.Affirmed, graph.Asserted, "", ""},
		{"Kestrel Capital has not bought Osprey Rail.", "ACQUIRES", graph.Completed, graph.Denied, graph.Asserted, "", ""},
		{"Kestrel Capital reportedly bought Osprey Rail.", "BIDS_FOR", graph.Rumoured, graph.Affirmed, graph.Reported, "", ""},
		{"Kestrel Capital is in talks with Osprey Rail.", "NEGOTIATES", graph.InTalks, graph.Affirmed, graph.Asserted, "", ""},
		{"Kestrel Capital is not in talks with Osprey Rail.", "NEGOTIATES", graph.InTalks, graph.Denied, graph.Asserted, "", ""},
		{"Kestrel Capital isn't in talks with Osprey Rail.", "NEGOTIATES", graph.InTalks, graph.Denied, graph.Asserted, "", ""},
		{"Kestrel Capital has been in talks with Osprey Rail, according to Bloomberg.", "NEGOTIATES", graph.InTalks, graph.Affirmed, graph.Reported, "", "Bloomberg"},
		{"Harrow Bank lent Osprey Rail $40 million, which had revenue of $90 million.", "LENDS", graph.Completed, graph.Affirmed, graph.Asserted, "$40 million", ""},
		{"Kestrel Capital will buy Osprey Rail for $40 million (£24 million).", "ACQUIRES", graph.Announced, graph.Affirmed, graph.Asserted, "$40 million", ""},
		{"In a deal worth 40 million euros ($46 million; £27 million) Kestrel Capital will buy Osprey Rail.", "ACQUIRES", graph.Announced, graph.Affirmed, graph.Asserted, "40 million euros", ""},
		{"Kestrel Capital will buy Osprey Rail for $12 a share, or about $40 million.", "ACQUIRES", graph.Announced, graph.Affirmed, graph.Asserted, "$40 million", ""},
		{"Osprey Rail lost $90 million last year, owes Harrow Bank $40 million, and was sold to Mary Smith.", "LENDS", graph.Announced, graph.Affirmed, graph.Asserted, "$40 million", ""},
		{"Harrow Bank owns 12% of Osprey Rail.", "OWNS", graph.NoStatus, graph.Affirmed, graph.Asserted, "", ""},
		{"Harrow Bank does not own Osprey Rail.", "OWNS", graph.NoStatus, graph.Denied, graph.Asserted, "", ""},
		{"Harrow Bank denied that it owns Osprey Rail.", "OWNS", graph.NoStatus, graph.Denied, graph.Asserted, "", ""},
		{"Neither Harrow Bank nor its chairman owns a stake in Osprey Rail.", "OWNS", graph.NoStatus, graph.Denied, graph.Asserted, "", ""},
		{"Unions did not mention Harrow Bank, which owns 12% of Osprey Rail.", "OWNS", graph.NoStatus, graph.Affirmed, graph.Asserted, "", ""},
		{"“Nobody says that it is not cold,” said Mary Smith, an analyst at Harrow Bank.", "WORKS_FOR", graph.NoStatus, graph.Affirmed, graph.Asserted, "", ""},
		{"“It is never cheap”, said Mary Smith, chief executive of Harrow Bank.", "EXECUTIVE_OF", graph.NoStatus, graph.Affirmed, graph.Asserted, "", ""},
		{"Kestrel Capital bought Osprey Rail in a deal that brings it a gain of £90m.", "ACQUIRES", graph.Completed, graph.Affirmed, graph.Asserted, "", ""},
		{"Kestrel Capital bought Osprey Rail, which had been under a fine of £90m.", "ACQUIRES", graph.Completed, graph.Affirmed, graph.Asserted, "", ""},
		{"Kestrel Capital invested in Osprey Rail, which was valued at £90m.", "INVESTS_IN", graph.Completed, graph.Affirmed, graph.Asserted, "", ""},
		{"Kestrel Capital bought a stake in Osprey Rail at a valuation of £90m.", "INVESTS_IN", graph.Completed, graph.Affirmed, graph.Asserted, "", ""},
		{"Kestrel Capital bought Osprey Rail in a deal that was valued at £90m.", "ACQUIRES", graph.Completed, graph.Affirmed, graph.Asserted, "£90m", ""},
		{"Kestrel Capital will sue Osprey Rail, which took a loan of £90m.", "SUES", graph.Announced, graph.Affirmed, graph.Asserted, "", ""},
		{"Kestrel Capital is in talks with Osprey Rail over £90m.", "NEGOTIATES", graph.InTalks, graph.Affirmed, graph.Asserted, "", ""},
		{"Kestrel Authority has opened an investigation into whether Osprey Rail obstructed it.", "INVESTIGATES", graph.Announced, graph.Affirmed, graph.Asserted, "", ""},
		{"Harrow Bank asked whether Kestrel Capital will buy Osprey Rail.", "ACQUIRES", graph.Announced, graph.Affirmed, graph.Hypothetical, "", ""},
		{"Kestrel Authority, after a year, upheld the fine of £90m that it had imposed on Osprey Rail.", "FINES", graph.Completed, graph.Affirmed, graph.Asserted, "£90m", ""},
		{"“We would sell if it paid,” said Mary Smith, chief executive of Harrow Bank.", "EXECUTIVE_OF", graph.NoStatus, graph.Affirmed, graph.Asserted, "", ""},
		{"Harrow Bank would own 40% of Osprey Rail.", "OWNS", graph.NoStatus, graph.Affirmed, graph.Hypothetical, "", ""},
		{"Kestrel Capital would buy Osprey Rail if it were for sale.", "ACQUIRES", graph.Announced, graph.Affirmed, graph.Hypothetical, "", ""},
		{"Harrow Bank did not rule out a bid for Osprey Rail.", "BIDS_FOR", graph.InTalks, graph.Affirmed, graph.Asserted, "", ""},
		{"Harrow Bank did not say when it would make a bid for Osprey Rail.", "BIDS_FOR", graph.InTalks, graph.Affirmed, graph.Hypothetical, "", ""},
		{"Mary Smith is not the chief executive of Harrow Bank.", "EXECUTIVE_OF", graph.NoStatus, graph.Denied, graph.Asserted, "", ""},
	} {
		t.Run(test.sentence, func(t *testing.T) {
			found, claims := read(t, finder, test.sentence)
			for _, c := range claims {
				if c.Type != test.of {
					continue
				}
				var money string
				if c.Amount != nil {
					money = c.Amount.Words
				}
				if c.Status != test.status || c.Polarity != test.polarity || c.Modality != test.modality || money != test.money || c.AttributedTo != test.by {
					t.Errorf("got %s %s %s %q by %q", c.Status, c.Polarity, c.Modality, money, c.AttributedTo)
				}
				return
			}
			t.Errorf("no %s among %s", test.of, show(found, claims))
		})
	}
}
