package eval

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"time"
)

// levels are the confidences at and above which [WriteLevels] gives figures.
var levels = []float64{0, 0.5, 0.8}

// precisions are those for which [WriteLevels] tells how much is found with it.
var precisions = []float64{0.7, 0.8, 0.9}

// WriteLevels writes the figures for all claims, and for the surer ones alone,
// a line a level; then, for some precisions, from which confidence on claims
// have it, and their recall.
func WriteLevels(w io.Writer, gold []Story, found Predictions) error {
	for _, confidence := range levels {
		r := Score(gold, found.AtLeast(confidence))
		_, err := fmt.Fprintf(w, "confidence %.1f and more  %v  macro F1 %.3f  status %v  amount %v  (%d predicted)\n",
			confidence, r.Relations, r.MacroF1, r.Status, r.Amount, r.Predicted)
		if err != nil {
			return err
		}
	}
	for _, precision := range precisions {
		p, ok := OperatingPointAt(precision, gold, found)
		line := fmt.Sprintf("precision %.1f  at no confidence\n", precision)
		if ok {
			line = fmt.Sprintf("precision %.1f  at confidence %.2f and more  %v  (%d predicted)\n", precision, p.Confidence, p.Figures, p.Predicted)
		}
		if _, err := io.WriteString(w, line); err != nil {
			return err
		}
	}
	return nil
}

// OperatingPoint is what claims of a confidence and more are worth.
type OperatingPoint struct {
	Confidence float64
	Figures
	Predicted int
}

// OperatingPointAt returns the point with the largest recall at which claims
// have at least a precision, 0 to 1; false where they nowhere have it.
func OperatingPointAt(precision float64, gold []Story, found Predictions) (OperatingPoint, bool) {
	all := Outcomes(gold, found)
	slices.SortFunc(all, func(a, b Outcome) int { return cmp.Compare(b.Confidence, a.Confidence) })
	wanted := Score(gold, Predictions{}).Gold
	var best OperatingPoint
	right := 0
	for i, o := range all {
		if o.Right {
			right++
		}
		tied := i+1 < len(all) && all[i+1].Confidence == o.Confidence
		if f := (count{right, i + 1, wanted}).figures(); !tied && right > 0 && f.Precision >= precision {
			best = OperatingPoint{Confidence: o.Confidence, Figures: f, Predicted: i + 1}
		}
	}
	return best, best.Predicted > 0
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
