package copies

import (
	"math"
	"slices"
)

// Likeness is how much two texts have in common. Of texts that are sampled in
// their fingerprints it is an estimate.
type Likeness struct {
	// Shared is the number of shingles that both have.
	Shared float64
	// Resemblance is the part of the shingles of either that both have (Jaccard).
	Resemblance float64
	// Containment is the part of the shingles of the shorter text that the longer one has.
	Containment float64
}

// The threshold of [Likeness.Copy], chosen with the bench.
const (
	leastContainment = 0.4
	shortage         = 8
)

// Copy reports whether one of two texts like this is a copy of the other or of
// a part of it. The less text there is, the more of it must be the same:
// routine notices are short and differ in little more than a name and a figure.
func (l Likeness) Copy() bool { return l.Shared > 0 && l.Margin() >= 0 }

// Margin is how far the likeness is above the threshold, or below it.
func (l Likeness) Margin() float64 { return l.Containment - leastContainment - shortage/l.Shared }

// Compare compares two texts.
func Compare(a, b Fingerprint) Likeness {
	bound := min(a.bound(), b.bound()) // below it, both hold all that they have
	x, y := below(a.Shingles, bound), below(b.Shingles, bound)
	shared := common(x, y)
	if shared == 0 {
		return Likeness{}
	}
	return Likeness{
		Shared:      float64(shared) / (float64(bound) / (math.MaxUint32 + 1)),
		Resemblance: float64(shared) / float64(len(x)+len(y)-shared),
		Containment: float64(shared) / float64(min(len(x), len(y))),
	}
}

// below returns the hashes that are below a bound.
func below(sorted []uint32, bound uint64) []uint32 {
	if bound > math.MaxUint32 {
		return sorted
	}
	n, _ := slices.BinarySearch(sorted, uint32(bound))
	return sorted[:n]
}

// common counts the hashes that are in both of two sorted lists.
func common(x, y []uint32) (n int) {
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			n++
			x, y = x[1:], y[1:]
		}
	}
	return n
}
