package neo4jstore

import (
	"context"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/dealgraph/dealgraph/graph"
)

// migrations are the steps from each version of the schema to the next. Every
// statement may be run again, so that steps that were cut off are taken anew,
// by whichever of several processes comes first.
var migrations = [][]string{
	{ // 1
		"CREATE CONSTRAINT schema_version IF NOT EXISTS FOR (n:SchemaVersion) REQUIRE n.of IS UNIQUE",
		"CREATE CONSTRAINT story_id IF NOT EXISTS FOR (n:Story) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT origin_place IF NOT EXISTS FOR (n:Origin) REQUIRE n.place IS UNIQUE",
		"CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT relation_id IF NOT EXISTS FOR (n:Relation) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT denial_id IF NOT EXISTS FOR (n:Denial) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT deal_id IF NOT EXISTS FOR (n:Deal) REQUIRE n.id IS UNIQUE",

		"CREATE INDEX story_seen IF NOT EXISTS FOR (n:Story) ON (n.seen)",
		"CREATE INDEX claim_thread IF NOT EXISTS FOR (n:Claim) ON (n.thread)",
		"CREATE INDEX name_text IF NOT EXISTS FOR (n:Name) ON (n.text)",
		"CREATE INDEX identifier_value IF NOT EXISTS FOR (n:Identifier) ON (n.value, n.scheme)",
		"CREATE INDEX entity_folded IF NOT EXISTS FOR (n:Entity) ON (n.folded)",
		"CREATE FULLTEXT INDEX entity_trigrams IF NOT EXISTS FOR (n:Entity) ON EACH [n.trigrams] OPTIONS {indexConfig: {`fulltext.analyzer`: 'unicode_whitespace'}}",

		"CREATE INDEX relation_thread IF NOT EXISTS FOR (n:Relation) ON (n.thread)",
		"CREATE INDEX relation_source IF NOT EXISTS FOR (n:Relation) ON (n.source)",
		"CREATE INDEX relation_target IF NOT EXISTS FOR (n:Relation) ON (n.target)",
		"CREATE INDEX relation_type IF NOT EXISTS FOR (n:Relation) ON (n.type, n.lastSeen)",
		"CREATE INDEX relation_seen IF NOT EXISTS FOR (n:Relation) ON (n.lastSeen)",
		"CREATE INDEX relation_confidence IF NOT EXISTS FOR (n:Relation) ON (n.confidence)",
		"CREATE INDEX relation_amount IF NOT EXISTS FOR (n:Relation) ON (n.currency, n.amount)",

		"CREATE INDEX denial_thread IF NOT EXISTS FOR (n:Denial) ON (n.thread)",
		"CREATE INDEX denial_source IF NOT EXISTS FOR (n:Denial) ON (n.source)",
		"CREATE INDEX denial_target IF NOT EXISTS FOR (n:Denial) ON (n.target)",
		"CREATE INDEX denial_seen IF NOT EXISTS FOR (n:Denial) ON (n.lastSeen)",

		"CREATE INDEX deal_thread IF NOT EXISTS FOR (n:Deal) ON (n.thread)",
		"CREATE INDEX deal_kind IF NOT EXISTS FOR (n:Deal) ON (n.kind, n.lastSeen)",
		"CREATE INDEX deal_seen IF NOT EXISTS FOR (n:Deal) ON (n.lastSeen)",
		"CREATE INDEX deal_amount IF NOT EXISTS FOR (n:Deal) ON (n.currency, n.amount)",
	},
	{}, // 2: the property that locks are taken by; see [Store.migrate]
	{ // 3: names apart from entities, and judgements
		"CREATE CONSTRAINT designation_id IF NOT EXISTS FOR (n:Designation) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT key_text IF NOT EXISTS FOR (n:Key) REQUIRE n.text IS UNIQUE",
		"CREATE CONSTRAINT judgement_id IF NOT EXISTS FOR (n:Judgement) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT review_id IF NOT EXISTS FOR (n:Review) REQUIRE n.id IS UNIQUE",
		"CREATE INDEX topic_key IF NOT EXISTS FOR (n:Topic) ON (n.key)",
		"CREATE INDEX judgement_made IF NOT EXISTS FOR (n:Judgement) ON (n.made)",
		"CREATE INDEX review_a IF NOT EXISTS FOR (n:Review) ON (n.a)",
		"CREATE INDEX review_b IF NOT EXISTS FOR (n:Review) ON (n.b)",
		"CREATE INDEX review_stories IF NOT EXISTS FOR (n:Review) ON (n.stories)",
		"CREATE INDEX claim_source IF NOT EXISTS FOR (n:Claim) ON (n.source)",
		"CREATE INDEX claim_target IF NOT EXISTS FOR (n:Claim) ON (n.target)",
		"CREATE INDEX story_unmerged IF NOT EXISTS FOR (n:Story) ON (n.unmerged)",
	},
	{}, // 4: what was stored before; see conversions
	{ // 5: what was known before
		"CREATE INDEX past_relation_id IF NOT EXISTS FOR (n:PastRelation) ON (n.id)",
		"CREATE INDEX past_relation_thread IF NOT EXISTS FOR (n:PastRelation) ON (n.thread)",
		"CREATE INDEX past_relation_source IF NOT EXISTS FOR (n:PastRelation) ON (n.source)",
		"CREATE INDEX past_relation_target IF NOT EXISTS FOR (n:PastRelation) ON (n.target)",
		"CREATE INDEX past_deal_id IF NOT EXISTS FOR (n:PastDeal) ON (n.id)",
		"CREATE INDEX past_deal_thread IF NOT EXISTS FOR (n:PastDeal) ON (n.thread)",
	},
	{}, // 6: the origins of a story as a property of it too
	{ // 7: contradictions, and what was learnt
		"CREATE CONSTRAINT contradiction_id IF NOT EXISTS FOR (n:Contradiction) REQUIRE n.id IS UNIQUE",
		"CREATE INDEX contradiction_thread IF NOT EXISTS FOR (n:Contradiction) ON (n.thread)",
		"CREATE INDEX contradiction_seen IF NOT EXISTS FOR (n:Contradiction) ON (n.seen)",
		"CREATE INDEX contradiction_first IF NOT EXISTS FOR (n:Contradiction) ON (n.firstRelation)",
		"CREATE INDEX contradiction_second IF NOT EXISTS FOR (n:Contradiction) ON (n.secondRelation)",
		"CREATE INDEX learnt_last IF NOT EXISTS FOR (n:Learnt) ON (n.last)",
	},
	{ // 8: near-copies
		"CREATE CONSTRAINT mark_of IF NOT EXISTS FOR (n:Mark) REQUIRE n.of IS UNIQUE",
		"CREATE INDEX story_cluster IF NOT EXISTS FOR (n:Story) ON (n.cluster)",
	},
	{}, // 9: the story of a claim and the parties of a deal as properties of it too
	{}, // 10: seals; see [Store.sealAll]
}

