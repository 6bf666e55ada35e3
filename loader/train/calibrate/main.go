// Command calibrate fits how sure the trained reader is of its claims, on
// annotated stories that the network did not learn from.
//
//	go run ./loader/train/calibrate annotated/*.jsonl.gz > loader/calibration.json
//
// Of each file the stories of the split "dev" are read. It prints the
// calibration, and to standard error what it found, and how often claims of a
// confidence are right in stories that it was not fitted on: each fifth of the
// stories by a calibration fitted on the others.
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"

	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader"
	"github.com/dealgraph/dealgraph/loader/eval"
	"github.com/dealgraph/dealgraph/loader/train/observe"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "calibrate:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, paths []string) error {
	types, err := ontology.Builtin()
	if err != nil {
		return err
	}
	reader, err := loader.NewTrained(types)
	if err != nil {
		return err
	}
	gold, err := observe.Stories("dev", paths)
	if err != nil {
		return err
	}
	cases, wanted, err := observe.Statements(ctx, reader, gold)
	if err != nil {
		return err
	}
	if len(cases) == 0 {
		return fmt.Errorf("nothing to fit on: no relation was read in a story of the split dev in %v", paths)
	}
	if err := eval.WriteCalibration(os.Stderr, crossed(cases)); err != nil {
		return err
	}
	c := fit(cases)
	c.Least = least(c, cases, wanted)
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", "\t")
	return out.Encode(c)
}

// folds is how many parts the stories are cut into to calibrate crosswise.
const folds = 5

// crossed parts the statements by the confidence that a calibration gives them
// which was fitted on other stories.
func crossed(cases []observe.Case) []eval.Bin {
	var outcomes []eval.Outcome
	for fold := range folds {
		others := slices.DeleteFunc(slices.Clone(cases), func(o observe.Case) bool { return o.Story%folds == fold })
		c := fit(others)
		for _, o := range cases {
			if o.Story%folds == fold {
				outcomes = append(outcomes, eval.Outcome{Confidence: c.Confidence(o.Evidence), Right: o.Right})
			}
		}
	}
	return eval.Bins(outcomes)
}

// How the regression is fitted: by gradient descent, with a pull of the types
// towards nothing, since some are rare.
const (
	rounds = 4000
	rate   = 0.5
	pull   = 3.0 // per type, in cases
)

func fit(cases []observe.Case) loader.Calibration {
	n := len(loader.Evidence{}.Features())
	c := loader.Calibration{Weights: make([]float64, n), Types: map[string]float64{}}
	count := map[string]float64{}
	features := make([][]float64, len(cases))
	scale := make([]float64, n)
	for i, o := range cases {
		features[i] = o.Features()
		count[o.Type]++
		for j, x := range features[i] {
			scale[j] += x * x / float64(len(cases))
		}
	}
	for range rounds {
		slope, slopes := make([]float64, n), map[string]float64{}
		for i, o := range cases {
			z := c.Types[o.Type]
			for j, x := range features[i] {
				z += c.Weights[j] * x
			}
			miss := -1 / (1 + math.Exp(-z))
			if o.Right {
				miss++
			}
			for j, x := range features[i] {
				slope[j] += miss * x
			}
			slopes[o.Type] += miss
		}
		for j := range slope {
			c.Weights[j] += rate * slope[j] / float64(len(cases)) / max(scale[j], 0.1)
		}
		for t, s := range slopes {
			c.Types[t] += rate * (s - pull*c.Types[t]) / (count[t] + pull)
		}
	}
	for j := range c.Weights {
		c.Weights[j] = math.Round(c.Weights[j]*1000) / 1000
	}
	for t := range c.Types {
		c.Types[t] = math.Round(c.Types[t]*1000) / 1000
	}
	return c
}

// flat is how much of F1 is given for precision: near its best F1 hardly
// changes over a wide range of confidence, and who reads a graph would rather
// miss a relation than be told a wrong one.
const flat = 0.01

// least is the highest confidence from which on the F1 is the best but for flat.
func least(c loader.Calibration, cases []observe.Case, wanted int) float64 {
	confidence := func(o observe.Case) float64 { return c.Confidence(o.Evidence) }
	slices.SortFunc(cases, func(a, b observe.Case) int { return cmp.Compare(confidence(b), confidence(a)) })
	right, f1 := 0, make([]float64, len(cases))
	for i, o := range cases {
		if o.Right {
			right++
		}
		p, r := float64(right)/float64(i+1), float64(right)/float64(wanted)
		f1[i] = 2 * p * r / max(p+r, 1e-9)
		if (i+1)%200 == 0 {
			fmt.Fprintf(os.Stderr, "confidence %.3f: precision %.3f recall %.3f F1 %.3f\n", confidence(o), p, r, f1[i])
		}
	}
	best := slices.Max(f1)
	at := slices.IndexFunc(f1, func(f float64) bool { return f >= best-flat })
	fmt.Fprintf(os.Stderr, "%d statements, %d relations; best F1 %.3f, F1 %.3f at confidence %.3f\n",
		len(cases), wanted, best, f1[at], confidence(cases[at]))
	return math.Round(confidence(cases[at])*100) / 100
}
