package relations

import (
	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/text"
)

// eachReach is how many items may stand between "each" and the sum before
// which it stands.
const eachReach = 4

// shareOf parts the sum at an item into the whole of the deal and what the
// source alone gives of it: "$120m of the $500m loan", "$250m each".
func shareOf(x finding, at int, s *text.Sentence) (whole, share *graph.Money) {
	sum, line := sumAt(x.line[at], s), x.line
	if x.of.Deal == nil || x.of.Deal.Hub != "target" || x.source < 0 {
		return sum, nil
	}
	if each(line, at) {
		return nil, sum
	}
	if len(line[x.source].mentions) > 1 {
		return sum, nil // what several give together is no share of one
	}
	if of := partOf(line, at, s); of != nil {
		return of, sum
	}
	if at >= 2 && partOf(line, at-2, s) != nil {
		return sum, sumAt(line[at-2], s)
	}
	return sum, nil
}

// each reports whether a sum is told to be that of each of several.
func each(line []item, at int) bool {
	if at+1 < len(line) && line[at+1].text == "each" {
		return true
	}
	for i := at - 1; i >= max(0, at-eachReach) && (line[i].kind == word || line[i].kind == name) && !line[i].mark; i-- {
		if line[i].text == "each" {
			return true
		}
	}
	return false
}

// partOf returns the sum that the one at an item is told to be a part of, or nil.
func partOf(line []item, at int, s *text.Sentence) *graph.Money {
	if at+2 >= len(line) || line[at].kind != sum || line[at+1].text != "of" || line[at+2].kind != sum {
		return nil
	}
	part, whole := sumAt(line[at], s), sumAt(line[at+2], s)
	if part.Currency != whole.Currency || part.Value >= whole.Value {
		return nil
	}
	return whole
}