// conversions are statements that a step to a version runs, behind the schema
// of all steps, each in transactions of its own. In version 4 what an entity was
// is a designation, what was computed goes, and every story is merged anew (see
// graph.Upgrade).
var conversions = map[int][]string{4: {
	"MATCH (e:Entity)-[a:APPEARS_IN]->(s:Story) CALL (e, a, s) { MERGE (d:Designation {id: e.id}) CREATE (d)-[b:APPEARS_IN]->(s) SET b = properties(a) DELETE a } IN TRANSACTIONS OF 5000 ROWS",
	"MATCH (s:Story) WHERE s.unmerged IS NULL CALL (s) { SET s.unmerged = true } IN TRANSACTIONS OF 5000 ROWS",
	"MATCH (n:Entity|Relation|Denial|Deal|Name|Identifier) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS",
}, 5: {
	"MATCH (s:Story) WHERE s.unmerged IS NULL CALL (s) { SET s.unmerged = true } IN TRANSACTIONS OF 5000 ROWS",
	"MATCH (n:Relation|Denial|Deal) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS",
	"MATCH (:Entity)-[e]->(:Entity) CALL (e) { DELETE e } IN TRANSACTIONS OF 5000 ROWS",
}, 6: {
	"MATCH (s:Story) CALL (s) { SET s.origins = [(s)-[:READ_FROM]->(o) | coalesce(o.whole, o.place)] } IN TRANSACTIONS OF 5000 ROWS",
}, 8: {
	"MATCH (s:Story) WHERE s.fingerprint IS NULL CALL (s) { SET s.unmerged = true } IN TRANSACTIONS OF 5000 ROWS",
}, 9: {
	"MATCH (c:Claim)-[:SAID_IN]->(s:Story) CALL (c, s) { SET c.story = s.id } IN TRANSACTIONS OF 5000 ROWS",
	`MATCH (d:Deal) CALL (d) { MATCH (e:Entity)-[p:PARTY_TO]->(d) WITH d, collect(p) AS ps, collect(e.id) AS ids
		SET d.parties = ids, d.partyRoles = [p IN ps | p.role], d.partiesSince = [p IN ps | p.since] } IN TRANSACTIONS OF 5000 ROWS`,
}}

