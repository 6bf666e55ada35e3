package graph

import (
	"context"
	"maps"
	"slices"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// resolution is how a change decides what names are and which of them are one.
// It looks at the names that the change touched, at those that share a key
// with one whose profile changed, and at what hangs together with them.
type resolution struct {
	*change
	gained map[string][]Appearance // by name
	lost   map[string][]Appearance
	before map[string]Name   // names as the store had them, of those that were looked at
	names  map[string]Name   // as they are now; those that are gone are not there
	known  map[string]Entity // entities as the store had them, of those that were looked at
	put    map[string]Entity // entities as they are now, of those that are put
	gone   []string          // entities that are no more
}

// merge computes anew all that the change touched.
func (c *change) merge(ctx context.Context) error {
	if err := c.tx.Lock(); err != nil {
		return err
	}
	if err := c.regroup(ctx); err != nil {
		return err
	}
	r := &resolution{
		change: c, gained: byName(c.gained), lost: byName(c.lost),
		before: map[string]Name{}, names: map[string]Name{}, known: map[string]Entity{}, put: map[string]Entity{},
	}
	changed, err := r.readNames()
	if err != nil {
		return err
	}
	relink, err := r.relink(ctx, changed)
	if err != nil {
		return err
	}
	groups, err := r.gather(ctx, relink)
	if err != nil {
		return err
	}
	if err := r.putNames(changed, relink); err != nil {
		return err
	}
	if err := r.putEntities(groups); err != nil {
		return err
	}
	if err := r.mergeThreads(ctx); err != nil {
		return err
	}
	return r.review()
}

func byName(appearances []Appearance) map[string][]Appearance {
	all := map[string][]Appearance{}
	for _, a := range appearances {
		all[a.Entity] = append(all[a.Entity], a)
	}
	return all
}

// touched are the ids of the names that stories use more or less now, or that
// are judged.
func (r *resolution) touched() []string {
	return union(slices.Concat(sortedKeys(r.gained), sortedKeys(r.lost)), r.judged)
}

// readNames computes the names that were touched, and returns the ids of those
// of which more than the number of stories is new, or that are gone.
func (r *resolution) readNames() (changed []string, err error) {
	touched := r.touched()
	if err := r.look(touched); err != nil {
		return nil, err
	}
	var whole []string // to compute from all their appearances
	for _, id := range touched {
		n, known := r.before[id]
		switch {
		case len(r.gained[id])+len(r.lost[id]) == 0: // only judged
		case known && len(r.lost[id]) == 0 && !slices.ContainsFunc(r.gained[id], n.differs):
			n.Stories += len(storiesOf(r.gained[id]))
			r.names[id] = n
		case !known && len(r.lost[id]) == 0: // new
			r.names[id] = r.graph.identify(nameOf(id, r.gained[id]))
		default:
			delete(r.names, id)
			whole = append(whole, id)
		}
	}
	appearances, err := r.appearancesOf(whole)
	if err != nil {
		return nil, err
	}
	for id, all := range byName(appearances) {
		n := r.graph.identify(nameOf(id, all))
		n.Entity, n.Neighbours = r.before[id].Entity, r.before[id].Neighbours
		r.names[id] = n
	}
	if err := r.readNeighbours(); err != nil {
		return nil, err
	}
	for _, id := range touched {
		before, had := r.before[id]
		if now, has := r.names[id]; has != had || !now.sameProfile(before) {
			changed = append(changed, id)
		}
	}
	return changed, nil
}

// look reads names that were not read yet.
func (r *resolution) look(ids []string) error {
	ids = slices.DeleteFunc(union(nil, ids), func(id string) bool {
		_, known := r.before[id]
		_, made := r.names[id]
		return known || made
	})
	if len(ids) == 0 {
		return nil
	}
	found, err := r.tx.Names(ids)
	for _, n := range found {
		r.before[n.ID], r.names[n.ID] = n, n
	}
	return err
}

func (r *resolution) appearancesOf(names []string) ([]Appearance, error) {
	if len(names) == 0 {
		return nil, nil
	}
	return r.tx.AppearancesOf(names)
}

// readNeighbours brings up to date the neighbours of the names that claims came
// to or left. Only where claims left must all be read: a neighbour is the fold of
// a name, which its id stands for, so what came joins what was there.
func (r *resolution) readNeighbours() error {
	met := map[string][]string{} // by name, those that claims relate it to
	for _, c := range r.claims {
		met[c.Source], met[c.Target] = append(met[c.Source], c.Target), append(met[c.Target], c.Source)
	}
	maps.DeleteFunc(met, func(id string, _ []string) bool { _, there := r.names[id]; return !there })
	whole := slices.DeleteFunc(union(nil, r.fewer), func(id string) bool { return met[id] == nil })
	if err := r.readAllNeighbours(whole, met); err != nil {
		return err
	}
	for id, others := range met {
		n := r.names[id]
		n.Neighbours = slices.Clone(n.Neighbours)
		for _, other := range others {
			if folded := resolve.Fold(r.names[other].Text); folded != "" {
				n.Neighbours = append(n.Neighbours, folded)
			}
		}
		n.Neighbours = union(nil, n.Neighbours)
		n.Neighbours = slices.Clip(n.Neighbours[:min(len(n.Neighbours), MaxNeighbours)])
		r.names[id] = n
	}
	return nil
}

// readAllNeighbours puts in place of those met of some names all that are left.
func (r *resolution) readAllNeighbours(names []string, met map[string][]string) error {
	if len(names) == 0 {
		return nil
	}
	neighbours, err := r.tx.Neighbours(names)
	if err != nil {
		return err
	}
	var others []string
	for _, id := range names {
		n := r.names[id]
		n.Neighbours = nil
		r.names[id], met[id] = n, neighbours[id]
		others = append(others, neighbours[id]...)
	}
	return r.look(others)
}
