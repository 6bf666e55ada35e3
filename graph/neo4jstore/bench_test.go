package neo4jstore_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/neo4jstore"
	"github.com/dealgraph/dealgraph/graph/storetest"
	"github.com/dealgraph/dealgraph/graph/storetest/neo4j"
)

// The graph of the benchmarks: about 100,000 relations between companies.
const (
	benchStories   = 36_000
	benchCompanies = 30_000
	loaderBatch    = 64 // as package loader does
)

var benchGraph sync.Once

// bench returns the graph of the benchmarks, which is made once per run.
func bench(b *testing.B, server *neo4j.Server) *neo4jstore.Store {
	b.Helper()
	benchGraph.Do(func() {
		server.Empty(b)
		s := open(b, server)
		defer s.Close()
		g := graph.New(s, storetest.Types)
		began := time.Now()
		for part := range slices.Chunk(stories(rand.New(rand.NewPCG(1, 2)), benchStories, benchCompanies), 500) {
			if _, err := g.Add(b.Context(), part...); err != nil {
				b.Fatal(err)
			}
		}
		stats, err := g.Statistics(b.Context())
		b.Logf("made %d relations in %v, %v", stats.Relations, time.Since(began), err)
	})
	return open(b, server)
}

// BenchmarkReads sets each question beside the Cypher that one would write for
// it by hand over the bare driver.
func BenchmarkReads(b *testing.B) {
	server := neo4j.Shared(b)
	s := bench(b, server)
	defer s.Close()
	g := graph.New(s, storetest.Types)
	bare := server.Driver(b)
	defer bare.Close(context.Background())

	id := func(n int) string { return graph.EntityID(graph.Company, fmt.Sprint("Company ", n)) }
	window := graph.Window{First: 20}
	dollars := graph.RelationFilter{Amount: &graph.AmountRange{Currency: "USD", Min: 1e9}}
	newest, err := g.Relations(b.Context(), graph.RelationQuery{Window: window})
	if err != nil {
		b.Fatal(err)
	}
	relation := newest.Items[0]
	for _, question := range []struct {
		name   string
		ask    func(context.Context) error
		cypher string
		params map[string]any
	}{
		{"entity", func(ctx context.Context) error { _, err := g.Entity(ctx, graph.EntityRef{ID: id(1)}); return err },
			"MATCH (e:Entity {id: $id}) RETURN e", map[string]any{"id": id(1)}},
		{"entity by name", func(ctx context.Context) error {
			_, err := g.Entity(ctx, graph.EntityRef{Name: "Company 1"})
			return err
		},
			"MATCH (e:Entity)-[:CALLED]->(:Name {text: $name}) RETURN e", map[string]any{"name": "company 1"}},
		{"search", func(ctx context.Context) error {
			_, err := g.Entities(ctx, graph.EntityQuery{Search: "Compny 123", Window: window})
			return err
		}, "CALL db.index.fulltext.queryNodes('entity_trigrams', $words) YIELD node, score WITH node, score ORDER BY score DESC LIMIT 200 RETURN node",
			map[string]any{"words": "__c _co com omp mpn pny ny_ __1 _12 123 23_"}},
		{"entities", func(ctx context.Context) error {
			_, err := g.Entities(ctx, graph.EntityQuery{Window: window})
			return err
		},
			"MATCH (e:Entity) WHERE e.folded >= '' RETURN e ORDER BY e.folded LIMIT 21", nil},
		{"relation", func(ctx context.Context) error { _, err := g.Relation(ctx, relation.ID); return err },
			"MATCH (r:Relation {id: $id}) RETURN r", map[string]any{"id": relation.ID}},
		{"evidence", func(ctx context.Context) error { _, err := g.ClaimsByID(ctx, relation.Claims); return err },
			"MATCH (c:Claim)-[:SAID_IN]->(s) WHERE c.id IN $ids RETURN c, s.id", map[string]any{"ids": relation.Claims}},
		{"newest relations", func(ctx context.Context) error {
			_, err := g.Relations(ctx, graph.RelationQuery{Window: window})
			return err
		},
			"MATCH (r:Relation) WHERE r.lastSeen IS NOT NULL RETURN r ORDER BY r.lastSeen DESC, r.id LIMIT 21", nil},
		{"largest relations", func(ctx context.Context) error {
			_, err := g.Relations(ctx, graph.RelationQuery{Filter: dollars, Order: graph.Largest, Window: window})
			return err
		}, "MATCH (r:Relation) WHERE r.currency = 'USD' AND r.amount >= 1e9 RETURN r ORDER BY r.amount DESC, r.id LIMIT 21", nil},
		{"relations of one", func(ctx context.Context) error {
			_, err := g.Relations(ctx, graph.RelationQuery{Ends: graph.Ends{Any: []string{id(0)}}, Window: window})
			return err
		}, "CALL () { MATCH (r:Relation {source: $id}) RETURN r UNION MATCH (r:Relation {target: $id}) RETURN r } RETURN r ORDER BY r.lastSeen DESC, r.id LIMIT 21",
			map[string]any{"id": id(0)}},
		{"deals of one", func(ctx context.Context) error {
			_, err := g.Deals(ctx, graph.DealQuery{Parties: []graph.PartyFilter{{Entity: id(0)}}, Window: window})
			return err
		}, "MATCH (:Entity {id: $id})-[:PARTY_TO]->(d:Deal) WITH DISTINCT d ORDER BY d.lastSeen DESC, d.id LIMIT 21 RETURN d, [(e)-[p:PARTY_TO]->(d) | [p.role, e.id]]",
			map[string]any{"id": id(0)}},
		{"newest stories", func(ctx context.Context) error {
			_, err := g.Stories(ctx, graph.StoryQuery{Window: window})
			return err
		},
			"MATCH (s:Story) WHERE s.seen IS NOT NULL RETURN s, [(s)-[:READ_FROM]->(o) | o.place] ORDER BY s.seen DESC, s.id LIMIT 21", nil},
		{"neighbourhood", func(ctx context.Context) error {
			_, err := g.Neighbourhood(ctx, graph.NeighbourhoodQuery{Of: []string{id(20)}, Hops: 2, Limit: 200})
			return err
		}, `MATCH (a:Entity {id: $id})-[r:LENDS|OWNS|ACQUIRES|PARTNERS]-(b:Entity)
			OPTIONAL MATCH (b)-[q:LENDS|OWNS|ACQUIRES|PARTNERS]-(c:Entity)
			WITH collect(DISTINCT r) + collect(DISTINCT q) AS all UNWIND all AS r
			WITH DISTINCT r LIMIT 201 RETURN r, startNode(r), endNode(r)`, map[string]any{"id": id(20)}},
		{"paths", func(ctx context.Context) error {
			_, err := g.Paths(ctx, graph.PathQuery{From: id(300), To: id(600), MaxHops: 4, First: 3})
			return err
		}, `MATCH (a:Entity {id: $from}), (b:Entity {id: $to})
			MATCH p = SHORTEST 3 (a)-[:LENDS|OWNS|ACQUIRES|PARTNERS]-{1,4}(b) RETURN p`, map[string]any{"from": id(300), "to": id(600)}},
		{"statistics", func(ctx context.Context) error { _, err := g.Statistics(ctx); return err },
			`MATCH (:Story) WITH count(*) AS stories MATCH (:Claim) WITH stories, count(*) AS claims
			MATCH (:Deal) WITH stories, claims, count(*) AS deals MATCH (:Relation) RETURN stories, claims, deals, count(*)`, nil},
	} {
		for _, way := range []struct {
			name string
			ask  func(context.Context) error
		}{
			{"graph", question.ask},
			{"cypher", func(ctx context.Context) error {
				_, err := driver.ExecuteQuery(ctx, bare, question.cypher, question.params, driver.EagerResultTransformer, driver.ExecuteQueryWithReadersRouting())
				return err
			}},
		} {
			b.Run(question.name+"/"+way.name, func(b *testing.B) { median(b, way.ask) })
		}
	}
}

