package graph

import (
	"cmp"
	"context"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// mergeRevision goes up with each change of how names, claims and events are
// put together that package resolve does not tell by its version.
const mergeRevision = "3"

// mergedBy names the rules by which this program merges.
func mergedBy() string { return mergeRevision + " " + resolve.Version() }

// upgradeBatch is how many stories are merged anew in one transaction.
const upgradeBatch = 100

// Upgrade merges anew the stories of a store that an earlier version of the
// program wrote, or one that compares names by other weights and lists, and
// returns how many they were. It is cut off anywhere without harm and goes on
// when it is called again; until it is done, what those stories say is not in
// the graph.
func (g *Graph) Upgrade(ctx context.Context) (stories int, err error) {
	by, err := g.store.MergedBy(ctx)
	if err != nil {
		return 0, err
	}
	if by != mergedBy() {
		if err := g.store.Unmerge(ctx, mergedBy()); err != nil {
			return 0, err
		}
	}
	return g.mergeRest(ctx)
}

// Remerge merges all stories anew, as where the register or the relation types
// are others than those by which they were merged, and returns how many they
// are. It may be cut off as [Graph.Upgrade], which then goes on.
func (g *Graph) Remerge(ctx context.Context) (stories int, err error) {
	if err := g.store.Unmerge(ctx, mergedBy()); err != nil {
		return 0, err
	}
	return g.mergeRest(ctx)
}

// mergeRest merges the stories that must be merged anew, batch by batch.
func (g *Graph) mergeRest(ctx context.Context) (stories int, err error) {
	for {
		ids, err := g.store.Unmerged(ctx, upgradeBatch)
		if err != nil || len(ids) == 0 {
			return stories, err
		}
		readings, moved, err := g.readings(ctx, ids)
		if err != nil {
			return stories, err
		}
		err = g.store.Update(ctx, func(tx Tx) error {
			c := change{graph: g, tx: tx, silent: true}
			if err := c.remove(ids); err != nil {
				return err
			}
			if _, err := c.add(readings); err != nil {
				return err
			}
			if err := c.rethread(moved); err != nil {
				return err
			}
			return c.merge(ctx)
		})
		if err != nil {
			return stories, err
		}
		stories += len(ids)
	}
}

// rethread finds judgements by the threads that their claims are in now.
func (c *change) rethread(moved map[string]string) error {
	if len(moved) == 0 {
		return nil
	}
	judgements, err := c.tx.Judgements(sortedKeys(moved))
	if err != nil {
		return err
	}
	for _, j := range judgements {
		for i, thread := range j.Threads {
			j.Threads[i] = cmp.Or(moved[thread], thread)
		}
		j.Threads = union(nil, j.Threads)
		if err := c.tx.DeleteJudgement(j.ID); err != nil {
			return err
		}
		if err := c.tx.PutJudgement(j); err != nil {
			return err
		}
	}
	return nil
}

// readings returns what was read in stories, prepared as for [Graph.Add], and
// what becomes of the threads whose keys are made otherwise now.
func (g *Graph) readings(ctx context.Context, ids []string) (_ []Reading, moved map[string]string, _ error) {
	stories, err := g.store.StoriesByID(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	appearances, claims, err := g.store.Contents(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	moved = map[string]string{}
	readings, at := make([]Reading, len(stories)), map[string]int{}
	for i, s := range stories {
		readings[i].Story, at[s.ID] = s, i
	}
	for _, a := range appearances {
		r := &readings[at[a.Story]]
		r.Appearances = append(r.Appearances, a)
	}
	for _, c := range claims {
		r := &readings[at[c.Story]]
		r.Claims = append(r.Claims, c)
	}
	for i, r := range readings {
		readings[i] = g.prepare(r)
		now := map[string]string{}
		for _, c := range readings[i].Claims {
			now[c.ID] = c.Thread
		}
		for _, c := range r.Claims {
			if to := now[c.ID]; to != "" && to != c.Thread {
				moved[c.Thread] = to
			}
		}
	}
	return readings, moved, nil
}
