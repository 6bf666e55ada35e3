package names

import (
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// tally is the evidence for each kind, in the order of [graph.Kinds].
type tally [7]float64

func (t *tally) add(k graph.Kind, weight float64) {
	if i := slices.Index(graph.Kinds, k); i >= 0 {
		t[i] += weight
	}
}

func (t *tally) addAll(o tally) {
	for i := range o {
		t[i] += o[i]
	}
}

// best is the kind with the most evidence; a company where there is little.
func (t *tally) best() graph.Kind {
	best, most := graph.Company, t[slices.Index(graph.Kinds, graph.Company)]+weightDefault
	for i, weight := range t {
		if weight > most {
			best, most = graph.Kinds[i], weight
		}
	}
	return best
}

// The weights of evidence for a kind. What the name itself says counts more
// than what stands around it.
const (
	weightKnown     = 6.0 // a widely known body
	weightTitle     = 6.0 // Mr, Sir
	weightTelling   = 5.5 // "the charity X": more than a tagger alone tells
	weightLegal     = 5.0 // Inc, GmbH
	weightPlace     = 4.0 // a country or city
	weightHead      = 3.0 // Union, Ministry, University; a model's number
	weightBeside    = 3.0 // "analyst X", "X, the services union,"
	weightFirstName = 2.5
	weightHeadWeak  = 2.0 // Energy, Partners
	weightCity      = 2.0 // a city that shares its name with much else
	weightContext   = 1.5 // "X's shares"
	weightIn        = 1.2 // "in X"
	weightDefault   = 1.0 // an organisation-like name is a company's
	weightWeak      = 0.7 // "its X"
)

// weigh gathers the evidence of one name and its surroundings.
func (f *finder) weigh(n *name) {
	s := &f.sentences[n.sentence]
	if f.weighWhole(s, n) {
		return
	}
	f.weighForm(s, n)
	f.weighPerson(s, n)
	if s.style == plain {
		f.weighBefore(s, n)
		f.weighBehind(s, n)
	}
}

// weighWhole weighs a name that the lists hold, and reports whether they do.
func (f *finder) weighWhole(s *sentence, n *name) bool {
	phrase := s.phrase(n.from, n.to)
	kind := f.known[phrase]
	if kind == "" {
		kind = f.known[n.key]
	}
	if kind != "" {
		n.tally.add(kind, weightKnown)
		return true
	}
	if f.places[phrase] || f.cityOf(n) != "" {
		n.tally.add(graph.Place, weightPlace)
		return true
	}
	if f.cities[phrase] {
		n.tally.add(graph.Place, weightCity)
	}
	return false
}

// weighForm weighs the words of the name itself.
func (f *finder) weighForm(s *sentence, n *name) {
	if n.to-n.from > 1 && f.legal[s.at(n.to-1)] {
		n.tally.add(graph.Company, weightLegal)
	}
	if isModel(s.text(n.to - 1)) {
		n.tally.add(graph.Product, weightHead)
	} else if n.to < len(s.words) && s.words[n.to].shape == number && len(s.text(n.to)) <= maxModelDigits {
		n.tally.add(graph.Product, weightContext) // Kestril 3
	}
	if kind := f.headKind(s, n); kind == graph.Company {
		n.tally.add(kind, weightHeadWeak)
	} else if kind == graph.Organisation && (f.is(endowed, s.at(n.to-1)) || f.is(endowed, s.at(n.from))) {
		n.tally.add(kind, weightTelling)
	} else {
		n.tally.add(kind, weightHead)
	}
}

// maxHead is the number of words in the longest head at a name's end.
const maxHead = 3

// headKind is the kind that the head of the name tells: the word before its
// preposition or number, its last, or its first where that is a foreign one.
func (f *finder) headKind(s *sentence, n *name) graph.Kind {
	for k := n.from + 1; k < n.to-1; k++ {
		w := s.words[k]
		if w.shape == lower && (w.fold == "of" || w.fold == "for" || w.fold == "on") {
			if kind := f.headBefore(s, n.from, k); kind == graph.Organisation && f.heads[s.at(n.to-1)] == graph.Union {
				return graph.Union // Association of Mill Workers
			} else if kind != "" {
				return kind
			}
		}
	}
	if n.to-n.from > 2 && s.words[n.to-1].shape == number {
		return f.headBefore(s, n.from, n.to-1) // Machinists Local 41
	}
	if kind := f.headBefore(s, n.from, n.to); kind != "" {
		return kind
	}
	if first := s.at(n.from); n.to-n.from > 1 && !f.english[first] {
		return f.heads[first] // Sindicato dos Pilotos
	}
	return ""
}

// headBefore is the kind of the longest head, from word i at the earliest, that
// ends before j.
func (f *finder) headBefore(s *sentence, i, j int) graph.Kind {
	for k := max(i, j-maxHead); k < j; k++ {
		if kind := f.heads[s.phrase(k, j)]; kind != "" {
			return kind
		}
	}
	return ""
}

const (
	maxModelDigits = 3
	maxModelWord   = 4 // capitals beside the digits
	minModel       = 4
)

// isModel reports whether a word is a model's number: "A340", "VX-80",
// "Borealis-2".
func isModel(w string) bool {
	if k := strings.LastIndexByte(w, '-'); k > 0 && len(w)-k-1 <= maxModelDigits && count(w[k+1:], '0', '9') == len(w)-k-1 {
		return k+1 < len(w)
	}
	digits, capitals := count(w, '0', '9'), count(w, 'A', 'Z')
	return digits > 0 && capitals > 0 && capitals <= maxModelWord && len(w) >= minModel &&
		digits+capitals+strings.Count(w, "-") == len(w)
}

// count is the number of bytes of s from lo to hi.
func count(s string, lo, hi byte) int {
	n := 0
	for i := range len(s) {
		if lo <= s[i] && s[i] <= hi {
			n++
		}
	}
	return n
}

// maxPersonWords bounds a person's name.
const maxPersonWords = 5

// weighPerson weighs whether the name is built as a person's.
func (f *finder) weighPerson(s *sentence, n *name) {
	switch {
	case n.titled:
		n.tally.add(graph.Person, weightTitle)
	case !f.personForm(s, n):
	case f.firstNames[n.words[0]] && f.english[n.words[len(n.words)-1]]:
		n.tally.add(graph.Person, weightContext)
	case f.firstNames[n.words[0]]:
		n.tally.add(graph.Person, weightFirstName)
	case slices.ContainsFunc(s.words[n.from:n.to-1], word.isInitials):
		n.tally.add(graph.Person, weightContext)
	}
}

// personForm reports whether a name could be a person's: a few words, none of
// which tells an organisation.
func (f *finder) personForm(s *sentence, n *name) bool {
	if n.to-n.from < 2 || n.to-n.from > maxPersonWords || f.headKind(s, n) != "" || f.legal[s.at(n.to-1)] {
		return false
	}
	for _, w := range s.words[n.from:n.to] {
		if w.shape == mark || w.shape == number || w.fold == "and" || w.fold == "of" {
			return false
		}
	}
	first := s.at(n.from)
	return f.heads[first] == "" && !f.is(particle, first)
}

// isInitials reports whether a word is initials with stops: "J." or "J.P.".
func (w word) isInitials() bool {
	stops := strings.Count(w.text, ".")
	return stops > 0 && count(w.text, 'A', 'Z') == stops && 2*stops == len(w.text)
}
