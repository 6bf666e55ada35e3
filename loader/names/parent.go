package names

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// parent reads the noun at word i where it describes whose part a thing is: in
// "Telsund Leasing, an arm of the telco", who Telsund Leasing is named after.
func (r *referrer) parent(si, i int, kind graph.Kind) (Mention, bool) {
	s := &r.sentences[si]
	of := i - 2
	for of > i-2-maxAdjectives && s.at(of) != "of" {
		of--
	}
	last := r.before(si, s.words[i].Start) - 1
	if s.at(of) != "of" || !r.is(part, s.at(of-1)) || last < r.bounds[si] {
		return Mention{}, false
	}
	unit := &r.things[r.named[last].Thing]
	for _, m := range slices.Backward(r.named[max(0, last-maxFitting):last]) {
		if t := &r.things[m.Thing]; t.Kind == kind && unit.NamedAfter(t) {
			return Mention{Thing: m.Thing, Form: Described, Confidence: confidenceFits}, true
		}
	}
	return Mention{}, false
}
