package resolve

// Opposes reports whether two subjects are two things for a reason that no third
// name between them outweighs: a rule says so (kinds, identifiers, numbers,
// given names), one is a unit or a branch of the other, or both are branches in
// two places, as “UK Treasury” and “Italian Treasury” are of “Treasury”.
func (s *Subject) Opposes(o *Subject) bool {
	c := newComparison(s, o)
	_, rule, verdict := c.decide()
	_, left := kindOfRest(c.words.left)
	_, right := kindOfRest(c.words.right)
	branches := left == 1 && right == 1
	return verdict == Different && (branches || rule != nil || c.values[moreIsUnit] > 0 || c.values[moreIsPlace] > 0)
}
