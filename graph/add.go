package graph

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// MaxBatch is the largest number of readings that one [Graph.Add] takes.
const MaxBatch = 1000

// Added tells what became of a reading.
type Added struct {
	Story Story
	// New is false where the graph had the story already.
	New bool
	// Replaced are the ids of the stories that gave way: earlier texts from the same origin.
	Replaced []string
}

// Add stores readings, all of them or, where it fails, none. A story that the
// graph has already changes nothing but its origins. A story from an origin
// whose earlier text differs replaces it: what the earlier text said is taken
// back unless another origin still says it.
//
// Add fails with BadInput where a reading is malformed: a span outside the
// text or inside a character, a relation type that is not in the ontology, an
// index out of range, a confidence outside (0, 1]; and with TooLarge for more
// than [MaxBatch] readings. Claims between a thing and itself are left out.
func (g *Graph) Add(ctx context.Context, readings ...Reading) ([]Added, error) {
	if len(readings) > MaxBatch {
		return nil, Errorf(TooLarge, "%d readings in one batch; at most %d are taken", len(readings), MaxBatch)
	}
	prepared := make([]Reading, len(readings))
	for i, reading := range readings {
		if err := g.check(reading); err != nil {
			return nil, err
		}
		prepared[i] = g.prepare(reading)
	}
	var added []Added
	err := g.store.Update(ctx, func(tx Tx) error {
		c := change{graph: g, tx: tx}
		var err error
		if added, err = c.add(prepared); err != nil {
			return err
		}
		if err := c.merge(ctx); err != nil {
			return err
		}
		for i := range added {
			added[i].Story.Cluster = cmp.Or(c.clusters[added[i].Story.ID], added[i].Story.Cluster)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return added, nil
}

// Remove takes back a story and all that it alone said. It fails with
// NotFound where there is none of that id.
func (g *Graph) Remove(ctx context.Context, story string) error {
	return g.store.Update(ctx, func(tx Tx) error {
		heads, err := tx.StoryHeads([]string{story})
		if err != nil {
			return err
		}
		if len(heads) == 0 {
			return Errorf(NotFound, "there is no story with the id %s", story)
		}
		c := change{graph: g, tx: tx}
		if err := c.remove([]string{story}); err != nil {
			return err
		}
		return c.merge(ctx)
	})
}

// Has reports which of the stories the graph holds under the same origins, so
// that reading them again would change nothing.
func (g *Graph) Has(ctx context.Context, stories []Story) ([]bool, error) {
	ids := make([]string, len(stories))
	for i, s := range stories {
		ids[i] = StoryID(s)
	}
	found, err := g.store.StoriesByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	origins := make(map[string][]string, len(found))
	for _, s := range found {
		origins[s.ID] = s.Origins
	}
	has := make([]bool, len(stories))
	for i, s := range stories {
		known, ok := origins[ids[i]]
		has[i] = ok && !slices.ContainsFunc(s.Origins, func(o string) bool { return !slices.Contains(known, o) })
	}
	return has, nil
}

// prepare fills in what the graph decides: ids, the trace of the text, the name of each
// appearance and the thread of each claim.
func (g *Graph) prepare(r Reading) Reading {
	r.Story.ID = StoryID(r.Story)
	r.Story.Published = r.Story.Published.UTC().Truncate(time.Microsecond)
	if r.Story.Loaded.IsZero() {
		r.Story.Loaded = g.now().UTC().Truncate(time.Microsecond)
	}
	r.trace = traceOf(r.Story)
	r.Story.Cluster = clusterID(r.trace.Words) // until it is put beside others; see [change.regroup]
	r.Appearances = slices.Clone(r.Appearances)
	for i := range r.Appearances {
		a := &r.Appearances[i]
		a.Story, a.Index = r.Story.ID, i
		a.Entity = EntityID(a.Kind, a.Name)
	}
	var claims []Claim
	seen := make(map[string]bool)
	for _, c := range r.Claims {
		c.Story = r.Story.ID
		c.Source = r.Appearances[c.SourceIndex].Entity
		c.Target = r.Appearances[c.TargetIndex].Entity
		c.Thread = g.types[c.Type].Thread(c.Source, c.Target)
		c.ID = claimID(c)
		if c.Source != c.Target && !seen[c.ID] {
			seen[c.ID] = true
			claims = append(claims, c)
		}
	}
	r.Claims = claims
	return r
}

// change is one transaction's work: what it touched must be merged anew.
type change struct {
	graph  *Graph
	tx     Tx
	gained []Appearance // that the stories added have
	lost   []Appearance // that the stories removed had
	claims []Claim      // that came, went or are judged
	fewer  []string     // names that claims went from
	judged []string     // names that are judged, or were
	silent bool         // what comes of it is no change to tell of
	came   []Trace      // of the stories added
	went   []Trace      // of the stories removed

	clusters  map[string]string // the stories that are of another cluster now
	recounted []Claim           // the claims of those of them that were there before
}

// add stores what is new in readings. It looks up all of them at once and
// writes all at once, so that a batch costs a store a handful of statements.
func (c *change) add(readings []Reading) ([]Added, error) {
	s, err := c.shelf(readings)
	if err != nil {
		return nil, err
	}
	added := make([]Added, len(readings))
	for i, r := range readings {
		added[i] = s.add(r)
	}
	if err := c.remove(s.gone); err != nil {
		return nil, err
	}
	var stories []Story
	var appearances []Appearance
	var claims []Claim
	for _, id := range sortedKeys(s.changed) {
		stories = append(stories, s.stories[id])
		if r, ok := s.fresh[id]; ok {
			appearances, claims = append(appearances, r.Appearances...), append(claims, r.Claims...)
			c.came = append(c.came, r.trace)
		}
	}
	if err := c.tx.PutStories(stories); err != nil {
		return nil, err
	}
	for _, id := range sortedKeys(s.trimmed) {
		if err := c.tx.PutOrigins(id, s.stories[id].Origins); err != nil {
			return nil, err
		}
	}
	c.gained, c.claims = append(c.gained, appearances...), append(c.claims, claims...)
	return added, c.tx.PutContents(appearances, claims)
}

func (c *change) remove(stories []string) error {
	if len(stories) == 0 {
		return nil
	}
	appearances, claims, err := c.tx.Contents(stories)
	if err != nil {
		return err
	}
	traces, err := c.tx.Traces(stories)
	if err != nil {
		return err
	}
	c.lost, c.claims, c.went = append(c.lost, appearances...), append(c.claims, claims...), append(c.went, traces...)
	for _, claim := range claims {
		c.fewer = append(c.fewer, claim.Source, claim.Target)
	}
	return c.tx.DeleteStories(stories)
}
