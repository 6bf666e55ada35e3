package neo4jstore_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/resolve"
	"github.com/dealgraph/dealgraph/graph/storetest"
	"github.com/dealgraph/dealgraph/server"
)

// benchQuestion is a question in GraphQL, and the best Cypher that one would
// write by hand to have the same answer from the bare driver.
type benchQuestion struct {
	name, query, cypher string
	params              map[string]any // of both
	candidates          bool           // Cypher cannot rank what it finds, and answers with more
}

// What the questions ask of a relation, a deal and a story.
const (
	relationFields = "id type { name } status amount { value currency } confidence firstSeen lastSeen"
	relationMap    = "{.id, .type, .status, .amount, .currency, .confidence, .firstSeen, .lastSeen}"
	dealFields     = "id kind status amount { value currency } confidence lastSeen"
	dealMap        = "d{.id, .kind, .status, .amount, .currency, .confidence, .lastSeen}"
	entityFields   = "id kind name aliases storyCount"
	entityMap      = "e{.id, .name, .aliases, .stories, labels: labels(e)}"
	anyType        = ":LENDS|OWNS|ACQUIRES|PARTNERS"
)

func benchQuestions(relation graph.Relation, story string) []benchQuestion {
	id, name := map[string]any{"id": company(1)}, companyNames()[123]
	mistyped := resolve.Fold(name[:2] + name[3:])
	return []benchQuestion{
		{name: "entity", params: id,
			query:  "query ($id: ID!) { entity(id: $id) { " + entityFields + " } }",
			cypher: "MATCH (e:Entity {id: $id}) RETURN " + entityMap},
		{name: "entity by name", params: map[string]any{"name": resolve.Fold(companyNames()[1])},
			query:  "query ($name: String!) { entity(name: $name) { " + entityFields + " } }",
			cypher: "MATCH (e:Entity)-[:CALLED]->(:Name {text: $name}) RETURN " + entityMap},
		{name: "search", params: map[string]any{"words": strings.ReplaceAll(strings.Join(resolve.Trigrams(mistyped), "\n"), " ", "_")}, candidates: true,
			query:  `{ entities(search: "` + mistyped + `") { edges { node { ` + entityFields + " } } } }",
			cypher: "CALL db.index.fulltext.queryNodes('entity_trigrams', $words) YIELD node AS e, score RETURN " + entityMap + " ORDER BY score DESC, e.id LIMIT 200"},
		{name: "entities",
			query:  "{ entities { edges { node { " + entityFields + " } } } }",
			cypher: "MATCH (e:Entity) WHERE e.folded >= '' WITH e ORDER BY e.folded, e.id LIMIT 20 RETURN " + entityMap},
		{name: "relation", params: map[string]any{"id": relation.ID},
			query:  "query ($id: ID!) { relation(id: $id) { " + relationFields + " } }",
			cypher: "MATCH (r:Relation {id: $id}) RETURN r" + relationMap},
		{name: "newest relations",
			query:  "{ relations { edges { node { " + relationFields + " } } } }",
			cypher: "MATCH (r:Relation) WHERE r.lastSeen IS NOT NULL WITH r ORDER BY r.lastSeen DESC, r.id LIMIT 20 RETURN r" + relationMap},
		{name: "newest relations of a type",
			query:  `{ relations(filter: {types: ["OWNS"], minConfidence: 0.8}) { edges { node { ` + relationFields + " } } } }",
			cypher: "MATCH (r:Relation) WHERE r.type = 'OWNS' AND r.lastSeen IS NOT NULL AND r.confidence >= 0.8 WITH r ORDER BY r.type DESC, r.lastSeen DESC, r.id LIMIT 20 RETURN r" + relationMap},
		{name: "largest relations",
			query:  `{ relations(filter: {amount: {currency: "USD", min: 1e9}}, orderBy: LARGEST) { edges { node { ` + relationFields + " } } } }",
			cypher: "MATCH (r:Relation) WHERE r.currency = 'USD' AND r.amount >= 1e9 WITH r ORDER BY r.currency DESC, r.amount DESC, r.id LIMIT 20 RETURN r" + relationMap},
		{name: "relations of one", params: id,
			query: "query ($id: ID!) { relations(any: [{id: $id}]) { edges { node { " + relationFields + " } } } }",
			cypher: "CALL () { MATCH (r:Relation {source: $id}) RETURN r UNION MATCH (r:Relation {target: $id}) RETURN r } WITH r ORDER BY r.lastSeen DESC, r.id LIMIT 20 RETURN r" +
				relationMap},
		{name: "deal", params: map[string]any{"id": relation.Deal},
			query:  "query ($id: ID!) { deal(id: $id) { " + dealFields + " } }",
			cypher: "MATCH (d:Deal {id: $id}) RETURN " + dealMap},
		{name: "deals of one", params: id,
			query:  "query ($id: ID!) { deals(filter: {parties: [{entity: {id: $id}}]}) { edges { node { " + dealFields + " } } } }",
			cypher: "MATCH (:Entity {id: $id})-[:PARTY_TO]->(d:Deal) WITH DISTINCT d ORDER BY d.lastSeen DESC, d.id LIMIT 20 RETURN " + dealMap},
		{name: "story", params: map[string]any{"id": story},
			query:  "query ($id: ID!) { story(id: $id) { id title text publisher published } }",
			cypher: "MATCH (s:Story {id: $id}) RETURN s{.id, .title, .text, .publisher, .published}"},
		{name: "newest stories",
			query:  "{ stories { edges { node { id title publisher published } } } }",
			cypher: "MATCH (s:Story) WHERE s.seen IS NOT NULL WITH s ORDER BY s.seen DESC, s.id LIMIT 20 RETURN s{.id, .title, .publisher, .published}"},
		{name: "neighbourhood", params: map[string]any{"id": company(200)},
			query: "query ($id: ID!) { neighbourhood(of: [{id: $id}], hops: 2, limit: 200) { nodes { hop entity { id name } } edges { " + relationFields + " } } }",
			cypher: `MATCH (a:Entity {id: $id})
				CALL (a) { MATCH (a)-[r` + anyType + `]-(:Entity) WITH DISTINCT r ORDER BY r.confidence DESC, r.id LIMIT 200 RETURN collect(r) AS near }
				CALL (near) {
					UNWIND near AS n UNWIND [startNode(n), endNode(n)] AS b WITH DISTINCT b, near MATCH (b)-[r` + anyType + `]-(:Entity)
					WHERE NOT r IN near WITH DISTINCT r ORDER BY r.confidence DESC, r.id LIMIT 200 RETURN collect(r) AS far
				}
				UNWIND near + far AS r WITH r, startNode(r) AS source, endNode(r) AS target LIMIT 200
				RETURN r{.id, .status, .amount, .currency, .confidence, .firstSeen, .lastSeen, type: type(r)}, source{.id, .name}, target{.id, .name}`},
		{name: "paths", params: map[string]any{"from": company(300), "to": company(600)},
			query: "query ($from: ID!, $to: ID!) { paths(from: {id: $from}, to: {id: $to}, first: 3) { start { id name } steps { relation { " + relationFields + " } to { id name } } } }",
			cypher: `MATCH (a:Entity {id: $from}), (b:Entity {id: $to}) MATCH p = ALL SHORTEST (a)-[` + anyType + `]-{1,4}(b)
				WITH nodes(p) AS through, relationships(p) AS hops, [r IN relationships(p) | [-r.confidence, r.id]] AS doubt
				WITH through, hops, doubt ORDER BY doubt WITH through, collect(hops)[0] AS hops, min(doubt) AS doubt ORDER BY doubt LIMIT 3
				RETURN [e IN through | e{.id, .name}], [r IN hops | r{.id, .status, .amount, .currency, .confidence, .firstSeen, .lastSeen, type: type(r)}]`},
		{name: "statistics",
			query: "{ statistics { stories entities claims relations deals } }",
			cypher: `CALL () { MATCH (:Story) RETURN count(*) AS stories } CALL () { MATCH (:Entity) RETURN count(*) AS entities }
				CALL () { MATCH (:Claim) RETURN count(*) AS claims } CALL () { MATCH (:Relation) RETURN count(*) AS relations }
				CALL () { MATCH (:Deal) RETURN count(*) AS deals } RETURN stories, entities, claims, relations, deals`},
	}
}

