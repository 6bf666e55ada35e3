package neo4jstore

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/dealgraph/dealgraph/graph"
)

// maxTrigrams is how many trigrams a search looks for; Lucene takes no more clauses.
const maxTrigrams = 1000

// record reads the one column x of a row, a map or a node, with decode.
func record[T any](decode func(*row) T) func(*row) T {
	return func(r *row) T {
		inner := rowOf(r.record["x"])
		value := decode(&inner)
		r.err = cmp.Or(r.err, inner.err)
		return value
	}
}

// EntitiesByID implements [graph.Store].
func (s *Store) EntitiesByID(ctx context.Context, ids []string) ([]graph.Entity, error) {
	return ask(ctx, s, record(readEntity), "MATCH (d:Designation) WHERE d.id IN $p.ids MATCH (d)-[:NAMES]->(e:Entity) RETURN DISTINCT e AS x", byIDs(ids))
}

// RelationsByID implements [graph.Store].
func (s *Store) RelationsByID(ctx context.Context, ids []string, knownAt time.Time) ([]graph.Relation, error) {
	if !knownAt.IsZero() {
		return s.relationsKnownAt(ctx, ids, knownAt)
	}
	return ask(ctx, s, record(readRelation), "MATCH (r:Relation|Denial) WHERE r.id IN $p.ids RETURN r AS x", byIDs(ids))
}

// DealsByID implements [graph.Store].
func (s *Store) DealsByID(ctx context.Context, ids []string, knownAt time.Time) ([]graph.Deal, error) {
	if !knownAt.IsZero() {
		return s.dealsKnownAt(ctx, ids, knownAt)
	}
	return ask(ctx, s, record(readDeal), "MATCH (d:Deal) WHERE d.id IN $p.ids RETURN d AS x", byIDs(ids))
}

// StoriesByID implements [graph.Store].
func (s *Store) StoriesByID(ctx context.Context, ids []string) ([]graph.Story, error) {
	return ask(ctx, s, record(readStory), "MATCH (s:Story) WHERE s.id IN $p.ids RETURN "+storyColumns+" AS x", byIDs(ids))
}

// ClaimsByID implements [graph.Store].
func (s *Store) ClaimsByID(ctx context.Context, ids []string) ([]graph.Claim, error) {
	return ask(ctx, s, record(readClaim), "MATCH (c:Claim) WHERE c.id IN $p.ids RETURN c AS x", byIDs(ids))
}

func byIDs(ids []string) map[string]any { return map[string]any{"ids": texts(ids)} }

// Contents implements [graph.Store].
func (s *Store) Contents(ctx context.Context, stories []string) (appearances []graph.Appearance, claims []graph.Claim, err error) {
	err = s.read(ctx, func(tx neo4j.ManagedTransaction) (err error) {
		appearances, claims, err = contents(ctx, tx, stories)
		return err
	})
	return appearances, claims, err
}

func contents(ctx context.Context, tx neo4j.ManagedTransaction, stories []string) ([]graph.Appearance, []graph.Claim, error) {
	appearances, err := rows(ctx, tx, record(readAppearance),
		"MATCH (s:Story)<-[a:APPEARS_IN]-(d:Designation) WHERE s.id IN $p.ids RETURN "+appearanceColumns+" AS x", byIDs(stories))
	if err != nil {
		return nil, nil, err
	}
	claims, err := rows(ctx, tx, record(readClaim),
		"MATCH (s:Story)<-[:SAID_IN]-(c:Claim) WHERE s.id IN $p.ids RETURN c AS x", byIDs(stories))
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(appearances, func(a, b graph.Appearance) int {
		return cmp.Or(cmp.Compare(a.Story, b.Story), a.Index-b.Index)
	})
	slices.SortFunc(claims, func(a, b graph.Claim) int {
		return cmp.Or(cmp.Compare(a.Story, b.Story), a.Sentence.Start-b.Sentence.Start, cmp.Compare(a.ID, b.ID))
	})
	return appearances, claims, nil
}

// EntitiesByKey implements [graph.Store].
func (s *Store) EntitiesByKey(ctx context.Context, key graph.NameKey) ([]graph.Entity, error) {
	if key.Name != "" {
		return ask(ctx, s, record(readEntity),
			"MATCH (e:Entity)-[:CALLED]->(:Name {text: $p.text}) RETURN e AS x ORDER BY e.id",
			map[string]any{"text": indexed(key.Name)})
	}
	return ask(ctx, s, record(readEntity),
		"MATCH (e:Entity)-[:IDENTIFIED_BY]->(:Identifier {value: $p.value, scheme: $p.scheme}) RETURN e AS x ORDER BY e.id",
		map[string]any{"value": indexed(key.Identifier.Value), "scheme": key.Identifier.Scheme})
}

// SimilarNames implements [graph.Store]. Each trigram is asked for as a range
// that holds it alone: Lucene scores a range 1 whatever it finds, so that the
// score of an entity is the number of trigrams it shares.
func (s *Store) SimilarNames(ctx context.Context, trigrams []string, kinds []graph.Kind, limit int) ([]graph.Entity, error) {
	if len(trigrams) == 0 {
		return nil, nil
	}
	var query strings.Builder
	for _, gram := range trigrams[:min(len(trigrams), maxTrigrams)] {
		quoted := `"` + escape.Replace(term(gram)) + `"`
		query.WriteString("[" + quoted + " TO " + quoted + "] ")
	}
	return ask(ctx, s, record(readEntity), `
		CALL db.index.fulltext.queryNodes('entity_trigrams', $p.query) YIELD node AS e, score
		WHERE $p.labels = [] OR any(label IN labels(e) WHERE label IN $p.labels)
		WITH e, score ORDER BY score DESC, e.id LIMIT $p.limit
		RETURN e AS x ORDER BY score DESC, e.id`,
		map[string]any{"query": query.String(), "labels": labelsOf(kinds), "limit": limit})
}

// escape escapes what would end a quoted term of a full-text query.
var escape = strings.NewReplacer(`\`, `\\`, `"`, `\"`)
