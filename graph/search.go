package graph

import (
	"cmp"
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

const (
	// MaxSearch is the longest search text, in bytes.
	MaxSearch = 200
	// searchCandidates is how many similar names a store is asked for.
	searchCandidates = 200
	// minSimilarity is the least [resolve.Similarity] of a name that is found.
	minSimilarity = 0.3
)

// Entities lists entities in the order of their names or, where the query has
// a search, those with a similar name, most similar first and at most 200 of them.
func (g *Graph) Entities(ctx context.Context, q EntityQuery) (Page[Entity], error) {
	for _, k := range q.Kinds {
		if !k.Valid() {
			return Page[Entity]{}, Errorf(BadInput, "unknown kind %q; there are %v", k, Kinds)
		}
	}
	if q.Search == "" {
		return list(ctx, q.Window, q, func(e Entity) Position { return Position{Text: resolve.Fold(e.Name), ID: e.ID} }, g.store.Entities)
	}
	if len(q.Search) > MaxSearch {
		return Page[Entity]{}, Errorf(TooLarge, "the search text has %d bytes; at most %d are taken", len(q.Search), MaxSearch)
	}
	hits, err := g.similar(ctx, resolve.Fold(q.Search), q.Kinds)
	if err != nil {
		return Page[Entity]{}, err
	}
	scores := make(map[string]float64, len(hits))
	for _, h := range hits {
		scores[h.ID] = h.score
	}
	return list(ctx, q.Window, hits, func(e Entity) Position { return Position{Number: scores[e.ID], ID: e.ID} }, pageOfHits)
}

// hit is an entity found by name.
type hit struct {
	Entity
	score float64
}

func (g *Graph) similar(ctx context.Context, folded string, kinds []Kind) ([]hit, error) {
	grams := resolve.Trigrams(folded)
	if len(grams) == 0 {
		return nil, nil
	}
	found, err := g.store.SimilarNames(ctx, grams, kinds, searchCandidates)
	if err != nil {
		return nil, err
	}
	var hits []hit
	for _, e := range found {
		score := resolve.Similarity(folded, resolve.Fold(e.Name))
		for _, alias := range e.Aliases { // its own name weighs a little more than an alias
			score = max(score, 0.95*resolve.Similarity(folded, resolve.Fold(alias)))
		}
		if score >= minSimilarity {
			hits = append(hits, hit{e, score})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.ID, b.ID))
	})
	return hits, nil
}

func pageOfHits(_ context.Context, hits []hit, s Slice) ([]Entity, int, error) {
	var page []Entity
	for _, h := range hits {
		behind := s.After == nil || h.score < s.After.Number || h.score == s.After.Number && h.ID > s.After.ID
		if behind && len(page) < s.Limit {
			page = append(page, h.Entity)
		}
	}
	total := -1
	if s.Total {
		total = len(hits)
	}
	return page, total, nil
}

// nearestType returns the name of the relation type that is most like name.
func (g *Graph) nearestType(name string) string {
	folded := resolve.Fold(name)
	return slices.MaxFunc(g.names, func(a, b string) int {
		return cmp.Compare(resolve.Similarity(folded, resolve.Fold(a)), resolve.Similarity(folded, resolve.Fold(b)))
	})
}
