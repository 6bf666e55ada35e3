package resolve

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
)

// Weights are two logistic regressions over the features of a comparison: one
// for people and one for all else. The command in bench/fit fits them on the
// train part of the bench and writes weights.json.
type Weights struct {
	Person Model `json:"person"`
	Other  Model `json:"other"`
}

// Model is one of the regressions.
type Model struct {
	// Weights are by the name of the feature; one that is not there weighs nothing.
	Weights map[string]float64 `json:"weights"`
	// Same and Maybe are the least sums of weights for these verdicts.
	Same  float64 `json:"same"`
	Maybe float64 `json:"maybe"`
}

//go:embed weights.json
var weightsFile []byte

// model is a Model as it is used.
type model struct {
	weights     [featureCount]float64
	same, maybe float64
}

type models struct{ person, other model }

var fitted = sync.OnceValue(func() *models {
	var w Weights
	if err := json.Unmarshal(weightsFile, &w); err != nil {
		panic("resolve: weights.json: " + err.Error()) // it is part of the program
	}
	return &models{newModel(w.Person), newModel(w.Other)}
})

func newModel(from Model) model {
	m := model{same: from.Same, maybe: from.Maybe}
	for feature, weight := range from.Weights {
		i := slices.Index(featureNames[:], feature)
		if i < 0 {
			panic(fmt.Sprintf("resolve: weights.json has a weight of %q, which is no feature", feature))
		}
		m.weights[i] = weight
	}
	return m
}

func modelFor(of class) *model {
	if of == person {
		return &fitted().person
	}
	return &fitted().other
}
