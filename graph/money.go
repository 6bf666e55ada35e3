package graph

import "math"

// Money is a sum as a text states it.
type Money struct {
	// Value is the sum in whole units of the currency: 7500000000 for "$7.5bn".
	// Of a range it is the upper end.
	Value float64 `json:"value"`
	// Currency is the ISO 4217 code, including retired ones (DEM, FRF).
	Currency string `json:"currency"`
	// Words is the sum as written: "$7.5bn".
	Words string `json:"words,omitempty"`
	// Approximate is true where the text does not give the sum itself: about,
	// nearly, up to, a range and the like.
	Approximate bool `json:"approximate,omitempty"`
	// Low and High are the bounds that the text gives, both of a range, one of
	// "at least" and "up to"; zero where it gives none.
	Low  float64 `json:"low,omitempty"`
	High float64 `json:"high,omitempty"`
}

// Agrees reports whether two sums may be the same one: equal currency, and
// values within 1%, or within 10% where either is approximate. A range has
// every value between its ends; "at least" and "up to" are taken to be near
// the bound that they name.
func (m Money) Agrees(o Money) bool {
	return m.Currency == o.Currency && distance(m, o, m.Least(), m.Value, o.Least(), o.Value) <= 0
}

// Excludes reports whether two sums of one currency cannot be the same one,
// whatever lies between the bounds that the texts give: "up to $5bn" does not
// exclude $3bn.
func (m Money) Excludes(o Money) bool {
	mLow, mHigh := m.bounds()
	oLow, oHigh := o.bounds()
	return m.Currency == o.Currency && distance(m, o, mLow, mHigh, oLow, oHigh) > 0
}

// distance is how far two ranges of money lie apart, beyond what is tolerated.
func distance(m, o Money, mLow, mHigh, oLow, oHigh float64) float64 {
	tolerance := 0.01
	if m.Approximate || o.Approximate {
		tolerance = 0.10
	}
	return max(mLow, oLow) - min(mHigh, oHigh) - tolerance*max(abs(m.Value), abs(o.Value))
}

// Least is the least value, where a sum with one bound is taken to be that bound.
func (m Money) Least() float64 {
	if m.Low > 0 {
		return m.Low
	}
	return m.Value
}

// bounds are what the text rules out to be less or more.
func (m Money) bounds() (low, high float64) {
	switch {
	case m.Low > 0 && m.High > 0:
		return m.Low, m.High
	case m.Low > 0:
		return m.Low, math.Inf(1)
	case m.High > 0:
		return 0, m.High
	}
	return m.Value, m.Value
}

// problem tells what is wrong with a sum; empty where nothing is.
func (m *Money) problem() string {
	switch {
	case m == nil:
		return ""
	case m.Currency == "":
		return "a sum has no currency"
	case !(m.Value >= 0) || !(m.Low >= 0) || !(m.High >= 0) || math.IsInf(max(m.Value, m.Low, m.High), 1):
		return "a sum is below 0 or no number"
	case m.Low > m.Value || m.High > 0 && m.High != m.Value:
		return "the value of a sum with bounds is its upper bound, or the lower one where that is alone"
	}
	return ""
}

// then returns the sum that was m and is told to be another: of two that agree
// the first, or the exact one; of others the last. Sums of two currencies do not
// compare, and the first stays.
func (m *Money) then(told *Money) *Money {
	switch {
	case m == nil:
		return told
	case told == nil || m.Currency != told.Currency:
		return m
	case m.Agrees(*told) && (!m.Approximate || told.Approximate):
		return m
	}
	return told
}

func abs(x float64) float64 { return max(x, -x) }
