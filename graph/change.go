package graph

import (
	"context"
	"reflect"
	"slices"
	"time"
)

// MaxChanges is how many changes a store keeps at least, the last ones.
const MaxChanges = 100_000

// Change is what the graph learnt of one relation by one transaction. Relations
// are told apart by their ids: where another story told earlier of an event
// before, its relation and the next may change places.
type Change struct {
	// Number counts the changes of a store from 1; the store sets it.
	Number   int64     `json:"-"`
	At       time.Time `json:"at"` // by the clock of the Graph
	Relation string    `json:"relation"`
	Type     string    `json:"type"`
	Source   string    `json:"source"`
	Target   string    `json:"target"`
	// Before is nil of a new relation, After of one that is gone.
	Before *Telling `json:"before,omitempty"`
	After  *Telling `json:"after,omitempty"`
}

// Telling is what is told of a relation at a time.
type Telling struct {
	Polarity Polarity `json:"polarity"`
	Status   Status   `json:"status,omitempty"`
	Amount   *Money   `json:"amount,omitempty"`
}

// ChangeKind says what changed of a relation.
type ChangeKind string

// The kinds of change.
const (
	RelationAdded   ChangeKind = "ADDED"
	RelationRemoved ChangeKind = "REMOVED"
	StatusChanged   ChangeKind = "STATUS"
	AmountChanged   ChangeKind = "AMOUNT"
	PolarityChanged ChangeKind = "POLARITY"
)

// Kinds are what is other than before, at least one.
func (c Change) Kinds() []ChangeKind {
	switch {
	case c.Before == nil:
		return []ChangeKind{RelationAdded}
	case c.After == nil:
		return []ChangeKind{RelationRemoved}
	}
	var kinds []ChangeKind
	if c.Before.Polarity != c.After.Polarity {
		kinds = append(kinds, PolarityChanged)
	}
	if c.Before.Status != c.After.Status {
		kinds = append(kinds, StatusChanged)
	}
	if !reflect.DeepEqual(c.Before.Amount, c.After.Amount) {
		kinds = append(kinds, AmountChanged)
	}
	return kinds
}

// ChangeQuery asks for changes, the earliest first.
type ChangeQuery struct {
	Since time.Time // from when on; zero is the beginning
	Window
}

// Changes lists what the graph learnt. What an upgrade of a store makes anew is no change.
func (g *Graph) Changes(ctx context.Context, q ChangeQuery) (Page[Change], error) {
	return list(ctx, q.Window, q, func(c Change) Position { return Position{Number: float64(c.Number), ID: c.Relation} }, g.store.Changes)
}

// changesBetween returns what is other of relations, in the order of their ids.
func changesBetween(before, after []Relation, at time.Time) []Change {
	was, is := byRelation(before), byRelation(after)
	var changes []Change
	for _, id := range union(sortedKeys(was), sortedKeys(is)) {
		a, b := was[id], is[id]
		r := b
		if r == nil {
			r = a
		}
		c := Change{At: at, Relation: id, Type: r.Type, Source: r.Source, Target: r.Target, Before: tellingOf(a), After: tellingOf(b)}
		if !reflect.DeepEqual(c.Before, c.After) {
			changes = append(changes, c)
		}
	}
	return changes
}

func byRelation(relations []Relation) map[string]*Relation {
	byID := make(map[string]*Relation, len(relations))
	for i := range relations {
		byID[relations[i].ID] = &relations[i]
	}
	return byID
}

func tellingOf(r *Relation) *Telling {
	if r == nil {
		return nil
	}
	return &Telling{r.Polarity, r.Status, r.Amount}
}

// putThreads writes threads, and what is other in them than before.
func (c *change) putThreads(threads []Thread) error {
	before, err := c.tx.PutThreads(threads)
	if err != nil || c.silent {
		return err
	}
	var after []Relation
	for _, t := range threads {
		after = append(after, t.Relations...)
	}
	changes := changesBetween(before, after, c.graph.now().UTC().Truncate(time.Microsecond))
	if len(changes) == 0 {
		return nil
	}
	return c.tx.PutChanges(slices.Clip(changes))
}
