package relations

import "github.com/dealgraph/dealgraph/graph"

var (
	reportings = phrasesOf(`reportedly, reported to, is said to, are said to, was said to, were said to, said to be, understood to,
		believed to, thought to, rumoured, rumored, rumours, rumors, speculation, speculated, may, might, could,
		reports that, a report, reports say, reports said, sources said, source said, sources say, according to sources,
		people familiar, sources close, sources familiar, tipped, expected to emerge, linked with, linked to, media reports,
		press reports, newspaper reports, allegedly, supposedly, likely to, possible`)

	conditions = phrasesOf(`if, whether, would, were to, unless, should`)
)

// modalityOf tells how the clause of a finding puts it.
func modalityOf(x finding) graph.Modality {
	clause := x.clause()
	switch {
	case reportings.in(clause) >= 0:
		return graph.Reported
	case conditions.in(clause) >= 0:
		return graph.Hypothetical
	default:
		return graph.Asserted
	}
}
