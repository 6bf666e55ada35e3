package graph

import (
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// gather puts names into entities anew: those that are linked anew or judged,
// those that were one with them, and all that hangs together with these. It
// returns the names of each entity that it made.
func (r *resolution) gather(ctx context.Context, l *relinking) (map[string][]string, error) {
	seeds := union(sortedKeys(l.names), r.judged)
	var were []string
	for _, id := range seeds {
		if entity := r.before[id].Entity; entity != "" {
			were = append(were, entity)
		}
	}
	former, err := r.membersOf(were)
	if err != nil {
		return nil, err
	}
	w := &web{resolution: r, relinking: l, names: map[string]Name{}, links: map[pair]Link{}}
	if err := w.spread(ctx, union(seeds, former)); err != nil {
		return nil, err
	}
	groups := newClusters(w.names, w.allLinks(), w.judgements).groups()
	for entity, members := range groups {
		for _, id := range members {
			n := r.names[id]
			n.Entity = entity
			r.names[id] = n
		}
	}
	return groups, nil
}

// membersOf returns the names that entities had.
func (r *resolution) membersOf(entities []string) ([]string, error) {
	if err := r.meet(entities); err != nil {
		return nil, err
	}
	var members []string
	for _, id := range union(nil, entities) {
		members = append(members, r.known[id].Names...)
	}
	return members, nil
}

// meet reads entities that were not read yet.
func (r *resolution) meet(entities []string) error {
	entities = slices.DeleteFunc(union(nil, entities), func(id string) bool { _, known := r.known[id]; return known })
	if len(entities) == 0 {
		return nil
	}
	found, err := r.tx.Entities(entities)
	for _, e := range found {
		r.known[e.ID] = e
	}
	return err
}

// web is what hangs together by links and judgements.
type web struct {
	*resolution
	*relinking
	names      map[string]Name
	links      map[pair]Link
	judgements []Judgement
}

// spread goes from names to all that hangs together with them.
func (w *web) spread(ctx context.Context, frontier []string) error {
	tried, fresh := map[string]bool{}, w.linksByEnd()
	for len(frontier) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.look(frontier); err != nil {
			return err
		}
		found, err := w.tx.Links(frontier)
		if err != nil {
			return err
		}
		judgements, err := w.tx.Judgements(frontier)
		if err != nil {
			return err
		}
		var next []string
		for _, l := range found { // links that were there lead on as well: what they kept from joining may join now
			if l.Verdict == resolve.Same {
				next = append(next, l.A, l.B)
			}
		}
		found = slices.DeleteFunc(found, func(l Link) bool { return w.relinking.names[l.A] || w.relinking.names[l.B] })
		for _, id := range frontier {
			tried[id] = true
			if n, there := w.resolution.names[id]; there {
				w.names[id] = n
			}
			found = append(found, fresh[id]...)
		}
		for _, l := range found {
			w.links[pair{l.A, l.B}] = l
			if l.Verdict == resolve.Same {
				next = append(next, l.A, l.B)
			}
		}
		for _, j := range judgements {
			if j.Ruling == RuleSame {
				next = append(next, j.Names...)
			}
		}
		w.judgements = append(w.judgements, judgements...)
		frontier = slices.DeleteFunc(union(nil, next), func(id string) bool { return tried[id] })
	}
	return nil
}

func (w *web) linksByEnd() map[string][]Link {
	ends := map[string][]Link{}
	for _, l := range w.relinking.links {
		ends[l.A], ends[l.B] = append(ends[l.A], l), append(ends[l.B], l)
	}
	return ends
}

func (w *web) allLinks() []Link {
	var all []Link
	for _, l := range w.links {
		all = append(all, l)
	}
	return all
}