// schemaOf names the one node SchemaVersion.
const schemaOf = "dealgraph"

// indexSeconds is how long to wait for new indexes to be filled.
const indexSeconds = 300

// prepare brings the schema of the database up to date.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.driver.VerifyConnectivity(ctx); err != nil {
		return err
	}
	version, err := s.version(ctx)
	switch {
	case err != nil:
		return err
	case version > len(migrations):
		return graph.Errorf(graph.BadInput, "%s: the database has version %d of the schema; this program knows versions up to %d", s.address, version, len(migrations))
	case version == len(migrations):
		return nil
	case version == 0:
		if err := s.refuseOthers(ctx); err != nil {
			return err
		}
	}
	return s.migrate(ctx, version)
}

// version reads the version of the schema, 0 where there is none yet, and the
// relation types in use.
func (s *Store) version(ctx context.Context) (int, error) {
	found, err := ask(ctx, s, func(r *row) int {
		types := r.strings("types")
		s.types.Store(&types)
		return r.integer("version")
	}, "MATCH (v:SchemaVersion) RETURN v.version AS version, v.relationTypes AS types", nil)
	if len(found) == 0 {
		return 0, err
	}
	return slices.Max(found), err
}

// refuseOthers fails where a database without our schema holds something.
func (s *Store) refuseOthers(ctx context.Context) error {
	labels, err := ask(ctx, s, func(r *row) []string { return r.strings("labels") },
		"MATCH (n) WHERE NOT n:SchemaVersion RETURN labels(n) AS labels LIMIT 1", nil)
	if err == nil && len(labels) > 0 {
		err = graph.Errorf(graph.BadInput, "%s: the database holds nodes that dealgraph did not make (with the labels %v); give it a database of its own", s.address, labels[0])
	}
	return err
}

// migrate takes the steps from a version to the last. It sets the property lock
// once: to remove a property locks a node only where the database knows its name.
func (s *Store) migrate(ctx context.Context, from int) error {
	schema := slices.Concat(migrations[from:]...)
	err := s.runAlone(ctx, nil, schema...)
	for alreadyThere(err) {
		err = s.runAlone(ctx, nil, schema...)
	}
	if err == nil {
		err = s.runAlone(ctx, map[string]any{"seconds": indexSeconds}, "CALL db.awaitIndexes($p.seconds)")
	}
	if err != nil {
		return err
	}
	for version := from + 1; from > 0 && version <= len(migrations); version++ { // version 0 has nothing to convert
		if err := s.convert(ctx, conversions[version]); err != nil {
			return err
		}
	}
	if from > 0 {
		if err := s.sealAll(ctx); err != nil {
			return err
		}
	}
	return s.runAlone(ctx, map[string]any{"version": len(migrations)}, `
		MERGE (v:SchemaVersion {of: '`+schemaOf+`'})
		SET v.lock = true, v.version = CASE WHEN v.version > $p.version THEN v.version ELSE $p.version END,
			v.relationTypes = coalesce(v.relationTypes, [])
		REMOVE v.lock`)
}

// convert runs statements that make transactions of their own.
func (s *Store) convert(ctx context.Context, statements []string) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	for _, statement := range statements {
		result, err := session.Run(ctx, statement, nil)
		if err == nil {
			_, err = result.Consume(ctx)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// alreadyThere reports whether another process made the same index or
// constraint at the same time, which IF NOT EXISTS does not prevent. What was
// there before is no error, so that the next try makes what is missing.
func alreadyThere(err error) bool {
	switch serverCode(err) {
	case "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
		"Neo.ClientError.Schema.IndexAlreadyExists", "Neo.ClientError.Schema.ConstraintAlreadyExists":
		return true
	}
	return false
}

// runAlone runs statements in a write transaction of their own.
func (s *Store) runAlone(ctx context.Context, params map[string]any, statements ...string) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		for _, statement := range statements {
			result, err := tx.Run(ctx, statement, parameters(params))
			if err == nil {
				_, err = result.Consume(ctx)
			}
			if err != nil {
				return nil, err
			}
		}
		return nil, nil
	}, s.writing)
	return err
}
