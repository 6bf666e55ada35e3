package names

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// A house is a company by the names of several people, or of several trades:
// "Harrow, Pell and Co", "Pell and Harrow", "Tin and Supply Corp".

// closesHouse reports whether a word behind "and" closes the name of a house.
func closesHouse(w string) bool {
	switch w {
	case "co", "company", "sons", "associates", "brothers", "daughters", "partners":
		return true
	}
	return false
}

// isHouseList reports whether the comma at j is inside the name of a house that
// began at i: single names of which the last has "and" before it and closes as
// a company does: "Harrow, Kell, Pell and Co", "Harrow, Pell and Osgood Inc". A
// name that the story has alone is not one of them.
func (f *finder) isHouseList(s *sentence, i, j int) bool {
	if s.text(j+2) == "and" && closesHouse(s.at(j+3)) {
		return s.words[j+1].isCapital()
	}
	if j-i > 2 || !f.isUnheard(s, i, j) {
		return false
	}
	k := j
	for s.text(k) == "," && k-i < maxNameWords {
		if end := capitalsEnd(s, k+1); end != k+2 {
			return false
		}
		if !closesHouse(s.at(k+3)) && !f.isUnheard(s, k+1, k+2) {
			return false
		}
		k += 2
	}
	if !isAnd(s.text(k)) || !f.capitalAt(s, k+1) {
		return false
	}
	return closesHouse(s.at(k+1)) || f.isUnheard(s, k+1, k+2) && (f.legal[s.at(capitalsEnd(s, k+1)-1)] || f.isStaffed(s, k+2))
}

// isStaffed reports whether word j says what a person named behind it does, for
// whom stands before it: "Harrow, Pell and Osgood [analyst] Hedda Lund".
func (f *finder) isStaffed(s *sentence, j int) bool {
	return j < len(s.words) && s.words[j].shape == lower && f.roles[s.at(j)] && f.capitalAt(s, j+1)
}

// isUnheard reports whether the words from i to j are no name that the lists or
// the rest of the story have.
func (f *finder) isUnheard(s *sentence, i, j int) bool {
	return !f.isWhole(s, i, j) && !f.cities[s.phrase(i, j)] && f.sure[f.key(s, i, j)] == 0 && !f.legal[s.at(j-1)] && !f.calendar[s.at(i)]
}

func isAnd(word string) bool { return word == "and" || word == "&" }

// readPairs notes the firms of two partners: single names with an "and" between
// them that never stand alone in the story, and of which a place tells that they
// are one.
func (f *finder) readPairs() {
	capitals, together := map[string]int{}, map[string]int{}
	f.pairs = set{}
	for i := range f.sentences {
		s := &f.sentences[i]
		for k, w := range s.words {
			if w.isCapital() {
				capitals[w.fold]++
			}
			if s.mayBePair(k) {
				together[s.pair(k)]++
			}
		}
	}
	for i := range f.sentences {
		s := &f.sentences[i]
		for k := range s.words {
			if s.style != plain || !s.mayBePair(k) {
				continue
			}
			n := together[s.pair(k)]
			if capitals[s.at(k-1)] == n && capitals[s.at(k+1)] == n && f.isUnheard(s, k-1, k) && f.isUnheard(s, k+1, k+2) && f.tellsPair(s, k) {
				f.pairs[s.pair(k)] = true
			}
		}
	}
}

// mayBePair reports whether word k is an "and" between two single names.
func (s *sentence) mayBePair(k int) bool {
	capital := func(i int) bool { return i >= 0 && i < len(s.words) && s.words[i].isCapital() }
	return isAnd(s.at(k)) && capital(k-1) && capital(k+1) && (!capital(k-2) || s.words[k-2].open || s.style != plain) &&
		(!capital(k+2) || s.style != plain)
}

// pair is what the two names beside the "and" at word k are noted by.
func (s *sentence) pair(k int) string { return s.at(k-1) + " " + s.at(k+1) }

// isPair reports whether the words from i to end, with an "and" at j, are the
// name of two partners that was noted.
func (f *finder) isPair(s *sentence, i, j, end int) bool {
	if i+1 < j && s.words[i].open && f.openers[s.at(i)] {
		i++ // Brokers
	}
	return i+1 == j && end == j+2 && isAnd(s.at(j)) && f.pairs[s.pair(j)]
}

// tellsPair reports whether the words beside two names with an "and" at k tell
// that they are one firm: "broker Pell and Harrow", "an analyst at Pell and
// Harrow", "Pell and Harrow, a unit of", "Pell and Harrow, which has".
func (f *finder) tellsPair(s *sentence, k int) bool {
	i, end := k-2, k+2
	if s.text(i) == "<" {
		i--
	}
	switch before := s.at(i); before {
	case "at", "of", "with":
		if f.roles[s.at(i-1)] || s.at(i-1) == "firm" {
			return true
		}
	default:
		if f.descriptions[before] == graph.Company || f.is(partners, before) {
			return true
		}
	}
	if s.text(end) != "," {
		return false
	}
	switch s.at(end + 1) {
	case "a", "an":
		return f.is(part, s.at(end+2)) || f.appositionKind(s, end+1) == graph.Company
	case "which":
		switch s.at(end + 2) {
		case "has", "is", "was", "owns", "makes":
			return true
		}
	}
	return false
}

// isHouse reports whether a name is of several that "and" or commas tie, and
// closes as the names of such houses do, or is that of two partners: "Kell,
// Osgood and Co", "Tin and Supply Corp". A tagger that parts them is not believed.
func (f *finder) isHouse(s *sentence, n *name) bool {
	if n.to-n.from < 3 {
		return false
	}
	if f.isPair(s, n.from, n.from+1, n.to) {
		return true
	}
	if s.text(n.from+1) == "," && f.isStaffed(s, n.to) && f.isHouseList(s, n.from, n.from+1) {
		return true
	}
	if last := s.at(n.to - 1); !f.legal[last] && !closesHouse(last) {
		return false
	}
	return slices.ContainsFunc(s.words[n.from+1:n.to-1], isHouseTie)
}

// isBodyOfSeveral reports whether a name is of a body for more than one thing:
// "Association of Mill and Dock Workers".
func (f *finder) isBodyOfSeveral(s *sentence, n *name) bool {
	return n.to-n.from > 3 && f.hasField(s, n.from, n.to) && slices.ContainsFunc(s.words[n.from+1:n.to-1], func(w word) bool { return isAnd(w.fold) })
}

// isHouseTie reports whether a word ties the names of a house.
func isHouseTie(w word) bool {
	switch w.text {
	case "and", "&", ",", "of", "the":
		return true
	}
	return false
}

// weightOfHouse is what the words of a house's name tell, without what tells
// against its ties.
func (f *finder) weightOfHouse(s *sentence, n *name, told []Hint) float64 {
	sum := 0.0
	for k := n.from; k < n.to; k++ {
		if logit := told[k].logit(); logit > 0 || !isHouseTie(s.words[k]) {
			sum += logit
		}
	}
	return sum
}
