package neo4jstore

import (
	"context"
	"encoding/json"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/resolve"
)

// In these, d is a designation, l a link and j a judgement.
const (
	linkColumns      = `l{.*, a: startNode(l).id, b: endNode(l).id}`
	judgementColumns = `j{.data}`

	namesByID       = "MATCH (d:Designation) WHERE d.id IN $p.ids AND d.text IS NOT NULL RETURN d AS x"
	linksOf         = "MATCH (d:Designation)-[l:MAY_BE]-(:Designation) USING INDEX d:Designation(id) WHERE d.id IN $p.ids WITH DISTINCT l RETURN " + linkColumns + " AS x"
	judgementsAbout = "MATCH (t:Topic) WHERE t.key IN $p.ids MATCH (j:Judgement)-[:ABOUT]->(t) WITH DISTINCT j RETURN " + judgementColumns + " AS x"
)

// NamesByID implements [graph.Store].
func (s *Store) NamesByID(ctx context.Context, ids []string) ([]graph.Name, error) {
	return ask(ctx, s, record(readName), namesByID, byIDs(ids))
}

// LinksOf implements [graph.Store].
func (s *Store) LinksOf(ctx context.Context, names []string) ([]graph.Link, error) {
	return ask(ctx, s, record(readNameLink), linksOf, byIDs(names))
}

// JudgementsAbout implements [graph.Store].
func (s *Store) JudgementsAbout(ctx context.Context, keys []string) ([]graph.Judgement, error) {
	return ask(ctx, s, record(readJudgement), judgementsAbout, byIDs(keys))
}

// Judgements implements [graph.Store].
func (s *Store) Judgements(ctx context.Context, q graph.JudgementQuery, page graph.Slice) ([]graph.Judgement, int, error) {
	l := listing{match: "MATCH (j:Judgement)", x: "j", columns: judgementColumns, w: newWhere("made")}
	among(l.w, "j.ruling", "rulings", q.Rulings)
	return falling(ctx, s, l, page, readJudgement)
}

// Reviews implements [graph.Store].
func (s *Store) Reviews(ctx context.Context, page graph.Slice) ([]graph.Review, int, error) {
	l := listing{match: "MATCH (v:Review)", x: "v", columns: "v", w: newWhere("stories")}
	return falling(ctx, s, l, page, readReview)
}

// Unmerged implements [graph.Store].
func (s *Store) Unmerged(ctx context.Context, limit int) ([]string, error) {
	return ask(ctx, s, readID, "MATCH (s:Story) WHERE s.unmerged = true RETURN s.id AS id LIMIT $p.limit", map[string]any{"limit": limit})
}

// MergedBy implements [graph.Store].
func (s *Store) MergedBy(ctx context.Context) (string, error) {
	by, err := ask(ctx, s, func(r *row) string { return r.text("by") }, "MATCH (v:SchemaVersion) RETURN v.mergedBy AS by", nil)
	if len(by) == 0 {
		return "", err
	}
	return by[0], err
}

// unmerging are the statements of [Store.Unmerge], each in transactions of its
// own. Stories are marked before and behind the rest, so that one that is added
// meanwhile is merged anew as well. A designation stays, bare, since appearances
// hang on it.
var unmerging = []string{
	unmergeStories,
	"MATCH (n:Entity|Relation|Denial|Deal|PastRelation|PastDeal|Contradiction|Name|Identifier|Key|Review|Mark) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS",
	"MATCH ()-[l:MAY_BE]->() CALL (l) { DELETE l } IN TRANSACTIONS OF 5000 ROWS",
	"MATCH (d:Designation) CALL (d) { SET d = {id: d.id} } IN TRANSACTIONS OF 5000 ROWS",
	"MATCH (s:Story) WHERE s.fingerprint IS NOT NULL CALL (s) { REMOVE s.fingerprint } IN TRANSACTIONS OF 5000 ROWS",
	unmergeStories,
}

const unmergeStories = "MATCH (s:Story) CALL (s) { SET s.unmerged = true } IN TRANSACTIONS OF 5000 ROWS"

// Unmerge implements [graph.Store].
func (s *Store) Unmerge(ctx context.Context, rules string) error {
	if err := s.convert(ctx, unmerging); err != nil {
		return s.fault(ctx, err)
	}
	return s.fault(ctx, s.runAlone(ctx, map[string]any{"rules": rules}, "MATCH (v:SchemaVersion) SET v.mergedBy = $p.rules"))
}

