package graph

import (
	"slices"
	"time"
)

// Known tells of a relation or a deal in which time this was known of it: the
// stories that were told up to a moment say no more. What stories say is that
// moment's; who is who and what analysts judge is always today's.
//
// What was known at a moment is what a graph would hold of the stories alone that were told
// by then. The claims of a thread are weighed in the order of their telling, so
// that what later stories say changes nothing of what earlier ones did.
type Known struct {
	KnownFrom time.Time `json:"knownFrom"`
	// KnownTo is zero of what is known now.
	KnownTo time.Time `json:"knownTo,omitzero"`
	// KnownAt is the moment that was asked for; zero is now.
	KnownAt time.Time `json:"-"`
}

// KnownOn reports whether this was known at a moment.
func (k Known) KnownOn(at time.Time) bool {
	return !at.Before(k.KnownFrom) && (k.KnownTo.IsZero() || at.Before(k.KnownTo))
}

// relationsKnownAt notes of what moment an answer is.
func relationsKnownAt(found []Relation, at time.Time) []Relation {
	for i := range found {
		found[i].KnownAt = at
	}
	return found
}

// dealsKnownAt notes of what moment an answer is.
func dealsKnownAt(found []Deal, at time.Time) []Deal {
	for i := range found {
		found[i].KnownAt = at
	}
	return found
}

// A past version is kept without its lists. They are in the present version,
// with the time from which each item is there.

// Complete gives a past version of a relation the lists that it had, from the present one.
func (r Relation) Complete(now Relation) Relation {
	r.Judgements = now.Judgements
	r.Claims = until(now.Claims, now.ClaimsTold, r.KnownFrom)
	r.ClaimsJoined = unlessEmpty(until(now.ClaimsJoined, now.ClaimsTold, r.KnownFrom))
	r.ClaimsTold = until(now.ClaimsTold, now.ClaimsTold, r.KnownFrom)
	r.Publishers = until(now.Publishers, now.PublishersSince, r.KnownFrom)
	r.PublishersSince = until(now.PublishersSince, now.PublishersSince, r.KnownFrom)
	r.History = stepsUntil(now.History, r.KnownFrom)
	if r.FirstSeen.Equal(r.LastSeen) {
		r.ClaimsTold, r.PublishersSince = nil, nil
	}
	return r
}

// Complete gives a past version of a deal the lists that it had, from the present one.
func (d Deal) Complete(now Deal) Deal {
	d.History = stepsUntil(now.History, d.KnownFrom)
	d.Publishers = until(now.Publishers, now.PublishersSince, d.KnownFrom)
	d.PublishersSince = until(now.PublishersSince, now.PublishersSince, d.KnownFrom)
	d.Relations = until(now.Relations, now.RelationsSince, d.KnownFrom)
	d.RelationsSince = until(now.RelationsSince, now.RelationsSince, d.KnownFrom)
	d.Parties = slices.DeleteFunc(slices.Clone(now.Parties), func(p Party) bool { return p.Since.After(d.KnownFrom) })
	if d.FirstSeen.Equal(d.LastSeen) {
		d.PublishersSince, d.RelationsSince = nil, nil
	}
	return d
}

func stepsUntil(history []StatusStep, at time.Time) []StatusStep {
	var steps []StatusStep
	for _, step := range history {
		if !step.Seen.After(at) {
			steps = append(steps, step)
		}
	}
	return steps
}

// until returns the items that are there since a moment or before; no times mean all.
func until[T any](items []T, since []time.Time, at time.Time) []T {
	if since == nil {
		return items
	}
	var there []T
	for i, item := range items {
		if !since[i].After(at) {
			there = append(there, item)
		}
	}
	return there
}
