package sqlitestore

import (
	"context"
	"database/sql"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

const (
	entitiesByID = "SELECT data FROM entities WHERE id IN (SELECT entity FROM names WHERE id IN (SELECT value FROM json_each(?)))"
)

// byID looks records up in a table that has them as JSON.
func byID[T any](ctx context.Context, s *Store, query string, ids []string) ([]T, error) {
	found, err := records[T](ctx, s.read, query, set(ids))
	return found, s.fault(err)
}

// EntitiesByID implements [graph.Store].
func (s *Store) EntitiesByID(ctx context.Context, ids []string) ([]graph.Entity, error) {
	return byID[graph.Entity](ctx, s, entitiesByID, ids)
}

// RelationsByID implements [graph.Store].
func (s *Store) RelationsByID(ctx context.Context, ids []string, knownAt time.Time) ([]graph.Relation, error) {
	found, err := relationsAt(knownAt).byID(ctx, s.read, ids)
	return found, s.fault(err)
}

// DealsByID implements [graph.Store].
func (s *Store) DealsByID(ctx context.Context, ids []string, knownAt time.Time) ([]graph.Deal, error) {
	found, err := dealsAt(knownAt).byID(ctx, s.read, ids)
	return found, s.fault(err)
}

// ClaimsByID implements [graph.Store].
func (s *Store) ClaimsByID(ctx context.Context, ids []string) ([]graph.Claim, error) {
	return byID[graph.Claim](ctx, s, "SELECT data FROM claims WHERE id IN (SELECT value FROM json_each(?))", ids)
}

// StoriesByID implements [graph.Store].
func (s *Store) StoriesByID(ctx context.Context, ids []string) ([]graph.Story, error) {
	found, err := scan(ctx, s.read, readStory, "SELECT "+storyColumns+" FROM stories WHERE id IN (SELECT value FROM json_each(?))", set(ids))
	return found, s.fault(err)
}

// Contents implements [graph.Store].
func (s *Store) Contents(ctx context.Context, stories []string) ([]graph.Appearance, []graph.Claim, error) {
	appearances, claims, err := contents(ctx, s.read, stories)
	return appearances, claims, s.fault(err)
}

func contents(ctx context.Context, q querier, stories []string) ([]graph.Appearance, []graph.Claim, error) {
	appearances, err := records[graph.Appearance](ctx, q,
		"SELECT data FROM appearances WHERE story IN (SELECT value FROM json_each(?)) ORDER BY story, n", set(stories))
	if err != nil {
		return nil, nil, err
	}
	claims, err := records[graph.Claim](ctx, q,
		"SELECT data FROM claims WHERE story IN (SELECT value FROM json_each(?)) ORDER BY story, place, id", set(stories))
	return appearances, claims, err
}

// EntitiesByKey implements [graph.Store].
func (s *Store) EntitiesByKey(ctx context.Context, key graph.NameKey) ([]graph.Entity, error) {
	found, err := records[graph.Entity](ctx, s.read,
		"SELECT data FROM entity_keys JOIN entities ON id = entity WHERE key = ? ORDER BY id", keyText(key))
	return found, s.fault(err)
}

// SimilarNames implements [graph.Store].
func (s *Store) SimilarNames(ctx context.Context, trigrams []string, kinds []graph.Kind, limit int) ([]graph.Entity, error) {
	found, err := records[graph.Entity](ctx, s.read, `SELECT data FROM entities JOIN
		(SELECT entity, COUNT(*) AS shared FROM trigrams WHERE trigram IN (SELECT value FROM json_each(?)) GROUP BY entity)
		ON id = entity
		WHERE ?2 = '[]' OR kind IN (SELECT value FROM json_each(?2))
		ORDER BY shared DESC, id LIMIT ?3`, set(trigrams), set(kinds), limit)
	return found, s.fault(err)
}

// Statistics implements [graph.Store].
func (s *Store) Statistics(ctx context.Context) (graph.Statistics, error) {
	stats := graph.Statistics{EntitiesByKind: map[graph.Kind]int{}, RelationsByType: map[string]int{}}
	type row struct {
		table, group string
		n            int
	}
	rows, err := scan(ctx, s.read, func(rows *sql.Rows) (r row, err error) { return r, rows.Scan(&r.table, &r.group, &r.n) }, `
		SELECT 'stories', '', COUNT(*) FROM stories UNION ALL
		SELECT 'claims', '', COUNT(*) FROM claims UNION ALL
		SELECT 'deals', '', COUNT(*) FROM deals UNION ALL
		SELECT 'entities', kind, COUNT(*) FROM entities GROUP BY kind UNION ALL
		SELECT 'relations', type, COUNT(*) FROM relations WHERE polarity = 'AFFIRMED' GROUP BY type`)
	for _, r := range rows {
		switch r.table {
		case "stories":
			stats.Stories = r.n
		case "claims":
			stats.Claims = r.n
		case "deals":
			stats.Deals = r.n
		case "entities":
			stats.EntitiesByKind[graph.Kind(r.group)] = r.n
			stats.Entities += r.n
		case "relations":
			stats.RelationsByType[r.group] = r.n
			stats.Relations += r.n
		}
	}
	return stats, s.fault(err)
}
