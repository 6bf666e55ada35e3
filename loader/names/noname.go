package names

import (
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// noKind marks, in the list of heads, words that end phrases with capitals
// which name no thing: an act, an agreement.
const noKind graph.Kind = "NONE"

// isNoName reports whether the words from i to j, although they have capitals,
// are no name: a nationality, an abbreviation in common use, a common word that
// the story also writes small.
func (f *finder) isNoName(s *sentence, i, j int) bool {
	p := s.phrase(i, j)
	switch {
	case f.capitals[p] || f.nationalities[p] || f.titles[p] || f.isIndex(s, j):
		return true
	case f.known[p] != "":
		return false
	case f.roles[p]:
		return true
	case f.liesBetween(s, i, j) || f.isForm(s, i, j):
		return true
	case j-i > 1:
		return f.heads[s.at(j-1)] == noKind || f.allPlain(s, i, j)
	}
	return f.isNoWord(s.words[i]) && !f.isShow(s, i)
}

// maxIndex is the number of words in lower case and of numbers between a name
// and the noun that makes an index of it.
const maxIndex = 2

// isIndex reports whether the words from j on make the name before them that of
// an index: "the Telsund 100 share [index]".
func (f *finder) isIndex(s *sentence, j int) bool {
	for k := j; k <= min(j+maxIndex, len(s.words)-1); k++ {
		w := s.words[k]
		if f.is(index, w.fold) {
			return true
		}
		if w.shape != number && !(w.shape == lower && (w.fold == "share" || w.fold == "stock" || w.fold == "industrial")) {
			return false
		}
	}
	return false
}

// allPlain reports whether each word from i to j is a nationality or an
// abbreviation in common use: "German IPO".
func (f *finder) allPlain(s *sentence, i, j int) bool {
	for _, w := range s.words[i:j] {
		if !f.capitals[w.fold] && !f.nationalities[w.fold] {
			return false
		}
	}
	return true
}

// isNoWord reports whether a word with a capital is no name on its own.
func (f *finder) isNoWord(w word) bool {
	switch {
	case f.legal[w.fold] || f.isCompound(w):
		return true
	case w.shape == capital && f.openers[w.fold]:
		return true
	case w.shape != camel && len(w.text) == 1:
		return true
	case f.heads[w.fold] != "" && f.english[w.fold]: // "the Bank"
		return true
	}
	return f.english[w.fold] && f.lower[w.fold] > f.sure[w.fold]
}

// isCompound reports whether a word is a compound of nationalities or months,
// a grade or a legislator's seat: "Anglo-Danish", "October-December",
// "A-minus", "D-Ohio".
func (f *finder) isCompound(w word) bool {
	first, _, compound := strings.Cut(w.fold, "-")
	if !compound {
		return false
	}
	last := w.fold[strings.LastIndexByte(w.fold, '-')+1:]
	return f.nationalities[first] || f.nationalities[last] || f.calendar[first] || last == "plus" || last == "minus" ||
		strings.HasPrefix(w.text, "D-") || strings.HasPrefix(w.text, "R-")
}

// liesBetween reports whether the words from i to j are a compound of two names
// that tells what a deal, a dispute or a venture is between: "the EU-US talks".
// Elsewhere a compound may be a company: "TNK-BP".
func (f *finder) liesBetween(s *sentence, i, j int) bool {
	if j-i != 1 {
		return false
	}
	first, last, compound := strings.Cut(s.at(i), "-")
	if !compound || !f.is(between, s.at(j)) && !f.areStates(first, last) {
		return false
	}
	return f.isNamed(first) && f.isNamed(last)
}

// areStates reports whether both are names of countries, or of what acts as one.
func (f *finder) areStates(first, last string) bool {
	acts := func(name string) bool { return f.places[name] || f.synonyms[name] == "eu" || f.synonyms[name] == "un" }
	return acts(first) && acts(last)
}

// isNamed reports whether a folded word is surely a name by itself: a place, or
// one that the story uses alone.
func (f *finder) isNamed(word string) bool {
	return f.places[word] || f.known[word] != "" || f.sure[word] > 0
}

// isLoneNoun reports whether a name of one word is none whoever sees it: a word
// in lower case, a noun such as "Ministry" that heads names, a nationality.
func (f *finder) isLoneNoun(s *sentence, n *name) bool {
	if n.to-n.from != 1 {
		return false
	}
	w := s.words[n.from]
	return w.shape == lower || f.nationalities[w.fold] || f.liesBetween(s, n.from, n.to) ||
		f.heads[w.fold] != "" && f.english[w.fold] && f.known[w.fold] == ""
}

// maxField is the number of words in the field of an office, "Defence and Aviation
// Minister", from any of them on.
const maxField = 4

// isField reports whether the words from i to j with capitals, none of which names
// a body, say what somebody is minister of: "[Environmental Affairs] Minister".
func (f *finder) isField(s *sentence, i, j int) bool {
	if j-i > 1 && f.headsBody(s.at(j-1)) {
		return false // Tin Board Minister
	}
	for k := i; k < min(len(s.words), i+maxField); k++ {
		switch w := s.words[k]; {
		case k >= j && k > i && f.is(headsField, w.fold) && w.isCapital():
			return true
		case w.fold == "and":
		case !w.isCapital() || !f.isWord(w.fold) || f.known[w.fold] != "" || f.places[w.fold]:
			return false
		}
	}
	return false
}

// pastFieldOf is the word behind the field that an office before it has, where the
// words from i to j begin with one and go on with a person: "Secretary of [Commerce]
// Hedda Lund"; i where they do not.
func (f *finder) pastFieldOf(s *sentence, i, j int) int {
	if s.at(i-1) != "of" || !f.is(headsField, s.at(i-2)) {
		return i
	}
	k := i
	for k < j && k-i < maxField && f.isWord(s.at(k)) && !f.firstNames[s.at(k)] {
		k++
	}
	if k == i || k+1 >= j || !f.firstNames[s.at(k)] {
		return i
	}
	return k
}

// isForm reports whether all words from i to j only say what form a company
// has: "Co Ltd", "Cos Inc", the rest of a longer name that was cut.
func (f *finder) isForm(s *sentence, i, j int) bool {
	for k := i; k < j; k++ {
		if w := s.words[k]; w.shape != mark && !f.legal[w.fold] && !f.is(form, w.fold) && !f.isEnding(s, k) {
			return false
		}
	}
	return true
}

// isEnding reports whether word k is a possessive ending that lost its word.
func (f *finder) isEnding(s *sentence, k int) bool {
	return s.at(k) == "'s" || s.text(k) == "’s" || s.text(k) == "’S"
}
