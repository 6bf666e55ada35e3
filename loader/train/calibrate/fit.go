package main

import (
	"math"

	"github.com/dealgraph/dealgraph/loader"
	"github.com/dealgraph/dealgraph/loader/train/observe"
)

// How the regression is fitted: by gradient descent, with a pull of the types
// towards nothing, since some are rare.
const (
	rounds = 4000
	rate   = 0.5
	pull   = 3.0 // per type, in cases
)

func fit(cases []observe.Case) loader.Calibration {
	n := len(loader.Evidence{}.Features())
	c := loader.Calibration{Weights: make([]float64, n), Types: map[string]float64{}}
	count := map[string]float64{}
	features := make([][]float64, len(cases))
	scale := make([]float64, n)
	for i, o := range cases {
		features[i] = o.Features()
		count[o.Type]++
		for j, x := range features[i] {
			scale[j] += x * x / float64(len(cases))
		}
	}
	for range rounds {
		slope, slopes := make([]float64, n), map[string]float64{}
		for i, o := range cases {
			z := c.Types[o.Type]
			for j, x := range features[i] {
				z += c.Weights[j] * x
			}
			miss := -1 / (1 + math.Exp(-z))
			if o.Right {
				miss++
			}
			for j, x := range features[i] {
				slope[j] += miss * x
			}
			slopes[o.Type] += miss
		}
		for j := range slope {
			c.Weights[j] += rate * slope[j] / float64(len(cases)) / max(scale[j], 0.1)
		}
		for t, s := range slopes {
			c.Types[t] += rate * (s - pull*c.Types[t]) / (count[t] + pull)
		}
	}
	for j := range c.Weights {
		c.Weights[j] = math.Round(c.Weights[j]*1000) / 1000
	}
	for t := range c.Types {
		c.Types[t] = math.Round(c.Types[t]*1000) / 1000
	}
	return c
}
