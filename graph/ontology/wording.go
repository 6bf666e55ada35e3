package ontology

import "github.com/dealgraph/dealgraph/graph"

// Wording is a pattern by which a sentence tells a relation, in a small
// language over words; [ParseWording] reads it:
//
//	{source} {target}   the names at the ends; a list "A, B and C" is one end with three members
//	{members}           both ends of a symmetric type at once: a list of two or more names, each related to each
//	{money}             a sum of money
//	{detail}            one to eight words, none a name, kept as the claim's detail: a title, a rating
//	{detail a|b c}      any of these sequences, kept as the claim's detail
//	{name}              a name of any kind that is no end
//	word                that word, whatever its case; also a punctuation mark that stands alone
//	's                  a possessive ending: 's, ’s or a bare apostrophe
//	lend~               any inflection: lend, lends, lent, lending; deal~: deal, deals
//	a|b|c               any of these words (each may bear a ~)
//	(a b|c)             any of these sequences
//	[a b|c]             the same, or nothing
//	<title>             any of the sequences of the file's list of that name
//	*                   up to 3 words, none a name or a sum
//	...                 up to 10 words, none a name or a sum
//	****                up to 15 words, names and sums among them
//	\(                  the mark itself, of those that have a meaning here: { } ( ) [ ] < > | * ~ \
//
// No part crosses the end of a sentence or a semicolon. A wording names each
// end once, outside of groups, or has {members} in their place; it has at least
// one word that cannot be missing; and it neither starts nor ends with a gap.
type Wording struct {
	Say string
	// Status is what the wording itself tells; empty leaves it to the tense
	// and the words round about.
	Status graph.Status
	// Confidence is how often the wording is right, in (0, 1]; 0 is unknown.
	Confidence float64
	Parts      []Part
}

// Part is one element of a wording.
type Part struct {
	Kind PartKind
	// Words are the lower-case words that a Word part takes, inflections spelled out.
	Words []string
	// Options are the sequences that a Group part takes.
	Options [][]Part
	// Optional is true of a Group that may be missing.
	Optional bool
	// Detail is true of a Group whose words are kept as the claim's detail.
	Detail bool
	// Max bounds the words of a Gap; Names lets it pass over names and sums.
	Max   int
	Names bool
}

// PartKind says what a part matches.
type PartKind int

// The kinds of part.
const (
	Word PartKind = iota
	Group
	Gap
	Source
	Target
	Money
	Detail
	Name
	Members
)