// BenchmarkReads sets each root field, asked through the handler of the
// GraphQL server, beside Cypher with the same answer.
func BenchmarkReads(b *testing.B) {
	at, store := bench(b)
	g := graph.New(store, storetest.Types)
	defer g.Close()
	srv, err := server.New(g, nil, server.Config{})
	if err != nil {
		b.Fatal(err)
	}
	bare := at.Driver(b)
	defer bare.Close(context.Background())
	largest, err := g.Deals(b.Context(), graph.DealQuery{Window: graph.Window{First: 1}})
	if err != nil {
		b.Fatal(err)
	}
	relation, err := g.Relation(b.Context(), largest.Items[0].Relations[0])
	if err != nil {
		b.Fatal(err)
	}
	newest, err := g.Stories(b.Context(), graph.StoryQuery{Window: graph.Window{First: 1}})
	if err != nil {
		b.Fatal(err)
	}
	for _, q := range benchQuestions(relation, newest.Items[0].ID) {
		graphQL := func() any { return askGraphQL(b, srv, q) }
		cypher := func() any { return askCypher(b, bare, q) }
		if got, want := foundIDs(graphQL()), foundIDs(cypher()); !q.candidates && !slices.Equal(got, want) || q.candidates && !containsAll(want, got) {
			b.Fatalf("%s: GraphQL finds %q, Cypher %q", q.name, got, want)
		}
		b.Run(q.name, func(b *testing.B) { compare(b, graphQL, cypher) })
	}
}

