package loader

import (
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// What is told of two members of a list is told of a third that stands a good way
// below what is kept: "A, B and C have bid for D".
const (
	siblings     = 2
	siblingShare = 0.5 // of the least confidence
	maxList      = 30  // names in one list
)

// lists are, for each thing and sentence, the other things of the list that it
// stands in there: names with no more than ties between them.
type lists map[mentioned][]int

type mentioned struct{ thing, sentence int }

func listsOf(doc *text.Document, found *names.Found) lists {
	out := lists{}
	var list []names.Mention
	for _, m := range found.Mentions {
		if m.Form != names.Named {
			continue
		}
		if n := len(list); n == maxList || n > 0 && !joined(doc, list[n-1], m) {
			list = nil
		}
		for _, o := range list {
			if o.Thing != m.Thing {
				out[mentioned{m.Thing, m.Sentence}] = append(out[mentioned{m.Thing, m.Sentence}], o.Thing)
				out[mentioned{o.Thing, o.Sentence}] = append(out[mentioned{o.Thing, o.Sentence}], m.Thing)
			}
		}
		list = append(list, m)
	}
	return out
}

// ties are the words between the members of a list: "led by A and B, and includes C".
var ties = []string{",", "and", "or", "&", "include", "includes", "including"}

// joined reports whether no more than ties stand between two mentions.
func joined(doc *text.Document, a, b names.Mention) bool {
	if a.Sentence != b.Sentence || b.Start <= a.End {
		return false
	}
	words := strings.Fields(strings.ReplaceAll(doc.Text[a.End:b.Start], ",", " , "))
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(ties, w) })
}

// haveSiblings reports whether enough members of a list in which the network sees
// an end of a statement are told to be in it with the other end.
func (c *choice) haveSiblings(s *statement) bool {
	sources, targets := map[int]bool{}, map[int]bool{}
	for _, r := range s.places() {
		for _, thing := range c.lists[mentioned{s.source, c.found.Mentions[r.Source].Sentence}] {
			sources[thing] = true
		}
		for _, thing := range c.lists[mentioned{s.target, c.found.Mentions[r.Target].Sentence}] {
			targets[thing] = true
		}
	}
	n := 0
	for _, o := range c.chosen {
		if o.of == s.of && (o.target == s.target && sources[o.source] || o.source == s.source && targets[o.target]) {
			n++
		}
	}
	return n >= siblings
}
