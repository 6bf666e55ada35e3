package eval

import "slices"

// symmetric are the types that are right either way round.
var symmetric = map[string]bool{
	"PARTNERS": true, "JOINT_VENTURE_WITH": true, "MERGES_WITH": true,
	"COMPETES_WITH": true, "SETTLES_WITH": true, "NEGOTIATES": true,
}

// Score compares predictions with gold.
func Score(gold []Story, found Predictions) Report {
	_, t := match(gold, found)
	return t.report(len(gold))
}

// match tells of each relation of found whether it is right; those that do not
// count (negated, repeated, of no gold story) are missing from the map.
func match(gold []Story, found Predictions) (map[int]bool, *tally) {
	t := newTally()
	stories := map[string]bool{}
	for _, s := range gold {
		stories[s.Doc] = true
	}
	relations, entities := map[string][]int{}, map[string][]Found{}
	seen := map[triple]bool{}
	for i, r := range found.Relations {
		key := tripleOf(r)
		switch {
		case !stories[r.Story]:
			t.foreign++
		case !r.Negated && !seen[key]:
			seen[key] = true
			relations[r.Story] = append(relations[r.Story], i)
		}
	}
	for _, e := range found.Entities {
		if !stories[e.Story] {
			t.foreign++
			continue
		}
		entities[e.Story] = append(entities[e.Story], e.Entity)
	}
	right := map[int]bool{}
	for _, s := range gold {
		things := thingsOf(s)
		open := openRelations{things: things}
		open.add(s.Relations, t)
		for _, i := range relations[s.Doc] {
			right[i] = open.take(s.Doc, found.Relations[i], t)
		}
		open.close(s.Doc, t)
		things.takeNames(entities[s.Doc], t)
	}
	return right, t
}

// triple identifies what counts once.
type triple struct{ story, kind, source, target string }

func tripleOf(r PredictedRelation) triple {
	source, target := fold(r.Source.Name), fold(r.Target.Name)
	if symmetric[r.Type] && target < source {
		source, target = target, source
	}
	return triple{r.Story, r.Type, source, target}
}

// pair is two ids or names in order.
type pair [2]string

func pairOf(a, b string) pair { return pair{min(a, b), max(a, b)} }

// openRelations are the gold relations of a story that no prediction has matched yet.
type openRelations struct {
	things    things
	relations []Relation
	// goldPairs and predictedPairs are the pairs whatever the type, and whether
	// they were hit.
	goldPairs, predictedPairs map[pair]bool
}

func (o *openRelations) add(gold []Relation, t *tally) {
	o.goldPairs, o.predictedPairs = map[pair]bool{}, map[pair]bool{}
	for _, r := range gold {
		if r.Negated {
			continue
		}
		o.relations = append(o.relations, r)
		o.goldPairs[pairOf(r.Source, r.Target)] = false
		t.of(r.Type).gold++
	}
}

// take matches a prediction with the first open relation that it equals, and
// reports whether there was one.
func (o *openRelations) take(doc string, p PredictedRelation, t *tally) bool {
	counts := t.of(p.Type)
	counts.predicted++
	sourceNames, targetNames := names(p.Source), names(p.Target)
	sources, targets := o.things.same(sourceNames), o.things.same(targetNames)
	o.takePair(pairOf(least(sourceNames), least(targetNames)), sources, targets)
	i := slices.IndexFunc(o.relations, func(r Relation) bool {
		return r.Type == p.Type && (sources[r.Source] && targets[r.Target] ||
			symmetric[p.Type] && sources[r.Target] && targets[r.Source])
	})
	if i < 0 {
		t.wrong = append(t.wrong, Mistake{doc, p.Type, p.Source.Name, p.Target.Name})
		return false
	}
	counts.right++
	t.takeDetails(p, o.relations[i])
	o.relations = slices.Delete(o.relations, i, i+1)
	return true
}

func (o *openRelations) takePair(predicted pair, sources, targets map[string]bool) {
	hit := o.predictedPairs[predicted]
	for s := range sources {
		for t := range targets {
			gold := pairOf(s, t)
			if _, ok := o.goldPairs[gold]; ok && s != t {
				o.goldPairs[gold], hit = true, true
			}
		}
	}
	o.predictedPairs[predicted] = hit
}

func (o *openRelations) close(doc string, t *tally) {
	for _, r := range o.relations {
		t.missed = append(t.missed, Mistake{doc, r.Type, o.things.named[r.Source].Name, o.things.named[r.Target].Name})
	}
	t.pairs.predicted += len(o.predictedPairs)
	t.pairs.gold += len(o.goldPairs)
	t.pairsHit += hits(o.predictedPairs)
	t.pairs.right += hits(o.goldPairs)
}

func hits(pairs map[pair]bool) int {
	n := 0
	for _, hit := range pairs {
		if hit {
			n++
		}
	}
	return n
}

// least returns the first name in the order of code points, "" where there is none.
func least(names map[string]bool) string {
	first, some := "", false
	for n := range names {
		if !some || n < first {
			first, some = n, true
		}
	}
	return first
}
