package memstore

import (
	"cmp"
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// matching returns the relations that pass the filter, surest first.
func (s *state) matching(ctx context.Context, f graph.RelationFilter) ([]graph.Relation, error) {
	found, err := find(ctx, s.allRelations(f.KnownAt), func(r graph.Relation) bool {
		return f.Matches(&r, s.entities[r.Source].Kind, s.entities[r.Target].Kind)
	})
	slices.SortFunc(found, surer)
	return found, err
}

func surer(a, b graph.Relation) int {
	return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.ID, b.ID))
}

// distances returns how many hops along the relations each entity is from the
// nearest of some, up to most.
func distances(from []string, relations []graph.Relation, most int) map[string]int {
	hops := map[string]int{}
	for _, id := range from {
		hops[id] = 0
	}
	for hop := 1; hop <= most; hop++ {
		for _, r := range relations {
			source, sourceKnown := hops[r.Source]
			target, targetKnown := hops[r.Target]
			switch {
			case sourceKnown && source == hop-1 && !targetKnown:
				hops[r.Target] = hop
			case targetKnown && target == hop-1 && !sourceKnown:
				hops[r.Source] = hop
			}
		}
	}
	return hops
}

// Neighbourhood implements [graph.Store]. A relation is one hop further than
// the nearer of its ends.
func (s *Store) Neighbourhood(ctx context.Context, q graph.NeighbourhoodQuery) (graph.Network, error) {
	now, err := s.now(ctx)
	if err != nil {
		return graph.Network{}, err
	}
	relations, err := now.matching(ctx, q.Filter)
	if err != nil {
		return graph.Network{}, err
	}
	hops := distances(q.Of, relations, q.Hops)
	nearer := func(r graph.Relation) int { return min(hops[r.Source], hops[r.Target]) }
	relations = slices.DeleteFunc(relations, func(r graph.Relation) bool {
		_, source := hops[r.Source]
		_, target := hops[r.Target]
		return !source || !target || nearer(r) >= q.Hops
	})
	slices.SortStableFunc(relations, func(a, b graph.Relation) int { return nearer(a) - nearer(b) })

	n := graph.Network{Truncated: len(relations) > q.Limit}
	n.Relations = copies(relations[:min(len(relations), q.Limit)], copyOfRelation)
	ends := slices.Clone(q.Of)
	for _, r := range n.Relations {
		ends = append(ends, r.Source, r.Target)
	}
	slices.SortFunc(ends, func(a, b string) int { return cmp.Or(hops[a]-hops[b], cmp.Compare(a, b)) })
	for _, id := range slices.Compact(ends) {
		if e, ok := now.entities[id]; ok {
			n.Entities = append(n.Entities, copyOfEntity(e))
			n.Hops = append(n.Hops, hops[id])
		}
	}
	return n, nil
}

// Paths implements [graph.Store].
func (s *Store) Paths(ctx context.Context, q graph.PathQuery) ([]graph.Path, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	relations, err := now.matching(ctx, q.Filter)
	if err != nil {
		return nil, err
	}
	w := wayfinder{ctx: ctx, to: q.To, steps: stepsOf(relations), left: distances([]string{q.To}, relations, q.MaxHops)}
	var paths []graph.Path
	for hops := 1; hops <= q.MaxHops && len(paths) < q.First; hops++ {
		ways, err := w.ways(q.From, hops)
		if err != nil {
			return nil, err
		}
		for _, way := range ways[:min(len(ways), q.First-len(paths))] {
			paths = append(paths, now.path(q.From, way))
		}
	}
	return paths, nil
}

func (s *state) path(from string, way []step) graph.Path {
	p := graph.Path{Entities: []graph.Entity{copyOfEntity(s.entities[from])}}
	for _, step := range way {
		p.Relations = append(p.Relations, copyOfRelation(*step.along))
		p.Entities = append(p.Entities, copyOfEntity(s.entities[step.to]))
	}
	return p
}

// step is one hop of a way: along the surest relation to the next entity.
type step struct {
	along *graph.Relation
	to    string
}

// stepsOf returns the steps from each entity, surest first, given relations in
// that order: of several that join two entities, the first one counts.
func stepsOf(relations []graph.Relation) map[string][]step {
	steps := map[string][]step{}
	joined := map[[2]string]bool{}
	for i := range relations {
		r := &relations[i]
		if joined[[2]string{r.Source, r.Target}] || joined[[2]string{r.Target, r.Source}] {
			continue
		}
		joined[[2]string{r.Source, r.Target}] = true
		steps[r.Source] = append(steps[r.Source], step{r, r.Target})
		steps[r.Target] = append(steps[r.Target], step{r, r.Source})
	}
	return steps
}

type wayfinder struct {
	ctx    context.Context
	to     string
	steps  map[string][]step
	left   map[string]int // hops from an entity to the end
	visits int
}

// ways returns all ways of exactly so many hops from an entity to the end that
// visit none twice, those with surer earlier hops first: every such way of n
// hops is a way of n-1 hops with one more behind it, so the order stays.
func (w *wayfinder) ways(from string, hops int) ([][]step, error) {
	ways := [][]step{nil}
	for left := hops - 1; left >= 0; left-- { // hops that are left after the next one
		var longer [][]step
		for _, way := range ways {
			at := from
			if len(way) > 0 {
				at = way[len(way)-1].to
			}
			for _, next := range w.steps[at] {
				if w.visits++; w.visits > graph.MaxVisits {
					return nil, graph.Errorf(graph.TooLarge, "this would look at more than %d relations; ask for fewer hops or narrow the filter", graph.MaxVisits)
				}
				if err := w.ctx.Err(); err != nil {
					return nil, err
				}
				distance, reachable := w.left[next.to]
				visited := next.to == from || slices.ContainsFunc(way, func(s step) bool { return s.to == next.to })
				early := next.to == w.to && left > 0
				if reachable && distance <= left && !visited && !early {
					longer = append(longer, append(slices.Clip(way), next))
				}
			}
		}
		ways = longer
	}
	return ways, nil
}
