package memstore

import (
	"context"
	"maps"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// NamesByID implements [graph.Store].
func (s *Store) NamesByID(ctx context.Context, ids []string) ([]graph.Name, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	return now.namesByID(ctx, ids)
}

func (s *state) namesByID(ctx context.Context, ids []string) ([]graph.Name, error) {
	wanted := set(ids)
	found, err := find(ctx, maps.Values(s.names), func(n graph.Name) bool { return wanted[n.ID] })
	return copies(found, copyOfName), err
}

// LinksOf implements [graph.Store].
func (s *Store) LinksOf(ctx context.Context, names []string) ([]graph.Link, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	return now.linksOf(ctx, names)
}

func (s *state) linksOf(ctx context.Context, names []string) ([]graph.Link, error) {
	wanted := set(names)
	return find(ctx, slices.Values(s.links), func(l graph.Link) bool { return wanted[l.A] || wanted[l.B] })
}

// JudgementsAbout implements [graph.Store].
func (s *Store) JudgementsAbout(ctx context.Context, keys []string) ([]graph.Judgement, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	return now.judgementsAbout(ctx, keys)
}

func (s *state) judgementsAbout(ctx context.Context, keys []string) ([]graph.Judgement, error) {
	wanted := set(keys)
	found, err := find(ctx, maps.Values(s.judgements), func(j graph.Judgement) bool {
		return slices.ContainsFunc(j.About(), func(key string) bool { return wanted[key] })
	})
	return copies(found, copyOfJudgement), err
}

// Judgements implements [graph.Store].
func (s *Store) Judgements(ctx context.Context, q graph.JudgementQuery, slice graph.Slice) ([]graph.Judgement, int, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, 0, err
	}
	found, err := find(ctx, maps.Values(now.judgements), func(j graph.Judgement) bool { return oneOf(q.Rulings, j.Ruling) })
	if err != nil {
		return nil, 0, err
	}
	found, total := page(found, func(j graph.Judgement) graph.Position {
		return graph.Position{Number: float64(j.Made.UnixMicro()), ID: j.ID}
	}, slice)
	return copies(found, copyOfJudgement), total, nil
}

// Reviews implements [graph.Store].
func (s *Store) Reviews(ctx context.Context, slice graph.Slice) ([]graph.Review, int, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, 0, err
	}
	found, total := page(slices.Clone(now.reviews), func(r graph.Review) graph.Position {
		return graph.Position{Number: float64(r.Stories), ID: r.ID}
	}, slice)
	return slices.Clone(found), total, nil
}

// Unmerged implements [graph.Store].
func (s *Store) Unmerged(ctx context.Context, limit int) ([]string, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	ids := slices.Collect(maps.Keys(now.unmerged))
	return ids[:min(len(ids), limit)], nil
}

// MergedBy implements [graph.Store].
func (s *Store) MergedBy(ctx context.Context) (string, error) {
	now, err := s.now(ctx)
	if err != nil {
		return "", err
	}
	return now.mergedBy, nil
}

// Unmerge implements [graph.Store].
func (s *Store) Unmerge(ctx context.Context, rules string) error {
	return s.Update(ctx, func(change graph.Tx) error {
		t := change.(*tx)
		bare := newState()
		bare.stories, bare.appearances, bare.claims = t.state.stories, t.state.appearances, t.state.claims
		bare.judgements, bare.changes, bare.mergedBy = t.state.judgements, t.state.changes, rules
		for id := range bare.stories {
			bare.unmerged[id] = true
		}
		*t.state = *bare
		return nil
	})
}

func (t *tx) ClaimsOf(names []string) ([]graph.Claim, error) {
	wanted := set(names)
	found, err := find(t.ctx, t.state.allClaims(), func(c graph.Claim) bool { return wanted[c.Source] || wanted[c.Target] })
	return copies(found, copyOfClaim), err
}

func (t *tx) Neighbours(names []string) (map[string][]string, error) {
	of := map[string]map[string]bool{}
	for _, name := range names {
		of[name] = map[string]bool{}
	}
	for c := range t.state.allClaims() {
		if of[c.Source] != nil {
			of[c.Source][c.Target] = true
		}
		if of[c.Target] != nil {
			of[c.Target][c.Source] = true
		}
	}
	neighbours := map[string][]string{}
	for name, others := range of {
		neighbours[name] = slices.Collect(maps.Keys(others))
	}
	return neighbours, t.ctx.Err()
}

func (t *tx) Names(ids []string) ([]graph.Name, error) { return t.state.namesByID(t.ctx, ids) }

func (t *tx) PutNames(names []graph.Name, keys map[string][]string) error {
	for _, n := range names {
		t.state.names[n.ID] = copyOfName(n)
		if of, ok := keys[n.ID]; ok {
			t.state.nameKeys[n.ID] = slices.Clone(of)
		}
	}
	return t.ctx.Err()
}

func (t *tx) DeleteNames(ids []string) error {
	for _, id := range ids {
		delete(t.state.names, id)
		delete(t.state.nameKeys, id)
	}
	return t.ctx.Err()
}

func (t *tx) Blocks(keys []string, limit int) (map[string][]string, error) {
	wanted := set(keys)
	blocks := map[string][]string{}
	for name, of := range t.state.nameKeys {
		for _, key := range of {
			if wanted[key] && len(blocks[key]) < limit {
				blocks[key] = append(blocks[key], name)
			}
		}
	}
	return blocks, t.ctx.Err()
}

func (t *tx) Links(names []string) ([]graph.Link, error) { return t.state.linksOf(t.ctx, names) }

func (t *tx) PutLinks(names []string, links []graph.Link) error {
	of := set(names)
	t.state.links = slices.DeleteFunc(t.state.links, func(l graph.Link) bool { return of[l.A] || of[l.B] })
	t.state.links = append(t.state.links, links...)
	return t.ctx.Err()
}

func (t *tx) Judgements(keys []string) ([]graph.Judgement, error) {
	return t.state.judgementsAbout(t.ctx, keys)
}

func (t *tx) PutJudgement(j graph.Judgement) error {
	t.state.judgements[j.ID] = copyOfJudgement(j)
	return t.ctx.Err()
}

func (t *tx) DeleteJudgement(id string) error {
	delete(t.state.judgements, id)
	return t.ctx.Err()
}

func (t *tx) Entities(ids []string) ([]graph.Entity, error) {
	wanted := set(ids)
	found, err := find(t.ctx, maps.Values(t.state.entities), func(e graph.Entity) bool { return wanted[e.ID] })
	return copies(found, copyOfEntity), err
}

func (t *tx) PutReviews(entities []string, reviews []graph.Review) error {
	of := set(entities)
	t.state.reviews = slices.DeleteFunc(t.state.reviews, func(r graph.Review) bool { return of[r.A] || of[r.B] })
	t.state.reviews = append(t.state.reviews, reviews...)
	return t.ctx.Err()
}
