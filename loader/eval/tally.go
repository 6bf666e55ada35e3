package eval

import (
	"maps"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// minGold is how many gold relations a type needs to count in the macro F1.
const minGold = 3

// count is what figures come from.
type count struct{ right, predicted, gold int }

func (c count) figures() Figures {
	return figures(ratio(c.right, c.predicted), ratio(c.right, c.gold))
}

func figures(precision, recall float64) Figures {
	if precision+recall == 0 {
		return Figures{}
	}
	return Figures{precision, recall, 2 * precision * recall / (precision + recall)}
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// tally is what is counted over the stories.
type tally struct {
	types map[string]*count
	// pairs.right counts gold pairs; pairsHit counts predicted pairs that hit
	// one, for two predicted pairs may hit the same.
	pairs                count
	pairsHit             int
	names                count
	status, amount, kind Share
	sums                 int // told with matched relations
	foreign              int
	wrong, missed        []Mistake
}

func newTally() *tally { return &tally{types: map[string]*count{}} }

func (t *tally) of(relationType string) *count {
	c := t.types[relationType]
	if c == nil {
		c = &count{}
		t.types[relationType] = c
	}
	return c
}

func (t *tally) report(stories int) Report {
	r := Report{
		Stories: stories, Foreign: t.foreign,
		Pairs:  figures(ratio(t.pairsHit, t.pairs.predicted), ratio(t.pairs.right, t.pairs.gold)),
		Status: t.status, Amount: t.amount,
		Money: figures(ratio(t.amount.Right, t.sums), t.amount.Value()),
		Names: t.names.figures(), Kind: t.kind,
		Wrong: t.wrong, Missed: t.missed,
	}
	var all count
	sum, types := 0.0, 0
	for _, name := range slices.Sorted(maps.Keys(t.types)) {
		c := *t.types[name]
		f := TypeFigures{name, c.figures(), c.predicted, c.gold}
		r.Types = append(r.Types, f)
		all = count{all.right + c.right, all.predicted + c.predicted, all.gold + c.gold}
		if c.gold >= minGold {
			sum += f.F1
			types++
		}
	}
	r.Gold, r.Predicted, r.Relations = all.gold, all.predicted, all.figures()
	r.MacroF1 = sum / float64(max(types, 1))
	return r
}

// takeDetails counts whether status and amount of a matched relation are right,
// where gold gives them.
func (t *tally) takeDetails(p PredictedRelation, gold Relation) {
	if gold.Status != graph.NoStatus {
		t.status.count(p.Status == gold.Status)
	}
	if gold.Amount != nil && gold.Amount.Value != 0 {
		t.amount.count(p.Amount.agrees(*gold.Amount))
	}
	if p.Amount != nil {
		t.sums++
	}
}
