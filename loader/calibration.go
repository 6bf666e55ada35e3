package loader

import (
	_ "embed"
	"encoding/json"
	"math"

	"github.com/dealgraph/dealgraph/graph"
)

// Calibration turns evidence into a confidence: a logistic regression, fitted
// on annotated stories that the network did not learn from. The command in
// loader/train/calibrate fits it and writes calibration.json.
type Calibration struct {
	Weights []float64          `json:"weights"` // of [Evidence.Features]
	Types   map[string]float64 `json:"types"`   // what a type adds
	// Least is the confidence below which a statement is left out: the highest
	// that costs next to nothing of the best F1 on those stories.
	Least float64 `json:"least"`
}

//go:embed calibration.json
var calibration []byte

func readCalibration() (Calibration, error) {
	var c Calibration
	if err := json.Unmarshal(calibration, &c); err != nil {
		return c, graph.Errorf(graph.Corrupt, "the calibration is no JSON: %w", err)
	}
	if n := len(Evidence{}.Features()); len(c.Weights) != n {
		return c, graph.Errorf(graph.Corrupt, "the calibration has %d weights for %d features", len(c.Weights), n)
	}
	return c, nil
}

// Confidence estimates how likely a statement is right, 0 to 1.
func (c *Calibration) Confidence(e Evidence) float64 {
	z := c.Types[e.Type]
	for i, x := range e.Features() {
		z += c.Weights[i] * x
	}
	return 1 / (1 + math.Exp(-z))
}
