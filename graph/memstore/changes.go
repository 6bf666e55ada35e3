package memstore

import (
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

func (t *tx) PutChanges(changes []graph.Change) error {
	for _, c := range copies(changes, copyOfChange) {
		c.Number = 1
		if n := len(t.state.changes); n > 0 {
			c.Number = t.state.changes[n-1].Number + 1
		}
		t.state.changes = append(t.state.changes, c)
	}
	t.state.changes = t.state.changes[max(0, len(t.state.changes)-graph.MaxChanges):]
	return t.ctx.Err()
}

// Changes implements [graph.Store].
func (s *Store) Changes(ctx context.Context, q graph.ChangeQuery, page graph.Slice) ([]graph.Change, int, error) {
	now, err := s.now(ctx)
	if err != nil {
		return nil, 0, err
	}
	found, err := find(ctx, slices.Values(now.changes), func(c graph.Change) bool { return !c.At.Before(q.Since) })
	if err != nil {
		return nil, 0, err
	}
	total := -1
	if page.Total {
		total = len(found)
	}
	if page.After != nil {
		found = slices.DeleteFunc(found, func(c graph.Change) bool { return float64(c.Number) <= page.After.Number })
	}
	return copies(found[:min(len(found), page.Limit)], copyOfChange), total, nil
}
