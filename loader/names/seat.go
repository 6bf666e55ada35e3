package names

import (
	"cmp"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// seated says that a thing is of a country or another place.
type seated struct {
	thing int
	place string
}

// seatReach is how many words around a name may tell of which place it is.
const seatReach = 4

// findSeats finds the places that stand right beside names: "the Austrian bank
// Nimbra", "Graz's Nimbra", "Nimbra of Graz".
func (r *referrer) findSeats() map[seated]bool {
	out := map[seated]bool{}
	for _, m := range r.named {
		s := &r.sentences[m.Sentence]
		from, to := s.wordAt(m.Start), s.wordAt(m.End)
		for k := from - 1; k >= max(0, from-seatReach) && r.mayDescribe(m.Sentence, k); k-- {
			out[seated{m.Thing, r.placeAt(m.Sentence, k)}] = true
		}
		for k := to; k < min(len(s.words), to+seatReach) && r.mayLocate(m.Sentence, k); k++ {
			out[seated{m.Thing, r.placeAt(m.Sentence, k)}] = true
		}
	}
	return out
}

// mayDescribe reports whether word k may be part of what leads up to a name.
func (r *referrer) mayDescribe(si, k int) bool {
	s := &r.sentences[si]
	if r.placeAt(si, k) != "" || isPossessive(s.words, k) {
		return true
	}
	w := s.words[k]
	return w.shape == lower && !r.is(breaks, w.fold) && !r.is(speech, w.fold)
}

// mayLocate reports whether word k may lead from a name to where it is: "of",
// ", based in".
func (r *referrer) mayLocate(si, k int) bool {
	switch w := r.sentences[si].words[k]; w.fold {
	case ",", "(", "of", "in":
		return true
	default:
		return r.is(seat, w.fold) || r.placeAt(si, k) != ""
	}
}

// placeAt is the country or other place that word k tells, by its name or the
// adjective of it; empty where it tells none.
func (r *referrer) placeAt(si, k int) string {
	if country := r.demonyms[r.sentences[si].at(k)]; country != "" {
		return country
	}
	if m, ok := r.mentionAt(si, k); ok && r.things[m.Thing].Kind == graph.Place {
		return r.country(r.things[m.Thing].Name)
	}
	return ""
}

// mentionAt is the mention by name that word k is part of.
func (r *referrer) mentionAt(si, k int) (Mention, bool) {
	at := r.sentences[si].words[k].Span
	in := r.named[r.bounds[si]:r.bounds[si+1]]
	n, _ := slices.BinarySearchFunc(in, at.Start, func(m Mention, start int) int { return cmp.Compare(m.End, start+1) })
	if n < len(in) && in[n].Overlaps(at) {
		return in[n], true
	}
	return Mention{}, false
}

// seatedThere is the nearest thing before word i, a noun, that is of the place
// beside the noun: "the Austrian bank", "the Graz-based bank", "the Graz bank".
func (r *referrer) seatedThere(si, i int, kind graph.Kind) (Mention, bool) {
	place := ""
	for k := i - 1; k >= max(0, i-maxAdjectives) && place == ""; k-- {
		place = r.placeAt(si, k)
	}
	if place == "" {
		return Mention{}, false
	}
	last := r.before(si, r.sentences[si].words[i].Start) - 1
	for k := last; k >= max(0, last-maxFitting); k-- {
		if t := r.named[k].Thing; r.things[t].Kind == kind && r.seats[seated{t, place}] {
			return Mention{Thing: t, Form: Described, Confidence: confidenceFits}, true
		}
	}
	return Mention{}, false
}

// issuers are the nouns by which a paper of a company calls the company.
var issuers = set{"company": true, "group": true, "corporation": true}

// isIssuer reports whether the noun with a capital at word i stands for whose
// paper the text is: "the Company".
func (r *referrer) isIssuer(s *sentence, i int) bool {
	return issuers[s.at(i)] && s.at(i-1) == "the" && s.at(i+1) != "of"
}

// issuer is whose paper a text is: the first company of the running text.
func (r *referrer) issuer(before int) (Mention, bool) {
	for _, m := range r.named {
		t := &r.things[m.Thing]
		switch {
		case m.Start >= before:
			return Mention{}, false
		case t.Kind == graph.Company && r.sentences[m.Sentence].body && !t.IsOutlet():
			return Mention{Thing: m.Thing, Form: Described, Confidence: confidenceFits}, true
		}
	}
	return Mention{}, false
}
