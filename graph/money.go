package graph

// Money is a sum as a text states it.
type Money struct {
	// Value is the sum in whole units of the currency: 7500000000 for "$7.5bn".
	Value float64 `json:"value"`
	// Currency is the ISO 4217 code, including retired ones (DEM, FRF).
	Currency string `json:"currency"`
	// Words is the sum as written: "$7.5bn".
	Words string `json:"words,omitempty"`
	// Approximate is true where the text says about, nearly, up to and the like.
	Approximate bool `json:"approximate,omitempty"`
}

// Agrees reports whether two sums may be the same one: equal currency, and
// values within 1%, or within 10% where either is approximate.
func (m Money) Agrees(o Money) bool {
	if m.Currency != o.Currency {
		return false
	}
	tolerance := 0.01
	if m.Approximate || o.Approximate {
		tolerance = 0.10
	}
	return abs(m.Value-o.Value) <= tolerance*max(abs(m.Value), abs(o.Value))
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
