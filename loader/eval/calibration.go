package eval

import (
	"fmt"
	"io"
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

// bins is the number of equal ranges that [Calibrate] parts confidence into.
const bins = 10

// Calibrate returns how often predictions are right by their confidence, for
// each tenth that has any. Those that do not count for [Score] do not count here.
func Calibrate(gold []Story, found Predictions) []Bin {
	right, _ := match(gold, found)
	var all [bins]Bin
	for i, r := range found.Relations {
		ok, counted := right[i]
		if !counted {
			continue
		}
		b := &all[min(max(int(r.Confidence*bins), 0), bins-1)]
		b.count(ok)
		b.Mean += r.Confidence
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

// WriteCalibration writes a line a bin.
func WriteCalibration(w io.Writer, bins []Bin) error {
	for _, b := range bins {
		if _, err := fmt.Fprintf(w, "confidence %.1f to %.1f  mean %.3f  right %v  of %d\n", b.Low, b.High, b.Mean, b.Share, b.Of); err != nil {
			return err
		}
	}
	return nil
}
