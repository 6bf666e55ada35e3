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

// Right tells of each relation of found, by its index, whether it is right.
// Those that do not count for [Score] are missing.
func Right(gold []Story, found Predictions) map[int]bool {
	right, _ := match(gold, found)
	return right
}

// match tells of each relation of found whether it is right; those that do not
// count (negated, repeated, of no gold story) are missing from the map.
func match(gold []Story, found Predictions) (map[int]bool, *tally) {
	t := newTally()
	byDoc := t.byStory(gold, found)
	right := map[int]bool{}
	for _, s := range gold {
		things := thingsOf(s)
		wanted := wantedOf(s, things, t)
		for _, i := range byDoc[s.Doc].relations {
			right[i] = wanted.take(s.Doc, found.Relations[i], t)
		}
		wanted.close(s.Doc, t)
		things.takeNames(byDoc[s.Doc].entities, t)
	}
	return right, t
}

// foundIn is what counts of the predictions of one story.
type foundIn struct {
	relations []int // indices into Predictions.Relations
	entities  []Found
}

func (t *tally) byStory(gold []Story, found Predictions) map[string]*foundIn {
	byDoc := map[string]*foundIn{}
	for _, s := range gold {
		byDoc[s.Doc] = &foundIn{}
	}
	seen := map[triple]bool{}
	for i, r := range found.Relations {
		in, key := byDoc[r.Story], tripleOf(r)
		switch {
		case in == nil:
			t.foreign++
		case !r.Negated && !seen[key]:
			seen[key] = true
			in.relations = append(in.relations, i)
		}
	}
	for _, e := range found.Entities {
		if in := byDoc[e.Story]; in != nil {
			in.entities = append(in.entities, e.Entity)
		} else {
			t.foreign++
		}
	}
	return byDoc
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

// wanted are the gold relations of a story that no prediction has matched yet.
type wanted struct {
	things    things
	relations []Relation
	// goldPairs and predictedPairs are the pairs whatever the type, and whether
	// they were hit.
	goldPairs, predictedPairs map[pair]bool
}

func wantedOf(s Story, things things, t *tally) *wanted {
	w := &wanted{things: things, goldPairs: map[pair]bool{}, predictedPairs: map[pair]bool{}}
	for _, r := range s.Relations {
		if r.Negated {
			continue
		}
		w.relations = append(w.relations, r)
		w.goldPairs[pairOf(r.Source, r.Target)] = false
		t.of(r.Type).gold++
	}
	return w
}

// take matches a prediction with the first wanted relation that it equals, and
// reports whether there was one.
func (w *wanted) take(doc string, p PredictedRelation, t *tally) bool {
	count := t.of(p.Type)
	count.predicted++
	sourceNames, targetNames := names(p.Source), names(p.Target)
	sources, targets := w.things.same(sourceNames), w.things.same(targetNames)
	w.takePair(pairOf(least(sourceNames), least(targetNames)), sources, targets)
	i := slices.IndexFunc(w.relations, func(r Relation) bool {
		return r.Type == p.Type && (sources[r.Source] && targets[r.Target] ||
			symmetric[p.Type] && sources[r.Target] && targets[r.Source])
	})
	if i < 0 {
		t.wrong = append(t.wrong, Mistake{doc, p.Type, p.Source.Name, p.Target.Name})
		return false
	}
	count.right++
	t.takeDetails(p, w.relations[i])
	w.relations = slices.Delete(w.relations, i, i+1)
	return true
}

func (w *wanted) takePair(predicted pair, sources, targets map[string]bool) {
	hit := w.predictedPairs[predicted]
	for gold := range w.goldPairs {
		a, b := gold[0], gold[1]
		if a != b && (sources[a] && targets[b] || sources[b] && targets[a]) {
			w.goldPairs[gold], hit = true, true
		}
	}
	w.predictedPairs[predicted] = hit
}

func (w *wanted) close(doc string, t *tally) {
	for _, r := range w.relations {
		t.missed = append(t.missed, Mistake{doc, r.Type, w.things.named[r.Source].Name, w.things.named[r.Target].Name})
	}
	t.pairs.predicted += len(w.predictedPairs)
	t.pairs.gold += len(w.goldPairs)
	t.pairsHit += hits(w.predictedPairs)
	t.pairs.right += hits(w.goldPairs)
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
