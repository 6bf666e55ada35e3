package sqlitestore

import (
	"context"
	"database/sql"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/resolve"
)

// Update implements [graph.Store].
func (s *Store) Update(ctx context.Context, change func(graph.Tx) error) error {
	select {
	case s.writing <- struct{}{}:
		defer func() { <-s.writing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	sqlTx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.fault(err)
	}
	defer sqlTx.Rollback()
	t := &tx{ctx: ctx, sql: sqlTx}
	if err := change(t); err != nil {
		return s.fault(err)
	}
	before, err := revision(ctx, sqlTx)
	if err == nil {
		err = t.exec("UPDATE revision SET n = n + 1")
	}
	if err != nil {
		return s.fault(err)
	}
	return s.fault(s.adjacency.commit(sqlTx.Commit, before, t.changes))
}

// tx implements [graph.Tx]. It notes what the adjacency must learn on commit.
type tx struct {
	ctx     context.Context
	sql     *sql.Tx
	changes changes
}

func (t *tx) exec(query string, args ...any) error {
	_, err := t.sql.ExecContext(t.ctx, query, args...)
	return err
}

func (t *tx) StoryHeads(ids []string) ([]graph.Story, error) {
	return scan(t.ctx, t.sql, readStory, "SELECT "+storyHead+" FROM stories WHERE id IN (SELECT value FROM json_each(?))", set(ids))
}

func (t *tx) StoryHeadsByOrigin(origins []string) ([]graph.Story, error) {
	return scan(t.ctx, t.sql, readStory, "SELECT "+storyHead+` FROM stories WHERE id IN
		(SELECT story FROM origins WHERE origin IN (SELECT value FROM json_each(?)))`, set(origins))
}

func (t *tx) PutStories(stories []graph.Story) error {
	for _, s := range stories {
		head := s
		head.Text, head.Origins, head.Cluster = "", nil, ""
		err := t.exec(`INSERT INTO stories (id, seen, publisher, head, text, cluster) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET seen = excluded.seen, publisher = excluded.publisher, head = excluded.head,
				text = excluded.text, cluster = excluded.cluster`, s.ID, micros(s.Seen()), s.Publisher, encode(head), s.Text, s.Cluster)
		if err == nil {
			err = t.PutOrigins(s.ID, s.Origins)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) PutOrigins(story string, origins []string) error {
	if err := t.exec("DELETE FROM origins WHERE story = ?", story); err != nil {
		return err
	}
	return t.exec("INSERT OR REPLACE INTO origins (origin, story) SELECT value, ? FROM json_each(?)", story, set(origins))
}

func (t *tx) DeleteStories(ids []string) error {
	if err := t.deleteTraces(ids); err != nil {
		return err
	}
	for _, statement := range []string{
		"DELETE FROM claims WHERE story IN (SELECT value FROM json_each(?))",
		"DELETE FROM appearances WHERE story IN (SELECT value FROM json_each(?))",
		"DELETE FROM origins WHERE story IN (SELECT value FROM json_each(?))",
		"DELETE FROM stories WHERE id IN (SELECT value FROM json_each(?))",
	} {
		if err := t.exec(statement, set(ids)); err != nil {
			return err
		}
	}
	return nil
}

// Lock has nothing to do: the transaction is the only one that writes.
func (t *tx) Lock() error { return nil }

func (t *tx) Contents(stories []string) ([]graph.Appearance, []graph.Claim, error) {
	return contents(t.ctx, t.sql, stories)
}

func (t *tx) PutContents(appearances []graph.Appearance, claims []graph.Claim) error {
	for _, a := range appearances {
		if err := t.exec("INSERT INTO appearances (story, n, entity, data) VALUES (?, ?, ?, ?)",
			a.Story, a.Index, a.Entity, encode(a)); err != nil {
			return err
		}
	}
	for _, c := range claims {
		if err := t.exec("INSERT INTO claims (id, story, thread, place, data, source, target) VALUES (?, ?, ?, ?, ?, ?, ?)",
			c.ID, c.Story, c.Thread, c.Sentence.Start, encode(c), c.Source, c.Target); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) AppearancesOf(names []string) ([]graph.Appearance, error) {
	return records[graph.Appearance](t.ctx, t.sql, "SELECT data FROM appearances WHERE entity IN (SELECT value FROM json_each(?))", set(names))
}

func (t *tx) Entities(ids []string) ([]graph.Entity, error) {
	return records[graph.Entity](t.ctx, t.sql, "SELECT data FROM entities WHERE id IN (SELECT value FROM json_each(?))", set(ids))
}

func (t *tx) PutEntities(entities []graph.Entity, keys map[string][]graph.NameKey) error {
	for _, e := range entities {
		if err := t.forgetNames([]string{e.ID}); err != nil {
			return err
		}
		if err := t.exec("INSERT OR REPLACE INTO entities (id, kind, folded, data) VALUES (?, ?, ?, ?)",
			e.ID, e.Kind, resolve.Fold(e.Name), encode(e)); err != nil {
			return err
		}
		var texts, trigrams []string
		for _, key := range keys[e.ID] {
			texts = append(texts, keyText(key))
			trigrams = append(trigrams, resolve.Trigrams(key.Name)...)
		}
		if err := t.exec("INSERT INTO entity_keys (key, entity) SELECT DISTINCT value, ? FROM json_each(?)", e.ID, set(texts)); err != nil {
			return err
		}
		if err := t.exec("INSERT INTO trigrams (trigram, entity) SELECT DISTINCT value, ? FROM json_each(?)", e.ID, set(trigrams)); err != nil {
			return err
		}
		t.changes.kinds = append(t.changes.kinds, kindOf{e.ID, e.Kind})
	}
	return nil
}

func (t *tx) DeleteEntities(ids []string) error {
	if err := t.forgetNames(ids); err != nil {
		return err
	}
	return t.exec("DELETE FROM entities WHERE id IN (SELECT value FROM json_each(?))", set(ids))
}

func (t *tx) forgetNames(ids []string) error {
	if err := t.exec("DELETE FROM entity_keys WHERE entity IN (SELECT value FROM json_each(?))", set(ids)); err != nil {
		return err
	}
	return t.exec("DELETE FROM trigrams WHERE entity IN (SELECT value FROM json_each(?))", set(ids))
}

// keyText is a key as the table of keys has it.
func keyText(key graph.NameKey) string {
	if key.Name != "" {
		return "name:" + key.Name
	}
	return key.Identifier.Scheme + ":" + key.Identifier.Value
}

func (t *tx) Threads(keys []string) ([]graph.Claim, error) {
	return records[graph.Claim](t.ctx, t.sql, "SELECT data FROM claims WHERE thread IN (SELECT value FROM json_each(?))", set(keys))
}

func (t *tx) PutThreads(threads []graph.Thread) ([]graph.Relation, error) {
	keys := make([]string, len(threads))
	for i, thread := range threads {
		keys[i] = thread.Key
	}
	before, err := records[graph.Relation](t.ctx, t.sql,
		"DELETE FROM relations WHERE thread IN (SELECT value FROM json_each(?)) RETURNING data", set(keys))
	if err == nil {
		err = t.exec("DELETE FROM deals WHERE thread IN (SELECT value FROM json_each(?))", set(keys))
	}
	if err == nil {
		err = t.putPast(keys, threads)
	}
	if err == nil {
		err = t.putContradictions(keys, threads)
	}
	if err != nil {
		return nil, err
	}
	for _, r := range before {
		t.changes.gone = append(t.changes.gone, r.ID)
	}
	for _, thread := range threads {
		t.changes.put = append(t.changes.put, thread.Relations...)
		for _, r := range thread.Relations {
			if err := t.putRelation(thread.Key, r); err != nil {
				return nil, err
			}
		}
		for _, d := range thread.Deals {
			if err := t.putDeal(thread.Key, d); err != nil {
				return nil, err
			}
		}
	}
	return before, nil
}

func (t *tx) putRelation(thread string, r graph.Relation) error {
	columns := append(relationValues(thread, r), set(r.Publishers), since(r.PublishersSince))
	return t.insert("relations", relationColumns+", publishers, publishers_since", columns)
}

func (t *tx) putDeal(thread string, d graph.Deal) error {
	return t.insert("deals", dealColumns+", parties", append(dealValues(thread, d), partiesOf(d)))
}

// insert adds a row, or replaces the one of the same key.
func (t *tx) insert(table, columns string, values []any) error {
	return t.exec("INSERT OR REPLACE INTO "+table+" ("+columns+") VALUES (?"+strings.Repeat(", ?", len(values)-1)+")", values...)
}

// sum returns the columns of an amount, NULL where there is none.
func sum(m *graph.Money) (currency, value, least any) {
	if m == nil {
		return nil, nil, nil
	}
	return m.Currency, m.Value, m.Least()
}
