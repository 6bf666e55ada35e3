// Package neo4jstore keeps a graph in Neo4j 5.26 or later.
//
//	store, err := neo4jstore.Open(ctx, neo4jstore.Config{
//		URL: "neo4j://localhost", User: "neo4j", Password: password,
//	})
//	g := graph.New(store, types)
//	defer g.Close()
//
// The database is one that a person can read:
//
//	(:Entity:Company {id, name, aliases, identifiers, description, stories})
//	(:Entity)-[:LENDS {id, status, amount, currency, confidence, firstSeen, ...}]->(:Entity)
//	(:Entity)-[:PARTY_TO {role}]->(:Deal {id, kind, status, amount, currency, ...})
//	(:Designation {id, text, kind, ...})-[:NAMES]->(:Entity)
//	(:Designation)-[:APPEARS_IN {name, mentions}]->(:Story {id, title, text, publisher, published, ...})
//	(:Claim {sentence, type, source, target, status, ...})-[:SAID_IN]->(:Story)
//	(:Claim)-[:TELLS]->(:Relation {id, type, source, target, ...})
//	(:Deal)-[:INCLUDES]->(:Relation)
//
// The second label of an entity is its kind: Company, Person, Union,
// PublicBody, Organisation, Product or Place. Each edge between entities has
// the name of its relation type, and a node Relation with the same id and
// properties: there hangs its evidence, and Neo4j can look it up by index.
//
// A designation is what package graph calls a name: an entity unites those that
// are one thing. Two that may be one are linked (MAY_BE), and a Review holds two
// entities for an analyst to judge. A Judgement is an analyst's word.
//
// What stories deny or an analyst rejects (rejected: true) is no fact and has no such edge and node: it is an edge
// DENIED with the type as a property, and a node Denial. So whoever matches
// LENDS or Relation never meets a denial.
//
// An edge held from validFrom until validTo. What was known of a relation or a
// deal until a story told more is a node PastRelation or PastDeal, from knownFrom until knownTo, with no
// edges, so that only who asks for it meets it.
//
// Beside these, Name and Identifier nodes are what entities are found by
// (CALLED, IDENTIFIED_BY), Key nodes what designations are linked by (KEYED),
// Topic nodes what judgements are found by (ABOUT), Mark nodes what near-copies
// share (MARKED), Origin nodes are where stories were read (READ_FROM), and the
// property trigrams serves the search for similar names. A Contradiction has the
// entities that it CONCERNS, and Learnt nodes hold what was learnt when.
// The origins of a story, the story of a claim and the parties of a deal are also
// properties of it, so that a page of them is read without going along edges.
// The property seal of a node shows a reader whether it is whole; see seal.go.
// One node SchemaVersion tells the version and the relation types in use.
package neo4jstore
