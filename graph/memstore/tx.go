package memstore

import (
	"context"
	"maps"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// tx implements [graph.Tx] on a state of its own.
type tx struct {
	ctx   context.Context
	state *state
}

func (t *tx) StoryHeads(ids []string) ([]graph.Story, error) {
	return t.heads(func(s graph.Story) bool { return slices.Contains(ids, s.ID) })
}

func (t *tx) StoryHeadsByOrigin(origins []string) ([]graph.Story, error) {
	return t.heads(func(s graph.Story) bool { return shareOne(s.Origins, origins) })
}

func (t *tx) heads(keep func(graph.Story) bool) ([]graph.Story, error) {
	found, err := find(t.ctx, maps.Values(t.state.stories), keep)
	return copies(found, func(s graph.Story) graph.Story {
		s.Text = ""
		return copyOfStory(s)
	}), err
}

func (t *tx) PutStories(stories []graph.Story) error {
	for _, s := range stories {
		t.state.stories[s.ID] = copyOfStory(s)
	}
	return t.ctx.Err()
}

func (t *tx) PutOrigins(story string, origins []string) error {
	if s, ok := t.state.stories[story]; ok {
		s.Origins = slices.Sorted(slices.Values(origins))
		t.state.stories[story] = s
	}
	return t.ctx.Err()
}

func (t *tx) DeleteStories(ids []string) error {
	for _, id := range ids {
		delete(t.state.stories, id)
		delete(t.state.traces, id)
		delete(t.state.appearances, id)
		delete(t.state.claims, id)
		delete(t.state.unmerged, id)
	}
	return t.ctx.Err()
}

// Lock has nothing to do: the transaction is the only one that writes.
func (t *tx) Lock() error { return t.ctx.Err() }

func (t *tx) Contents(stories []string) ([]graph.Appearance, []graph.Claim, error) {
	return t.state.contents(t.ctx, stories)
}

func (t *tx) PutContents(appearances []graph.Appearance, claims []graph.Claim) error {
	newAppearances, newClaims := map[string][]graph.Appearance{}, map[string][]graph.Claim{}
	for _, a := range appearances {
		newAppearances[a.Story] = append(newAppearances[a.Story], copyOfAppearance(a))
	}
	for _, c := range claims {
		newClaims[c.Story] = append(newClaims[c.Story], copyOfClaim(c))
	}
	for story, more := range newAppearances { // joined to new lists, since other states share the old ones
		t.state.appearances[story] = slices.Concat(t.state.appearances[story], more)
	}
	for story, more := range newClaims {
		t.state.claims[story] = slices.Concat(t.state.claims[story], more)
	}
	return t.ctx.Err()
}

func (t *tx) AppearancesOf(names []string) ([]graph.Appearance, error) {
	wanted := set(names)
	found, err := find(t.ctx, t.state.allAppearances(), func(a graph.Appearance) bool { return wanted[a.Entity] })
	return copies(found, copyOfAppearance), err
}

func (t *tx) PutEntities(entities []graph.Entity, keys map[string][]graph.NameKey) error {
	for _, e := range entities {
		t.state.entities[e.ID] = copyOfEntity(e)
		t.state.keys[e.ID] = slices.Clone(keys[e.ID])
	}
	return t.ctx.Err()
}

func (t *tx) DeleteEntities(ids []string) error {
	for _, id := range ids {
		delete(t.state.entities, id)
		delete(t.state.keys, id)
	}
	return t.ctx.Err()
}

func (t *tx) Threads(keys []string) ([]graph.Claim, error) {
	wanted := set(keys)
	found, err := find(t.ctx, t.state.allClaims(), func(c graph.Claim) bool { return wanted[c.Thread] })
	return copies(found, copyOfClaim), err
}

func (t *tx) PutThreads(threads []graph.Thread) ([]graph.Relation, error) {
	var before []graph.Relation
	for _, thread := range threads {
		before = append(before, copies(t.state.threads[thread.Key].Relations, copyOfRelation)...)
		t.state.threads[thread.Key] = copyOfThread(thread)
		if len(thread.Relations) == 0 && len(thread.Deals) == 0 {
			delete(t.state.threads, thread.Key)
		}
	}
	return before, t.ctx.Err()
}
