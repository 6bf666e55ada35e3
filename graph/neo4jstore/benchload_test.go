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

const loaderBatch = 64 // as package loader does

// BenchmarkLoad sets loading stories beside a bare write of the nodes and
// edges that come of them, in turn.
func BenchmarkLoad(b *testing.B) {
	server := neo4j.Kept(b, "load", "")
	bare := server.Driver(b)
	defer bare.Close(context.Background())
	told := stories(rand.New(rand.NewPCG(8, 8)), 2560, 10_000)
	timed := func(write func(s *neo4jstore.Store)) time.Duration {
		server.Empty(b)
		s := open(b, server)
		defer s.Close()
		began := time.Now()
		write(s)
		return time.Since(began)
	}
	load := func(told []graph.Reading) func(*neo4jstore.Store) {
		return func(s *neo4jstore.Store) {
			for part := range slices.Chunk(told, loaderBatch) {
				if _, err := graph.New(s, storetest.Types).Add(b.Context(), part...); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	timed(load(told[:1024])) // so that neither finds a server that has compiled nothing yet
	var ours, plain time.Duration
	var made dumped
	for b.Loop() {
		ours += timed(load(told))
		made = dump(b, bare)
		plain += timed(func(*neo4jstore.Store) { made.write(b, bare) })
	}
	relations := float64(b.N * len(made.nodes["Relation"]))
	b.ReportMetric(0, "ns/op") // of both together, which tells nothing
	b.ReportMetric(relations/ours.Seconds(), "relations/s-graph")
	b.ReportMetric(relations/plain.Seconds(), "relations/s-cypher")
	b.ReportMetric(plain.Seconds()/ours.Seconds(), "ratio")
}

// BenchmarkLoaders sets several loaders side by side, each with its part of the
// stories, beside one that loads all. They merge one after the other; see
// [neo4jstore.Store.Update].
func BenchmarkLoaders(b *testing.B) {
	server := neo4j.Kept(b, "load", "")
	told := stories(rand.New(rand.NewPCG(9, 9)), 640, 10_000)
	loaders, took := []int{1, 2, 4}, map[int]time.Duration{}
	for b.Loop() {
		for _, n := range loaders {
			took[n] += loadSideBySide(b, server, told, n)
		}
	}
	b.ReportMetric(0, "ns/op") // of all together, which tells nothing
	for _, n := range loaders {
		b.ReportMetric(float64(b.N*len(told))/took[n].Seconds(), fmt.Sprintf("stories/s-by-%d", n))
		b.ReportMetric(took[1].Seconds()/took[n].Seconds(), fmt.Sprintf("ratio-by-%d", n))
	}
}

// loadSideBySide loads stories into an empty database with some loaders, and
// returns how long that takes.
func loadSideBySide(b *testing.B, server *neo4j.Server, told []graph.Reading, loaders int) time.Duration {
	b.Helper()
	server.Empty(b)
	s := open(b, server)
	defer s.Close()
	g := graph.New(s, storetest.Types)
	var group sync.WaitGroup
	began := time.Now()
	for part := range slices.Chunk(told, len(told)/loaders) {
		group.Go(func() {
			for batch := range slices.Chunk(part, loaderBatch) {
				if _, err := g.Add(b.Context(), batch...); err != nil {
					b.Error(err)
				}
			}
		})
	}
	group.Wait()
	return time.Since(began)
}

// dumped are the nodes and edges of a database, by label and by type and ends.
type dumped struct {
	nodes map[string][]any
	edges map[[3]string][]any
}

// firstLabels are the labels that nodes are found by.
var firstLabels = []string{
	"Story", "Origin", "Mark", "Claim", "Designation", "Key", "Entity", "Name", "Identifier", "Review",
	"Relation", "Denial", "Deal", "PastRelation", "PastDeal", "Contradiction", "Learnt", "Judgement", "Topic",
}

func dump(b *testing.B, d driver.DriverWithContext) dumped {
	b.Helper()
	all := dumped{map[string][]any{}, map[[3]string][]any{}}
	for _, r := range records(b, d, "MATCH (n) WHERE NOT n:SchemaVersion RETURN labels(n) AS l, properties(n) AS p, elementId(n) AS key", nil) {
		label := first(r["l"])
		all.nodes[label] = append(all.nodes[label], r)
	}
	for _, r := range records(b, d, `MATCH (a)-[r]->(b) RETURN type(r) AS t, labels(a) AS la, labels(b) AS lb,
		properties(r) AS p, elementId(a) AS a, elementId(b) AS b`, nil) {
		key := [3]string{r["t"].(string), first(r["la"]), first(r["lb"])}
		all.edges[key] = append(all.edges[key], r)
	}
	return all
}

func first(labels any) string {
	for _, l := range labels.([]any) {
		if slices.Contains(firstLabels, l.(string)) {
			return l.(string)
		}
	}
	return ""
}

// write writes what was dumped with plain UNWIND and MERGE, in batches, into an
// empty database. A key that only this write has stands for the identity.
func (all dumped) write(b *testing.B, d driver.DriverWithContext) {
	for _, label := range firstLabels {
		records(b, d, "CREATE INDEX bench_"+label+" IF NOT EXISTS FOR (n:"+label+") ON (n.key)", nil)
	}
	defer func() {
		for _, label := range firstLabels {
			records(b, d, "DROP INDEX bench_"+label+" IF EXISTS", nil)
		}
	}()
	for label, rows := range all.nodes {
		for part := range slices.Chunk(rows, 1000) {
			records(b, d, "UNWIND $rows AS row MERGE (n:"+label+" {key: row.key}) SET n += row.p SET n:$(row.l)", map[string]any{"rows": part})
		}
	}
	for key, rows := range all.edges {
		for part := range slices.Chunk(rows, 1000) {
			records(b, d, "UNWIND $rows AS row MATCH (a:"+key[1]+" {key: row.a}), (b:"+key[2]+" {key: row.b}) MERGE (a)-[r:"+key[0]+"]->(b) SET r += row.p", map[string]any{"rows": part})
		}
	}
}

func records(b *testing.B, d driver.DriverWithContext, statement string, params map[string]any) (all []map[string]any) {
	b.Helper()
	result, err := driver.ExecuteQuery(b.Context(), d, statement, params, driver.EagerResultTransformer)
	if err != nil {
		b.Fatal(err)
	}
	for _, r := range result.Records {
		all = append(all, r.AsMap())
	}
	return all
}
