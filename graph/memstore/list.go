package memstore

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/resolve"
)

// page orders what was found, and returns the page of it and the total.
func page[T any](found []T, position func(T) graph.Position, slice graph.Slice) ([]T, int) {
	slices.SortFunc(found, func(a, b T) int { return before(position(a), position(b)) })
	total := -1
	if slice.Total {
		total = len(found)
	}
	if slice.After != nil {
		found = slices.DeleteFunc(found, func(item T) bool { return before(position(item), *slice.After) <= 0 })
	}
	return found[:min(len(found), slice.Limit)], total
}

// before orders positions: numbers fall, texts and ids rise.
func before(a, b graph.Position) int {
	return cmp.Or(cmp.Compare(b.Number, a.Number), cmp.Compare(a.Text, b.Text), cmp.Compare(a.ID, b.ID))
}

// Entities implements [graph.Store].
func (s *Store) Entities(ctx context.Context, q graph.EntityQuery, slice graph.Slice) ([]graph.Entity, int, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, 0, err
	}
	found, err := find(ctx, maps.Values(now.entities), func(e graph.Entity) bool { return oneOf(q.Kinds, e.Kind) })
	if err != nil {
		return nil, 0, err
	}
	folded := make(map[string]string, len(found)) // by id
	for _, e := range found {
		folded[e.ID] = resolve.Fold(e.Name)
	}
	found, total := page(found, func(e graph.Entity) graph.Position {
		return graph.Position{Text: folded[e.ID], ID: e.ID}
	}, slice)
	return copies(found, copyOfEntity), total, nil
}

// Relations implements [graph.Store].
func (s *Store) Relations(ctx context.Context, q graph.RelationQuery, slice graph.Slice) ([]graph.Relation, int, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, 0, err
	}
	found, err := find(ctx, now.allRelations(q.Filter.KnownAt), func(r graph.Relation) bool { return now.answers(r, q) })
	if err != nil {
		return nil, 0, err
	}
	found, total := page(found, func(r graph.Relation) graph.Position {
		return place(q.Order, r.ID, r.LastSeen, r.Confidence, r.Amount)
	}, slice)
	return copies(found, copyOfRelation), total, nil
}

// answers reports whether a relation is one that the query asks for. What is
// asked of a source and of a target must hold the same way round.
func (s *state) answers(r graph.Relation, q graph.RelationQuery) bool {
	straight := q.Filter
	straight.SourceKinds, straight.TargetKinds = nil, nil
	fits := func(source, target string) bool {
		return oneOf(q.Ends.Source, source) && oneOf(q.Filter.SourceKinds, s.entities[source].Kind) &&
			oneOf(q.Ends.Target, target) && oneOf(q.Filter.TargetKinds, s.entities[target].Kind)
	}
	return straight.Matches(&r, "", "") &&
		(len(q.Ends.Any) == 0 || shareOne(q.Ends.Any, []string{r.Source, r.Target})) &&
		(fits(r.Source, r.Target) || r.Symmetric && fits(r.Target, r.Source))
}

// Deals implements [graph.Store].
func (s *Store) Deals(ctx context.Context, q graph.DealQuery, slice graph.Slice) ([]graph.Deal, int, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, 0, err
	}
	found, err := find(ctx, now.allDeals(q.KnownAt), func(d graph.Deal) bool { return dealAnswers(d, q) })
	if err != nil {
		return nil, 0, err
	}
	found, total := page(found, func(d graph.Deal) graph.Position {
		return place(q.Order, d.ID, d.LastSeen, d.Confidence, d.Amount)
	}, slice)
	return copies(found, copyOfDeal), total, nil
}

func dealAnswers(d graph.Deal, q graph.DealQuery) bool {
	status, holds := d.Status, true
	if !q.AsOf.IsZero() {
		status, holds = d.HoldsOn(q.AsOf, d.Status)
	}
	return holds && oneOf(q.Kinds, d.Kind) && oneOf(q.Statuses, status) &&
		d.Confidence >= q.MinConfidence && d.Independent >= q.MinStories &&
		within(d.Amount, q.Amount) && participants(d) >= q.MinParties &&
		(q.Since.IsZero() || !d.LastSeen.Before(q.Since)) &&
		(q.Until.IsZero() || d.FirstSeen.Before(q.Until)) &&
		!slices.ContainsFunc(q.Parties, func(f graph.PartyFilter) bool { return !hasParty(d, f) })
}

// participants counts the things that take part, in however many roles.
func participants(d graph.Deal) int {
	ids := map[string]bool{}
	for _, p := range d.Parties {
		ids[p.Entity] = true
	}
	return len(ids)
}

func hasParty(d graph.Deal, f graph.PartyFilter) bool {
	return slices.ContainsFunc(d.Parties, func(p graph.Party) bool {
		return (f.Entity == "" || f.Entity == p.Entity) && (f.Role == "" || f.Role == p.Role)
	})
}

func within(m *graph.Money, asked *graph.AmountRange) bool {
	return asked == nil || m != nil && m.Currency == asked.Currency &&
		m.Value >= asked.Min && (asked.Max == 0 || m.Least() <= asked.Max)
}

// place returns where a relation or a deal stands in a list of that order.
func place(order graph.Order, id string, seen time.Time, confidence float64, amount *graph.Money) graph.Position {
	switch order {
	case graph.Surest:
		return graph.Position{Number: confidence, ID: id}
	case graph.Largest: // asks for an amount, so there is one
		return graph.Position{Number: amount.Value, ID: id}
	}
	return graph.Position{Number: float64(seen.UnixMicro()), ID: id}
}

// Stories implements [graph.Store].
func (s *Store) Stories(ctx context.Context, q graph.StoryQuery, slice graph.Slice) ([]graph.Story, int, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, 0, err
	}
	found, err := find(ctx, maps.Values(now.stories), func(story graph.Story) bool {
		return oneOf(q.Publishers, story.Publisher) &&
			(q.Since.IsZero() || !story.Seen().Before(q.Since)) &&
			(q.Until.IsZero() || story.Seen().Before(q.Until)) &&
			(q.Cluster == "" || story.Cluster == q.Cluster) &&
			(q.Mentions == "" || slices.ContainsFunc(now.appearances[story.ID], func(a graph.Appearance) bool {
				return now.names[a.Entity].Entity == now.names[q.Mentions].Entity
			}))
	})
	if err != nil {
		return nil, 0, err
	}
	found, total := page(found, func(story graph.Story) graph.Position {
		return graph.Position{Number: float64(story.Seen().UnixMicro()), ID: story.ID}
	}, slice)
	found = copies(found, copyOfStory)
	for i := range found {
		if q.Heads {
			found[i].Text = ""
		}
	}
	return found, total, nil
}
