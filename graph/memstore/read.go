package memstore

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/resolve"
)

func set(values []string) map[string]bool {
	in := make(map[string]bool, len(values))
	for _, v := range values {
		in[v] = true
	}
	return in
}

func shareOne(a, b []string) bool {
	return slices.ContainsFunc(a, func(v string) bool { return slices.Contains(b, v) })
}

// oneOf reports whether a list that asks for something holds v; an empty one
// asks nothing.
func oneOf[T comparable](asked []T, v T) bool { return len(asked) == 0 || slices.Contains(asked, v) }

// EntitiesByID implements [graph.Store].
func (s *Store) EntitiesByID(ctx context.Context, ids []string) ([]graph.Entity, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	found, err := find(ctx, maps.Values(now.entities), func(e graph.Entity) bool { return shareOne(e.Names, ids) })
	return copies(found, copyOfEntity), err
}

// RelationsByID implements [graph.Store].
func (s *Store) RelationsByID(ctx context.Context, ids []string, knownAt time.Time) ([]graph.Relation, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	wanted := set(ids)
	found, err := find(ctx, now.allRelations(knownAt), func(r graph.Relation) bool { return wanted[r.ID] })
	return copies(found, copyOfRelation), err
}

// DealsByID implements [graph.Store].
func (s *Store) DealsByID(ctx context.Context, ids []string, knownAt time.Time) ([]graph.Deal, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	wanted := set(ids)
	found, err := find(ctx, now.allDeals(knownAt), func(d graph.Deal) bool { return wanted[d.ID] })
	return copies(found, copyOfDeal), err
}

// StoriesByID implements [graph.Store].
func (s *Store) StoriesByID(ctx context.Context, ids []string) ([]graph.Story, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	wanted := set(ids)
	found, err := find(ctx, maps.Values(now.stories), func(s graph.Story) bool { return wanted[s.ID] })
	return copies(found, copyOfStory), err
}

// ClaimsByID implements [graph.Store].
func (s *Store) ClaimsByID(ctx context.Context, ids []string) ([]graph.Claim, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	wanted := set(ids)
	found, err := find(ctx, now.allClaims(), func(c graph.Claim) bool { return wanted[c.ID] })
	return copies(found, copyOfClaim), err
}

// Contents implements [graph.Store].
func (s *Store) Contents(ctx context.Context, stories []string) ([]graph.Appearance, []graph.Claim, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, nil, err
	}
	return now.contents(ctx, stories)
}

// contents returns what stories hold, story by story in the order of the text.
func (s *state) contents(ctx context.Context, stories []string) ([]graph.Appearance, []graph.Claim, error) {
	wanted := set(stories)
	appearances, err := find(ctx, s.allAppearances(), func(a graph.Appearance) bool { return wanted[a.Story] })
	if err != nil {
		return nil, nil, err
	}
	claims, err := find(ctx, s.allClaims(), func(c graph.Claim) bool { return wanted[c.Story] })
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(appearances, func(a, b graph.Appearance) int {
		return cmp.Or(cmp.Compare(a.Story, b.Story), a.Index-b.Index)
	})
	slices.SortFunc(claims, func(a, b graph.Claim) int {
		return cmp.Or(cmp.Compare(a.Story, b.Story), a.Sentence.Start-b.Sentence.Start, cmp.Compare(a.ID, b.ID))
	})
	return copies(appearances, copyOfAppearance), copies(claims, copyOfClaim), nil
}

// EntitiesByKey implements [graph.Store].
func (s *Store) EntitiesByKey(ctx context.Context, key graph.NameKey) ([]graph.Entity, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	found, err := find(ctx, maps.Values(now.entities), func(e graph.Entity) bool { return slices.Contains(now.keys[e.ID], key) })
	slices.SortFunc(found, func(a, b graph.Entity) int { return cmp.Compare(a.ID, b.ID) })
	return copies(found, copyOfEntity), err
}

// SimilarNames implements [graph.Store].
func (s *Store) SimilarNames(ctx context.Context, trigrams []string, kinds []graph.Kind, limit int) ([]graph.Entity, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	asked, shared := set(trigrams), map[string]int{} // by entity
	found, err := find(ctx, maps.Values(now.entities), func(e graph.Entity) bool {
		var of []string
		for _, key := range now.keys[e.ID] {
			of = append(of, resolve.Trigrams(key.Name)...)
		}
		for trigram := range set(of) {
			if asked[trigram] {
				shared[e.ID]++
			}
		}
		return shared[e.ID] > 0 && oneOf(kinds, e.Kind)
	})
	slices.SortFunc(found, func(a, b graph.Entity) int {
		return cmp.Or(shared[b.ID]-shared[a.ID], cmp.Compare(a.ID, b.ID))
	})
	return copies(found[:min(len(found), limit)], copyOfEntity), err
}

// Statistics implements [graph.Store].
func (s *Store) Statistics(ctx context.Context) (graph.Statistics, error) {
	now, err := s.now(ctx)
	if err != nil {
		return graph.Statistics{}, err
	}
	stats := graph.Statistics{
		Stories: len(now.stories), Entities: len(now.entities),
		EntitiesByKind: map[graph.Kind]int{}, RelationsByType: map[string]int{},
	}
	for _, e := range now.entities {
		stats.EntitiesByKind[e.Kind]++
	}
	for range now.allClaims() {
		stats.Claims++
	}
	for range now.allDeals(time.Time{}) {
		stats.Deals++
	}
	for r := range now.allRelations(time.Time{}) {
		if r.Polarity == graph.Affirmed {
			stats.Relations++
			stats.RelationsByType[r.Type]++
		}
	}
	return stats, ctx.Err()
}
