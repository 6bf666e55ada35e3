package graph

import (
	"cmp"
	"slices"
	"time"
)

// told is a claim with what its story adds.
type told struct {
	Claim
	seen      time.Time
	cluster   string
	publisher string
	joined    string // the rule by which it joined its event; empty of what began one
}

// event is a group of claims of one thread that tell the same event or state.
type event struct {
	claims  []told
	status  Status
	sums    map[string]*Money // by currency
	stories map[string]bool
	ends    map[ends]bool
	by      map[string]map[string]bool // role in a deal, and who plays it
	edges   map[edge]int               // the relations of it, and how many earlier ones have the same ends
	last    time.Time
}

// ends are what a claim joins. Who sells a thing and who bought it are not
// the same end of it.
type ends struct {
	source, target string
	sells          bool
}

func newEvent() *event {
	return &event{sums: map[string]*Money{}, stories: map[string]bool{}, ends: map[ends]bool{}, by: map[string]map[string]bool{}, edges: map[edge]int{}}
}

func (e *event) join(c told, role string) {
	e.claims = append(e.claims, c)
	e.status = e.status.Then(c.Status)
	if c.Amount != nil {
		e.sums[c.Amount.Currency] = e.sums[c.Amount.Currency].then(c.Amount)
	}
	e.stories[c.Story] = true
	e.ends[ends{c.Source, c.Target, role == "SELLER"}] = true
	if e.by[role] == nil {
		e.by[role] = map[string]bool{}
	}
	e.by[role][c.Source] = true
	e.last = c.seen
}

// compare compares a sum with that of the event.
func (e *event) compare(m *Money) sums {
	switch {
	case m == nil || len(e.sums) == 0:
		return untold
	case e.sums[m.Currency] == nil:
		return currencies
	case e.sums[m.Currency].Agrees(*m):
		return equal
	}
	return differing
}

// eventsOf groups claims into events. It goes through them in the order in
// which they were told, whatever the order in which they were loaded, and lets
// each join the event that it fits best, or begin one.
func (g *Graph) eventsOf(claims []told) []*event {
	slices.SortFunc(claims, func(a, b told) int {
		return cmp.Or(a.seen.Compare(b.seen), cmp.Compare(a.Story, b.Story),
			a.Sentence.Start-b.Sentence.Start, a.TargetAt.Start-b.TargetAt.Start, cmp.Compare(a.ID, b.ID))
	})
	var events []*event
	ordinals := map[edge]int{}
	for _, c := range claims {
		var best *event
		most := 0
		t, _ := g.Type(c.Type)
		for _, e := range events {
			if fit, rule := e.joining(c, t).fit(); fit > 0 && fit >= most { // of equal ones the latest
				best, most, c.joined = e, fit, rule
			}
		}
		if best == nil {
			best = newEvent()
			events = append(events, best)
		}
		best.join(c, t.role())
		if k := edgeOf(c, t); !best.tells(k) {
			best.edges[k] = ordinals[k]
			ordinals[k]++
		}
	}
	return events
}

// edge is what tells one relation of an event from the others.
type edge struct{ kind, source, target string }

func edgeOf(c told, t RelationType) edge {
	source, target := t.Ends(c.Source, c.Target)
	return edge{c.Type, source, target}
}

func (e *event) tells(k edge) bool {
	_, there := e.edges[k]
	return there
}

// joining puts a claim beside the event.
func (e *event) joining(c told, t RelationType) joining {
	role := t.role()
	sells := role == "SELLER"
	return joining{
		event: e, claim: c, role: role, once: t.once(), state: t.Nature == State,
		sameStory: e.stories[c.Story],
		sameEnds:  e.ends[ends{c.Source, c.Target, sells}] || t.Symmetric && e.ends[ends{c.Target, c.Source, sells}],
		sums:      e.compare(c.Amount),
		gap:       c.seen.Sub(e.last),
	}
}

// role is the part that the source of the type plays in a deal, or empty.
func (t RelationType) role() string {
	if t.Deal == nil {
		return ""
	}
	return t.Deal.Source
}
