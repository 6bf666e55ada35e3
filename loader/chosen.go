package loader

import (
	"cmp"
	"slices"

	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/relations"
)

// chosen returns the statements of at least a confidence, the likeliest first,
// that no likelier one rules out, and the members of lists that go with them.
func chosen(all []*statement, found *names.Found, lists lists, least float64) []*statement {
	slices.SortStableFunc(all, func(a, b *statement) int { return cmp.Compare(b.confidence, a.confidence) })
	c := choice{found: found, lists: lists, between: map[[2]int][]*statement{}, taken: map[place]bool{}, partners: map[place][]int{}, states: map[int]string{}}
	for _, s := range all {
		if s.state != "" && len(s.told) > 0 && s.confidence >= least && c.states[s.source] == "" {
			c.states[s.source] = s.state
		}
	}
	for _, s := range all {
		if s.confidence < siblingShare*least {
			break
		}
		if (s.confidence >= least || c.haveSiblings(s)) && !c.rulesOut(s) {
			c.add(s)
		}
	}
	return c.chosen
}

// choice is what was chosen so far.
type choice struct {
	chosen   []*statement
	found    *names.Found
	lists    lists
	between  map[[2]int][]*statement // by their ends
	taken    map[place]bool          // where a thing has its one counterpart of a type
	partners map[place][]int         // with which things a thing is in a bilateral type
	states   map[int]string          // for which country a person acts; what a wording tells goes first
}

// place is a thing in a sentence that tells with which other it is in a relation
// of a type.
type place struct {
	of              string
	thing, sentence int
}

// rulesOut reports whether a statement cannot hold beside those chosen: of the
// directions of one type and of rival types between two things one holds, save
// what a wording tells beside it; and what the network alone tells is left out
// where the likelier is another stage of the same, as a bid is of a purchase, and
// where each sentence that it sees has another counterpart for the one end, or has
// both ends deal with a third: "A works with B and C". Nobody acts for two states.
func (c *choice) rulesOut(s *statement) bool {
	if slices.ContainsFunc(c.between[s.ends()], func(m *statement) bool { return m.group == s.group && !s.besides(m) }) {
		return true
	}
	if len(s.told) > 0 || s.scored == nil {
		return false
	}
	if other := c.states[s.source]; s.state != "" && other != "" && other != s.state {
		return true
	}
	if slices.ContainsFunc(c.between[s.ends()], s.otherStage) {
		return true
	}
	return !slices.ContainsFunc(s.sentences(c.found), func(sentence int) bool {
		single, is := s.singleAt(sentence)
		return !(is && c.taken[single]) && !c.haveThird(s, sentence)
	})
}

// haveThird reports whether both ends of a statement of a bilateral type are told
// to be in it with the same third thing.
func (c *choice) haveThird(s *statement, sentence int) bool {
	if !s.bilateral {
		return false
	}
	others := c.partners[place{s.of, s.target, sentence}]
	return slices.ContainsFunc(c.partners[place{s.of, s.source, sentence}], func(third int) bool { return slices.Contains(others, third) })
}

func (c *choice) add(s *statement) {
	c.chosen = append(c.chosen, s)
	c.between[s.ends()] = append(c.between[s.ends()], s)
	if s.state != "" && c.states[s.source] == "" {
		c.states[s.source] = s.state
	}
	for _, sentence := range s.sentences(c.found) {
		if single, is := s.singleAt(sentence); is {
			c.taken[single] = true
		}
		if s.bilateral {
			a, b := place{s.of, s.source, sentence}, place{s.of, s.target, sentence}
			c.partners[a], c.partners[b] = append(c.partners[a], s.target), append(c.partners[b], s.source)
		}
	}
}

// singleAt returns the place of the thing for which a sentence seldom tells more
// than one other end, if the type has such an end.
func (s *statement) singleAt(sentence int) (place, bool) {
	switch s.single {
	case "target":
		return place{s.of, s.source, sentence}, true
	case "source":
		return place{s.of, s.target, sentence}, true
	}
	return place{}, false
}

// sentences are those that tell a statement.
func (s *statement) sentences(found *names.Found) []int {
	var out []int
	for _, r := range s.places() {
		out = append(out, relations.SentenceOf(found, r.Source, r.Target))
	}
	for _, c := range s.told {
		at, there := slices.BinarySearchFunc(found.Mentions, c.TargetAt.Start, func(m names.Mention, start int) int { return cmp.Compare(m.Start, start) })
		if there {
			out = append(out, found.Mentions[at].Sentence)
		}
	}
	return out
}

// otherStage reports whether one of two statements is the tentative form of the
// other.
func (s *statement) otherStage(o *statement) bool {
	return s.source == o.source && (s.tentative == o.of || o.tentative == s.of)
}

// besides reports whether a statement may stand with a likelier rival: a wording
// tells it, and neither is the more special of the two: "its chairman and chief
// executive, X".
func (s *statement) besides(rival *statement) bool {
	return len(s.told) > 0 && s.of != rival.of && !s.yieldsTo(rival) && !rival.yieldsTo(s)
}

func (s *statement) yieldsTo(o *statement) bool {
	return slices.ContainsFunc(s.yields, func(y ontology.Yield) bool { return y.To == o.of })
}
