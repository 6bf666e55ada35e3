package sqlitestore

import (
	"context"
	"slices"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// Paths implements [graph.Store]. It measures how far every entity is from the
// far end, then goes depth first for each length from the shortest up, only
// where the hops that are left suffice, surer hops first.
func (s *Store) Paths(ctx context.Context, q graph.PathQuery) ([]graph.Path, error) {
	var ways [][]*link
	paths := []graph.Path{}
	err := s.traverse(ctx, q.Filter.KnownAt, func(a *adjacency) (err error) {
		from, to := a.vertices[q.From], a.vertices[q.To]
		if from == nil || to == nil {
			return nil
		}
		p := pathfinder{
			walker: walker{ctx: ctx, filter: q.Filter},
			from:   from, to: to, most: q.First, hops: map[*vertex][]*link{},
		}
		if p.left, err = p.distances(to, q.MaxHops); err != nil {
			return err
		}
		shortest, ok := p.left[from]
		for length := shortest; ok && length <= q.MaxHops && len(p.ways) < q.First; length++ {
			if err = p.extend(from, length); err != nil {
				return err
			}
		}
		ways = p.ways
		return nil
	}, func(tx querier) error {
		for _, way := range ways {
			path, err := follow(ctx, tx, q.From, way, q.Filter.KnownAt)
			if err != nil {
				return err
			}
			paths = append(paths, path)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return paths, nil
}

func follow(ctx context.Context, tx querier, from string, way []*link, knownAt time.Time) (graph.Path, error) {
	relations, entities := make([]string, len(way)), []string{from}
	for i, l := range way {
		relations[i] = l.ID
		next := l.Source
		if next == entities[i] {
			next = l.Target
		}
		entities = append(entities, next)
	}
	var path graph.Path
	var err error
	if path.Relations, err = relationsInOrder(ctx, tx, relations, knownAt); err != nil {
		return path, err
	}
	path.Entities, err = entitiesInOrder(ctx, tx, entities)
	return path, err
}

type pathfinder struct {
	walker
	from, to *vertex
	most     int
	left     map[*vertex]int     // hops from a vertex to the far end
	hops     map[*vertex][]*link // what choices has found
	way      []*link
	ways     [][]*link
}

// distances returns how many hops each vertex is from v, up to most.
func (p *pathfinder) distances(v *vertex, most int) (map[*vertex]int, error) {
	left := map[*vertex]int{v: 0}
	for frontier := []*vertex{v}; len(frontier) > 0; {
		u := frontier[0]
		frontier = frontier[1:]
		if left[u] == most {
			break
		}
		for _, l := range u.links {
			ok, err := p.look(l)
			if err != nil {
				return nil, err
			}
			o := l.other(u)
			if _, seen := left[o]; ok && !seen {
				left[o] = left[u] + 1
				frontier = append(frontier, o)
			}
		}
	}
	return left, nil
}

// extend finds the ways of exactly so many more hops from v on.
func (p *pathfinder) extend(v *vertex, hops int) error {
	if v == p.to {
		if hops == 0 {
			p.ways = append(p.ways, slices.Clone(p.way))
		}
		return nil
	}
	choices, err := p.choices(v)
	if err != nil {
		return err
	}
	for _, l := range choices {
		o := l.other(v)
		left, ok := p.left[o]
		if !ok || left > hops-1 || p.visited(o) {
			continue
		}
		p.way = append(p.way, l)
		err := p.extend(o, hops-1)
		p.way = p.way[:len(p.way)-1]
		if err != nil || len(p.ways) == p.most {
			return err
		}
	}
	return nil
}

func (p *pathfinder) visited(v *vertex) bool {
	return v == p.from || slices.ContainsFunc(p.way, func(l *link) bool { return l.source == v || l.target == v })
}

// choices returns the surest link from v to each other vertex, surest first.
func (p *pathfinder) choices(v *vertex) ([]*link, error) {
	if known, ok := p.hops[v]; ok {
		return known, p.visit(len(known))
	}
	best := map[*vertex]*link{}
	for _, l := range v.links {
		ok, err := p.look(l)
		if err != nil {
			return nil, err
		}
		o := l.other(v)
		if ok && (best[o] == nil || surer(l, best[o]) < 0) {
			best[o] = l
		}
	}
	choices := make([]*link, 0, len(best))
	for _, l := range best {
		choices = append(choices, l)
	}
	slices.SortFunc(choices, surer)
	p.hops[v] = choices
	return choices, nil
}
