package eval

import (
	"fmt"
	"io"
	"math"
)

// Bin is how many predictions of one range of confidence are right. A reader
// is calibrated where Right/Of is about Mean.
type Bin struct {
	// Low and High bound the confidence: from Low up to, but without, High;
	// the highest bin includes 1.
	Low, High float64
	Mean      float64 // confidence of the predictions in it
	Share
}

// bins is the number of equal ranges that [Bins] parts confidence into.
const bins = 10

// Outcome is a prediction's confidence, 0 to 1, and whether it is right.
type Outcome struct {
	Confidence float64
	Right      bool
}

// Calibrate returns how often predictions are right by their confidence, for
// each tenth that has any. Those that do not count for [Score] do not count here.
func Calibrate(gold []Story, found Predictions) []Bin { return Bins(Outcomes(gold, found)) }

// Outcomes are those of the predictions that count for [Score].
func Outcomes(gold []Story, found Predictions) []Outcome {
	right := Right(gold, found)
	var out []Outcome
	for i, r := range found.Relations {
		if ok, counted := right[i]; counted {
			out = append(out, Outcome{r.Confidence, ok})
		}
	}
	return out
}

// Bins parts outcomes by their confidence, and leaves out tenths that have none.
func Bins(outcomes []Outcome) []Bin {
	var all [bins]Bin
	for _, o := range outcomes {
		b := &all[min(max(int(o.Confidence*bins), 0), bins-1)]
		b.count(o.Right)
		b.Mean += o.Confidence
	}
	var some []Bin
	for i, b := range all {
		if b.Of > 0 {
			b.Low, b.High, b.Mean = float64(i)/bins, float64(i+1)/bins, b.Mean/float64(b.Of)
			some = append(some, b)
		}
	}
	return some
}

// CalibrationError is the expected calibration error (Naeini et al., 2015): by
// how much the mean confidence and the share that is right differ, 0 to 1, over
// the bins, each as heavy as it has predictions.
func CalibrationError(bins []Bin) float64 {
	sum, n := 0.0, 0
	for _, b := range bins {
		sum += math.Abs(b.Mean*float64(b.Of) - float64(b.Right))
		n += b.Of
	}
	return sum / float64(max(n, 1))
}

// WriteCalibration writes a line a bin, and the expected calibration error.
func WriteCalibration(w io.Writer, bins []Bin) error {
	for _, b := range bins {
		if _, err := fmt.Fprintf(w, "confidence %.1f to %.1f  mean %.3f  right %v  of %d\n", b.Low, b.High, b.Mean, b.Share, b.Of); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "expected calibration error %.3f\n", CalibrationError(bins))
	return err
}
