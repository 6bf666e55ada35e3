package names

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// The confidence of mentions without a name.
const (
	confidenceFits   = 0.8  // a description that the thing's name, description or place has
	confidenceLikely = 0.65 // another, or a pronoun
)

// maxBack is the number of sentences before its own in which what a
// description or pronoun stands for is looked for.
const maxBack = 2

// referrer finds what descriptions and pronouns stand for.
type referrer struct {
	*finder
	things  []Thing
	named   []Mention
	bounds  []int           // of sentence i, the mentions from bounds[i] to bounds[i+1]
	states  map[string]int  // the countries among the things, by their first synonym
	seats   map[seated]bool // where things are said to be
	times   []int           // how often each thing is named in the sentences before
	reports []bool          // of the names, which only report
	// references are the descriptions and pronouns read so far.
	references []Mention
}

// withReferences adds to the mentions by name those by a description or a
// pronoun.
func (f *finder) withReferences(things []Thing, named []Mention) []Mention {
	r := &referrer{finder: f, things: things, named: named, bounds: make([]int, len(f.sentences)+1), states: map[string]int{}, times: make([]int, len(things))}
	for i, t := range things {
		if country := t.Country(); country != "" {
			r.states[country] = i
		}
	}
	for _, m := range named {
		r.bounds[m.Sentence+1]++
	}
	for i := range f.sentences {
		r.bounds[i+1] += r.bounds[i]
	}
	r.seats = r.findSeats()
	for _, m := range named {
		r.reports = append(r.reports, r.onlyReports(m))
	}
	for si := range f.sentences {
		if s := &f.sentences[si]; s.body && s.style == plain {
			r.readSentence(si)
		}
		for _, m := range named[r.bounds[si]:r.bounds[si+1]] {
			r.times[m.Thing]++
		}
	}
	out := append(slices.Clone(named), r.references...)
	slices.SortFunc(out, func(a, b Mention) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// country is the name by which the lists call a country.
func (l *lexicon) country(name string) string {
	name = fold(name)
	if first := l.synonyms[name]; first != "" {
		return first
	}
	return name
}

// readSentence adds the references of one sentence that do not lie in a name.
func (r *referrer) readSentence(si int) {
	s := &r.sentences[si]
	names := r.named[r.bounds[si]:r.bounds[si+1]]
	for i, w := range s.words {
		for len(names) > 0 && names[0].End <= w.Start {
			names = names[1:]
		}
		if len(names) > 0 && names[0].Overlaps(w.Span) {
			continue
		}
		m, ok := r.pronoun(si, i)
		if !ok {
			m, ok = r.description(si, i)
		}
		if !ok {
			m, ok = r.nationality(i, s)
		}
		if ok {
			m.Span, m.Sentence = w.Span, si
			r.references = append(r.references, m)
		}
	}
}

// pronoun reads the pronoun at word i: "it" stands for an organisation, "she"
// for a person.
func (r *referrer) pronoun(si, i int) (Mention, bool) {
	s := &r.sentences[si]
	if s.words[i].shape == upper {
		return Mention{}, false // IT
	}
	var fits func(Thing) bool
	switch s.at(i) {
	case "it", "its":
		if s.at(i) == "it" && isEmptyIt(s.at(i+1)) {
			return Mention{}, false
		}
		fits = func(t Thing) bool { return t.Kind.IsOrganisation() }
	case "he", "she", "his", "her", "him":
		fits = func(t Thing) bool { return t.Kind == graph.Person }
	default:
		return Mention{}, false
	}
	return r.subject(si, i, Pronominal, fits)
}

// isEmptyIt reports whether "it" before this word mostly stands for nothing:
// "it is likely that".
func isEmptyIt(next string) bool {
	switch next {
	case "is", "was", "'s", "’s", "seems", "seemed", "appears", "appeared", "takes", "took", "remains":
		return true
	}
	return false
}

// description reads the noun at word i of a description that refers back: "the
// telco", "this bank".
func (r *referrer) description(si, i int) (Mention, bool) {
	s := &r.sentences[si]
	noun := s.at(i)
	kind := r.descriptions[noun]
	switch {
	case kind == "":
		return Mention{}, false
	case s.words[i].shape == capital && r.isIssuer(s, i):
		return r.issuer(s.words[i].Start)
	case s.words[i].shape != lower || !r.refersBack(si, i):
		return Mention{}, false
	}
	if m, ok := r.parent(si, i, kind); ok {
		return m, true
	}
	if m, ok := r.seatedThere(si, i, kind); ok {
		return m, true
	}
	if m, ok := r.fitting(si, i, kind, noun); ok {
		return m, true
	}
	return r.subject(si, i, Described, func(t Thing) bool { return t.Kind == kind })
}

// nationality reads the adjective at word i of a country that the story names,
// where the country acts or somebody in its name: "German finance minister".
func (r *referrer) nationality(i int, s *sentence) (Mention, bool) {
	thing, ok := r.states[r.demonyms[s.at(i)]]
	if ok {
		ok = r.is(actor, s.at(i+1)) || r.officeBegins(s, i+1)
	}
	return Mention{Thing: thing, Form: Described, Confidence: confidenceFits}, ok
}

// officeBegins reports whether an office begins with word i: "finance minister".
func (f *finder) officeBegins(s *sentence, i int) bool {
	for j := i + 1; j <= min(i+maxRole, len(s.words)); j++ {
		if f.offices[s.phrase(i, j)] {
			return true
		}
	}
	return false
}

// maxAdjectives is the number of words between the article of a description
// and its noun.
const maxAdjectives = 2

// refersBack reports whether the noun at word i has a definite article before it
// and nothing behind it that says which one is meant.
func (r *referrer) refersBack(si, i int) bool {
	s := &r.sentences[si]
	switch behind := s.at(i + 1); {
	case behind == "of" || behind == "that" || behind == "which" || behind == "in" || behind == "behind":
		return false
	case i+1 < len(s.words) && s.words[i+1].isCapital():
		return false // the operator Telsund
	case r.descriptions[behind] != "" || r.roleEnds(s, i+2):
		return false // the company chairman
	}
	for k := i - 1; k >= max(0, i-1-maxAdjectives); k-- {
		switch s.at(k) {
		case "the", "this":
			return true
		}
		if s.words[k].shape != lower && r.placeAt(si, k) == "" && !r.nationalities[s.at(k)] {
			return false
		}
	}
	return false
}

// maxFitting is the number of mentions, the nearest first, among which a thing
// that fits a noun is looked for.
const maxFitting = 30

// fitting is the nearest thing before word i, in any sentence, whose name or
// description has the noun: "Osterbank ... the bank".
func (r *referrer) fitting(si, i int, kind graph.Kind, noun string) (Mention, bool) {
	start := r.sentences[si].words[i].Start
	last := r.before(si, start) - 1
	for k := last; k >= max(0, last-maxFitting); k-- {
		m := r.named[k]
		t := &r.things[m.Thing]
		if t.Kind != kind {
			continue
		}
		if strings.Contains(fold(t.Name), noun) || strings.HasSuffix(" "+fold(t.Description), " "+noun) {
			return Mention{Thing: m.Thing, Form: Described, Confidence: confidenceFits}, true
		}
	}
	return Mention{}, false
}

// before is the index behind the last mention of a sentence that ends before
// start.
func (r *referrer) before(si, start int) int {
	in := r.named[r.bounds[si]:r.bounds[si+1]]
	n, _ := slices.BinarySearchFunc(in, start, func(m Mention, start int) int { return cmp.Compare(m.End, start) })
	return r.bounds[si] + n
}

// How likely a thing is what a word refers to, in the log of the number of its
// names before.
const (
	likelyFirst = 0.7 // what its sentence names first, mostly its subject
	perSentence = 1.4 // less for each sentence between
)

// subject is the likeliest of the fitting things before word i, in its sentence
// and in those before, where they may be referred to as well.
func (r *referrer) subject(si, i int, form Form, fits func(Thing) bool) (Mention, bool) {
	start := r.sentences[si].words[i].Start
	best, most := Mention{}, math.Inf(-1)
	for at := si; at >= max(0, si-maxBack); at-- {
		first := likelyFirst
		names, references := r.named[r.bounds[at]:r.bounds[at+1]], r.referred(at)
		for len(names)+len(references) > 0 { // in the order of the text
			from, reports := &references, false
			if len(references) == 0 || len(names) > 0 && names[0].Start < references[0].Start {
				from, reports = &names, r.reports[r.bounds[at+1]-len(names)]
			}
			m := (*from)[0]
			*from = (*from)[1:]
			if m.End > start {
				break
			}
			if reports || !fits(r.things[m.Thing]) || m.Form == Named && r.amongOthers(m) {
				continue
			}
			if likely := math.Log(float64(1+r.times[m.Thing])) + first - perSentence*float64(si-at); likely > most {
				best, most = Mention{Thing: m.Thing, Form: form, Confidence: confidenceLikely}, likely
			}
			first = 0
		}
	}
	return best, !math.IsInf(most, -1)
}

// amongOthers reports whether a name is in a list with an "and": who is meant by
// all of it is no "it".
func (r *referrer) amongOthers(m Mention) bool {
	at, last := r.before(m.Sentence, m.End), r.bounds[m.Sentence+1]-1
	return at < last && r.listEnds(at, last) || at > r.bounds[m.Sentence] && isAnd(r.tieBehind(at-1))
}

// maxListed is the number of names behind one in a list that are looked at.
const maxListed = 30

// listEnds reports whether commas lead from a name to an "and" and one name more.
func (r *referrer) listEnds(at, last int) bool {
	last = min(last, at+maxListed)
	for at < last && r.tieBehind(at) == "," {
		at++
	}
	return at < last && isAnd(r.tieBehind(at))
}

// tieBehind is the only word between a name and the next, if both are of a kind.
func (r *referrer) tieBehind(at int) string {
	a, b := r.named[at], r.named[at+1]
	s := &r.sentences[a.Sentence]
	if k := s.wordAt(a.End); s.wordAt(b.Start) == k+1 && r.things[a.Thing].Kind == r.things[b.Thing].Kind {
		return s.at(k)
	}
	return ""
}

// referred are the descriptions and pronouns read so far in a sentence.
func (r *referrer) referred(at int) []Mention {
	in := func(m Mention, sentence int) int { return cmp.Compare(m.Sentence, sentence) }
	from, _ := slices.BinarySearchFunc(r.references, at, in)
	to, _ := slices.BinarySearchFunc(r.references, at+1, in)
	return r.references[from:to]
}

// onlyReports reports whether a name is of who tells the news, not of who is in
// it: "told Reuters", "according to Osterbank", "the Times reported", "MILAN
// (Reuters) - ".
func (r *referrer) onlyReports(m Mention) bool {
	s := &r.sentences[m.Sentence]
	first, last := s.wordAt(m.Start), s.wordAt(m.End)
	if s.text(first-1) == "(" && s.text(last) == ")" && isDash(s.text(last+1)) {
		return true
	}
	before := first - 1
	if s.at(before) == "the" {
		before--
	}
	switch s.at(before) {
	case "told":
		return true
	case "to":
		return s.at(before-1) == "according"
	}
	tells := r.is(speech, s.at(last)) || s.at(last) == "reported" || s.at(last) == "reports"
	return tells && slices.ContainsFunc(s.words[first:last], func(w word) bool { return r.is(outlet, w.fold) })
}
