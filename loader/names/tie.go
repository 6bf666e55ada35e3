package names

import (
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// tie returns how many words at j tie the run from i to the capitalised word
// behind them; 0 where they do not.
func (f *finder) tie(s *sentence, i, j int) int {
	n := 1
	joins := false
	switch w := s.words[j]; {
	case w.text == "&" || w.text == "+":
		joins = true
	case w.text == ",":
		joins = f.mayBeCity(s, i, j) || f.legal[s.at(j+1)] && !f.capitalAt(s, j+2) || f.listGoesOn(s, i, j)
	case w.text == "(": // Kestrel (Asia) Ltd
		n = 3
		joins = f.capitalAt(s, j+1) && s.text(j+2) == ")" && (f.legal[s.at(j+3)] || f.legal[s.at(j+4)] && f.capitalAt(s, j+4))
	case w.fold == "and":
		joins = f.capitalAt(s, j+1) && f.andJoins(s, i, j)
	case w.fold == "of" || w.fold == "for" || w.fold == "on":
		if s.at(j+1) == "the" {
			n = 2
		}
		joins = f.prepositionJoins(s, i, j)
	case isPossessive(s.words, j):
		joins = f.possessiveJoins(s, i, j)
	case w.fold == "in": // Committee on Foreign Investment in the United States
		n = 2
		joins = s.at(j+1) == "the" && f.known[s.phrase(f.skipOpeners(s, i, j), capitalsEnd(s, j+2))] != ""
	case f.is(particle, w.fold):
		if f.is(particle, s.at(j+1)) {
			n = 2
		}
		joins = s.at(j-1) != "and"
	}
	if !joins || !f.capitalAt(s, j+n) {
		return 0
	}
	return n
}

// maxCity is how many words the name of a city has.
const maxCity = 3

// stateAt is how many words from j on are the name of a state, 0 for none.
func (f *finder) stateAt(s *sentence, j int) int {
	return s.longest(j, 2, func(p string) bool { return f.states[p] })
}

// mayBeCity reports whether the run from i to j, before a comma and a state, is
// a city: "at Akron, Ohio".
func (f *finder) mayBeCity(s *sentence, i, j int) bool {
	if f.stateAt(s, j+1) == 0 || j-i > maxCity || f.legal[s.at(j-1)] || f.headsBody(s.at(j-1)) {
		return false
	}
	switch s.at(i - 1) {
	case "in", "of", "at", "near", "from", ",":
		return true
	}
	return false
}

// cityOf returns the city of a name that is a city with its state, else nothing.
func (f *finder) cityOf(n *name) string {
	s := &f.sentences[n.sentence]
	for j := n.from + 1; j+1 < n.to; j++ {
		if s.words[j].text == "," && j+1+f.stateAt(s, j+1) == n.to {
			return f.doc.Text[n.Start:s.words[j-1].End]
		}
	}
	return ""
}

// maxTitled is the number of words in the longest office or known name with a
// preposition that begins in the middle of a run.
const maxTitled = 4

// prepositionJoins reports whether the preposition at j belongs to the name
// that began at i: "Bank of England", "Office for National Statistics".
func (f *finder) prepositionJoins(s *sentence, i, j int) bool {
	head := s.at(j - 1)
	switch s.at(j) {
	case "of":
		whole := func(p string) bool {
			return strings.Contains(p, " of ") && (f.offices[p] || f.known[p] != "") // Secretary of State
		}
		if f.legal[head] || f.isOwnBank(s, i, j) {
			return f.ofUnit(s, j)
		}
		return f.ofClosed(s, j) || f.is(takesOf, head) || f.headsBody(head) || j-i > 1 && f.heads[head] == graph.Company && f.ofUnit(s, j) || s.longest(j-1, maxTitled, whole) > 0 ||
			f.ofPlace(s, i, j)
	case "for":
		return f.is(takesFor, head)
	}
	return f.is(takesOn, head)
}

// isOwnBank reports whether the name from i to j is that of a bank without the
// place behind it: "Voltane Bank of Lisbon", and not "Second Bank of Lisbon".
func (f *finder) isOwnBank(s *sentence, i, j int) bool {
	return j-2 >= i && s.at(j-1) == "bank" && !f.isCommon(s.at(j-2)) && !f.nationalities[s.at(j-2)] &&
		s.at(j+1) != "the" && f.known[s.phrase(j-1, min(j+2, len(s.words)))] == ""
}

// ofUnit reports whether the "of" at j gives the place of a company that a legal
// form closes, or America: "Voltane Tin Co of Canada Ltd".
func (f *finder) ofUnit(s *sentence, j int) bool {
	if s.at(j+1) == "the" {
		j++
	}
	n := s.longest(j+1, 2, func(p string) bool { return f.places[p] || f.capitals[p] })
	return n > 0 && (s.at(j+n) == "america" || f.legal[s.at(j+n+1)])
}

// ofClosed reports whether a legal form closes the place that the "of" at j gives,
// which is then no company by itself: "Voltane Kress of Canada Ltd".
func (f *finder) ofClosed(s *sentence, j int) bool {
	n := s.longest(j+1, 2, func(p string) bool { return f.places[p] })
	return n > 0 && f.legal[s.at(j+n+1)] && f.capitalAt(s, j+n+1)
}

// ofPlace reports whether the "of" at j gives the place of a body whose head
// comes earlier: "Association of Fitters of South Africa".
func (f *finder) ofPlace(s *sentence, i, j int) bool {
	has := func(p string) bool { return f.places[p] }
	return s.longest(j+1, 2, has) > 0 && slices.ContainsFunc(s.words[i:j], func(w word) bool { return f.headsBody(w.fold) })
}

// headsBody reports whether a word heads the name of an organisation that is no
// company.
func (f *finder) headsBody(word string) bool {
	kind := f.heads[word]
	return kind == graph.Union || kind == graph.PublicBody || kind == graph.Organisation
}

// andJoins reports whether the "and" at j is inside the name that began at i:
// "Securities and Exchange Commission", "Harrow and Sons".
func (f *finder) andJoins(s *sentence, i, j int) bool {
	if closesHouse(s.at(j+1)) || s.text(j-2) == "," && s.text(i+1) == "," && f.isHouseList(s, i, i+1) {
		return true
	}
	end := capitalsEnd(s, j+1)
	if f.isWhole(s, i, end) || isPossessive(s.words, end) && f.isWhole(s, i, end+1) {
		return true
	}
	last, closing := s.at(j-1), s.at(end-1)
	switch {
	case f.legal[last] || end == j+1:
		return false
	case j+1 < end && f.isPair(s, i, j, end):
		return true
	case f.places[s.phrase(i, j)] && f.legal[closing] && f.beginsWithPlace(s, j+1, end-1):
		return true // Norway and Sweden Shipping Ltd
	case f.legal[closing] && end == j+3 && j-i <= 2 && f.heads[last] == "" && // Pell and Harrow Plc
		f.sure[f.key(s, i, j)] == 0 && !f.places[s.phrase(i, j)]:
		return true
	case !f.isWord(last):
		return false
	case f.hasField(s, i, j) && f.isCommon(s.at(j+1)):
		return true
	}
	return end > j+2 && !f.headsBody(last) && f.allCommon(s, j+1, end) && (f.legal[closing] && (f.heads[last] == "" || end == j+3) || f.headsBody(closing))
}

// beginsWithPlace reports whether the words from i to j are a place and more.
func (f *finder) beginsWithPlace(s *sentence, i, j int) bool {
	n := s.longest(i, 2, func(p string) bool { return f.places[p] })
	return n > 0 && i+n < j
}

// isWhole reports whether the words from i to j are a known name or place.
func (f *finder) isWhole(s *sentence, i, j int) bool {
	p := s.phrase(i, j)
	return f.known[p] != "" || f.places[p]
}

// hasField reports whether the run from i to j is one like "Ministry of Trade",
// whose field may be a list.
func (f *finder) hasField(s *sentence, i, j int) bool {
	for k := i + 1; k+1 < j; k++ {
		if w := s.words[k]; w.shape == lower && (w.fold == "of" || w.fold == "for") {
			return f.allCommon(s, k+1, j)
		}
	}
	return false
}

// listGoesOn reports whether the comma at j is inside a name: "Ministry of
// Economy, Trade and Industry", "Harrow, Pell and Co".
func (f *finder) listGoesOn(s *sentence, i, j int) bool {
	if f.isHouseList(s, i, j) {
		return true
	}
	end := capitalsEnd(s, j+1)
	if s.at(end) != "and" || !f.capitalAt(s, end+1) {
		return false
	}
	return f.hasField(s, i, j) && f.allCommon(s, j+1, end) && f.isCommon(s.at(end+1))
}

// possessiveJoins reports whether the possessive ending at j is inside the name
// that began at i: "Bakers' Union", "Moody's Investors Service".
func (f *finder) possessiveJoins(s *sentence, i, j int) bool {
	end := capitalsEnd(s, j+1)
	return f.known[s.phrase(i, j+1)] != "" || f.known[s.phrase(i, end)] != "" || s.at(j-1) == "people" ||
		(f.english[s.at(j-1)] || s.text(j) != "'s" && strings.HasSuffix(s.at(j-1), "ers")) && f.headsBody(s.at(end-1))
}

// isCommon reports whether a folded word is a common English one, or heads
// names.
func (f *finder) isCommon(word string) bool { return f.isWord(word) || f.heads[word] != "" }

// allCommon reports whether the words from i to j are all common ones.
func (f *finder) allCommon(s *sentence, i, j int) bool {
	for _, w := range s.words[i:j] {
		if w.shape != mark && !f.isCommon(w.fold) && !f.legal[w.fold] {
			return false
		}
	}
	return true
}

// capitalsEnd is the end of the capitalised words that begin at i.
func capitalsEnd(s *sentence, i int) int {
	for i < len(s.words) && s.words[i].isCapital() {
		i++
	}
	return i
}
