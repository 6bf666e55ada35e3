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
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"

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
	seen, err := observe.Observe(ctx, "dev", paths)
	if err != nil {
		return err
	}
	if len(seen.Cases) == 0 {
		return fmt.Errorf("nothing to fit on: no relation was read in a story of the split dev in %v", paths)
	}
	if err := eval.WriteCalibration(os.Stderr, crossed(seen.Cases)); err != nil {
		return err
	}
	c := fit(seen.Cases)
	if c.Least, err = least(ctx, seen.Reader.Calibrated(c), seen.Gold); err != nil {
		return err
	}
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
