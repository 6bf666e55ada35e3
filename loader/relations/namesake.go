package relations

import (
	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
)

// confidenceNamesake is how often a name that goes on where another ends is
// right about the two, in annotated stories.
const confidenceNamesake = 0.75

// namesakes returns what names tell by themselves in the first sentence that
// has both: that Telsund Leasing is of Telsund, that Telsund makes the Telsund 40.
func (r *reader) namesakes(sentence int) []telling {
	var out []telling
	for _, long := range r.mentions[sentence] {
		for _, short := range r.mentions[sentence] {
			a, b := r.found.Mentions[long], r.found.Mentions[short]
			pair := [2]int{a.Thing, b.Thing}
			if a.Thing == b.Thing || r.namesaken[pair] {
				continue
			}
			named, other := &r.found.Things[a.Thing], &r.found.Things[b.Thing]
			// A union or a trust that is called after a company is not its unit.
			if named.Kind != graph.Company && named.Kind != graph.Product || other.Kind != graph.Company || !named.NamedAfter(other) {
				continue
			}
			r.namesaken[pair] = true
			for _, t := range r.finder.namesakes {
				from, to := long, short
				if t.Namesake == "target" {
					from, to = short, long
				}
				if r.fits(t.Sources)(from) && r.fits(t.Targets)(to) {
					out = append(out, r.namesake(t, from, to, sentence))
				}
			}
		}
	}
	return out
}

func (r *reader) namesake(t *ontology.Type, from, to, sentence int) telling {
	source, target := r.found.Mentions[from], r.found.Mentions[to]
	return telling{Claim: graph.Claim{
		Type: t.Name, SourceIndex: source.Thing, SourceAt: source.Span, TargetIndex: target.Thing, TargetAt: target.Span,
		Polarity: graph.Affirmed, Modality: graph.Asserted, Confidence: confidenceNamesake,
		Sentence: r.doc.Sentences[sentence].Span, Reason: t.Name + ": named after it",
	}}
}
