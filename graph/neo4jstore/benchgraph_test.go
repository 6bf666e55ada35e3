package neo4jstore_test

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/neo4jstore"
	"github.com/dealgraph/dealgraph/graph/resolve"
	"github.com/dealgraph/dealgraph/graph/storetest/neo4j"
)

// The graph of the benchmark of questions: 36,000 stories with three relations
// each, of which one in thirty is denied, between 25,000 companies.
const (
	benchStories   = 36_000
	benchCompanies = 25_000
	benchPart      = 2000 // stories written at once
)

// bench returns a server and a store on it with the graph of the benchmark,
// which stays for the next run until the code that makes it changes. Each
// statement makes a relation of its own: nothing has to be merged, so that the
// graph is written in large parts.
func bench(b *testing.B) (*neo4j.Server, *neo4jstore.Store) {
	b.Helper()
	server := neo4j.Kept(b, "benchmark", sources(b))
	d := server.Driver(b)
	defer d.Close(b.Context())
	if records(b, d, "MATCH (s:Story) RETURN count(s) AS n", nil)[0]["n"] == int64(benchStories) {
		return server, open(b, server)
	}
	server.Empty(b)
	s, began := open(b, server), time.Now()
	for part := range slices.Chunk(stories(rand.New(rand.NewPCG(1, 2)), benchStories, benchCompanies), benchPart) {
		if err := s.Update(b.Context(), unmerged(part).put); err != nil {
			b.Fatal(err)
		}
	}
	stats, err := s.Statistics(b.Context())
	b.Logf("made %d relations in %v, %v", stats.Relations, time.Since(began), err)
	return server, s
}

// makers are the files that tell what is in the graph of the benchmark.
var makers = []string{
	"schema.go", "tx.go", "put.go", "putrelations.go", "past.go", "validity.go", "names.go", "entity.go", "relation.go", "story.go", "row.go", "seal.go",
	"benchgraph_test.go", "generate_test.go",
}

// sources is a hash of the files that make the graph of the benchmark.
func sources(b *testing.B) string {
	b.Helper()
	hash := sha256.New()
	for _, file := range makers {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		hash.Write(text)
	}
	return hex.EncodeToString(hash.Sum(nil)[:6])
}

// written is what stories add to the database.
type written struct {
	stories     []graph.Story
	appearances []graph.Appearance
	claims      []graph.Claim
	entities    map[string]graph.Entity
	threads     []graph.Thread
}

// unmerged makes of stories what a graph would make of them if no two told of
// the same event.
func unmerged(readings []graph.Reading) written {
	w := written{entities: map[string]graph.Entity{}}
	for _, r := range readings {
		r.Story.ID = graph.StoryID(r.Story)
		w.stories = append(w.stories, r.Story)
		for i, a := range r.Appearances {
			a.Story, a.Index, a.Entity = r.Story.ID, i, graph.EntityID(a.Kind, a.Name)
			r.Appearances[i] = a
			w.entities[a.Entity] = graph.Entity{ID: a.Entity, Kind: a.Kind, Name: a.Name, Stories: 1}
		}
		w.appearances = append(w.appearances, r.Appearances...)
		for i, c := range r.Claims {
			c.Story, c.Source, c.Target = r.Story.ID, r.Appearances[c.SourceIndex].Entity, r.Appearances[c.TargetIndex].Entity
			if c.Source == c.Target {
				continue
			}
			c.ID = fmt.Sprint("c ", r.Story.ID, i)
			c.Thread = "of " + c.ID
			w.claims = append(w.claims, c)
			w.threads = append(w.threads, threadOf(c, r.Story))
		}
	}
	return w
}

// threadOf is what one claim tells alone.
func threadOf(c graph.Claim, s graph.Story) graph.Thread {
	r := graph.Relation{
		ID: "r" + c.ID[1:], Type: c.Type, Source: c.Source, Target: c.Target, Symmetric: c.Type == "PARTNERS",
		Polarity: c.Polarity, Status: c.Status, Amount: c.Amount, FirstSeen: s.Published, LastSeen: s.Published,
		Stories: 1, Independent: 1, Publishers: []string{s.Publisher}, Confidence: c.Confidence, Claims: []string{c.ID},
	}
	thread := graph.Thread{Key: c.Thread}
	if c.Amount != nil && c.Type == "LENDS" && c.Polarity == graph.Affirmed {
		r.Deal = "d" + c.ID[1:]
		thread.Deals = []graph.Deal{{
			ID: r.Deal, Kind: "LOAN", Status: r.Status, Amount: r.Amount, FirstSeen: r.FirstSeen, LastSeen: r.LastSeen,
			Parties:   []graph.Party{{Entity: r.Source, Role: "LENDER"}, {Entity: r.Target, Role: "BORROWER"}},
			Relations: []string{r.ID}, Stories: 1, Independent: 1, Publishers: r.Publishers, Confidence: r.Confidence,
		}}
	}
	thread.Relations = []graph.Relation{r}
	return thread
}

func (w written) put(tx graph.Tx) error {
	entities := slices.SortedFunc(maps.Values(w.entities), func(a, b graph.Entity) int { return cmp.Compare(a.ID, b.ID) })
	keys := map[string][]graph.NameKey{}
	names := make([]graph.Name, len(entities))
	for i, e := range entities {
		entities[i].Names = []string{e.ID}
		names[i] = graph.Name{ID: e.ID, Entity: e.ID, Kind: e.Kind, Text: e.Name, Stories: e.Stories}
		keys[e.ID] = []graph.NameKey{{Name: resolve.Fold(e.Name)}}
	}
	_, err := tx.StoryHeads(idsOf(w.stories)) // so that the store knows them to be new
	err = errors.Join(err, tx.PutStories(w.stories), tx.PutContents(w.appearances, w.claims),
		tx.Lock(), tx.PutNames(names, nil), tx.PutEntities(entities, keys))
	_, threads := tx.PutThreads(w.threads)
	return errors.Join(err, threads)
}

func idsOf(stories []graph.Story) (ids []string) {
	for _, s := range stories {
		ids = append(ids, s.ID)
	}
	return ids
}

// company is the id of the n-th company of the benchmark; the first are those
// that most is told of.
func company(n int) string { return graph.EntityID(graph.Company, companyNames()[n]) }
