package sqlitestore_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/storetest"
)

// Questions of now beside the same ones of a moment in the middle, of 12,000
// stories about 3,000 relations. The neighbourhood of a moment is asked of one that was asked
// before; "first" is of one that was not.
func BenchmarkKnownAt(b *testing.B) {
	g := graph.New(open(b, filepath.Join(b.TempDir(), "bench.db")), storetest.Types)
	defer g.Close()
	var batch []graph.Reading
	for i := range 6_000 {
		batch = append(batch, storetest.Tell(fmt.Sprint(i), fmt.Sprint("paper ", i%7), i/50, storetest.Statement{
			Source: fmt.Sprintf("Lender%d Holdings", i%1500%60), Type: "OWNS", Target: fmt.Sprintf("Firm%d Works", i%1500),
		}))
		if len(batch) == graph.MaxBatch {
			if _, err := g.Add(b.Context(), batch...); err != nil {
				b.Fatal(err)
			}
			batch = nil
		}
	}
	e, err := g.Entity(b.Context(), graph.EntityRef{Name: "Lender7 Holdings"})
	if err != nil {
		b.Fatal(err)
	}
	list := func(at time.Time) error {
		_, err := g.Relations(b.Context(), graph.RelationQuery{Filter: graph.RelationFilter{KnownAt: at}, Window: graph.Window{First: 20}})
		return err
	}
	near := func(at time.Time) error {
		_, err := g.Neighbourhood(b.Context(), graph.NeighbourhoodQuery{Of: []string{e.ID}, Hops: 2, Limit: 50, Filter: graph.RelationFilter{KnownAt: at}})
		return err
	}
	for _, question := range []struct {
		name string
		ask  func() error
	}{
		{"list/now", func() error { return list(time.Time{}) }},
		{"list/then", func() error { return list(storetest.Day(60)) }},
		{"neighbourhood/now", func() error { return near(time.Time{}) }},
		{"neighbourhood/then", func() error { return near(storetest.Day(60)) }},
	} {
		if err := question.ask(); err != nil {
			b.Fatal(err)
		}
		b.Run(question.name, func(b *testing.B) {
			for b.Loop() {
				if err := question.ask(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("neighbourhood/first", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			if err := near(storetest.Day(60).Add(time.Duration(n) * time.Millisecond)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
