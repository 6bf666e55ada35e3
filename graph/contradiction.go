package graph

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// Conflict names what cannot both hold.
type Conflict string

// The conflicts that are found. Each is what sentences alone can show; whether
// one side is right, an analyst says by a judgement, which settles it.
const (
	// ToldAndDenied: stories tell an event or state that another denies, and
	// nothing that came of it later shows who was right.
	ToldAndDenied Conflict = "TOLD_AND_DENIED"
	// DoneAndCalledOff: a deal is completed and called off within a month, by
	// stories that do not copy one another.
	DoneAndCalledOff Conflict = "DONE_AND_CALLED_OFF"
	// TwoAmounts: two publishers give sums of one currency for one agreed deal,
	// within three days, that exclude each other.
	TwoAmounts Conflict = "TWO_AMOUNTS"
	// TwoOwners: two hold more than the whole of one thing, told within a week.
	TwoOwners Conflict = "TWO_OWNERS"
	// TwoBuyers: two complete the purchase of one thing within a month, apart
	// from each other, and neither is told to have sold it.
	TwoBuyers Conflict = "TWO_BUYERS"
)

// Conflicts lists the conflicts.
var Conflicts = []Conflict{ToldAndDenied, DoneAndCalledOff, TwoAmounts, TwoOwners, TwoBuyers}

// The limits of contradictions.
const (
	MaxContradictions = 100 // of the claims that are weighed together; see [RelationType.Thread]
	MaxSideClaims     = 20  // of one side of a contradiction, the surest
)

// Contradiction is two things that stories tell and that cannot both hold.
type Contradiction struct {
	ID       string   `json:"id"`
	Conflict Conflict `json:"conflict"`
	// Seen is when the claim that was told last was told.
	Seen time.Time `json:"seen"`
	// Entities are at the ends of the relations.
	Entities []string `json:"entities"`
	// Relations are the two that conflict, or the one that is told in two ways;
	// Deals are those that they are part of.
	Relations []string `json:"relations"`
	Deals     []string `json:"deals,omitempty"`
	// One and Other are the claims on either side, the surest first. One is
	// what is told, done, or told first.
	One   []string `json:"one"`
	Other []string `json:"other"`
}

// ContradictionQuery asks for contradictions, the one last told first. Every field narrows it.
type ContradictionQuery struct {
	Of        []string // ids of entities, of which one is at an end
	Conflicts []Conflict
	Window
}

// Contradictions lists contradictions, the one last told first. It fails with
// BadInput where the query is out of bounds.
func (g *Graph) Contradictions(ctx context.Context, q ContradictionQuery) (Page[Contradiction], error) {
	for _, c := range q.Conflicts {
		if !slices.Contains(Conflicts, c) {
			return Page[Contradiction]{}, Errorf(BadInput, "unknown conflict %q; there are %v", c, Conflicts)
		}
	}
	position := func(c Contradiction) Position {
		return Position{Number: float64(c.Seen.UnixMicro()), ID: c.ID}
	}
	page, err := list(ctx, q.Window, q, position, g.store.Contradictions)
	if err != nil {
		return page, err
	}
	var shown []string
	for _, c := range page.Items {
		shown = append(shown, c.Entities...)
	}
	if moved, err := g.redirect(ctx, shown, &q.Of); err != nil || !moved {
		return page, err
	}
	return list(ctx, q.Window, q, position, g.store.Contradictions)
}

// ContradictionsOf returns the contradictions that one of the relations is part of, in the order of their ids.
func (g *Graph) ContradictionsOf(ctx context.Context, relations []string) ([]Contradiction, error) {
	found, err := g.store.ContradictionsOf(ctx, relations)
	slices.SortFunc(found, func(a, b Contradiction) int { return cmp.Compare(a.ID, b.ID) })
	return found, err
}

// witnessed is a relation with the claims that tell it, in the order of telling.
type witnessed struct {
	*Relation
	of     RelationType
	claims []told
}

// conflict is what a rule finds.
type conflict struct {
	relations  []*Relation
	one, other []told
}

// conflicting are the rules by which contradictions are found among the
// relations of one thread.
var conflicting = []struct {
	conflict Conflict
	find     func([]witnessed) []conflict
}{
	{ToldAndDenied, toldAndDenied},
	{DoneAndCalledOff, doneAndCalledOff},
	{TwoAmounts, twoAmounts},
	{TwoOwners, twoOwners},
	{TwoBuyers, twoBuyers},
}

// contradict finds the contradictions of a thread.
func (g *Graph) contradict(thread *Thread, claims []told) {
	byID := make(map[string]told, len(claims))
	for _, c := range claims {
		byID[c.ID] = c
	}
	var relations []witnessed
	for i := range thread.Relations {
		r := &thread.Relations[i]
		t, _ := g.Type(r.Type)
		v := witnessed{Relation: r, of: t}
		for _, id := range r.Claims {
			v.claims = append(v.claims, byID[id])
		}
		slices.SortStableFunc(v.claims, func(a, b told) int { return a.seen.Compare(b.seen) })
		if r.Polarity != Rejected && !r.Confirmed { // what is judged is settled
			relations = append(relations, v)
		}
	}
	for _, rule := range conflicting {
		for _, found := range rule.find(relations) {
			if len(thread.Contradictions) == MaxContradictions {
				return
			}
			thread.Contradictions = append(thread.Contradictions, found.contradiction(rule.conflict))
		}
	}
}

func (f conflict) contradiction(kind Conflict) Contradiction {
	c := Contradiction{Conflict: kind, One: surestOf(f.one), Other: surestOf(f.other)}
	for _, r := range f.relations {
		c.Relations = append(c.Relations, r.ID)
		c.Entities = append(c.Entities, r.Source, r.Target)
		if r.Deal != "" {
			c.Deals = append(c.Deals, r.Deal)
		}
	}
	c.Entities, c.Deals = union(nil, c.Entities), union(nil, c.Deals)
	for _, t := range slices.Concat(f.one, f.other) {
		if t.seen.After(c.Seen) {
			c.Seen = t.seen
		}
	}
	c.ID = id("x", append([]string{string(kind)}, c.Relations...)...)
	return c
}

func surestOf(claims []told) []string {
	var ids []string
	for _, c := range slices.SortedFunc(slices.Values(claims), func(a, b told) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.ID, b.ID))
	}) {
		ids = append(ids, c.ID)
	}
	return ids[:min(len(ids), MaxSideClaims)]
}
