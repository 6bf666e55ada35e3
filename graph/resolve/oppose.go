package resolve

import "slices"

// Opposes reports whether two subjects are two things for a reason that no third
// name between them outweighs: a rule says so (kinds, identifiers, numbers,
// given names), one is a unit or a branch of the other, both are branches in
// two places, as “UK Treasury” and “Italian Treasury” are of “Treasury”, or
// both may be called by one short form, as “European Commission” and “European
// Community” by “EC”.
func (s *Subject) Opposes(o *Subject) bool {
	c := newComparison(s, o)
	_, rule, verdict := c.decide()
	_, left := kindOfRest(c.words.left)
	_, right := kindOfRest(c.words.right)
	branches := left == 1 && right == 1
	return verdict == Different && (branches || rule != nil || c.values[moreIsUnit] > 0 || c.values[moreIsPlace] > 0 || c.shareShortForm())
}

// MayMeanSeveral reports whether a subject goes by so few letters that several
// things may be called so for short.
func (s *Subject) MayMeanSeveral() bool {
	return s.class != person && s.names[0].isShort() && len(s.names[0].joined) <= 4
}

// shareShortForm reports whether two names with words that the other lacks
// begin with the same word or have the same initials, so that one short form
// may stand for either.
func (c *comparison) shareShortForm() bool {
	x, y := &c.a.names[0], &c.b.names[0]
	if c.of == person || c.values[clash] == 0 || len(x.words) < 2 || len(y.words) < 2 {
		return false
	}
	initials := y.initials()
	return x.words[0].stands == y.words[0].stands ||
		slices.ContainsFunc(x.initials(), func(s string) bool { return slices.Contains(initials, s) })
}
