package graph

import (
	"slices"
	"time"
)

// RelationFilter selects relations. It is the same wherever relations are
// asked for; an empty field asks nothing.
type RelationFilter struct {
	Types    []string // names of relation types
	Statuses []Status
	// Polarity is Affirmed (facts) where empty.
	Polarity      Polarity
	MinConfidence float64
	// MinStories counts independent stories.
	MinStories int
	// Amount asks for a sum of money within a range.
	Amount *AmountRange
	// Since and Until bound when it was told: last seen at or after Since,
	// first seen before Until. Zero is open.
	Since, Until time.Time
	// AsOf asks for what held in the world at a moment, or may have; Statuses are then
	// those of that moment. See [Validity].
	AsOf time.Time
	// KnownAt asks for what was known at a moment: the answer is that of the
	// stories that were told by then. See [Known]. Zero is now.
	KnownAt time.Time
	// SourceKinds and TargetKinds are the kinds that the ends may have; of a
	// symmetric type, that either end may have either way round.
	SourceKinds, TargetKinds []Kind
	// Publishers asks for at least one story from one of these.
	Publishers []string
}

// AmountRange is a range of money in one currency; zero bounds are open. A sum
// that a text gives as a range is in it where the two overlap, and one with a
// single bound where that bound is.
type AmountRange struct {
	Currency string
	Min, Max float64
}

// Ends narrows a query to relations by the entities at their ends.
type Ends struct {
	// Source and Target are entity ids; of a symmetric type either way round.
	Source, Target []string
	// Any asks that either end be one of these.
	Any []string
}

// Matches reports whether r, whose ends have the given kinds, passes the
// filter. It defines what the filter means; a store may push it down but must
// select the same.
func (f RelationFilter) Matches(r *Relation, source, target Kind) bool {
	polarity := f.Polarity
	if polarity == "" {
		polarity = Affirmed
	}
	status, holds := r.Status, true
	if !f.AsOf.IsZero() {
		status, holds = r.HoldsOn(f.AsOf, r.Status)
	}
	switch {
	case r.Polarity != polarity,
		!holds || !f.KnownAt.IsZero() && !r.KnownOn(f.KnownAt),
		len(f.Types) > 0 && !slices.Contains(f.Types, r.Type),
		len(f.Statuses) > 0 && !slices.Contains(f.Statuses, status),
		r.Confidence < f.MinConfidence,
		r.Independent < f.MinStories,
		!f.Amount.holds(r.Amount),
		!f.Since.IsZero() && r.LastSeen.Before(f.Since),
		!f.Until.IsZero() && !r.FirstSeen.Before(f.Until),
		len(f.Publishers) > 0 && !slices.ContainsFunc(r.Publishers, func(p string) bool { return slices.Contains(f.Publishers, p) }):
		return false
	}
	return f.endsMatch(source, target) || r.Symmetric && f.endsMatch(target, source)
}

func (f RelationFilter) endsMatch(source, target Kind) bool {
	return (len(f.SourceKinds) == 0 || slices.Contains(f.SourceKinds, source)) &&
		(len(f.TargetKinds) == 0 || slices.Contains(f.TargetKinds, target))
}

func (a *AmountRange) holds(m *Money) bool {
	if a == nil {
		return true
	}
	return m != nil && m.Currency == a.Currency && m.Value >= a.Min && (a.Max == 0 || m.Least() <= a.Max)
}
