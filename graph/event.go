package graph

import (
	"cmp"
	"slices"
	"time"
)

// sameEventWithin bounds how far apart two stories with the same sum of money
// may lie and still tell one event.
const sameEventWithin = 365 * 24 * time.Hour

// told is a claim with what its story adds.
type told struct {
	Claim
	seen      time.Time
	cluster   string
	publisher string
}

// event is a group of claims of one thread that tell the same event or state.
type event struct {
	claims  []told
	amount  *Money // the first sum told
	stories map[string]bool
	ends    map[[2]string]bool
	last    time.Time
}

func (e *event) join(c told) {
	e.claims = append(e.claims, c)
	e.amount = cmp.Or(e.amount, c.Amount)
	e.stories[c.Story] = true
	e.ends[[2]string{c.Source, c.Target}] = true
	e.last = c.seen
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
	for _, c := range claims {
		var best *event
		most := 0
		for _, e := range events {
			if fit := g.fit(e, c); fit > 0 && fit >= most { // of equal ones the latest
				best, most = e, fit
			}
		}
		if best == nil {
			best = &event{stories: map[string]bool{}, ends: map[[2]string]bool{}}
			events = append(events, best)
		}
		best.join(c)
	}
	return events
}

// fit tells how well a claim fits an event of its thread, 0 for not at all.
// A state between two things is one, whatever is told of it. Two sums that
// disagree are two events. Beyond that, what one story tells of a thread is
// one event; so is what is told of the same two ends; and so are equal sums
// within a year.
func (g *Graph) fit(e *event, c told) int {
	t, _ := g.Type(c.Type)
	if t.Nature == State {
		return 1
	}
	agree := e.amount != nil && c.Amount != nil
	if agree && !e.amount.Agrees(*c.Amount) {
		return 0
	}
	sameStory := e.stories[c.Story]
	sameEnds := e.ends[[2]string{c.Source, c.Target}] || t.Symmetric && e.ends[[2]string{c.Target, c.Source}]
	near := c.seen.Sub(e.last) <= sameEventWithin
	switch {
	case agree && (sameStory || sameEnds || near):
		return 3
	case sameStory:
		return 2
	case sameEnds:
		return 1
	}
	return 0
}

// merged is what all claims of an event or a relation say together.
type merged struct {
	status      Status
	history     []StatusStep
	amount      *Money
	detail      string
	first, last time.Time
	stories     int
	independent int
	publishers  []string
	confidence  float64
	ids         []string
}

// mergeTold merges claims, at least one, in the order in which they were told.
func mergeTold(claims []told) merged {
	var m merged
	surest := slices.SortedStableFunc(slices.Values(claims), func(a, b told) int { return cmp.Compare(b.Confidence, a.Confidence) })
	clusters, stories, publishers := map[string]float64{}, map[string]bool{}, []string{}
	for _, c := range surest {
		m.ids = append(m.ids, c.ID)
		m.amount = cmp.Or(m.amount, c.Amount)
		m.detail = cmp.Or(m.detail, c.Detail)
		stories[c.Story] = true
		clusters[c.cluster] = max(clusters[c.cluster], c.Confidence)
		if c.publisher != "" {
			publishers = append(publishers, c.publisher)
		}
	}
	m.first, m.last = claims[0].seen, claims[len(claims)-1].seen
	m.stories, m.independent, m.publishers = len(stories), len(clusters), union(nil, publishers)
	m.confidence = together(clusters)
	m.history = history(claims)
	if n := len(m.history); n > 0 {
		m.status = m.history[n-1].Status
	}
	return m
}

// together is the chance that at least one of several independent stories is
// right. Copies of one story count once, with the surest of them.
func together(clusters map[string]float64) float64 {
	wrong := 1.0
	for _, key := range sortedKeys(clusters) { // in a fixed order, so that rounding is the same every time
		wrong *= 1 - clusters[key]
	}
	return 1 - wrong
}

// history is the status that each story tells, where it differs from the one
// before. Of what one story says, the surest claim counts.
func history(claims []told) []StatusStep {
	var steps []StatusStep
	for i := 0; i < len(claims); {
		j, best := i, -1
		for ; j < len(claims) && claims[j].Story == claims[i].Story; j++ {
			if claims[j].Status != NoStatus && (best < 0 || claims[j].Confidence > claims[best].Confidence) {
				best = j
			}
		}
		if best >= 0 && (len(steps) == 0 || steps[len(steps)-1].Status != claims[best].Status) {
			c := claims[best]
			steps = append(steps, StatusStep{Status: c.Status, Seen: c.seen, Story: c.Story})
		}
		i = j
	}
	return steps
}