// median reports the median latency beside the mean.
func median(b *testing.B, ask func(context.Context) error) {
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		if err := ask(b.Context()); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-median")
}

// BenchmarkLoad sets loading stories beside a bare write of the nodes and
// edges that come of them.
func BenchmarkLoad(b *testing.B) {
	server := neo4j.Shared(b)
	bare := server.Driver(b)
	defer bare.Close(context.Background())
	told := stories(rand.New(rand.NewPCG(8, 8)), 2560, 10_000)
	rate := func(b *testing.B, write func(s *neo4jstore.Store)) {
		written := 0
		for b.Loop() {
			b.StopTimer()
			server.Empty(b)
			s := open(b, server)
			b.StartTimer()
			write(s)
			b.StopTimer()
			stats, err := s.Statistics(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			written += stats.Relations
			s.Close()
			b.StartTimer()
		}
		b.ReportMetric(float64(written)/b.Elapsed().Seconds(), "relations/s")
	}
	var made dumped
	b.Run("graph", func(b *testing.B) {
		rate(b, func(s *neo4jstore.Store) {
			for part := range slices.Chunk(told, loaderBatch) {
				if _, err := graph.New(s, storetest.Types).Add(b.Context(), part...); err != nil {
					b.Fatal(err)
				}
			}
		})
		made = dump(b, bare)
	})
	b.Run("cypher", func(b *testing.B) { rate(b, func(*neo4jstore.Store) { made.write(b, bare) }) })
}
