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
}

// event is a group of claims of one thread that tell the same event or state.
type event struct {
	claims  []told
	status  Status
	sums    map[string]*Money // by currency
	stories map[string]bool
	ends    map[ends]bool
	by      map[string]map[string]bool // role in a deal, and who plays it
	last    time.Time
}

// ends are what a claim joins. Who sells a thing and who bought it are not
// the same end of it.
type ends struct {
	source, target string
	sells          bool
}

func newEvent() *event {
	return &event{sums: map[string]*Money{}, stories: map[string]bool{}, ends: map[ends]bool{}, by: map[string]map[string]bool{}}
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
	for _, c := range claims {
		var best *event
		most := 0
		t, _ := g.Type(c.Type)
		for _, e := range events {
			if fit := e.joining(c, t).fit(); fit > 0 && fit >= most { // of equal ones the latest
				best, most = e, fit
			}
		}
		if best == nil {
			best = newEvent()
			events = append(events, best)
		}
		best.join(c, t.role())
	}
	return events
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

// merged is what all claims of an event or a relation say together.
type merged struct {
	status      Status
	history     []StatusStep
	amount      *Money
	share       *Money
	leads       bool
	detail      string
	first, last time.Time
	firstClaim  string
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
		stories[c.Story] = true
		clusters[c.cluster] = max(clusters[c.cluster], c.Confidence)
		if c.publisher != "" {
			publishers = append(publishers, c.publisher)
		}
	}
	for _, c := range claims {
		m.amount, m.share = m.amount.then(c.Amount), m.share.then(c.Share)
		m.leads = m.leads || c.Leads
		m.detail = cmp.Or(c.Detail, m.detail) // a title or a holding is what it was told to be last
	}
	m.firstClaim = claims[0].ID
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

// history is the status that each story tells, where it leads on from the one
// before. Of what one story says, the surest claim counts.
func history(claims []told) []StatusStep {
	var steps []StatusStep
	now := NoStatus
	for i := 0; i < len(claims); {
		j, best := i, -1
		for ; j < len(claims) && claims[j].Story == claims[i].Story; j++ {
			if claims[j].Status != NoStatus && (best < 0 || claims[j].Confidence > claims[best].Confidence) {
				best = j
			}
		}
		if best >= 0 {
			c := claims[best]
			if next := now.Then(c.Status); next != now {
				now = next
				steps = append(steps, StatusStep{Status: now, Seen: c.seen, Story: c.Story, Claim: c.ID})
			}
		}
		i = j
	}
	return steps
}
