package names

import (
	"slices"
	"strings"
)

// found makes the answer of the things and their names.
func (l *linker) found() *Found {
	out := &Found{}
	place := make([]int, len(l.things))
	for i, t := range l.things {
		place[i] = -1
		if l.isNothing(t) {
			continue
		}
		place[i] = len(out.Things)
		out.Things = append(out.Things, l.describe(t))
	}
	for _, g := range l.groups {
		if place[g.thing] < 0 {
			continue
		}
		for _, i := range g.names {
			n := &l.names[i]
			out.Mentions = append(out.Mentions, Mention{Span: n.Span, Thing: place[g.thing], Sentence: n.sentence, Form: Named, Confidence: confidenceNamed})
		}
	}
	slices.SortFunc(out.Mentions, func(a, b Mention) int { return a.Start - b.Start })
	return out
}

// isNothing reports whether a thing rests on guesses too weak to keep.
func (l *linker) isNothing(t *thing) bool {
	g := t.groups[0]
	return len(t.groups) == 1 && len(g.names) == 1 && len(g.words) == 1 && l.lexicon.words[g.key] && t.tally == (tally{}) &&
		l.names[g.names[0]].symbol.Value == ""
}

// confidenceNamed is the confidence of a mention by name.
const confidenceNamed = 0.9

// describe writes a thing: its kind by all evidence, its fullest name, the
// other forms in the order of the text.
func (l *linker) describe(t *thing) Thing {
	out := Thing{Kind: t.tally.best()}
	var forms []string
	best := -1
	for _, g := range t.groups {
		for _, i := range g.names {
			n := &l.names[i]
			form := strings.Join(strings.Fields(n.Of(l.doc.Text)), " ")
			if !slices.Contains(forms, form) {
				forms = append(forms, form)
				if w := l.fullness(n); w > best {
					best, out.Name = w, form
				}
			}
			if n.symbol.Value != "" && !slices.Contains(out.Identifiers, n.symbol) {
				out.Identifiers = append(out.Identifiers, n.symbol)
			}
		}
	}
	out.Aliases = slices.DeleteFunc(forms, func(f string) bool { return f == out.Name })
	if len(out.Aliases) == 0 {
		out.Aliases = nil
	}
	return out
}

// fullness ranks the forms of a name: the longer the fuller, a heading's
// capitals behind all.
func (l *linker) fullness(n *name) int {
	full := len(n.Of(l.doc.Text)) + 1
	if l.sentences[n.sentence].style == shouted {
		return full
	}
	return full + 1000
}
