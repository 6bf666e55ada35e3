package resolve

import (
	"slices"
	"strings"
)

// Subject is a profile made ready for comparing; many comparisons of one
// profile share the work. It is not changed after [NewSubject].
type Subject struct {
	profile    Profile
	class      class
	names      []name // the name, then aliases that fold otherwise
	country    string
	sectors    []string
	neighbours map[string]float64 // by folded name: how much having it in common tells
}

// NewSubject reads a profile.
func NewSubject(p Profile) *Subject {
	p.Identifiers = p.Identifiers[:min(len(p.Identifiers), MaxIdentifiers)]
	s := &Subject{profile: p, class: classOf(p.Kind)}
	for _, text := range append([]string{p.Name}, p.Aliases...) {
		if len(s.names) == MaxNames {
			break
		}
		n := readName(text, s.class)
		known := func(other name) bool { return other.folded == n.folded }
		if len(s.names) == 0 || n.folded != "" && !slices.ContainsFunc(s.names, known) {
			s.names = append(s.names, n)
		}
	}
	described := words(beginning(p.Description))
	s.country = Country(p.Country)
	if s.country == "" {
		s.country = countryIn(described)
	}
	s.sectors = sectorsOf(described)
	if len(s.sectors) == 0 && s.class != person {
		s.sectors = sectorsOf(strings.Fields(s.names[0].folded))
	}
	s.neighbours = make(map[string]float64, min(len(p.Neighbours), MaxNeighbours))
	for _, text := range p.Neighbours[:min(len(p.Neighbours), MaxNeighbours)] {
		if n := readName(text, organisation); n.folded != "" && !s.isCalled(n.folded) {
			s.neighbours[n.folded] = telling(&n)
		}
	}
	return s
}

// telling is how much it tells that two things have a neighbour of this name:
// less where the name is short or made of common words.
func telling(n *name) float64 {
	if n.isShort() && len(n.joined) <= 4 || n.allPlain() {
		return min(n.weight, 1) / 3
	}
	return min(n.weight, 1)
}

func (s *Subject) isCalled(folded string) bool {
	return slices.ContainsFunc(s.names, func(n name) bool { return n.folded == folded })
}

// countryIn returns the first country that the words of a description name.
func countryIn(described []string) string {
	for i := range described {
		for _, k := range []int{2, 1} {
			if i+k <= len(described) {
				if code := countries()[strings.Join(described[i:i+k], " ")]; code != "" && code != "+" {
					return code
				}
			}
		}
	}
	return ""
}

// sectorsOf returns what the words say that a company does.
func sectorsOf(described []string) []string {
	var found []string
	for _, w := range described {
		if s, ok := sectors()[w]; ok && !slices.Contains(found, s) {
			found = append(found, s)
		}
	}
	return found
}

// allPlain reports whether a name has only words of the language.
func (n *name) allPlain() bool {
	return !slices.ContainsFunc(n.words, func(w word) bool { return !w.plain && w.weight > 0.3 })
}
