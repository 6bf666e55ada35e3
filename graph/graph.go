package graph

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// Graph is what callers hold: the logic that all stores share, over one of
// them. It is safe for use by several goroutines.
type Graph struct {
	store Store
	types map[string]RelationType
	names []string // of the types, in the order given
	now   func() time.Time
	// register tells what registers call a name; nil for no register.
	register Register
}

// Register knows things by name, as lists of companies do.
type Register interface {
	// Identify returns what the register calls a thing, and its country (an ISO
	// 3166 code), where the profile decides which one it is, else nothing. It
	// must be safe for use by several goroutines.
	Identify(resolve.Profile) (identifiers []resolve.Identifier, country string)
}

// Option changes how a Graph works.
type Option func(*Graph)

// WithClock sets the clock that tells when a story was loaded, a judgement made
// and a change learnt.
func WithClock(now func() time.Time) Option { return func(g *Graph) { g.now = now } }

// WithRegister sets the register that gives names their identifiers. What was
// loaded by another one keeps its identifiers until a story names it again, or
// all is merged anew; see [Graph.Remerge].
func WithRegister(r Register) Option { return func(g *Graph) { g.register = r } }

// New returns the graph that store keeps, with these relation types.
func New(store Store, types []RelationType, options ...Option) *Graph {
	g := &Graph{store: store, types: make(map[string]RelationType, len(types)), now: time.Now}
	for _, t := range types {
		g.types[t.Name] = t
		g.names = append(g.names, t.Name)
	}
	for _, option := range options {
		option(g)
	}
	return g
}

// Close closes the store.
func (g *Graph) Close() error { return g.store.Close() }

// Types returns the relation types in the order in which [New] got them.
func (g *Graph) Types() []RelationType {
	types := make([]RelationType, len(g.names))
	for i, name := range g.names {
		types[i] = g.types[name]
	}
	return types
}

// Type returns the relation type of that name. A type that a store holds but
// the ontology no longer has is still answered for, bare, with ok false.
func (g *Graph) Type(name string) (t RelationType, ok bool) {
	if t, ok = g.types[name]; !ok {
		t = RelationType{Name: name, Label: name, Inverse: name, Nature: Event}
	}
	return t, ok
}

// EntityRef names an entity in one of three ways; exactly one is set.
type EntityRef struct {
	ID         string
	Name       string // any of its names, whatever the case, accents and legal form
	Identifier *Identifier
}

// Entity returns the entity that ref means. Where a name means several, the
// one that bears it as its own name comes before those that bear it as an
// alias, and the one in more stories before the others. It fails with NotFound
// where there is none.
func (g *Graph) Entity(ctx context.Context, ref EntityRef) (Entity, error) {
	var found []Entity
	var err error
	folded := resolve.Fold(ref.Name)
	switch {
	case ref.ID != "" && ref.Name == "" && ref.Identifier == nil:
		found, err = g.store.EntitiesByID(ctx, []string{ref.ID})
	case ref.Name != "" && ref.ID == "" && ref.Identifier == nil:
		found, err = g.store.EntitiesByKey(ctx, NameKey{Name: folded})
	case ref.Identifier != nil && ref.ID == "" && ref.Name == "":
		found, err = g.store.EntitiesByKey(ctx, NameKey{Identifier: *ref.Identifier})
	default:
		return Entity{}, Errorf(BadInput, "an entity is named by exactly one of id, name and identifier")
	}
	if err != nil {
		return Entity{}, err
	}
	if len(found) == 0 {
		return Entity{}, Errorf(NotFound, "there is no entity %s", ref)
	}
	return slices.MinFunc(found, func(a, b Entity) int {
		if a, b := resolve.Fold(a.Name) == folded, resolve.Fold(b.Name) == folded; a != b {
			if a {
				return -1
			}
			return 1
		}
		if a.Stories != b.Stories {
			return b.Stories - a.Stories
		}
		return cmp.Compare(a.ID, b.ID)
	}), nil
}

// String shows the reference as a message would.
func (r EntityRef) String() string {
	switch {
	case r.ID != "":
		return "with the id " + r.ID
	case r.Identifier != nil:
		return "with the " + r.Identifier.Scheme + " " + r.Identifier.Value
	default:
		return "named “" + r.Name + "”"
	}
}

