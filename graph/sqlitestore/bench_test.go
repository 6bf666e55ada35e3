package sqlitestore_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/copies"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

const (
	benchStories = 4000
	benchBatch   = 64 // as package loader does
)

// BenchmarkCopies loads stories, one in ten of them a copy that was cut, into a
// file that looks for copies and into one that does not, and reports how many
// times as long the first takes.
func BenchmarkCopies(b *testing.B) {
	told := printed(rand.New(rand.NewPCG(6, 6)))
	load := func(wrap func(graph.Store) graph.Store) time.Duration {
		g := graph.New(wrap(open(b, filepath.Join(b.TempDir(), "bench.db"))), storetest.Types)
		defer g.Close()
		began := time.Now()
		for batch := range slices.Chunk(told, benchBatch) {
			if _, err := g.Add(b.Context(), batch...); err != nil {
				b.Fatal(err)
			}
		}
		return time.Since(began)
	}
	var with, without, prints time.Duration
	for b.Loop() {
		with += load(func(s graph.Store) graph.Store { return s })
		without += load(func(s graph.Store) graph.Store { return blind{s} })
		began := time.Now()
		for _, r := range told {
			copies.Of(r.Story.Text)
		}
		prints += time.Since(began)
	}
	without -= prints          // which the graph makes even for a store that keeps none
	b.ReportMetric(0, "ns/op") // of all together, which tells nothing
	b.ReportMetric(float64(b.N*benchStories)/with.Seconds(), "stories/s")
	b.ReportMetric(prints.Seconds()*1e6/float64(b.N*benchStories), "µs/fingerprint")
	b.ReportMetric(with.Seconds()/without.Seconds(), "ratio")
}

// printed makes up stories of 300 words over two months.
func printed(r *rand.Rand) []graph.Reading {
	var told []graph.Reading
	var text string
	for i := range benchStories {
		if i%10 > 0 {
			words := make([]string, 300)
			for n := range words {
				words[n] = fmt.Sprint("w", int(5000*r.Float64()*r.Float64()))
			}
			text = strings.Join(words, " ")
		} else {
			text = text[:len(text)/2]
		}
		reading := storetest.Tell(fmt.Sprint("story ", i), "Daily", i*60/benchStories, storetest.Statement{
			Source: fmt.Sprint("Company ", r.IntN(2000)), Type: "LENDS", Target: fmt.Sprint("Company ", r.IntN(2000)),
		})
		reading.Story.Text += text
		told = append(told, reading)
	}
	return told
}

// blind is a store that keeps nothing to find copies by.
type blind struct{ graph.Store }

func (s blind) Update(ctx context.Context, change func(graph.Tx) error) error {
	return s.Store.Update(ctx, func(tx graph.Tx) error { return change(blindTx{tx}) })
}

type blindTx struct{ graph.Tx }

func (blindTx) Traces([]string) ([]graph.Trace, error)          { return nil, nil }
func (blindTx) PutTraces([]graph.Trace) error                   { return nil }
func (blindTx) Marked([]int64, int) (map[int64][]string, error) { return nil, nil }
