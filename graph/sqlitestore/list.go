package sqlitestore

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
)

// orderColumn is the column that an order goes by, largest first.
var orderColumn = map[graph.Order]string{graph.Newest: "last_seen", graph.Surest: "confidence", graph.Largest: "value"}

// Relations implements [graph.Store].
func (s *Store) Relations(ctx context.Context, q graph.RelationQuery, page graph.Slice) ([]graph.Relation, int, error) {
	f, w := q.Filter, where{}
	w.and("polarity = ?", f.Polarity)
	in(&w, "type", f.Types)
	w.asOf(f.AsOf, f.Statuses)
	w.trusted(f.MinConfidence, f.MinStories)
	w.amount(f.Amount)
	w.told(f.Since, f.Until)
	if len(f.Publishers) > 0 {
		w.and("EXISTS (SELECT 1 FROM json_each("+then(f.KnownAt, "publishers", publishersThen)+") p WHERE p.value IN (SELECT value FROM json_each(?)))", set(f.Publishers))
	}
	w.ends(q.Ends.Source, q.Ends.Target, f.SourceKinds, f.TargetKinds)
	if len(q.Ends.Any) > 0 {
		w.and("source IN (SELECT value FROM json_each(?)) OR target IN (SELECT value FROM json_each(?))", set(q.Ends.Any), set(q.Ends.Any))
	}
	return list(ctx, s, relationsAt(f.KnownAt), w, orderColumn[q.Order], page)
}

// Deals implements [graph.Store].
func (s *Store) Deals(ctx context.Context, q graph.DealQuery, page graph.Slice) ([]graph.Deal, int, error) {
	return list(ctx, s, dealsAt(q.KnownAt), dealsAsked(q), orderColumn[q.Order], page)
}

// dealsAsked is the condition of a query for deals.
func dealsAsked(q graph.DealQuery) where {
	w := where{}
	in(&w, "kind", q.Kinds)
	w.asOf(q.AsOf, q.Statuses)
	w.trusted(q.MinConfidence, q.MinStories)
	w.amount(q.Amount)
	w.told(q.Since, q.Until)
	for _, p := range q.Parties {
		w.and(`EXISTS (SELECT 1 FROM json_each(`+then(q.KnownAt, "parties", partiesThen)+`) WHERE ? IN ('', value ->> 'entity') AND ? IN ('', value ->> 'role'))`, p.Entity, p.Role)
	}
	if q.MinParties > 0 {
		w.and("(SELECT COUNT(DISTINCT value ->> 'entity') FROM json_each("+then(q.KnownAt, "parties", partiesThen)+")) >= ?", q.MinParties)
	}
	return w
}

// list reads one page of versions in the order of a falling column, then id.
func list[T any](ctx context.Context, s *Store, of versions[T], w where, column string, page graph.Slice) ([]T, int, error) {
	w.args = append(of.args, w.args...)
	total, err := s.count(ctx, page.Total, of.from, w)
	if err != nil {
		return nil, 0, err
	}
	w.behind(column, page.After)
	found, err := scan(ctx, s.read, of.read,
		"SELECT "+of.show+" FROM "+of.from+" WHERE "+w.String()+" ORDER BY "+column+" DESC, id LIMIT ?", append(w.args, page.Limit)...)
	return found, total, s.fault(err)
}

// Entities implements [graph.Store].
func (s *Store) Entities(ctx context.Context, q graph.EntityQuery, page graph.Slice) ([]graph.Entity, int, error) {
	w := where{}
	in(&w, "kind", q.Kinds)
	total, err := s.count(ctx, page.Total, "entities", w)
	if err != nil {
		return nil, 0, err
	}
	if page.After != nil {
		w.and("(folded, id) > (?, ?)", page.After.Text, page.After.ID)
	}
	found, err := records[graph.Entity](ctx, s.read,
		"SELECT data FROM entities WHERE "+w.String()+" ORDER BY folded, id LIMIT ?", append(w.args, page.Limit)...)
	return found, total, s.fault(err)
}

// Stories implements [graph.Store].
func (s *Store) Stories(ctx context.Context, q graph.StoryQuery, page graph.Slice) ([]graph.Story, int, error) {
	w := where{}
	in(&w, "publisher", q.Publishers)
	if !q.Since.IsZero() {
		w.and("seen >= ?", micros(q.Since))
	}
	if !q.Until.IsZero() {
		w.and("seen < ?", micros(q.Until))
	}
	if q.Cluster != "" {
		w.and("cluster = ?", q.Cluster)
	}
	if q.Mentions != "" {
		w.and(`id IN (SELECT story FROM appearances WHERE entity IN
			(SELECT id FROM names WHERE entity = (SELECT entity FROM names WHERE id = ?)))`, q.Mentions)
	}
	total, err := s.count(ctx, page.Total, "stories", w)
	if err != nil {
		return nil, 0, err
	}
	columns := storyColumns
	if q.Heads {
		columns = storyHead
	}
	w.behind("seen", page.After)
	found, err := scan(ctx, s.read, readStory,
		"SELECT "+columns+" FROM stories WHERE "+w.String()+" ORDER BY seen DESC, id LIMIT ?", append(w.args, page.Limit)...)
	return found, total, s.fault(err)
}

// count counts what a list holds if that is wanted, and else answers -1.
func (s *Store) count(ctx context.Context, wanted bool, table string, w where) (int, error) {
	if !wanted {
		return -1, nil
	}
	var n int
	err := s.read.QueryRowContext(ctx, "SELECT COUNT(*) FROM "+table+" WHERE "+w.String(), w.args...).Scan(&n)
	return n, s.fault(err)
}
