package relations

import (
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

var (
	reportings = phrasesOf(`reportedly, reported to, is said to, are said to, was said to, were said to, said to be, understood to,
		believed to, thought to, rumoured, rumored, rumours, rumors, speculation, speculated, may, might, could,
		reports that, a report, reports say, reports said, sources said, source said, sources say, according to sources,
		people familiar, sources close, sources familiar, tipped, expected to emerge, linked with, linked to, media reports,
		press reports, newspaper reports, allegedly, supposedly, likely to, possible`)

	conditions = phrasesOf(`if, would, were to, unless, should`)
	doubts     = phrasesOf("whether")
)

// modalityOf tells how the clause of a finding puts it.
func modalityOf(x finding) graph.Modality {
	switch {
	case reportings.in(x.clause()) >= 0:
		return graph.Reported
	case conditions.in(x.supposable()) >= 0, doubts.in(x.supposable()) >= 0 && !x.tellsDoubt():
		return graph.Hypothetical
	default:
		return graph.Asserted
	}
}

// tellsDoubt reports whether it is in the nature of a finding's wording that something
// is open: who looks into whether another has done wrong does look into it.
func (x finding) tellsDoubt() bool {
	return x.wording != nil && strings.Contains(x.wording.Say, "whether")
}

// supposable returns where a condition makes a finding a supposition: of an event
// its clause, of a state only what lies between its ends. What someone says of a
// plan leaves who he is as it is: “They would sell,” said A, chairman of B.
func (x finding) supposable() []item {
	from, to := min(x.source, x.target), max(x.source, x.target)
	switch {
	case x.of.Nature == graph.Event:
		return x.clause()
	case from < 0 || from == to:
		return nil
	}
	return x.line[from+1 : to]
}

// Settle asserts an event that its clause only supposes, where its status tells
// how far it has come.
func (f *Finder) Settle(c *graph.Claim) {
	if f.types[c.Type].Nature == graph.Event && c.Modality == graph.Hypothetical && c.Status != graph.NoStatus {
		c.Modality = graph.Asserted
	}
}