// putNames writes the names that are other than they were, and the links that
// were made anew.
func (r *resolution) putNames(changed []string, l *relinking) error {
	other := make(map[string]bool, len(changed))
	var gone []string
	for _, id := range changed {
		if _, there := r.names[id]; !there {
			gone = append(gone, id)
		}
		other[id] = true
	}
	var put []Name
	for _, id := range sortedKeys(r.names) {
		n, before := r.names[id], r.before[id]
		if n.Stories != before.Stories || n.Entity != before.Entity || other[id] {
			put = append(put, n)
		}
	}
	if err := r.tx.PutNames(put, l.rekeyed); err != nil {
		return err
	}
	if err := r.tx.PutLinks(sortedKeys(l.names), l.links); err != nil {
		return err
	}
	return r.tx.DeleteNames(gone)
}

// putEntities writes the entities that were put together anew and those whose
// names are in more stories or fewer, and deletes those that have no names left.
func (r *resolution) putEntities(groups map[string][]string) error {
	members := map[string][]string{}
	for id, names := range groups {
		members[id] = names
	}
	var were []string
	for _, id := range sortedKeys(r.before) {
		n, there := r.names[id]
		if there && groups[n.Entity] == nil && len(r.gained[id])+len(r.lost[id]) > 0 {
			members[n.Entity] = nil // as it was
		}
		if !there || n.Entity != r.before[id].Entity {
			were = append(were, r.before[id].Entity)
		}
	}
	if err := r.meet(slices.Concat(sortedKeys(members), were)); err != nil {
		return err
	}
	for id, names := range members {
		if names == nil {
			members[id] = r.known[id].Names
		}
	}
	r.gone = slices.DeleteFunc(union(nil, were), func(id string) bool { return members[id] != nil })
	if err := r.mergeEntities(members); err != nil {
		return err
	}
	var put []Entity
	keys := map[string][]NameKey{}
	for _, id := range sortedKeys(r.put) {
		put = append(put, r.put[id])
		keys[id] = nameKeys(r.put[id])
	}
	if err := r.tx.PutEntities(put, keys); err != nil {
		return err
	}
	return r.tx.DeleteEntities(r.gone)
}

// mergeEntities merges the appearances of names to entities. Where the stories
// added say nothing new of one, which is so of most, it need not read all.
func (r *resolution) mergeEntities(members map[string][]string) error {
	var whole, names []string
	for id, of := range members {
		if e, known := r.known[id]; known && r.onlyGains(e, of) {
			e.Stories += len(storiesOf(r.gainedOf(of)))
			r.put[id] = e
			continue
		}
		whole, names = append(whole, id), append(names, of...)
	}
	if len(names) == 0 {
		return nil
	}
	appearances, err := r.appearancesOf(names)
	if err != nil {
		return err
	}
	judgements, err := r.tx.Judgements(names)
	if err != nil {
		return err
	}
	of := byName(appearances)
	for _, id := range whole {
		var all []Appearance
		var identifiers []Identifier
		for _, name := range members[id] {
			all = append(all, of[name]...)
			identifiers = append(identifiers, r.names[name].Identifiers...)
		}
		e := mergeAppearances(id, all)
		e.Names = members[id]
		e.Identifiers = sortIdentifiers(append(e.Identifiers, identifiers...))
		e.judge(judgements)
		r.put[id] = e
	}
	return nil
}

// onlyGains reports whether an entity of these names is as it was, but for the
// number of its stories.
func (r *resolution) onlyGains(e Entity, names []string) bool {
	return slices.Equal(e.Names, names) && !slices.ContainsFunc(names, func(id string) bool {
		return len(r.lost[id]) > 0 || slices.Contains(r.judged, id)
	}) && !slices.ContainsFunc(r.gainedOf(names), e.differs)
}

func (r *resolution) gainedOf(names []string) []Appearance {
	var all []Appearance
	for _, id := range names {
		all = append(all, r.gained[id]...)
	}
	return all
}

// nameKeys returns what the entity is found by.
func nameKeys(e Entity) []NameKey {
	var keys []NameKey
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		if folded := resolve.Fold(name); folded != "" && !slices.Contains(keys, NameKey{Name: folded}) {
			keys = append(keys, NameKey{Name: folded})
		}
	}
	for _, identifier := range e.Identifiers {
		keys = append(keys, NameKey{Identifier: identifier})
	}
	return keys
}
