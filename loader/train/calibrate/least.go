package main

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"os"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader"
	"github.com/dealgraph/dealgraph/loader/eval"
)

// flat is how much of F1 is given for precision: near its best F1 hardly
// changes over a wide range of confidence, and who reads a graph would rather
// miss a relation than be told a wrong one.
const flat = 0.01

// least is the highest confidence from which on the F1 of what a reader tells is
// the best but for flat.
func least(ctx context.Context, reader *loader.Trained, gold []eval.Story) (float64, error) {
	var found eval.Predictions
	for _, s := range gold {
		reading, err := reader.Read(ctx, graph.Story{Text: s.Text})
		if err != nil {
			return 0, err
		}
		found.Add(s.Doc, reading)
	}
	told, wanted := eval.Outcomes(gold, found), eval.Score(gold, eval.Predictions{}).Gold
	slices.SortFunc(told, func(a, b eval.Outcome) int { return cmp.Compare(b.Confidence, a.Confidence) })
	right, curve := 0, make([]point, len(told))
	for i, o := range told {
		if o.Right {
			right++
		}
		p, r := float64(right)/float64(i+1), float64(right)/float64(wanted)
		curve[i] = point{o.Confidence, p, r, 2 * p * r / max(p+r, 1e-9)}
		if (i+1)%200 == 0 {
			fmt.Fprintln(os.Stderr, curve[i])
		}
	}
	best := slices.MaxFunc(curve, func(a, b point) int { return cmp.Compare(a.f1, b.f1) })
	kept := curve[slices.IndexFunc(curve, func(p point) bool { return p.f1 >= best.f1-flat })]
	fmt.Fprintf(os.Stderr, "best: %v\nkept: %v\n%d relations are wanted\n", best, kept, wanted)
	return math.Round(kept.confidence*100) / 100, nil
}

// point is what is told with a confidence and more.
type point struct{ confidence, precision, recall, f1 float64 }

func (p point) String() string {
	return fmt.Sprintf("confidence %.3f: precision %.3f recall %.3f F1 %.3f", p.confidence, p.precision, p.recall, p.f1)
}
