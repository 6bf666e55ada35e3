package graph

import "slices"

// Nature says whether a relation type tells an event or a state.
type Nature string

// The natures.
const (
	Event Nature = "EVENT" // has a status and a history
	State Nature = "STATE" // holds or does not
)

// RelationType is what the graph needs to know of a type of the ontology. The
// wordings by which stories tell it belong to package ontology.
type RelationType struct {
	Name        string // "LENDS"
	Label       string // source first: "lends to"
	Inverse     string // target first: "borrows from"
	Description string
	Sources     []Kind // the kinds that the source may be
	Targets     []Kind
	Symmetric   bool // no direction; Inverse equals Label
	Nature      Nature
	// Whole is true where the detail tells how much of the target the source
	// has, so that all that is told of one target belongs together.
	Whole bool
	// Deal tells how the type takes part in deals; nil where it does not.
	Deal *DealRoles
	// Elsewhere gives the type's name in other schemes, by scheme: "wikidata": "P1830".
	Elsewhere map[string]string
}

// DealRoles are the parts that both ends of a relation play in a deal.
type DealRoles struct {
	Kind   string // LOAN
	Source string // LENDER
	Target string // BORROWER
	// Lead is the part of a source that leads others: LEAD_LENDER. Empty where there is none.
	Lead string
	// Hub is the end, "source" or "target", that all edges of one deal
	// share: the borrower of a consortium's loan. Empty where they share none.
	Hub string
	// Once is true where the source plays its part once in a deal with the same
	// target: whoever raises a bid does not bid twice, whoever pays less than was
	// agreed does not buy twice. A lender may lend twice in a week.
	Once bool
}

// Takes reports whether the type may run from a source to a target of these kinds.
func (t RelationType) Takes(source, target Kind) bool {
	return slices.Contains(t.Sources, source) && slices.Contains(t.Targets, target)
}

// Thread returns the key of the claims that must be weighed together to tell
// the relations and deals between source and target: all that share a deal's
// hub or a target of which they tell how much is whose, or else all of the type between the two. The ends are two names or two
// entities.
func (t RelationType) Thread(source, target string) string {
	kind := t.Name
	if t.Deal != nil {
		kind = t.Deal.Kind
	}
	switch t.hub() {
	case "source":
		return kind + " " + source
	case "target":
		return kind + " " + target
	}
	source, target = t.Ends(source, target)
	return t.Name + " " + source + " " + target
}

// hub is the end, "source" or "target", by which claims are threaded, or empty.
func (t RelationType) hub() string {
	switch {
	case t.Whole:
		return "target"
	case t.Deal == nil:
		return ""
	}
	return t.Deal.Hub
}

func (t RelationType) once() bool { return t.Deal != nil && t.Deal.Once }

// Ends returns the two ends as a relation keeps them: as they are, or in the
// order of their ids where the type is symmetric.
func (t RelationType) Ends(source, target string) (string, string) {
	if t.Symmetric && target < source {
		return target, source
	}
	return source, target
}
