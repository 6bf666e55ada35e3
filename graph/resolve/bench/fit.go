package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

const weightsFile = "../weights.json"

// speaks is which way a feature may speak: for one thing (1), against (-1);
// the others may do both. It keeps reasons sensible where examples are few.
var speaks = map[string]float64{
	"same name": 1, "same letters": 1, "same words": 1, "overlap": 1, "shared words": 1, "initials": 1, "alias is name": 1, "alias in common": 1,
	"same country": 1, "same sector": 1, "neighbours": 1, "surname": 1,
	"reordered": -1, "more words": -1, "unit": -1, "place": -1, "clash": -1, "other first word": -1, "legal form": -1, "other country": -1, "other sector": -1,
	"strangers": -1, "other kind": -1, "only surname": -1,
}

// example is a pair of the train part.
type example struct {
	pair     pair
	evidence resolve.Evidence
	same     bool
	weight   float64
}

// fit fits weights and thresholds on the train part and writes weights.json.
func fit() error {
	items, err := readPacked[Item](itemsFile)
	if err != nil {
		return err
	}
	p := newPart(items, false)
	people, others := p.examples()
	w := resolve.Weights{
		Person: p.fitModel(people, func(it *Item) bool { return it.Kind == "PERSON" }),
		Other:  p.fitModel(others, func(it *Item) bool { return it.Kind != "PERSON" }),
	}
	text, err := json.MarshalIndent(w, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(weightsFile, append(text, '\n'), 0o644)
}

// examples compares all blocked pairs. Those of each source together weigh as
// the square root of their number, so that the many do not drown the hard.
func (p *part) examples() (people, others []example) {
	same, count := p.same(), make(map[string]float64)
	pairs := sortedPairs(p.blocked())
	for _, q := range pairs {
		count[p.items[q.a].Source]++
	}
	for _, q := range pairs {
		x := example{q, p.subjects[q.a].Evidence(p.subjects[q.b]), same[q], 100 / math.Sqrt(count[p.items[q.a].Source])}
		x.evidence.Values = slices.Clone(x.evidence.Values)
		if x.evidence.Person {
			people = append(people, x)
		} else {
			others = append(others, x)
		}
	}
	return people, others
}

func (p *part) fitModel(examples []example, chosen func(*Item) bool) resolve.Model {
	weights := regress(examples)
	m := resolve.Model{Weights: make(map[string]float64)}
	for i, name := range resolve.FeatureNames() {
		if rounded := math.Round(weights[i]*1000) / 1000; rounded != 0 {
			m.Weights[name] = rounded
			weights[i] = rounded
		}
	}
	m.Same = p.leastSame(examples, weights, chosen)
	m.Maybe = min(leastMaybe(examples, weights), m.Same-2)
	return m
}

// regress fits a logistic regression by gradients (Adam), with a small penalty
// on large weights and none that speaks the wrong way.
func regress(examples []example) []float64 {
	const rounds, rate, penalty = 3000, 0.02, 0.3
	names := resolve.FeatureNames()
	w, first, second := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	var total float64
	for _, x := range examples {
		total += x.weight
	}
	for round := 1; round <= rounds; round++ {
		gradient := make([]float64, len(names))
		for _, x := range examples {
			if x.evidence.Decided {
				continue
			}
			miss := (1/(1+math.Exp(-dot(w, x.evidence.Values))) - truth(x.same)) * x.weight
			for i, v := range x.evidence.Values {
				gradient[i] += miss * v
			}
		}
		for i := range w {
			g := (gradient[i] + penalty*w[i]) / total
			first[i], second[i] = 0.9*first[i]+0.1*g, 0.999*second[i]+0.001*g*g
			at := float64(round)
			w[i] -= rate * first[i] / (1 - math.Pow(0.9, at)) / (math.Sqrt(second[i]/(1-math.Pow(0.999, at))) + 1e-9)
			if way := speaks[names[i]]; way*w[i] < 0 {
				w[i] = 0
			}
		}
	}
	return w
}

func truth(same bool) float64 {
	if same {
		return 1
	}
	return 0
}

func dot(w, x []float64) (sum float64) {
	for i := range w {
		sum += w[i] * x[i]
	}
	return sum
}

// precision is what clusters of the train part must reach, of every source.
const precision = 0.996

// leastSame returns the lowest threshold at which clusters are precise enough.
func (p *part) leastSame(examples []example, w []float64, chosen func(*Item) bool) float64 {
	for same := 0.0; same < 6; same += 0.05 {
		var joined []pair
		for _, x := range examples {
			if !x.evidence.Decided && !x.evidence.Alone && dot(w, x.evidence.Values) >= same {
				joined = append(joined, x.pair)
			}
		}
		cluster, enough := clusters(len(p.items), joined), true
		for _, source := range sources {
			f := measure(p.items, cluster, func(it *Item) bool { return chosen(it) && from(source)(it) })
			enough = enough && f.wrong <= int(math.Max(1, (1-precision)*float64(f.joined)))
			if source == "all" {
				fmt.Printf("threshold %.2f: %s, %d wrong\n", same, f, f.wrong)
			}
		}
		if enough {
			return math.Round(same*100) / 100
		}
	}
	return 6
}

// leastMaybe returns the threshold above which 99 in 100 pairs of one thing are.
func leastMaybe(examples []example, w []float64) float64 {
	var sums []float64
	for _, x := range examples {
		if x.same && !x.evidence.Decided {
			sums = append(sums, dot(w, x.evidence.Values))
		}
	}
	if len(sums) == 0 {
		return 0
	}
	slices.Sort(sums)
	return math.Round(100*sums[len(sums)/100]) / 100
}
