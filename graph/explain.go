package graph

import (
	"cmp"
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// maxExplained bounds the names of an entity that [Graph.Explain] compares.
const maxExplained = 30

// Explanation says why two names are one thing or two.
type Explanation struct {
	A, B Name
	// Decision is what comparing the two came to.
	Decision resolve.Decision
	// Judgement is the last word of an analyst on the two, nil where there is
	// none. It goes before the decision.
	Judgement *Judgement
	// One is whether both are of one entity, which other names between them may bring about.
	One bool
}

// Explain tells why two are one thing or two. Ids of names stand for these
// names where both are of one entity, else for their entities: of those, it
// compares the two names that are most likely one. It fails as Entity does,
// and with BadInput where both are one name.
func (g *Graph) Explain(ctx context.Context, a, b EntityRef) (Explanation, error) {
	x, err := g.Entity(ctx, a)
	if err != nil {
		return Explanation{}, err
	}
	y, err := g.Entity(ctx, b)
	if err != nil {
		return Explanation{}, err
	}
	left, right := x.Names, y.Names
	if x.ID == y.ID {
		left, right = []string{nameMeant(x, a)}, []string{nameMeant(x, b)}
		if left[0] == right[0] {
			return Explanation{}, Errorf(BadInput, "both are the name %s of one entity; give the ids of two of its names", left[0])
		}
	}
	left, right = left[:min(len(left), maxExplained)], right[:min(len(right), maxExplained)]
	ids := union(left, right)
	names, err := g.store.NamesByID(ctx, ids)
	if err != nil {
		return Explanation{}, err
	}
	judgements, err := g.store.JudgementsAbout(ctx, ids)
	if err != nil {
		return Explanation{}, err
	}
	best, ok := likeliest(names, left, right)
	if !ok {
		return Explanation{}, Errorf(NotFound, "the two entities changed meanwhile; ask again")
	}
	best.One = x.ID == y.ID
	if j, judged := pairRulings(judgements)[pairOf(best.A.ID, best.B.ID)]; judged {
		best.Judgement = &j
	}
	return best, nil
}

// nameMeant is the name of an entity that a reference gives the id of, or fits by its text.
func nameMeant(e Entity, ref EntityRef) string {
	if ref.Name != "" {
		if id := EntityID(e.Kind, ref.Name); slices.Contains(e.Names, id) {
			return id
		}
	}
	return cmp.Or(ref.ID, e.ID)
}

// likeliest compares each name of one list with each of another.
func likeliest(names []Name, left, right []string) (best Explanation, ok bool) {
	byID := map[string]Name{}
	subjects := map[string]*resolve.Subject{}
	for _, n := range names {
		byID[n.ID], subjects[n.ID] = n, resolve.NewSubject(n.profile())
	}
	most := -1.0
	for _, a := range left {
		for _, b := range right {
			if subjects[a] == nil || subjects[b] == nil {
				continue
			}
			if _, score := subjects[a].Score(subjects[b]); score > most {
				most, best = score, Explanation{A: byID[a], B: byID[b]}
			}
		}
	}
	if most < 0 {
		return best, false
	}
	best.Decision = subjects[best.A.ID].Compare(subjects[best.B.ID])
	return best, true
}

// Member is a name of an entity, and why it is one.
type Member struct {
	Name Name
	// With is the id of the name that it was joined to; empty for the first
	// name, whose id is that of the entity.
	With string
	// Decision is what comparing the two came to, and Judgement the analyst's
	// word that joined them, nil where none did.
	Decision  resolve.Decision
	Judgement *Judgement
}

// Members returns the names of entities by the entities' ids: its own name
// first, each with what joined it to another that stands before it. Entities
// that are not there are left out.
func (g *Graph) Members(ctx context.Context, ids []string) (map[string][]Member, error) {
	entities, err := g.store.EntitiesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, e := range entities {
		all = append(all, e.Names...)
	}
	found, err := g.store.NamesByID(ctx, all)
	if err != nil {
		return nil, err
	}
	links, err := g.store.LinksOf(ctx, all)
	if err != nil {
		return nil, err
	}
	judgements, err := g.store.JudgementsAbout(ctx, all)
	if err != nil {
		return nil, err
	}
	names := map[string]Name{}
	for _, n := range found {
		names[n.ID] = n
	}
	// What links two entities joined nothing, for reasons that may lie in names that are not asked for.
	links = slices.DeleteFunc(links, func(l Link) bool { return names[l.A].Entity != names[l.B].Entity })
	c := newClusters(names, links, judgements)
	joined := c.joinedByEnd()
	members := make(map[string][]Member, len(entities))
	for _, e := range entities {
		members[e.ID] = c.walk(names, joined, e.ID)
	}
	return members, nil
}

// walk goes from a name to all that were joined to it.
func (c *clusters) walk(names map[string]Name, joined map[string][]joint, from string) (members []Member) {
	for frontier := []Member{{Name: names[from]}}; len(frontier) > 0; {
		m := frontier[0]
		frontier = frontier[1:]
		members = append(members, m)
		for _, j := range joined[m.Name.ID] {
			if other := j.other(m.Name.ID); other != m.With {
				d := c.subjects[other].Compare(c.subjects[m.Name.ID])
				frontier = append(frontier, Member{names[other], m.Name.ID, d, j.by})
			}
		}
	}
	return members
}

// other returns the end of the joint that is not id, if id is an end.
func (j joint) other(id string) string {
	switch id {
	case j.pair[0]:
		return j.pair[1]
	case j.pair[1]:
		return j.pair[0]
	}
	return ""
}
