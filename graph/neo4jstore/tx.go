package neo4jstore

import (
	"cmp"
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/dealgraph/dealgraph/graph"
)

const (
	// maxRows is how many rows one statement writes.
	maxRows = 1000
	// maxConflicts is how often a change is run that others get in the way of.
	maxConflicts = 10
	// conflictPause is how long to wait, at most, before it is run again.
	conflictPause = 100 * time.Millisecond
)

// Update implements [graph.Store]. Deadlocks, lost connections and changes of
// leader are retried by the driver, from the beginning of the change.
//
// Locks are taken in one order: origins and stories, each in the order of their
// ids, then the one for merging. What does not exist yet cannot be locked; there a uniqueness
// constraint lets the slower of two transactions fail, and it is run again.
func (s *Store) Update(ctx context.Context, change func(graph.Tx) error) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	for attempt := 1; ; attempt++ {
		var t *tx
		_, err := session.ExecuteWrite(ctx, func(raw neo4j.ManagedTransaction) (any, error) {
			t = &tx{
				ctx: ctx, raw: raw, store: s, types: *s.types.Load(),
				texts: map[string]string{}, absent: map[string]bool{}, free: map[string]bool{},
			}
			err := change(t)
			if err == nil {
				err = t.flush()
			}
			return nil, cmp.Or(t.failed, err) // the driver must see its own error to know whether to try again
		}, s.writing)
		if timedOut(err) { // it held up other changes, or was held up by them, for too long
			return graph.Errorf(graph.Unavailable, "%s: the change took longer than the store allows; try again: %w", s.address, err)
		}
		if err == nil && len(t.types) > len(*s.types.Load()) {
			s.types.Store(&t.types)
		}
		if !conflicts(err) || attempt == maxConflicts {
			return s.fault(ctx, err)
		}
		select {
		case <-ctx.Done():
			return s.fault(ctx, ctx.Err())
		case <-time.After(rand.N(conflictPause)):
		}
	}
}

// tx implements [graph.Tx]. What stories say is written only after Lock has
// locked out all others that merge.
type tx struct {
	ctx    context.Context
	raw    neo4j.ManagedTransaction
	store  *Store
	failed error // the first error of the driver

	locked      bool
	types       []string          // the relation types in use
	texts       map[string]string // of the stories that were put, by id
	absent      map[string]bool   // stories that were looked for and not there
	free        map[string]bool   // places of origins that were looked for and are no story's
	deleted     []string          // stories to delete
	appearances []graph.Appearance
	claims      []graph.Claim
}

// query runs a statement that reads, after all that is still to be written.
func query[T any](t *tx, decode func(*row) T, statement string, params map[string]any) ([]T, error) {
	if err := t.flush(); err != nil {
		return nil, err
	}
	found, err := rows(t.ctx, t.raw, decode, statement, params)
	return found, t.note(err)
}

// exec runs a statement for rows, in batches.
func exec[T any](t *tx, statement string, all []T) error {
	for batch := range slices.Chunk(all, maxRows) {
		result, err := t.raw.Run(t.ctx, statement, parameters(map[string]any{"rows": batch}))
		if err == nil {
			_, err = result.Consume(t.ctx)
		}
		if err != nil {
			return t.note(err)
		}
	}
	return nil
}

// note keeps the first error of the driver for the driver, and returns it with
// its code for the change.
func (t *tx) note(err error) error {
	if t.failed == nil {
		t.failed = err
	}
	return t.store.fault(t.ctx, err)
}

func (t *tx) StoryHeads(ids []string) ([]graph.Story, error) {
	if !t.locked { // else they are only looked at, to merge threads
		there, err := t.lock(lockStories, sorted(ids, nil), t.absent)
		if err != nil || len(there) == 0 {
			return nil, err
		}
	}
	return query(t, record(readStory), "MATCH (s:Story) WHERE s.id IN $p.ids RETURN "+headColumns+" AS x", byIDs(ids))
}

func (t *tx) StoryHeadsByOrigin(origins []string) ([]graph.Story, error) {
	places := sorted(origins, indexed)
	there, err := t.lock(lockOrigins, places, t.free)
	if err != nil || len(there) == 0 {
		return nil, err
	}
	const holders = "MATCH (o:Origin)<-[:READ_FROM]-(s:Story) WHERE o.place IN $p.ids WITH DISTINCT s "
	ids, err := query(t, func(r *row) string { return r.text("id") }, holders+"RETURN s.id AS id", byIDs(places))
	if err == nil {
		_, err = t.lock(lockStories, sorted(ids, nil), t.absent)
	}
	if err != nil {
		return nil, err
	}
	return query(t, record(readStory), holders+"RETURN "+headColumns+" AS x", byIDs(places))
}

