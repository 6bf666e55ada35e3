package sqlitestore

import (
	"context"
	"database/sql"

	"github.com/dealgraph/dealgraph/graph"
)

const (
	namesByID       = "SELECT data FROM names WHERE id IN (SELECT value FROM json_each(?))"
	linksOf         = "SELECT data FROM links WHERE a IN (SELECT value FROM json_each(?1)) UNION SELECT data FROM links WHERE b IN (SELECT value FROM json_each(?1))"
	judgementsAbout = "SELECT data FROM judgements WHERE id IN (SELECT judgement FROM judgement_keys WHERE key IN (SELECT value FROM json_each(?)))"
)

// NamesByID implements [graph.Store].
func (s *Store) NamesByID(ctx context.Context, ids []string) ([]graph.Name, error) {
	return byID[graph.Name](ctx, s, namesByID, ids)
}

// LinksOf implements [graph.Store].
func (s *Store) LinksOf(ctx context.Context, names []string) ([]graph.Link, error) {
	return byID[graph.Link](ctx, s, linksOf, names)
}

// JudgementsAbout implements [graph.Store].
func (s *Store) JudgementsAbout(ctx context.Context, keys []string) ([]graph.Judgement, error) {
	return byID[graph.Judgement](ctx, s, judgementsAbout, keys)
}

// Judgements implements [graph.Store].
func (s *Store) Judgements(ctx context.Context, q graph.JudgementQuery, page graph.Slice) ([]graph.Judgement, int, error) {
	w := where{}
	in(&w, "ruling", q.Rulings)
	return list(ctx, s, recordsOf[graph.Judgement]("judgements"), w, "made", page)
}

// Reviews implements [graph.Store].
func (s *Store) Reviews(ctx context.Context, page graph.Slice) ([]graph.Review, int, error) {
	return list(ctx, s, recordsOf[graph.Review]("reviews"), where{}, "stories", page)
}

// Unmerged implements [graph.Store].
func (s *Store) Unmerged(ctx context.Context, limit int) ([]string, error) {
	ids, err := scan(ctx, s.read, readID, "SELECT id FROM stories WHERE NOT merged LIMIT ?", limit)
	return ids, s.fault(err)
}

// MergedBy implements [graph.Store].
func (s *Store) MergedBy(ctx context.Context) (string, error) {
	by, err := scan(ctx, s.read, readID, "SELECT merged_by FROM rules")
	if len(by) == 0 {
		return "", s.fault(err)
	}
	return by[0], s.fault(err)
}

// Unmerge implements [graph.Store].
func (s *Store) Unmerge(ctx context.Context, rules string) error {
	return s.Update(ctx, func(change graph.Tx) error {
		t := change.(*tx)
		for _, table := range []string{"entities", "entity_keys", "trigrams", "relations", "deals", "past_relations", "past_deals", "contradictions", "contradiction_ends", "names", "name_keys", "links", "reviews", "rules", "traces", "marks"} {
			if err := t.exec("DELETE FROM " + table); err != nil {
				return err
			}
		}
		for _, statement := range []string{
			"UPDATE stories SET merged = 0",
			"UPDATE revision SET n = n + 1", // as another process would: the adjacency is read anew
		} {
			if err := t.exec(statement); err != nil {
				return err
			}
		}
		return t.exec("INSERT INTO rules (merged_by) VALUES (?)", rules)
	})
}

func readID(rows *sql.Rows) (id string, err error) { return id, rows.Scan(&id) }

func (t *tx) ClaimsOf(names []string) ([]graph.Claim, error) {
	return records[graph.Claim](t.ctx, t.sql, `SELECT data FROM claims WHERE source IN (SELECT value FROM json_each(?1))
		UNION SELECT data FROM claims WHERE target IN (SELECT value FROM json_each(?1))`, set(names))
}

func (t *tx) Neighbours(names []string) (map[string][]string, error) {
	pairs, err := scan(t.ctx, t.sql, func(rows *sql.Rows) (p [2]string, err error) { return p, rows.Scan(&p[0], &p[1]) }, `
		SELECT source, target FROM claims WHERE source IN (SELECT value FROM json_each(?1))
		UNION SELECT target, source FROM claims WHERE target IN (SELECT value FROM json_each(?1))`, set(names))
	neighbours := make(map[string][]string, len(names))
	for _, p := range pairs {
		neighbours[p[0]] = append(neighbours[p[0]], p[1])
	}
	return neighbours, err
}

