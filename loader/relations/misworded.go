package relations

import (
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph/ontology"
)

// telltales are words that tell for a type or against it.
type telltales struct {
	needs, bars phrases // needs is nil where there are none
	own, others phrases // what stands beside a sum of the type, and beside one of another
}

func telltalesOf(t *ontology.Type, all []*ontology.Type) telltales {
	out := telltales{bars: phrasesOf(strings.Join(t.Bars, ","))}
	if len(t.Needs) > 0 {
		out.needs = phrasesOf(strings.Join(t.Needs, ","))
	}
	out.own = phrasesOf(strings.Join(t.Sums, ","))
	var sums []string
	for _, other := range all {
		sums = append(sums, other.Sums...)
	}
	sums = slices.DeleteFunc(sums, func(words string) bool { return slices.Contains(t.Sums, words) })
	out.others = phrasesOf(strings.Join(sums, ","))
	return out
}

// barredReach is how many items behind the ends of a finding words may begin and
// end that tell another type.
const barredReach = 4

// misworded reports whether the sentence of a finding lacks the words of which one
// about its type has some, or has words that tell another type.
func (f *Finder) misworded(x finding) bool {
	t := f.telltales[x.of.Name]
	return t.needs != nil && t.needs.in(x.line) < 0 || t.bars.in(x.line[x.start:min(len(x.line), x.end+barredReach)]) >= 0
}
