package eval

import "github.com/dealgraph/dealgraph/graph"

// things are the entities of a gold story, to be found by their names.
type things struct {
	ids    []string // in the order of the story
	named  map[string]Entity
	byName map[string][]string // ids by folded name
}

func thingsOf(s Story) things {
	t := things{named: map[string]Entity{}, byName: map[string][]string{}}
	for _, e := range s.Entities {
		if _, again := t.named[e.ID]; !again {
			t.ids = append(t.ids, e.ID)
		}
		t.named[e.ID] = e
	}
	for _, id := range t.ids {
		for name := range names(t.named[id].Named) {
			t.byName[name] = append(t.byName[name], id)
		}
	}
	return t
}

// same returns the ids of the things that have one of the folded names.
func (t things) same(names map[string]bool) map[string]bool {
	ids := map[string]bool{}
	for name := range names {
		for _, id := range t.byName[name] {
			ids[id] = true
		}
	}
	return ids
}

// takeNames counts the found names of a story. Each thing is found once.
// Places and products do not count: gold has them only where a relation does.
func (t things) takeNames(found []Found, tally *tally) {
	var left []string
	for _, id := range t.ids {
		if counts(t.named[id].Kind) {
			left = append(left, id)
		}
	}
	tally.names.gold += len(left)
	for _, f := range found {
		if !counts(f.Kind) {
			continue
		}
		tally.names.predicted++
		same := t.same(names(f.Named))
		for i, id := range left {
			if !same[id] {
				continue
			}
			tally.names.right++
			tally.kind.count(f.Kind == t.named[id].Kind)
			left = append(left[:i], left[i+1:]...)
			break
		}
	}
}

func counts(k graph.Kind) bool { return k != graph.Place && k != graph.Product }