// Relation returns the relation of that id as it is known now, or fails with NotFound.
func (g *Graph) Relation(ctx context.Context, id string) (Relation, error) {
	return g.RelationKnownAt(ctx, id, time.Time{})
}

// RelationKnownAt returns the relation of that id as it was known at a moment;
// zero is now. It fails with NotFound where nothing was known of it then.
func (g *Graph) RelationKnownAt(ctx context.Context, id string, at time.Time) (Relation, error) {
	return one(ctx, func(ctx context.Context, ids []string) ([]Relation, error) { return g.RelationsByID(ctx, ids, at) }, "relation", id)
}

// Deal returns the deal of that id as it is known now, or fails with NotFound.
func (g *Graph) Deal(ctx context.Context, id string) (Deal, error) {
	return g.DealKnownAt(ctx, id, time.Time{})
}

// DealKnownAt is for deals what RelationKnownAt is for relations.
func (g *Graph) DealKnownAt(ctx context.Context, id string, at time.Time) (Deal, error) {
	return one(ctx, func(ctx context.Context, ids []string) ([]Deal, error) { return g.DealsByID(ctx, ids, at) }, "deal", id)
}

// Story returns the story of that id, or fails with NotFound.
func (g *Graph) Story(ctx context.Context, id string) (Story, error) {
	return one(ctx, g.store.StoriesByID, "story", id)
}

func one[T any](ctx context.Context, byID func(context.Context, []string) ([]T, error), what, id string) (T, error) {
	found, err := byID(ctx, []string{id})
	if err == nil && len(found) == 0 {
		err = Errorf(NotFound, "there is no %s with the id %s", what, id)
	}
	if err != nil {
		var none T
		return none, err
	}
	return found[0], nil
}

// The next seven return the things with these ids, in no order and without
// those that are not there.

// EntitiesByID returns entities by the ids of their names, among which is their
// own; see [Entity.Names].
func (g *Graph) EntitiesByID(ctx context.Context, ids []string) ([]Entity, error) {
	return g.store.EntitiesByID(ctx, ids)
}

// RelationsByID returns relations by id, as they were known at a moment; zero is now.
func (g *Graph) RelationsByID(ctx context.Context, ids []string, knownAt time.Time) ([]Relation, error) {
	knownAt = moment(knownAt)
	found, err := g.store.RelationsByID(ctx, ids, knownAt)
	return relationsKnownAt(found, knownAt), err
}

// DealsByID returns deals by id, as they were known at a moment; zero is now.
func (g *Graph) DealsByID(ctx context.Context, ids []string, knownAt time.Time) ([]Deal, error) {
	knownAt = moment(knownAt)
	found, err := g.store.DealsByID(ctx, ids, knownAt)
	return dealsKnownAt(found, knownAt), err
}

// StoriesByID returns stories by id.
func (g *Graph) StoriesByID(ctx context.Context, ids []string) ([]Story, error) {
	return g.store.StoriesByID(ctx, ids)
}

// ClaimsByID returns claims by id.
func (g *Graph) ClaimsByID(ctx context.Context, ids []string) ([]Claim, error) {
	return g.store.ClaimsByID(ctx, ids)
}

// NamesByID returns names by id.
func (g *Graph) NamesByID(ctx context.Context, ids []string) ([]Name, error) {
	return g.store.NamesByID(ctx, ids)
}

// JudgementsByID returns judgements by id, and those about the names and threads
// of such an id; see [Judgement.About].
func (g *Graph) JudgementsByID(ctx context.Context, ids []string) ([]Judgement, error) {
	return g.store.JudgementsAbout(ctx, ids)
}

// Contents returns what was read in stories: the appearances and the claims,
// each in the order of the text.
func (g *Graph) Contents(ctx context.Context, stories []string) ([]Appearance, []Claim, error) {
	return g.store.Contents(ctx, stories)
}

// Statistics counts what the graph holds.
func (g *Graph) Statistics(ctx context.Context) (Statistics, error) { return g.store.Statistics(ctx) }
