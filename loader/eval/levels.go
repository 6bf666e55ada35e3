package eval

import (
	"fmt"
	"io"
	"slices"
	"time"
)

// levels are the confidences at and above which [WriteLevels] gives figures.
var levels = []float64{0, 0.5, 0.8}

// WriteLevels writes the figures for all claims, and for the surer ones alone,
// a line a level.
func WriteLevels(w io.Writer, gold []Story, found Predictions) error {
	for _, confidence := range levels {
		r := Score(gold, found.AtLeast(confidence))
		_, err := fmt.Fprintf(w, "confidence %.1f and more  %v  macro F1 %.3f  status %v  amount %v  (%d predicted)\n",
			confidence, r.Relations, r.MacroF1, r.Status, r.Amount, r.Predicted)
		if err != nil {
			return err
		}
	}
	return nil
}

// WriteSpeed writes how long stories took to read: the median, the slowest of
// ten, and the slowest.
func WriteSpeed(w io.Writer, took []time.Duration) error {
	if len(took) == 0 {
		return nil
	}
	slices.Sort(took)
	at := func(share float64) time.Duration {
		return took[int(share*float64(len(took)-1))].Round(10 * time.Microsecond)
	}
	_, err := fmt.Fprintf(w, "reading    median %v  nine of ten within %v  slowest %v  (one after the other)\n", at(0.5), at(0.9), at(1))
	return err
}
