package neo4jstore_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/Shopify/toxiproxy/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/rs/zerolog"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/neo4jstore"
	"github.com/dealgraph/dealgraph/graph/sqlitestore"
	"github.com/dealgraph/dealgraph/graph/storetest"
	"github.com/dealgraph/dealgraph/graph/storetest/neo4j"
)

// batch is how many stories the loaders of these tests add at once.
const batch = 8

// day is the clock of these tests, so that two loads give the same graph.
func day() time.Time { return storetest.Day(3000) }

// load adds stories batch by batch as a loader does: while the store is
// unavailable it waits and tries again. It returns how often it had to.
func load(ctx context.Context, g *graph.Graph, all []graph.Reading, progress func(n int)) (waits int, err error) {
	done := 0
	for part := range slices.Chunk(all, batch) {
		for {
			_, err := g.Add(ctx, part...)
			if err == nil {
				break
			}
			if graph.CodeOf(err) != graph.Unavailable {
				return waits, err
			}
			waits++
			time.Sleep(100 * time.Millisecond)
		}
		done += len(part)
		progress(done)
	}
	return waits, nil
}

// all writes every entity, relation and deal as JSON lines.
func all(t *testing.T, s graph.Store) string {
	t.Helper()
	var b strings.Builder
	page := graph.Slice{Limit: 1 << 20}
	entities, _, err := s.Entities(t.Context(), graph.EntityQuery{}, page)
	write(t, &b, entities, err)
	for _, polarity := range []graph.Polarity{graph.Affirmed, graph.Denied} {
		relations, _, err := s.Relations(t.Context(), graph.RelationQuery{Order: graph.Newest, Filter: graph.RelationFilter{Polarity: polarity}}, page)
		write(t, &b, relations, err)
	}
	deals, _, err := s.Deals(t.Context(), graph.DealQuery{Order: graph.Newest}, page)
	write(t, &b, deals, err)
	stories, _, err := s.Stories(t.Context(), graph.StoryQuery{}, page)
	write(t, &b, stories, err)
	return b.String()
}

func write[T any](t *testing.T, b *strings.Builder, things []T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for _, thing := range things {
		line, err := json.Marshal(thing)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(b, "%s\n", line)
	}
}

// undisturbed is the graph of stories as one loader makes it in a file.
func undisturbed(t *testing.T, stories []graph.Reading) string {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := load(t.Context(), graph.New(s, storetest.Types, graph.WithClock(day)), stories, func(int) {}); err != nil {
		t.Fatal(err)
	}
	return all(t, s)
}

func equal(t *testing.T, want string, s graph.Store) {
	t.Helper()
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(all(t, s), "\n")); diff != "" {
		t.Errorf("the graph is not that of an undisturbed load:\n%.4000s", diff)
	}
}

func TestTwoLoaders(t *testing.T) {
	server := emptied(t)
	told := stories(rand.New(rand.NewPCG(1, 1)), 96, 30)
	want := undisturbed(t, told)
	var group sync.WaitGroup
	for i := range 3 {
		group.Go(func() {
			s := open(t, server)
			defer s.Close()
			mine := slices.Clone(told)
			rand.New(rand.NewPCG(2, uint64(i))).Shuffle(len(mine), func(i, j int) { mine[i], mine[j] = mine[j], mine[i] })
			if _, err := load(t.Context(), graph.New(s, storetest.Types, graph.WithClock(day)), mine, func(int) {}); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	s := open(t, server)
	defer s.Close()
	equal(t, want, s)
}

// openPatient opens a store at an address that soon finds out that there is no server.
func openPatient(t *testing.T, address string, server *neo4j.Server) *neo4jstore.Store {
	t.Helper()
	s, err := neo4jstore.Open(t.Context(), neo4jstore.Config{
		URL: address, User: server.User, Password: server.Password,
		ConnectTimeout: time.Second, WriteTimeout: 30 * time.Second, RetryTime: 2 * time.Second,
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Connections are cut, delayed, and end in the middle of a message.
func TestBadNetwork(t *testing.T) {
	server := emptied(t)
	told := stories(rand.New(rand.NewPCG(5, 5)), 160, 60)
	want := undisturbed(t, told)
	proxy := proxyTo(t, server)
	s := openPatient(t, "bolt://"+proxy.Listen, server)
	defer s.Close()
	troubles := []string{
		`{"type": "reset_peer", "attributes": {"timeout": 0}}`,
		`{"type": "latency", "attributes": {"latency": 30, "jitter": 20}}`,
		`{"type": "limit_data", "attributes": {"bytes": 3000}}`,
		`{"type": "limit_data", "stream": "upstream", "attributes": {"bytes": 20000}}`,
		`{"type": "slicer", "attributes": {"average_size": 64, "size_variation": 32, "delay": 10}}`,
		`{"type": "reset_peer", "stream": "upstream", "attributes": {"timeout": 20}}`,
	}
	var healing sync.WaitGroup
	next := 0
	waits, err := load(t.Context(), graph.New(s, storetest.Types, graph.WithClock(day)), told, func(done int) {
		if done%(3*batch) != 0 || next == len(troubles) {
			return
		}
		healing.Wait()
		if _, err := proxy.Toxics.AddToxicJson(bytes.NewBufferString(troubles[next])); err != nil {
			t.Error(err)
		}
		next++
		healing.Go(func() {
			time.Sleep(time.Second)
			proxy.Toxics.ResetToxics(context.Background())
		})
	})
	healing.Wait()
	if err != nil {
		t.Fatal(err)
	}
	if next != len(troubles) {
		t.Errorf("there were %d of %d troubles", next, len(troubles))
	}
	t.Logf("the loader waited %d times", waits)
	equal(t, want, s)
}

func proxyTo(t *testing.T, server *neo4j.Server) *toxiproxy.Proxy {
	t.Helper()
	address, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	proxy := toxiproxy.NewProxy(toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop()), "neo4j", "127.0.0.1:0", address.Host)
	if err := proxy.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(proxy.Stop)
	return proxy
}
