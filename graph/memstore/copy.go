package memstore

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// Records are copied on their way in and on their way out, so that nobody
// shares memory with a state.

func copies[T any](records []T, copied func(T) T) []T {
	var all []T
	for _, record := range records {
		all = append(all, copied(record))
	}
	return all
}

func copyOfStory(s graph.Story) graph.Story {
	s.Origins = slices.Clone(s.Origins)
	return s
}

func copyOfAppearance(a graph.Appearance) graph.Appearance {
	a.Aliases, a.Identifiers, a.Mentions = slices.Clone(a.Aliases), slices.Clone(a.Identifiers), slices.Clone(a.Mentions)
	return a
}

func copyOfClaim(c graph.Claim) graph.Claim {
	c.Amount, c.Share, c.When = copyOfMoney(c.Amount), copyOfMoney(c.Share), copyOf(c.When)
	return c
}

func copyOfEntity(e graph.Entity) graph.Entity {
	e.Aliases, e.Identifiers, e.Names = slices.Clone(e.Aliases), slices.Clone(e.Identifiers), slices.Clone(e.Names)
	return e
}

func copyOfName(n graph.Name) graph.Name {
	n.Aliases, n.Identifiers, n.Neighbours = slices.Clone(n.Aliases), slices.Clone(n.Identifiers), slices.Clone(n.Neighbours)
	return n
}

func copyOfJudgement(j graph.Judgement) graph.Judgement {
	j.Names, j.Claims, j.Threads = slices.Clone(j.Names), slices.Clone(j.Claims), slices.Clone(j.Threads)
	if j.Correction != nil {
		c := *j.Correction
		c.Amount = copyOfMoney(c.Amount)
		j.Correction = &c
	}
	return j
}

func copyOfRelation(r graph.Relation) graph.Relation {
	r.History, r.Amount, r.Share = slices.Clone(r.History), copyOfMoney(r.Amount), copyOfMoney(r.Share)
	for i, step := range r.History {
		r.History[i].When = copyOf(step.When)
	}
	r.Publishers, r.Claims, r.Judgements = slices.Clone(r.Publishers), slices.Clone(r.Claims), slices.Clone(r.Judgements)
	r.PublishersSince, r.ClaimsTold, r.ClaimsJoined = slices.Clone(r.PublishersSince), slices.Clone(r.ClaimsTold), slices.Clone(r.ClaimsJoined)
	r.Validity = copyOfValidity(r.Validity)
	return r
}

func copyOfValidity(v graph.Validity) graph.Validity {
	v.ValidTo, v.Phases = copyOf(v.ValidTo), slices.Clone(v.Phases)
	return v
}

func copyOfDeal(d graph.Deal) graph.Deal {
	d.History, d.Amount, d.Parties = slices.Clone(d.History), copyOfMoney(d.Amount), slices.Clone(d.Parties)
	d.Relations, d.Publishers = slices.Clone(d.Relations), slices.Clone(d.Publishers)
	d.RelationsSince, d.PublishersSince = slices.Clone(d.RelationsSince), slices.Clone(d.PublishersSince)
	d.Validity = copyOfValidity(d.Validity)
	return d
}

func copyOfThread(t graph.Thread) graph.Thread {
	t.Relations, t.Deals = copies(t.Relations, copyOfRelation), copies(t.Deals, copyOfDeal)
	t.PastRelations, t.PastDeals = copies(t.PastRelations, copyOfRelation), copies(t.PastDeals, copyOfDeal)
	t.Contradictions = copies(t.Contradictions, copyOfContradiction)
	return t
}

func copyOfContradiction(c graph.Contradiction) graph.Contradiction {
	c.Entities, c.Relations, c.Deals = slices.Clone(c.Entities), slices.Clone(c.Relations), slices.Clone(c.Deals)
	c.One, c.Other = slices.Clone(c.One), slices.Clone(c.Other)
	return c
}

func copyOfChange(c graph.Change) graph.Change {
	c.Before, c.After = copyOfTelling(c.Before), copyOfTelling(c.After)
	return c
}

func copyOfTelling(t *graph.Telling) *graph.Telling {
	if t = copyOf(t); t != nil {
		t.Amount = copyOfMoney(t.Amount)
	}
	return t
}

func copyOfMoney(m *graph.Money) *graph.Money { return copyOf(m) }

func copyOf[T any](value *T) *T {
	if value == nil {
		return nil
	}
	same := *value
	return &same
}