func readID(r *row) string { return r.text("id") }

func readName(r *row) graph.Name {
	return graph.Name{
		ID: r.text("id"), Entity: r.text("entity"), Kind: graph.Kind(r.text("kind")), Text: r.text("text"),
		Aliases: r.strings("aliases"), Identifiers: readIdentifiers(r), Country: r.text("country"),
		Description: r.text("description"), Neighbours: r.strings("neighbours"), Stories: r.integer("stories"),
	}
}

func nameProperties(n graph.Name) properties {
	p := properties{"id": n.ID, "entity": n.Entity, "kind": string(n.Kind), "text": n.Text, "stories": n.Stories}
	setList(p, "aliases", n.Aliases)
	setIdentifiers(p, n.Identifiers)
	set(p, "country", n.Country)
	set(p, "description", n.Description)
	setList(p, "neighbours", n.Neighbours)
	return p
}

func readNameLink(r *row) graph.Link {
	return graph.Link{A: r.text("a"), B: r.text("b"), Verdict: resolve.Verdict(r.text("verdict")), Score: r.number("score")}
}

// readJudgement reads the whole of a judgement, which is JSON in one property;
// the others are for people and for indexes.
func readJudgement(r *row) graph.Judgement {
	var j graph.Judgement
	if err := json.Unmarshal([]byte(r.text("data")), &j); err != nil {
		r.fail("a judgement cannot be read: %v", err)
	}
	return j
}

func judgementProperties(j graph.Judgement) (properties, error) {
	data, err := json.Marshal(j)
	if err != nil {
		return nil, graph.Errorf(graph.BadInput, "the judgement %s has no JSON: %w", j.ID, err)
	}
	p := properties{"id": j.ID, "ruling": string(j.Ruling), "author": j.Author, "made": moment(j.Made), "data": string(data)}
	set(p, "reason", j.Reason)
	set(p, "relation", j.Relation)
	set(p, "name", j.Name)
	set(p, "kind", string(j.Kind))
	return p, nil
}

func readReview(r *row) graph.Review {
	return graph.Review{
		ID: r.text("id"), A: r.text("a"), B: r.text("b"), NameA: r.text("nameA"), NameB: r.text("nameB"),
		Score: r.number("score"), Stories: r.integer("stories"),
	}
}

func (t *tx) ClaimsOf(names []string) ([]graph.Claim, error) {
	return query(t, record(claimOf), `
		MATCH (c:Claim) WHERE c.source IN $p.ids RETURN c AS x UNION MATCH (c:Claim) WHERE c.target IN $p.ids RETURN c AS x`, byIDs(names))
}

func (t *tx) Neighbours(names []string) (map[string][]string, error) {
	pairs, err := query(t, func(r *row) [2]string { return [2]string{r.text("name"), r.text("other")} }, `
		MATCH (c:Claim) WHERE c.source IN $p.ids RETURN c.source AS name, c.target AS other
		UNION MATCH (c:Claim) WHERE c.target IN $p.ids RETURN c.target AS name, c.source AS other`, byIDs(names))
	neighbours := make(map[string][]string, len(names))
	for _, p := range pairs {
		neighbours[p[0]] = append(neighbours[p[0]], p[1])
	}
	return neighbours, err
}

func (t *tx) Names(ids []string) ([]graph.Name, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	// What an appearance made and nothing was put for yet has no text.
	return query(t, record(readName), namesByID, byIDs(ids))
}

func (t *tx) PutNames(names []graph.Name, keys map[string][]string) error {
	if err := t.flush(); err != nil {
		return err
	}
	put := make([]map[string]any, len(names))
	var keyed []map[string]any
	for i, n := range names {
		put[i] = map[string]any{"id": n.ID, "properties": nameProperties(n)}
		if of, ok := keys[n.ID]; ok {
			keyed = append(keyed, map[string]any{"id": n.ID, "keys": sorted(of, indexed)})
		}
	}
	return t.write([]step{
		{"MERGE (d:Designation {id: row.id}) SET d = row.properties", put},
		{`MATCH (d:Designation {id: row.id}) USING INDEX d:Designation(id) MATCH (d)-[x:KEYED]->(k:Key)
		WHERE NOT k.text IN row.keys DELETE x WITH DISTINCT k WHERE NOT EXISTS { (k)<-[:KEYED]-() } DELETE k`, keyed},
		{`MATCH (d:Designation {id: row.id}) WITH d, row.keys AS keys, COLLECT { MATCH (d)-[:KEYED]->(k:Key) RETURN k.text } AS before
		UNWIND keys AS key WITH d, key WHERE NOT key IN before MERGE (k:Key {text: key}) CREATE (d)-[:KEYED]->(k)`, keyed},
	})
}

