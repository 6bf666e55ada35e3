package resolve

// Evidence is what comparing two subjects found, before any weight. The bench
// fits weights with it.
type Evidence struct {
	// Person tells which of the two models weighs it.
	Person bool
	// Values are by feature, in the order of [FeatureNames].
	Values []float64
	// Decided is whether a rule decides, whatever the weights, and Alone whether
	// one keeps the verdict from being Same.
	Decided, Alone bool
}

// Evidence compares without deciding.
func (s *Subject) Evidence(o *Subject) Evidence {
	c := newComparison(s, o)
	_, _, target := c.certainty()
	return Evidence{c.of == person, c.values[:], target != 0, c.alone() != ""}
}

// FeatureNames returns the names of all features.
func FeatureNames() []string { return featureNames[:] }
