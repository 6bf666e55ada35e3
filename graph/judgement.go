package graph

import (
	"cmp"
	"slices"
	"time"
)

// Ruling is what a judgement says.
type Ruling string

// The rulings. The first two are on two names, the next two on the entity that
// a name is one of, and the last three on a relation.
const (
	RuleSame    Ruling = "SAME"     // both are one thing, whatever else speaks against it
	RuleNotSame Ruling = "NOT_SAME" // they are two
	RuleRename  Ruling = "RENAME"   // it is shown by this name
	RuleKind    Ruling = "KIND"     // it is of this kind
	RuleConfirm Ruling = "CONFIRM"  // it holds: its confidence is 1
	RuleReject  Ruling = "REJECT"   // it does not hold: its polarity is Rejected
	RuleCorrect Ruling = "CORRECT"  // it holds otherwise than told
)

// Rulings lists the rulings.
var Rulings = []Ruling{RuleSame, RuleNotSame, RuleRename, RuleKind, RuleConfirm, RuleReject, RuleCorrect}

// The limits of a judgement.
const (
	MaxAuthor       = 200  // bytes
	MaxReason       = 4000 // bytes
	MaxJudgedClaims = 100  // the surest claims of a relation, by which it is known
)

// Judgement is an analyst's word. It is kept apart from what stories say and
// rewrites none of it. It stays until it is taken back, also where what it is
// about is gone, and counts again when that is back.
type Judgement struct {
	// ID is a hash of the rest.
	ID     string `json:"id"`
	Ruling Ruling `json:"ruling"`
	// Names are the ids of the names that it is about: two of SAME and NOT_SAME,
	// one of RENAME and KIND. The id of an entity is that of one of its names.
	Names []string `json:"names,omitempty"`
	// Relation is the id that the relation had when it was judged. What counts
	// are its Claims: the judgement is about each relation that one of them tells.
	Relation string   `json:"relation,omitempty"`
	Claims   []string `json:"claims,omitempty"`
	// Threads are the threads of these claims.
	Threads []string `json:"threads,omitempty"`

	Name       string      `json:"name,omitempty"` // of RENAME
	Kind       Kind        `json:"kind,omitempty"` // of KIND
	Correction *Correction `json:"correction,omitempty"`

	Author string    `json:"author"`
	Reason string    `json:"reason,omitempty"`
	Made   time.Time `json:"made"`
}

// Correction is what CORRECT says of a relation; an empty field leaves it as told.
type Correction struct {
	Type     string   `json:"type,omitempty"`
	Swapped  bool     `json:"swapped,omitempty"` // source and target changed places
	Status   Status   `json:"status,omitempty"`
	Amount   *Money   `json:"amount,omitempty"`
	Polarity Polarity `json:"polarity,omitempty"`
}

// About returns what a store finds the judgement by: its own id, its names and
// the threads of its claims.
func (j Judgement) About() []string { return slices.Concat([]string{j.ID}, j.Names, j.Threads) }

// JudgementQuery asks for judgements, the newest first.
type JudgementQuery struct {
	Rulings []Ruling
	Window
}

// earlier orders judgements, so that the last word counts.
func earlier(a, b Judgement) int { return cmp.Or(a.Made.Compare(b.Made), cmp.Compare(a.ID, b.ID)) }

// pair is two names, the smaller id first.
type pair [2]string

func pairOf(a, b string) pair { return pair{min(a, b), max(a, b)} }

// pairRulings returns the last word on each pair of names.
func pairRulings(judgements []Judgement) map[pair]Judgement {
	last := map[pair]Judgement{}
	for _, j := range slices.SortedFunc(slices.Values(judgements), earlier) {
		if j.Ruling == RuleSame || j.Ruling == RuleNotSame {
			last[pairOf(j.Names[0], j.Names[1])] = j
		}
	}
	return last
}