func (t *tx) DeleteNames(ids []string) error {
	return exec(t, `
		UNWIND $p.rows AS id MATCH (d:Designation {id: id}) OPTIONAL MATCH (d)-[:KEYED]->(k:Key)
		DETACH DELETE d WITH DISTINCT k WHERE k IS NOT NULL AND NOT EXISTS { (k)<-[:KEYED]-() } DELETE k`, sorted(ids, nil))
}

func (t *tx) Blocks(keys []string, limit int) (map[string][]string, error) {
	type block struct {
		key   string
		names []string
	}
	found, err := query(t, func(r *row) block { return block{r.text("key"), r.strings("names")} }, `
		MATCH (k:Key) WHERE k.text IN $p.ids
		RETURN k.text AS key, COLLECT { MATCH (k)<-[:KEYED]-(d:Designation) RETURN d.id LIMIT $p.limit } AS names`,
		map[string]any{"ids": sorted(keys, indexed), "limit": limit})
	stored := byKey(found, func(b block) string { return b.key })
	blocks := make(map[string][]string, len(found))
	for _, key := range keys {
		if b, ok := stored[indexed(key)]; ok {
			blocks[key] = b.names
		}
	}
	return blocks, err
}

func (t *tx) Links(names []string) ([]graph.Link, error) {
	if len(names) == 0 {
		return nil, nil
	}
	return query(t, record(readNameLink), linksOf, byIDs(names))
}

func (t *tx) PutLinks(names []string, links []graph.Link) error {
	if err := exec(t, "UNWIND $p.rows AS id MATCH (:Designation {id: id})-[l:MAY_BE]-(:Designation) DELETE l", names); err != nil {
		return err
	}
	put := make([]map[string]any, len(links))
	for i, l := range links {
		put[i] = map[string]any{"a": l.A, "b": l.B, "properties": properties{"verdict": string(l.Verdict), "score": l.Score}}
	}
	return t.write([]step{{`MATCH (a:Designation {id: row.a}), (b:Designation {id: row.b}) CREATE (a)-[l:MAY_BE]->(b) SET l = row.properties`, put}})
}

func (t *tx) Judgements(keys []string) ([]graph.Judgement, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	return query(t, record(readJudgement), judgementsAbout, byIDs(keys))
}

func (t *tx) PutJudgement(j graph.Judgement) error {
	p, err := judgementProperties(j)
	if err != nil {
		return err
	}
	return t.write([]step{{`MERGE (j:Judgement {id: row.id}) SET j = row.properties WITH j, row
		UNWIND row.about AS key MERGE (j)-[:ABOUT]->(:Topic {key: key})`,
		[]map[string]any{{"id": j.ID, "properties": p, "about": texts(j.About())}}}})
}

func (t *tx) DeleteJudgement(id string) error {
	return exec(t, "UNWIND $p.rows AS id MATCH (j:Judgement {id: id}) OPTIONAL MATCH (j)-[:ABOUT]->(t:Topic) DETACH DELETE j, t", []string{id})
}

func (t *tx) Entities(ids []string) ([]graph.Entity, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return query(t, record(entityOf), "MATCH (e:Entity) WHERE e.id IN $p.ids RETURN e AS x", byIDs(ids))
}

func (t *tx) PutReviews(entities []string, reviews []graph.Review) error {
	for _, end := range []string{"a", "b"} {
		if err := exec(t, "UNWIND $p.rows AS id MATCH (v:Review {"+end+": id}) DELETE v", entities); err != nil {
			return err
		}
	}
	put := make([]map[string]any, len(reviews))
	for i, r := range reviews {
		put[i] = map[string]any{"properties": properties{
			"id": r.ID, "a": r.A, "b": r.B, "nameA": r.NameA, "nameB": r.NameB, "score": r.Score, "stories": r.Stories,
		}}
	}
	return t.write([]step{{"CREATE (v:Review) SET v = row.properties", put}})
}
