package loader

import (
	"math"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/model"
	"github.com/dealgraph/dealgraph/loader/names"
)

// statement is a relation between two things of a story, as the network and the
// wordings tell it.
type statement struct {
	of             string
	group          string            // the same for a type and its rivals
	yields         []ontology.Yield  // the more special types for which it is left out
	tentative      string            // the type that it is while nothing is agreed
	event          bool              // it happens, and has a status
	bilateral      bool              // two that are in it with a third are seldom in it with each other
	single         string            // the end of which a sentence seldom tells more than one
	source, target int               // things; of a symmetric type the lesser first
	state          string            // the country for which a person is told to act
	scored         *model.Relation   // the network's surest; nil where it sees nothing
	more           []*model.Relation // what it sees between other mentions of the two
	told           []graph.Claim     // what wordings tell
	evidence       Evidence
	confidence     float64 // of a type that the network never learnt, what its wordings say
}

// statements puts together what the network and the wordings tell of the same.
func (t *Trained) statements(found *names.Found, scored []model.Relation, told []graph.Claim) []*statement {
	type subject struct {
		of             string
		source, target int
	}
	index := map[subject]*statement{}
	var out []*statement
	of := func(kind string, source, target int) *statement {
		if o, ok := t.types.Type(kind); ok && o.Symmetric && target < source {
			source, target = target, source
		}
		k := subject{kind, source, target}
		if index[k] == nil {
			index[k] = &statement{of: kind, group: t.groupOf(kind), source: source, target: target}
			if o, ok := t.types.Type(kind); ok {
				index[k].yields, index[k].tentative = o.Yields, o.Tentative
				index[k].event = o.Nature == graph.Event
				index[k].single, index[k].bilateral = o.Single, o.Bilateral
				if o.Nature == graph.State && found.Things[source].Kind == graph.Person {
					index[k].state = found.Things[target].Country()
				}
			}
			out = append(out, index[k])
		}
		return index[k]
	}
	for i := range scored {
		r := &scored[i]
		source, target := found.Mentions[r.Source].Thing, found.Mentions[r.Target].Thing
		if t.rules.Takes(r.Type, found, r.Source, r.Target) && !sameName(found.Things[source], found.Things[target]) {
			s := of(r.Type, source, target)
			if s.scored == nil || r.Margin > s.scored.Margin {
				s.scored, r = r, s.scored
			}
			if r != nil {
				s.more = append(s.more, r)
			}
		}
	}
	for _, c := range told {
		if sameName(found.Things[c.SourceIndex], found.Things[c.TargetIndex]) {
			continue
		}
		s := of(c.Type, c.SourceIndex, c.TargetIndex)
		s.told = append(s.told, c)
	}
	likely, rest := likelihoods(found), t.othersOf(out)
	for _, s := range out {
		s.evidence = s.gather(found, likely)
		s.evidence.OtherTarget, s.evidence.OtherSource = rest.without(s)
		if s.confidence = s.evidence.Told; t.model.Scores(s.of) {
			s.confidence = t.calibration.Confidence(s.evidence)
		}
	}
	return out
}

// groupOf is the first in order of a type and its rivals.
func (t *Trained) groupOf(of string) string {
	o, ok := t.types.Type(of)
	if !ok {
		return of
	}
	return slices.Min(append([]string{of}, o.Rivals...))
}

// ends are the things of a statement in order.
func (s *statement) ends() [2]int { return [2]int{min(s.source, s.target), max(s.source, s.target)} }

// alsoStated bounds, in logits, how far another place that states the same may
// stay behind the surest.
const alsoStated = 1.5

// places are where the network sees a statement: its surest place, and others
// nearly as sure.
func (s *statement) places() []*model.Relation {
	if s.scored == nil {
		return nil
	}
	out := []*model.Relation{s.scored}
	for _, r := range s.more {
		if r.Margin > max(0, s.scored.Margin-alsoStated) {
			out = append(out, r)
		}
	}
	return out
}

// likelihoods are how likely each thing is one, by the surest of its names.
func likelihoods(found *names.Found) []float64 {
	out := make([]float64, len(found.Things))
	for _, m := range found.Mentions {
		if m.Form == names.Named {
			out[m.Thing] = max(out[m.Thing], m.Confidence)
		}
	}
	return out
}

// Evidence is what speaks for a statement and against it.
type Evidence struct {
	Type   string
	Margin float64 // of the network's relation; [model.LeastMargin] where there is none
	Told   float64 // the confidence of the surest wording that tells it; 0 where none does
	// Wording is the reason that the claim of this wording gives.
	Wording string
	Name    float64 // how likely the less likely of its ends is a name
	Apart   bool    // its ends stand in different sentences
	Refers  bool    // an end is a description or a pronoun
	// OtherTarget is the margin of the likeliest statement of the type, or of a
	// rival type, from the same source to another target, OtherSource of that from
	// another source to the same target; [model.LeastMargin] where there is none.
	OtherTarget, OtherSource float64
}

// gather puts the evidence for a statement together.
func (s *statement) gather(found *names.Found, likely []float64) Evidence {
	e := Evidence{Type: s.of, Margin: model.LeastMargin, Name: min(likely[s.source], likely[s.target])}
	if r := s.scored; r != nil {
		a, b := found.Mentions[r.Source], found.Mentions[r.Target]
		e.Margin, e.Apart, e.Refers = r.Margin, a.Sentence != b.Sentence, a.Form != names.Named || b.Form != names.Named
	}
	for _, c := range s.told {
		if c.Confidence > e.Told {
			e.Told, e.Wording = c.Confidence, c.Reason
		}
	}
	return e
}

// Features are the evidence as numbers, in the order of [Calibration.Weights].
func (e Evidence) Features() []float64 {
	told := 0.0
	if e.Told > 0 {
		told = logit(e.Told)
	}
	return []float64{
		1, e.Margin, max(0, e.Margin-1), max(0, e.Margin-4), // a margin tells less the larger it is
		number(e.Told > 0), told, number(e.Told > 0) * e.Margin,
		math.Log(max(e.Name, 1e-3)), number(e.Apart), number(e.Refers), e.OtherTarget, e.OtherSource,
	}
}

func number(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func logit(p float64) float64 { return math.Log(p / (1 - p)) }