func askGraphQL(b *testing.B, srv http.Handler, q benchQuestion) any {
	body, err := json.Marshal(map[string]any{"query": q.query, "variables": q.variables()})
	if err != nil {
		b.Fatal(err)
	}
	request := httptest.NewRequestWithContext(b.Context(), http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	answer := httptest.NewRecorder()
	srv.ServeHTTP(answer, request)
	var decoded struct {
		Data   map[string]any
		Errors []any
	}
	if err := json.Unmarshal(answer.Body.Bytes(), &decoded); err != nil || len(decoded.Errors) > 0 {
		b.Fatalf("%s: %v, %v", q.query, err, decoded.Errors)
	}
	return decoded.Data
}

// variables are the parameters that the query declares.
func (q benchQuestion) variables() map[string]any {
	if q.candidates {
		return nil
	}
	return q.params
}

// askCypher asks in the fastest way that the driver has: one message and its answer.
func askCypher(b *testing.B, d driver.DriverWithContext, q benchQuestion) any {
	session := d.NewSession(b.Context(), driver.SessionConfig{AccessMode: driver.AccessModeRead})
	defer session.Close(b.Context())
	result, err := session.Run(b.Context(), q.cypher, q.params)
	if err != nil {
		b.Fatal(err)
	}
	records, err := result.Collect(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	var all []any
	for _, record := range records {
		all = append(all, record.Values...)
	}
	return all
}

// foundIDs are the distinct ids in an answer, sorted.
func foundIDs(answer any) (ids []string) {
	switch a := answer.(type) {
	case []any:
		for _, item := range a {
			ids = append(ids, foundIDs(item)...)
		}
	case map[string]any:
		if id, ok := a["id"].(string); ok {
			ids = append(ids, id)
		}
		for _, item := range a {
			ids = append(ids, foundIDs(item)...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func containsAll(all, some []string) bool {
	return len(some) > 0 && !slices.ContainsFunc(some, func(id string) bool { return !slices.Contains(all, id) })
}

// compare asks both ways in turn, so that both meet the same machine, and
// reports the median latencies and their ratio.
func compare(b *testing.B, graphQL, cypher func() any) {
	var ours, bare []time.Duration
	timed := func(ask func() any) time.Duration {
		began := time.Now()
		ask()
		return time.Since(began)
	}
	for b.Loop() {
		ours, bare = append(ours, timed(graphQL)), append(bare, timed(cypher))
	}
	slices.Sort(ours)
	slices.Sort(bare)
	a, c := ours[len(ours)/2], bare[len(bare)/2]
	b.ReportMetric(0, "ns/op") // of both together, which tells nothing
	b.ReportMetric(float64(a.Microseconds()), "µs-graphql")
	b.ReportMetric(float64(c.Microseconds()), "µs-cypher")
	b.ReportMetric(float64(a)/float64(c), "ratio")
}
