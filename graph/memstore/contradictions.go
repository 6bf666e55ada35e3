package memstore

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
)

// ContradictionsOf implements [graph.Store].
func (s *Store) ContradictionsOf(ctx context.Context, relations []string) ([]graph.Contradiction, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, err
	}
	found, err := find(ctx, now.allContradictions(), func(c graph.Contradiction) bool { return shareOne(c.Relations, relations) })
	return copies(found, copyOfContradiction), err
}

// Contradictions implements [graph.Store].
func (s *Store) Contradictions(ctx context.Context, q graph.ContradictionQuery, slice graph.Slice) ([]graph.Contradiction, int, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, 0, err
	}
	found, err := find(ctx, now.allContradictions(), func(c graph.Contradiction) bool {
		return oneOf(q.Conflicts, c.Conflict) && (len(q.Of) == 0 || shareOne(q.Of, c.Entities))
	})
	if err != nil {
		return nil, 0, err
	}
	found, total := page(found, func(c graph.Contradiction) graph.Position {
		return graph.Position{Number: float64(c.Seen.UnixMicro()), ID: c.ID}
	}, slice)
	return copies(found, copyOfContradiction), total, nil
}
