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
	right, f1 := 0, make([]float64, len(told))
	for i, o := range told {
		if o.Right {
			right++
		}
		p, r := float64(right)/float64(i+1), float64(right)/float64(wanted)
		f1[i] = 2 * p * r / max(p+r, 1e-9)
		if (i+1)%200 == 0 {
			fmt.Fprintf(os.Stderr, "confidence %.3f: precision %.3f recall %.3f F1 %.3f\n", o.Confidence, p, r, f1[i])
		}
	}
	best := slices.Max(f1)
	at := slices.IndexFunc(f1, func(f float64) bool { return f >= best-flat })
	fmt.Fprintf(os.Stderr, "%d relations; best F1 %.3f, F1 %.3f at confidence %.3f\n", wanted, best, f1[at], told[at].Confidence)
	return math.Round(told[at].Confidence*100) / 100, nil
}
