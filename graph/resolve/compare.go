package resolve

import (
	"cmp"
	"math"
	"slices"
)

// Verdict is what a comparison comes to.
type Verdict string

// The verdicts.
const (
	Same      Verdict = "SAME"      // one thing
	Maybe     Verdict = "MAYBE"     // for an analyst to say
	Different Verdict = "DIFFERENT" // two things
)

// Decision is what comparing two profiles came to, and why.
type Decision struct {
	Verdict Verdict
	// Score is how likely they are one thing, 0 to 1: the logistic function of
	// the sum of the reasons' weights.
	Score float64
	// Reasons are what was compared, the weightiest first.
	Reasons []Reason
}

// Reason is one thing that speaks for or against that two are one.
type Reason struct {
	// Feature names what was compared.
	Feature string
	// Weight is what it adds to the logarithm of the odds: above 0 it speaks for one thing.
	Weight float64
	// Text says it in words: "one is of DE, the other of US".
	Text string
}

// Compare decides whether two profiles are of one thing. Which of both comes
// first does not matter, and the same profiles always give the same decision.
func Compare(a, b Profile) Decision { return NewSubject(a).Compare(NewSubject(b)) }

// Compare does what the function of that name does.
func (s *Subject) Compare(o *Subject) Decision {
	c := newComparison(s, o)
	sum, rule, verdict := c.decide()
	d := Decision{Verdict: verdict, Score: logistic(sum)}
	m := modelFor(c.of)
	for i, value := range c.values {
		if w := m.weights[i] * value; w != 0 {
			d.Reasons = append(d.Reasons, Reason{featureNames[i], w, c.text(i)})
		}
	}
	if rule != nil {
		d.Reasons = append(d.Reasons, *rule)
	}
	slices.SortStableFunc(d.Reasons, func(x, y Reason) int { return cmp.Compare(math.Abs(y.Weight), math.Abs(x.Weight)) })
	return d
}

// Score returns verdict and score alone, for less work.
func (s *Subject) Score(o *Subject) (Verdict, float64) {
	sum, _, verdict := newComparison(s, o).decide()
	return verdict, logistic(sum)
}

// decide adds up the weights of all features and of the rule that applies, if one does.
func (c *comparison) decide() (sum float64, rule *Reason, verdict Verdict) {
	m := modelFor(c.of)
	for i, value := range c.values {
		sum += m.weights[i] * value
	}
	if rule = c.rule(sum, m); rule != nil {
		sum += rule.Weight
	}
	switch {
	case sum >= m.same:
		return sum, rule, Same
	case sum >= m.maybe:
		return sum, rule, Maybe
	}
	return sum, rule, Different
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
