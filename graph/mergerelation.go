package graph

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// mergeClaims makes the relations and deals that the claims of one thread
// tell, as judgements have it, and what was known of them before. Hypothetical
// claims tell none. Denials make a relation of their own,
// with the polarity Denied, which nothing counts as a fact.
func (g *Graph) mergeClaims(key string, claims []Claim, stories map[string]Story, rulings rulings) Thread {
	byPolarity := map[Polarity][]told{}
	for _, c := range claims {
		if c.Modality != Hypothetical {
			s := stories[c.Story]
			byPolarity[c.Polarity] = append(byPolarity[c.Polarity], told{Claim: c, seen: s.Seen(), cluster: s.Cluster, publisher: s.Publisher})
		}
	}
	thread := Thread{Key: key}
	for _, polarity := range []Polarity{Affirmed, Denied} {
		for n, e := range g.eventsOf(byPolarity[polarity]) {
			a := g.accountOf(e, polarity, rulings)
			if polarity == Affirmed {
				a.deal.id = dealID(key, n)
			}
			a.tell()
			a.addTo(&thread)
		}
	}
	g.contradict(&thread, slices.Concat(byPolarity[Affirmed], byPolarity[Denied]))
	return thread
}

// account goes through an event in the order of its telling, and keeps what was
// known of its relations and of its deal at each moment.
type account struct {
	graph *Graph
	event *event
	edges []edge // in order
	of    map[edge]*chapter
	deal  dealing
}

// chapter is one relation of an event.
type chapter struct {
	*tally
	shape    Relation    // what is the same at any time
	rulings  []Judgement // on it, today
	inDeal   bool
	alone    bool // the source is the only one of its part; see [account.alone]
	versions []Relation
}

// dealing is the deal that an event may be.
type dealing struct {
	*tally
	id       string // empty where it can be none
	kind     string
	judged   Correction
	parties  map[Party]time.Time // without Since, and since when
	versions []Deal
}

func (g *Graph) accountOf(e *event, polarity Polarity, all rulings) *account {
	a := &account{graph: g, event: e, of: map[edge]*chapter{}}
	a.deal = dealing{tally: newTally(false), parties: map[Party]time.Time{}}
	a.edges = slices.SortedFunc(maps.Keys(e.edges), func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.source, b.source), cmp.Compare(a.target, b.target))
	})
	told := map[edge][]string{}
	if len(all) > 0 {
		for _, c := range e.claims {
			t, _ := g.Type(c.Type)
			told[edgeOf(c, t)] = append(told[edgeOf(c, t)], c.ID)
		}
	}
	for _, k := range a.edges {
		t, _ := g.Type(k.kind)
		c := &chapter{tally: newTally(t.Nature == State), rulings: all.on(told[k])}
		c.shape = Relation{
			ID:   relationID(k.kind, k.source, k.target, polarity, e.edges[k]),
			Type: k.kind, Source: k.source, Target: k.target, Symmetric: t.Symmetric, Polarity: polarity,
		}
		a.of[k] = c
		a.judge(c)
	}
	return a
}

// judge notes what judgements on a relation say of the whole event. What was
// judged no fact is no part of its deal.
func (a *account) judge(c *chapter) {
	judged := c.judge(a.graph, c.shape)
	for _, j := range c.rulings {
		if of := j.Correction; of != nil {
			a.deal.judged.Status, a.deal.judged.Amount = cmp.Or(of.Status, a.deal.judged.Status), cmp.Or(of.Amount, a.deal.judged.Amount)
		}
	}
	t, _ := a.graph.Type(judged.Type)
	if c.inDeal = judged.Polarity == Affirmed; c.inDeal && t.Deal != nil {
		a.deal.kind = t.Deal.Kind
	}
}

// judge makes a version of the relation what judgements say of it: of several
// the last word counts. Its id stays what the stories make it.
func (c *chapter) judge(g *Graph, r Relation) Relation {
	for _, j := range c.rulings {
		r.Judgements = append(r.Judgements, j.ID)
		g.judgeRelation(&r, j)
	}
	return r
}

// tell goes from moment to moment.
func (a *account) tell() {
	claims := a.event.claims
	for i := 0; i < len(claims); {
		moment := claims[i].seen
		touched := map[*chapter]bool{}
		for ; i < len(claims) && claims[i].seen.Equal(moment); i++ {
			t, _ := a.graph.Type(claims[i].Type)
			c := a.of[edgeOf(claims[i], t)]
			c.add(claims[i])
			touched[c] = true
			if c.inDeal {
				a.deal.add(claims[i])
			}
		}
		a.turn(moment, touched)
	}
}

// turn ends a moment: what was told in it makes new versions.
func (a *account) turn(moment time.Time, touched map[*chapter]bool) {
	was := len(a.deal.versions) > 0
	for c := range touched {
		c.finish()
		a.join(c, moment)
	}
	a.deal.finish()
	if slices.ContainsFunc(slices.Collect(maps.Keys(touched)), func(c *chapter) bool { return c.inDeal }) {
		a.deal.turn(moment)
	}
	is := len(a.deal.versions) > 0
	for _, k := range a.edges {
		c := a.of[k]
		if touched[c] || len(c.claims) > 0 && (is && !was && c.inDeal || c.alone && !a.alone(k)) {
			c.alone = a.alone(k)
			c.turn(a, moment)
		}
	}
}