func (t *tx) Names(ids []string) ([]graph.Name, error) {
	return records[graph.Name](t.ctx, t.sql, namesByID, set(ids))
}

func (t *tx) PutNames(names []graph.Name, keys map[string][]string) error {
	for _, n := range names {
		if err := t.exec("INSERT OR REPLACE INTO names (id, entity, data) VALUES (?, ?, ?)", n.ID, n.Entity, encode(n)); err != nil {
			return err
		}
		of, ok := keys[n.ID]
		if !ok {
			continue
		}
		if err := t.exec("DELETE FROM name_keys WHERE name = ?", n.ID); err != nil {
			return err
		}
		if err := t.exec("INSERT INTO name_keys (key, name) SELECT DISTINCT value, ? FROM json_each(?)", n.ID, set(of)); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) DeleteNames(ids []string) error {
	if err := t.exec("DELETE FROM name_keys WHERE name IN (SELECT value FROM json_each(?))", set(ids)); err != nil {
		return err
	}
	return t.exec("DELETE FROM names WHERE id IN (SELECT value FROM json_each(?))", set(ids))
}

func (t *tx) Blocks(keys []string, limit int) (map[string][]string, error) {
	blocks := make(map[string][]string, len(keys))
	_, err := scan(t.ctx, t.sql, func(rows *sql.Rows) (struct{}, error) {
		var key string
		var names []byte
		if err := rows.Scan(&key, &names); err != nil {
			return struct{}{}, err
		}
		var of []string
		err := decode(names, &of)
		blocks[key] = of
		return struct{}{}, err
	}, `SELECT k.value, (SELECT json_group_array(name) FROM (SELECT name FROM name_keys WHERE key = k.value LIMIT ?2)) FROM json_each(?1) k`, set(keys), limit)
	return blocks, err
}

func (t *tx) Links(names []string) ([]graph.Link, error) {
	return records[graph.Link](t.ctx, t.sql, linksOf, set(names))
}

func (t *tx) PutLinks(names []string, links []graph.Link) error {
	for _, end := range []string{"a", "b"} {
		if err := t.exec("DELETE FROM links WHERE "+end+" IN (SELECT value FROM json_each(?))", set(names)); err != nil {
			return err
		}
	}
	for _, l := range links {
		if err := t.exec("INSERT INTO links (a, b, data) VALUES (?, ?, ?)", l.A, l.B, encode(l)); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) Judgements(keys []string) ([]graph.Judgement, error) {
	return records[graph.Judgement](t.ctx, t.sql, judgementsAbout, set(keys))
}

func (t *tx) PutJudgement(j graph.Judgement) error {
	if err := t.exec("INSERT OR REPLACE INTO judgements (id, made, ruling, data) VALUES (?, ?, ?, ?)", j.ID, micros(j.Made), j.Ruling, encode(j)); err != nil {
		return err
	}
	return t.exec("INSERT OR IGNORE INTO judgement_keys (key, judgement) SELECT DISTINCT value, ? FROM json_each(?)", j.ID, set(j.About()))
}

func (t *tx) DeleteJudgement(id string) error {
	if err := t.exec("DELETE FROM judgement_keys WHERE judgement = ?", id); err != nil {
		return err
	}
	return t.exec("DELETE FROM judgements WHERE id = ?", id)
}

func (t *tx) PutReviews(entities []string, reviews []graph.Review) error {
	for _, end := range []string{"a", "b"} {
		if err := t.exec("DELETE FROM reviews WHERE "+end+" IN (SELECT value FROM json_each(?))", set(entities)); err != nil {
			return err
		}
	}
	for _, r := range reviews {
		if err := t.exec("INSERT INTO reviews (id, a, b, stories, data) VALUES (?, ?, ?, ?, ?)", r.ID, r.A, r.B, r.Stories, encode(r)); err != nil {
			return err
		}
	}
	return nil
}
