package graph

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// MaxTimeline bounds the relations that one timeline is made of.
const MaxTimeline = 5000

// Moment is a point of a timeline: a step in the status of an event or, where
// its status is [NoStatus], the first telling of a state or of an event without one.
// Of a state, TERMINATED tells that it ended.
type Moment struct {
	At       time.Time
	Status   Status
	Relation Relation
	// Claim is the id of the claim that told it, which is of a story.
	Claim string
}

// TimelineQuery asks for what was told round some entities, the earliest first.
type TimelineQuery struct {
	Of []string // entity ids, 1 to [MaxSeeds]
	// Filter selects relations; its Since and Until bound the moments as well.
	Filter RelationFilter
	Window
}

// Timeline lists moments. It fails with BadInput where the query is out of
// bounds, and with TooLarge where more than [MaxTimeline] relations have any.
func (g *Graph) Timeline(ctx context.Context, q TimelineQuery) (Page[Moment], error) {
	if len(q.Of) < 1 || len(q.Of) > MaxSeeds {
		return Page[Moment]{}, Errorf(BadInput, "a timeline is asked for %d entities; it may be 1 to %d", len(q.Of), MaxSeeds)
	}
	if err := g.checkFilter(&q.Filter); err != nil {
		return Page[Moment]{}, err
	}
	return list(ctx, q.Window, q, Moment.position, g.moments)
}

func (m Moment) position() Position {
	return Position{Number: float64(m.At.UnixMicro()), Text: m.Relation.ID, ID: m.Claim}
}

// moments reads a page of a timeline: all relations at once, since the moments
// of one may lie far apart.
func (g *Graph) moments(ctx context.Context, q TimelineQuery, page Slice) ([]Moment, int, error) {
	asked := RelationQuery{Filter: q.Filter, Ends: Ends{Any: q.Of}, Order: Newest}
	relations, _, err := g.store.Relations(ctx, asked, Slice{Limit: MaxTimeline + 1})
	if err != nil {
		return nil, 0, err
	}
	var shown []string
	for _, r := range relations {
		shown = append(shown, r.Source, r.Target)
	}
	if moved, err := g.redirect(ctx, shown, &asked.Ends.Any); err != nil {
		return nil, 0, err
	} else if moved {
		if relations, _, err = g.store.Relations(ctx, asked, Slice{Limit: MaxTimeline + 1}); err != nil {
			return nil, 0, err
		}
	}
	if len(relations) > MaxTimeline {
		return nil, 0, Errorf(TooLarge, "more than %d relations lie round these; ask for fewer things or narrow the filter", MaxTimeline)
	}
	var all []Moment
	for _, r := range relations {
		all = append(all, momentsOf(r)...)
	}
	all = slices.DeleteFunc(all, func(m Moment) bool {
		return !q.Filter.Since.IsZero() && m.At.Before(q.Filter.Since) || !q.Filter.Until.IsZero() && !m.At.Before(q.Filter.Until)
	})
	slices.SortFunc(all, func(a, b Moment) int { return rising(a.position(), b.position()) })
	total := len(all)
	if page.After != nil {
		all = slices.DeleteFunc(all, func(m Moment) bool { return rising(m.position(), *page.After) <= 0 })
	}
	return all[:min(len(all), page.Limit)], total, nil
}

// momentsOf are the first telling of a relation, unless it told a status, and
// the steps of its status.
func momentsOf(r Relation) []Moment {
	var all []Moment
	if len(r.History) == 0 || r.History[0].Seen.After(r.FirstSeen) {
		all = append(all, Moment{At: r.FirstSeen, Relation: r, Claim: r.First})
	}
	for _, step := range r.History {
		all = append(all, Moment{At: step.Seen, Status: step.Status, Relation: r, Claim: step.Claim})
	}
	return all
}

func rising(a, b Position) int {
	return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.Text, b.Text), cmp.Compare(a.ID, b.ID))
}