// Removing a property that is not there locks a node and leaves no trace, as
// long as some node has once had it: see [Store.migrate].
const (
	lockStories = "UNWIND $p.ids AS id MATCH (s:Story {id: id}) REMOVE s.lock RETURN s.id AS id"
	lockOrigins = "UNWIND $p.ids AS id MATCH (o:Origin {place: id}) REMOVE o.lock RETURN o.place AS id"
)

// lock locks nodes in the order of their keys, and returns the keys of those
// that are there. It notes the others.
func (t *tx) lock(statement string, keys []string, missing map[string]bool) ([]string, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	there, err := query(t, func(r *row) string { return r.text("id") }, statement, byIDs(keys))
	for _, key := range keys {
		missing[key] = true
	}
	for _, key := range there {
		delete(missing, key)
	}
	return there, err
}

// sorted returns what of makes of the distinct values, sorted.
func sorted(values []string, of func(string) string) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = v
		if of != nil {
			all[i] = of(v)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (t *tx) PutStories(stories []graph.Story) error {
	if slices.ContainsFunc(stories, func(s graph.Story) bool { return slices.Contains(t.deleted, s.ID) }) {
		if err := t.flush(); err != nil {
			return err
		}
	}
	stories = slices.SortedFunc(slices.Values(stories), func(a, b graph.Story) int { return cmp.Compare(a.ID, b.ID) })
	var fresh []map[string]any
	var others []graph.Story
	for _, s := range stories {
		t.texts[s.ID] = s.Text
		if t.absent[s.ID] && !slices.ContainsFunc(s.Origins, func(o string) bool { return !t.free[indexed(o)] }) {
			fresh = append(fresh, map[string]any{"properties": storyProperties(s), "origins": originProperties(s.Origins)})
		} else {
			others = append(others, s)
		}
		t.taken(s)
	}
	if err := exec(t, `
		UNWIND $p.rows AS row CREATE (s:Story) SET s = row.properties
		WITH s, row.origins AS origins UNWIND origins AS origin CREATE (s)-[:READ_FROM]->(o:Origin) SET o = origin`, fresh); err != nil {
		return err
	}
	return t.putStories(others)
}

// taken notes that a story is there, and its origins are no longer free.
func (t *tx) taken(s graph.Story) {
	delete(t.absent, s.ID)
	for _, origin := range s.Origins {
		delete(t.free, indexed(origin))
	}
}

// putStories puts stories that may be there, or whose origins may be of others.
func (t *tx) putStories(stories []graph.Story) error {
	rows := make([]map[string]any, len(stories))
	for i, s := range stories {
		rows[i] = map[string]any{"id": s.ID, "properties": storyProperties(s)}
	}
	if err := exec(t, `
		UNWIND $p.rows AS row MERGE (s:Story {id: row.id})
		WITH s, row, s.fingerprint AS fingerprint SET s = row.properties SET s.fingerprint = fingerprint`, rows); err != nil {
		return err
	}
	return t.putOrigins(stories)
}

// originProperties are those of the nodes of origins: an index holds only the
// beginning of a place that is too long.
func originProperties(origins []string) []map[string]any {
	all := make([]map[string]any, len(origins))
	for i, origin := range origins {
		all[i] = map[string]any{"place": indexed(origin)}
		if len(origin) > maxIndexed {
			all[i]["whole"] = origin
		}
	}
	return all
}

func (t *tx) PutOrigins(story string, origins []string) error {
	return t.putOrigins([]graph.Story{{ID: story, Origins: origins}})
}

func (t *tx) putOrigins(stories []graph.Story) error {
	var of, links []map[string]any
	for _, s := range stories {
		t.taken(s)
		of = append(of, map[string]any{"id": s.ID, "origins": texts(s.Origins), "places": sorted(s.Origins, indexed)})
		for _, origin := range originProperties(s.Origins) {
			links = append(links, map[string]any{"id": s.ID, "place": origin["place"], "whole": origin["whole"]})
		}
	}
	slices.SortStableFunc(links, func(a, b map[string]any) int { return cmp.Compare(a["place"].(string), b["place"].(string)) })
	if err := exec(t, `
		UNWIND $p.rows AS row MATCH (s:Story {id: row.id}) SET s.origins = row.origins
		WITH s, row MATCH (s)-[:READ_FROM]->(o:Origin) WHERE NOT o.place IN row.places DETACH DELETE o`, of); err != nil {
		return err
	}
	// An origin is of one story: it leaves the one that it was of.
	if err := exec(t, `
		UNWIND $p.rows AS row MATCH (o:Origin {place: row.place})<-[r:READ_FROM]-(s:Story) WHERE s.id <> row.id
		SET s.origins = [origin IN s.origins WHERE origin <> coalesce(o.whole, o.place)] DELETE r`, links); err != nil {
		return err
	}
	return exec(t, `
		UNWIND $p.rows AS row MATCH (s:Story {id: row.id})
		MERGE (o:Origin {place: row.place}) SET o.whole = row.whole MERGE (s)-[:READ_FROM]->(o)`, links)
}

// DeleteStories notes which stories to delete; see [tx.flush].
func (t *tx) DeleteStories(ids []string) error {
	t.deleted = append(t.deleted, ids...)
	return nil
}

func (t *tx) Contents(stories []string) ([]graph.Appearance, []graph.Claim, error) {
	if err := t.flush(); err != nil {
		return nil, nil, err
	}
	appearances, claims, err := contents(t.ctx, t.raw, stories)
	return appearances, claims, t.note(err)
}

// PutContents notes what to write; see [tx.flush].
func (t *tx) PutContents(appearances []graph.Appearance, claims []graph.Claim) error {
	t.appearances = append(t.appearances, appearances...)
	t.claims = append(t.claims, claims...)
	return nil
}

// Lock locks the one node that all who merge lock: which names are one hangs on
// names that a change does not know beforehand, so no two changes merge at once.
// Before it, a change has locked only the stories and origins that it adds or
// removes, which who merges only reads.
func (t *tx) Lock() error {
	t.locked = true
	return exec(t, "UNWIND $p.rows AS of MATCH (v:SchemaVersion {of: of}) REMOVE v.lock", []string{schemaOf})
}

// flush writes what was put off until nobody else merges.
func (t *tx) flush() error {
	deleted, appearances, claims := t.deleted, t.appearances, t.claims
	t.deleted, t.appearances, t.claims = nil, nil, nil
	if err := exec(t, `
		UNWIND $p.rows AS id MATCH (:Story {id: id})-[x:MARKED]->(m:Mark) DELETE x
		WITH DISTINCT m WHERE NOT EXISTS { (m)<-[:MARKED]-() } DELETE m`, sorted(deleted, nil)); err != nil {
		return err
	}
	if err := exec(t, `
		UNWIND $p.rows AS id MATCH (s:Story {id: id})
		OPTIONAL MATCH (s)-[:READ_FROM]->(o:Origin)
		OPTIONAL MATCH (s)<-[:SAID_IN]-(c:Claim)
		DETACH DELETE o, c, s`, sorted(deleted, nil)); err != nil {
		return err
	}
	if err := exec(t, `
		UNWIND $p.rows AS row MATCH (s:Story {id: row.story})
		UNWIND row.things AS thing MERGE (d:Designation {id: thing.entity})
		CREATE (d)-[a:APPEARS_IN]->(s) SET a = thing.properties`, byStory(appearances, func(a graph.Appearance) (string, any) {
		return a.Story, map[string]any{"entity": a.Entity, "properties": appearanceProperties(a)}
	})); err != nil {
		return err
	}
	return exec(t, `
		UNWIND $p.rows AS row MATCH (s:Story {id: row.story})
		UNWIND row.things AS thing CREATE (c:Claim)-[:SAID_IN]->(s) SET c = thing`, byStory(claims, func(c graph.Claim) (string, any) {
		return c.Story, sealed(claimProperties(c, t.texts[c.Story]), claimOf)
	}))
}

// byStory makes a row for each story, with the things that are in it.
func byStory[T any](all []T, in func(T) (story string, thing any)) []map[string]any {
	things := map[string][]any{}
	for _, one := range all {
		story, thing := in(one)
		things[story] = append(things[story], thing)
	}
	var rows []map[string]any
	for _, story := range slices.Sorted(maps.Keys(things)) {
		rows = append(rows, map[string]any{"story": story, "things": things[story]})
	}
	return rows
}

func (t *tx) AppearancesOf(names []string) ([]graph.Appearance, error) {
	return query(t, record(readAppearance),
		"MATCH (d:Designation)-[a:APPEARS_IN]->(s:Story) WHERE d.id IN $p.ids RETURN "+mentionless+" AS x", byIDs(names))
}

func (t *tx) Threads(keys []string) ([]graph.Claim, error) {
	return query(t, record(claimOf),
		"MATCH (c:Claim) WHERE c.thread IN $p.ids RETURN c AS x", byIDs(keys))
}
