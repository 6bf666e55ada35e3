package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// review computes anew which entities may be one with those that were put.
func (r *resolution) review() error {
	var names []string
	for _, e := range r.put {
		names = append(names, e.Names...)
	}
	of := union(sortedKeys(r.put), r.gone)
	if len(of) == 0 {
		return nil
	}
	var links []Link
	var err error
	if len(names) > 0 {
		if links, err = r.tx.Links(union(nil, names)); err != nil {
			return err
		}
	}
	if links, err = r.between(links); err != nil {
		return err
	}
	reviews, err := r.reviewsOf(links)
	if err != nil {
		return err
	}
	return r.tx.PutReviews(of, reviews)
}

// between returns the links whose names are of two entities.
func (r *resolution) between(links []Link) ([]Link, error) {
	var ends, entities []string
	for _, l := range links {
		ends = append(ends, l.A, l.B)
	}
	if err := r.look(ends); err != nil {
		return nil, err
	}
	links = slices.DeleteFunc(links, func(l Link) bool { return r.names[l.A].Entity == r.names[l.B].Entity })
	for _, l := range links {
		entities = append(entities, r.names[l.A].Entity, r.names[l.B].Entity)
	}
	entities = slices.DeleteFunc(entities, func(id string) bool { return r.put[id].ID != "" })
	return links, r.meet(entities)
}

// reviewsOf makes a review of each pair of entities that links lie between,
// with the likeliest link, unless names of both are judged to be two.
func (r *resolution) reviewsOf(links []Link) ([]Review, error) {
	if len(links) == 0 {
		return nil, nil
	}
	slices.SortFunc(links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	best := map[pair]Review{}
	var members []string
	for _, l := range links {
		x, y := r.entityOf(l.A), r.entityOf(l.B)
		if x.ID > y.ID {
			x, y, l.A, l.B = y, x, l.B, l.A
		}
		p := pair{x.ID, y.ID}
		if _, known := best[p]; !known {
			best[p] = Review{
				ID: id("v", x.ID, y.ID), A: x.ID, B: y.ID, NameA: l.A, NameB: l.B,
				Score: l.Score, Stories: x.Stories + y.Stories,
			}
			members = slices.Concat(members, x.Names, y.Names)
		}
	}
	judgements, err := r.tx.Judgements(union(nil, members))
	if err != nil {
		return nil, err
	}
	var ends []string
	for _, j := range judgements {
		ends = append(ends, j.Names...)
	}
	if err := r.look(ends); err != nil {
		return nil, err
	}
	for p, j := range pairRulings(judgements) {
		if j.Ruling == RuleNotSame {
			delete(best, pairOf(r.names[p[0]].Entity, r.names[p[1]].Entity))
		}
	}
	reviews := make([]Review, 0, len(best))
	for _, p := range slices.SortedFunc(maps.Keys(best), func(a, b pair) int { return slices.Compare(a[:], b[:]) }) {
		reviews = append(reviews, best[p])
	}
	return reviews, nil
}

func (r *resolution) entityOf(name string) Entity {
	id := r.names[name].Entity
	if e, put := r.put[id]; put {
		return e
	}
	return r.known[id]
}

// Reviews lists pairs of entities that may be one and were not judged, those
// in most stories first.
func (g *Graph) Reviews(ctx context.Context, w Window) (Page[Review], error) {
	return list(ctx, w, struct{}{}, func(r Review) Position { return Position{Number: float64(r.Stories), ID: r.ID} },
		func(ctx context.Context, _ struct{}, s Slice) ([]Review, int, error) { return g.store.Reviews(ctx, s) })
}
