package graph

import (
	"cmp"
	"maps"
	"slices"
)

// edge is what tells one relation of an event from the others.
type edge struct{ kind, source, target string }

// mergeClaims makes the relations and deals that the claims of one thread
// tell, as judgements have it. Hypothetical claims tell none. Denials make a relation of their own,
// with the polarity Denied, which nothing counts as a fact.
func (g *Graph) mergeClaims(key string, claims []Claim, stories map[string]Story, rulings rulings) Thread {
	byPolarity := map[Polarity][]told{}
	for _, c := range claims {
		if c.Modality != Hypothetical {
			s := stories[c.Story]
			byPolarity[c.Polarity] = append(byPolarity[c.Polarity], told{c, s.Seen(), s.Cluster, s.Publisher})
		}
	}
	thread := Thread{Key: key}
	for _, polarity := range []Polarity{Affirmed, Denied} {
		ordinals := map[edge]int{} // how many earlier events have this edge
		for n, e := range g.eventsOf(byPolarity[polarity]) {
			made := g.relationsOf(e, polarity, ordinals)
			judged := g.judgeRelations(made, rulings)
			if polarity == Affirmed {
				if deal, ok := g.dealOf(key, n, e, made, judged); ok {
					thread.Deals = append(thread.Deals, deal)
				}
			}
			thread.Relations = append(thread.Relations, made...)
		}
	}
	g.contradict(&thread, slices.Concat(byPolarity[Affirmed], byPolarity[Denied]))
	return thread
}

func (g *Graph) relationsOf(e *event, polarity Polarity, ordinals map[edge]int) []Relation {
	byEdge := map[edge][]told{}
	for _, c := range e.claims {
		t, _ := g.Type(c.Type)
		source, target := t.Ends(c.Source, c.Target)
		key := edge{c.Type, source, target}
		byEdge[key] = append(byEdge[key], c)
	}
	edges := slices.SortedFunc(maps.Keys(byEdge), func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.source, b.source), cmp.Compare(a.target, b.target))
	})
	var relations []Relation
	for _, k := range edges {
		m := mergeTold(byEdge[k])
		t, _ := g.Type(k.kind)
		relations = append(relations, Relation{
			ID:   relationID(k.kind, k.source, k.target, polarity, ordinals[k]),
			Type: k.kind, Source: k.source, Target: k.target, Symmetric: t.Symmetric, Polarity: polarity,
			Status: m.status, History: m.history, Amount: m.amount, Share: e.shareOf(k, t, m), Leads: m.leads, Detail: m.detail,
			FirstSeen: m.first, LastSeen: m.last,
			Stories: m.stories, Independent: m.independent, Publishers: m.publishers,
			Confidence: m.confidence, First: m.firstClaim, Claims: m.ids,
		})
		ordinals[k]++
	}
	return relations
}

// shareOf is what the source of an edge alone gives: what it is told to or,
// where nobody else is told to take its part, and it is not told to lead
// others, the whole.
func (e *event) shareOf(k edge, t RelationType, m merged) *Money {
	switch {
	case t.Deal == nil || t.hub() == "":
		return nil
	case m.share != nil:
		return m.share
	case m.leads || len(e.by[t.Deal.Source]) > 1 || t.hub() != "target":
		return nil
	}
	return m.amount
}

// dealOf makes the deal that an event is, if it has money or more than two
// parties, and points its relations at it. What was judged no fact is no part of it.
func (g *Graph) dealOf(thread string, n int, e *event, relations []Relation, judged Correction) (Deal, bool) {
	parties := map[Party]bool{}
	kind := ""
	out := map[string]bool{} // claims that tell no part of it
	for _, r := range relations {
		if r.Polarity != Affirmed {
			for _, c := range r.Claims {
				out[c] = true
			}
			continue
		}
		t, _ := g.Type(r.Type)
		if t.Deal == nil {
			continue
		}
		kind = t.Deal.Kind
		parties[Party{Entity: r.Source, Role: t.Deal.Source}] = true
		parties[Party{Entity: r.Target, Role: t.Deal.Target}] = true
		if r.Leads && t.Deal.Lead != "" {
			parties[Party{Entity: r.Source, Role: t.Deal.Lead}] = true
		}
	}
	claims := slices.DeleteFunc(slices.Clone(e.claims), func(c told) bool { return out[c.ID] })
	if len(parties) == 0 {
		return Deal{}, false
	}
	m := mergeTold(claims)
	m.amount, m.status = cmp.Or(judged.Amount, m.amount), cmp.Or(judged.Status, m.status)
	if m.amount == nil && entitiesOf(parties) <= 2 {
		return Deal{}, false
	}
	deal := Deal{
		ID: dealID(thread, n), Kind: kind, Status: m.status, History: m.history, Amount: m.amount,
		FirstSeen: m.first, LastSeen: m.last,
		Stories: m.stories, Independent: m.independent, Publishers: m.publishers, Confidence: m.confidence,
	}
	deal.Parties = slices.SortedFunc(maps.Keys(parties), func(a, b Party) int {
		return cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(a.Entity, b.Entity))
	})
	for i := range relations {
		if relations[i].Polarity == Affirmed {
			relations[i].Deal = deal.ID
			deal.Relations = append(deal.Relations, relations[i].ID)
		}
	}
	return deal, true
}

// entitiesOf counts who takes part, in however many roles.
func entitiesOf(parties map[Party]bool) int {
	entities := map[string]bool{}
	for p := range parties {
		entities[p.Entity] = true
	}
	return len(entities)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
