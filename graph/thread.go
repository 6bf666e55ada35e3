package graph

import (
	"context"
	"slices"
)

// strand is what a thread is of: a relation type and the entities at both ends
// of a claim in it. Claims are threaded by names; a thread of entities takes
// together the threads of all their names.
type strand struct{ kind, source, target string }

// threads returns the threads of entities that the change touched, each with
// the strand of one of its claims: those of the claims that came or went, are
// judged or are of a story that has other copies now, and of all claims of names that are of another entity than before.
func (r *resolution) threads() (map[string]strand, error) {
	var moved []string
	for _, id := range sortedKeys(r.before) {
		if n, there := r.names[id]; there && n.Entity != r.before[id].Entity {
			moved = append(moved, id)
		}
	}
	claims := slices.Concat(r.claims, r.recounted)
	if len(moved) > 0 {
		more, err := r.tx.ClaimsOf(moved)
		if err != nil {
			return nil, err
		}
		claims = slices.Concat(claims, more)
	}
	if err := r.look(endsOf(claims)); err != nil {
		return nil, err
	}
	threads := map[string]strand{}
	for _, c := range claims {
		t, _ := r.graph.Type(c.Type)
		for _, of := range []map[string]Name{r.before, r.names} {
			source, target := of[c.Source].Entity, of[c.Target].Entity
			if source != "" && target != "" && source != target {
				threads[t.Thread(source, target)] = strand{c.Type, source, target}
			}
		}
	}
	return threads, nil
}

func endsOf(claims []Claim) []string {
	var ends []string
	for _, c := range claims {
		ends = append(ends, c.Source, c.Target)
	}
	return ends
}

// nameThreads returns the threads of names that threads of entities are made of.
func (r *resolution) nameThreads(threads map[string]strand) ([]string, error) {
	var entities []string
	for _, s := range threads {
		entities = append(entities, s.source, s.target)
	}
	entities = slices.DeleteFunc(union(nil, entities), func(id string) bool { return r.put[id].ID != "" || slices.Contains(r.gone, id) })
	if err := r.meet(entities); err != nil {
		return nil, err
	}
	members := func(id string) []string {
		switch e, put := r.put[id]; {
		case put:
			return e.Names
		case slices.Contains(r.gone, id):
			return nil
		}
		return r.known[id].Names
	}
	var keys []string
	for _, s := range threads {
		t, _ := r.graph.Type(s.kind)
		sources, targets := members(s.source), members(s.target)
		switch hub := t.hub(); hub {
		case "source":
			targets = []string{""}
		case "target":
			sources = []string{""}
		}
		for _, source := range sources {
			for _, target := range targets {
				keys = append(keys, t.Thread(source, target))
			}
		}
	}
	return union(nil, keys), nil
}

// mergeThreads merges the claims of all threads that the change touched.
func (r *resolution) mergeThreads(ctx context.Context) error {
	threads, err := r.threads()
	if err != nil || len(threads) == 0 {
		return err
	}
	keys, err := r.nameThreads(threads)
	if err != nil {
		return err
	}
	claims, err := r.tx.Threads(keys)
	if err != nil {
		return err
	}
	if err := r.look(endsOf(claims)); err != nil {
		return err
	}
	judgements, err := r.tx.Judgements(keys)
	if err != nil {
		return err
	}
	byThread := make(map[string][]Claim, len(threads))
	var stories []string
	for _, cl := range claims {
		t, _ := r.graph.Type(cl.Type)
		cl.Source, cl.Target = r.names[cl.Source].Entity, r.names[cl.Target].Entity
		if cl.Source == cl.Target || cl.Source == "" || cl.Target == "" {
			continue // names of one entity are not related; one without waits to be merged, see [Graph.Upgrade]
		}
		key := t.Thread(cl.Source, cl.Target)
		byThread[key] = append(byThread[key], cl)
		stories = append(stories, cl.Story)
	}
	heads, err := r.tx.StoryHeads(union(nil, stories))
	if err != nil {
		return err
	}
	byID := make(map[string]Story, len(heads))
	for _, s := range heads {
		byID[s.ID] = s
	}
	rulings := relationRulings(judgements)
	merged := make([]Thread, 0, len(threads))
	for _, key := range sortedKeys(threads) {
		if err := ctx.Err(); err != nil {
			return err
		}
		merged = append(merged, r.graph.mergeClaims(key, byThread[key], byID, rulings))
	}
	return r.putThreads(merged)
}
