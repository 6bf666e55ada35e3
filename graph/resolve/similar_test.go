package resolve

import "testing"

func TestSimilarityOrdersNames(t *testing.T) {
	query := Fold("Deutche Telecom") // two slips
	near, far := Similarity(query, Fold("Deutsche Telekom AG")), Similarity(query, Fold("Deutsche Bank"))
	if near <= far || near < 0.5 {
		t.Errorf("Deutsche Telekom scores %.2f, Deutsche Bank %.2f", near, far)
	}
	if got := Similarity(Fold("deutsche tele"), Fold("Deutsche Telekom")); got < 0.9 {
		t.Errorf("a beginning scores %.2f, want at least 0.9", got)
	}
}