// alone reports whether the source of an edge is the only one that is told by now
// to play its part, and not told to lead others in it.
func (a *account) alone(k edge) bool {
	t, _ := a.graph.Type(k.kind)
	if t.Deal == nil || t.hub() != "target" || a.of[k].leads {
		return false
	}
	return !slices.ContainsFunc(a.edges, func(o edge) bool {
		other, _ := a.graph.Type(o.kind)
		return o.source != k.source && len(a.of[o].claims) > 0 && other.role() == t.role()
	})
}

// join notes the parties that a relation brings into the deal.
func (a *account) join(c *chapter, moment time.Time) {
	r := c.shape
	if len(c.rulings) > 0 {
		r = c.judge(a.graph, r)
	}
	t, _ := a.graph.Type(r.Type)
	if !c.inDeal || t.Deal == nil {
		return
	}
	parties := []Party{{Entity: r.Source, Role: t.Deal.Source}, {Entity: r.Target, Role: t.Deal.Target}}
	if c.leads && t.Deal.Lead != "" {
		parties = append(parties, Party{Entity: r.Source, Role: t.Deal.Lead})
	}
	for _, p := range parties {
		if _, known := a.deal.parties[p]; !known {
			a.deal.parties[p] = moment
		}
	}
}

// turn adds the version of a relation that is known from a moment on.
func (c *chapter) turn(a *account, moment time.Time) {
	r := c.shape
	r.Status, r.Amount, r.Detail = c.status, c.amount, c.detail
	r.Leads, r.First = c.leads, c.claims[0].ID
	if t, _ := a.graph.Type(r.Type); t.Deal != nil && t.hub() != "" {
		r.Share = c.share
	}
	if c.alone {
		r.Share = cmp.Or(c.share, c.amount)
	}
	r.FirstSeen, r.LastSeen = c.first, c.last
	r.Stories, r.Independent, r.Confidence = c.stories, len(c.clusters), c.confidence()
	r.Validity, r.KnownFrom = c.validity(), moment
	if c.inDeal && len(a.deal.versions) > 0 {
		r.Deal = a.deal.id
	}
	r = c.judge(a.graph, r)
	r.Judgements = nil // a list, which the last version alone has
	if n := len(c.versions); n > 0 {
		c.versions[n-1].KnownTo = moment
	}
	c.versions = append(c.versions, r)
}

// turn adds the version of the deal that is known from a moment on, if the event
// has money or more than two parties.
func (d *dealing) turn(moment time.Time) {
	amount, status := cmp.Or(d.judged.Amount, d.amount), cmp.Or(d.judged.Status, d.status)
	if d.id == "" || len(d.parties) == 0 || entitiesOf(d.parties) <= 2 && amount == nil {
		return
	}
	if n := len(d.versions); n > 0 {
		d.versions[n-1].KnownTo = moment
	}
	d.versions = append(d.versions, Deal{
		ID: d.id, Kind: d.kind, Status: status, Amount: amount, Date: d.dated(d.history, d.first),
		FirstSeen: d.first, LastSeen: d.last,
		Stories: d.stories, Independent: len(d.clusters), Confidence: d.confidence(),
		Validity: d.validity(), Known: Known{KnownFrom: moment},
	})
}

// addTo adds the present versions, with their lists, and the past ones to a thread.
func (a *account) addTo(thread *Thread) {
	var deal *Deal
	if n := len(a.deal.versions); n > 0 {
		thread.PastDeals = append(thread.PastDeals, a.deal.versions[:n-1]...)
		deal = &a.deal.versions[n-1]
		deal.History = a.deal.history
		deal.Publishers, deal.PublishersSince = a.deal.publishersSince()
		deal.Parties = a.deal.partiesSince()
	}
	for _, k := range a.edges {
		c := a.of[k]
		last := len(c.versions) - 1
		thread.PastRelations = append(thread.PastRelations, c.versions[:last]...)
		r := c.versions[last]
		r.History = c.history
		r.Publishers, r.PublishersSince = c.publishersSince()
		r.Claims, r.ClaimsTold, r.ClaimsJoined = c.claimsTold()
		for _, j := range c.rulings {
			r.Judgements = append(r.Judgements, j.ID)
		}
		thread.Relations = append(thread.Relations, r)
		if deal != nil && c.inDeal {
			deal.Relations = append(deal.Relations, r.ID)
			deal.RelationsSince = append(deal.RelationsSince, c.first)
		}
	}
	if deal != nil {
		deal.RelationsSince = a.deal.unlessAtOnce(deal.RelationsSince)
		thread.Deals = append(thread.Deals, *deal)
	}
}

func (d *dealing) partiesSince() []Party {
	var all []Party
	for p, since := range d.parties {
		p.Since = since
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b Party) int { return cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(a.Entity, b.Entity)) })
	return all
}

// entitiesOf counts who takes part, in however many roles.
func entitiesOf(parties map[Party]time.Time) int {
	entities := map[string]bool{}
	for p := range parties {
		entities[p.Entity] = true
	}
	return len(entities)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
