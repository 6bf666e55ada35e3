package main

import (
	"fmt"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// conflicts are what contradictions are about, in the words of a series.
var conflicts = map[string]graph.Conflict{
	"denial": graph.ToldAndDenied, "status": graph.DoneAndCalledOff, "amount": graph.TwoAmounts,
	"owner": graph.TwoOwners, "buyer": graph.TwoBuyers,
}

// scoreContradictions counts the contradictions that were found. One that is no
// fact is false.
func (r *report) scoreContradictions(s *series, out outcome) {
	left := slices.Clone(out.Contradictions)
	for _, want := range s.Contradictions {
		at := slices.IndexFunc(left, func(c graph.Contradiction) bool { return want.is(s, c, out.Relations) })
		r.check("contradiction", at >= 0, "%s, about %s", want.Is, want.About)
		if at >= 0 {
			left = slices.Delete(left, at, at+1)
		}
	}
	for _, c := range left {
		r.False = append(r.False, fmt.Sprintf("contradiction: %s of %v", c.Conflict, told(c, out.Relations)))
	}
}

func (want contradiction) is(s *series, c graph.Contradiction, all []graph.Relation) bool {
	if c.Conflict != conflicts[want.About] {
		return false
	}
	return slices.ContainsFunc(of(c, all), func(x graph.Relation) bool { return s.same(want.Is, x) }) &&
		(want.Against == nil || slices.ContainsFunc(of(c, all), func(x graph.Relation) bool { return s.same(*want.Against, x) }))
}

// of returns the relations of a contradiction.
func of(c graph.Contradiction, all []graph.Relation) []graph.Relation {
	return slices.DeleteFunc(slices.Clone(all), func(x graph.Relation) bool { return !slices.Contains(c.Relations, x.ID) })
}

func told(c graph.Contradiction, all []graph.Relation) []string {
	var shown []string
	for _, x := range of(c, all) {
		shown = append(shown, describe(x))
	}
	return shown
}
