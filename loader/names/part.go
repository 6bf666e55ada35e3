package names

import (
	"slices"
	"strings"
)

// isPartOf reports whether the text says that a thing is a part of what a group
// names, so that the two are not one for all that they share a name: "Oslane
// Tech, the digital arm of Oslane".
func (l *linker) isPartOf(t int, whole *group) bool {
	ends := map[int]int{} // the word behind the thing's first name in a sentence
	for _, g := range l.things[t].groups {
		for _, n := range g.names {
			if end, ok := ends[n.sentence]; !ok || n.to < end {
				ends[n.sentence] = n.to
			}
		}
	}
	for _, n := range whole.names {
		if end, ok := ends[n.sentence]; ok && l.partBetween(&l.sentences[n.sentence], end, n.from) {
			return true
		}
	}
	return false
}

// isUnitOf reports whether a thing is by its name a unit of what a group names by
// an abbreviation: “UBS Securities” of “UBS”; or one in a country: “Nimbra of
// Canada” of “Nimbra”. A name of common words may be shortened so.
func (l *linker) isUnitOf(t int, whole *group) bool {
	name := l.things[t].groups[0].words
	if len(name) <= len(whole.words) || !slices.Equal(name[:len(whole.words)], whole.words) {
		return false
	}
	rest := name[len(whole.words):]
	if rest[0] == "of" {
		rest = rest[1:]
	}
	of := strings.Join(rest, " ")
	return l.isAbbreviation(whole) && l.is(unit, of) || l.countries[of] && !slices.ContainsFunc(whole.words, l.isWord)
}

// partBetween reports whether "arm of", "unit of" or the like stands in words
// i to j.
func (l *linker) partBetween(s *sentence, i, j int) bool {
	for k := i; k+1 < j; k++ {
		if l.is(part, s.at(k)) && s.at(k+1) == "of" {
			return true
		}
	}
	return false
}
