package graph

import (
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// MaxBlock bounds the names that one key links: a key that more names have
// than this tells too little of each, and links none of them. So a name is
// compared with MaxBlock times [resolve.MaxKeys] others at most.
const MaxBlock = 50

// relinking are names that are linked anew.
type relinking struct {
	names   map[string]bool // those to link, and those that are gone
	keys    map[string][]string
	rekeyed map[string][]string // the keys of those that had others before
	links   []Link
}

// relink links the names that changed to those that share a key with them. A
// key that too many names have now, or no longer, changes the links of all that
// have it. What is linked is a function of the names alone, since all names of
// a key are linked or none.
func (r *resolution) relink(ctx context.Context, changed []string) (*relinking, error) {
	l := &relinking{names: map[string]bool{}, keys: map[string][]string{}, rekeyed: map[string][]string{}}
	if len(changed) == 0 {
		return l, nil
	}
	was := map[string][]string{} // the keys that changed names had
	var all []string
	for _, id := range changed {
		l.names[id] = true
		if n, had := r.before[id]; had {
			was[id] = resolve.Keys(n.profile())
		}
		if n, has := r.names[id]; has {
			l.keys[id] = resolve.Keys(n.profile())
			if !slices.Equal(was[id], l.keys[id]) {
				l.rekeyed[id] = l.keys[id]
			}
		}
		all = slices.Concat(all, was[id], l.keys[id])
	}
	b := &blocks{tx: r.tx, changed: l.names, keys: l.keys, limit: MaxBlock + len(changed) + 1, stored: map[string][]string{}}
	if err := b.read(all); err != nil {
		return nil, err
	}
	crossing := b.crossing(union(nil, all))
	if err := r.look(crossing); err != nil {
		return nil, err
	}
	var more []string
	for _, id := range crossing {
		l.names[id], l.keys[id] = true, resolve.Keys(r.names[id].profile())
		more = append(more, l.keys[id]...)
	}
	if err := b.read(more); err != nil {
		return nil, err
	}
	return l, r.compare(ctx, l, b)
}

// compare makes the links between names to link and their candidates.
func (r *resolution) compare(ctx context.Context, l *relinking, b *blocks) error {
	pairs := map[pair]bool{}
	var others []string
	for id, keys := range l.keys {
		for _, key := range keys {
			block := b.now(key)
			if len(block) > MaxBlock {
				continue
			}
			for _, other := range block {
				if other != id {
					pairs[pairOf(id, other)] = true
					others = append(others, other)
				}
			}
		}
	}
	if err := r.look(others); err != nil {
		return err
	}
	subjects := map[string]*resolve.Subject{}
	subject := func(id string) *resolve.Subject {
		if subjects[id] == nil {
			subjects[id] = resolve.NewSubject(r.names[id].profile())
		}
		return subjects[id]
	}
	for p := range pairs {
		if err := ctx.Err(); err != nil {
			return err
		}
		if verdict, score := subject(p[0]).Score(subject(p[1])); verdict != resolve.Different {
			l.links = append(l.links, Link{A: p[0], B: p[1], Verdict: verdict, Score: score})
		}
	}
	return nil
}

// blocks are the names that keys have, in the store and after the change.
type blocks struct {
	tx      Tx
	changed map[string]bool     // names whose keys change
	keys    map[string][]string // those that they have now
	limit   int                 // how many names of a key are read
	stored  map[string][]string
	fresh   map[string][]string // the changed names of a key, now
}

func (b *blocks) read(keys []string) error {
	keys = slices.DeleteFunc(union(nil, keys), func(key string) bool { _, known := b.stored[key]; return known })
	if len(keys) == 0 {
		return nil
	}
	found, err := b.tx.Blocks(keys, b.limit)
	for _, key := range keys {
		b.stored[key] = found[key]
	}
	if b.fresh == nil {
		b.fresh = map[string][]string{}
		for id, of := range b.keys {
			for _, key := range of {
				b.fresh[key] = append(b.fresh[key], id)
			}
		}
	}
	return err
}

// now returns the names that have a key after the change; where they are more
// than MaxBlock, perhaps not all.
func (b *blocks) now(key string) []string {
	kept := slices.DeleteFunc(slices.Clone(b.stored[key]), func(id string) bool { return b.changed[id] })
	return slices.Concat(kept, b.fresh[key])
}

// crossing returns the unchanged names of keys that link them now and did not
// before, or the other way round.
func (b *blocks) crossing(keys []string) []string {
	var ids []string
	for _, key := range keys {
		now := b.now(key)
		if few := len(now) <= MaxBlock; few != (len(b.stored[key]) <= MaxBlock) {
			for _, id := range slices.Concat(now, b.stored[key]) {
				if !b.changed[id] {
					ids = append(ids, id)
				}
			}
		}
	}
	return union(nil, ids)
}
