package loader

import "testing"

// More evidence never makes a statement less likely.
func TestConfidenceGrowsWithEvidence(t *testing.T) {
	c, err := readCalibration()
	if err != nil {
		t.Fatal(err)
	}
	e := Evidence{Type: "LENDS", Margin: -1, Name: 0.9}
	weak := c.Confidence(e)
	e.Margin = 2
	scored := c.Confidence(e)
	e.Told = 0.7
	both := c.Confidence(e)
	if !(0 < weak && weak < scored && scored < both && both < 1) {
		t.Errorf("%.3f, %.3f, %.3f", weak, scored, both)
	}
}
