package names

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// confidenceNamed is the confidence of a mention by name where no tagger tells.
const confidenceNamed = 0.9

// answer makes things, in the order in which they were placed, and the
// mentions of their names in the order of the text.
func (l *linker) answer() ([]Thing, []Mention) {
	var things []Thing
	var mentions []Mention
	for _, t := range l.things {
		if l.isNothing(t) {
			continue
		}
		for _, g := range t.groups {
			for _, n := range g.names {
				mentions = append(mentions, Mention{Span: n.Span, Thing: len(things), Sentence: n.sentence, Form: Named, Confidence: n.likelihood})
			}
		}
		things = append(things, l.tell(t))
	}
	slices.SortFunc(mentions, func(a, b Mention) int { return cmp.Compare(a.Start, b.Start) })
	return things, mentions
}

// isNothing reports whether a thing rests on one common word with a capital,
// and nothing around it tells a name.
func (l *linker) isNothing(t *thing) bool {
	g := t.groups[0]
	return len(t.groups) == 1 && len(g.names) == 1 && len(g.words) == 1 && l.english[g.key] && t.tally == (tally{}) &&
		g.names[0].symbol.Value == ""
}

// tell writes a thing: its kind by all evidence, its fullest name, the other
// forms in the order of the text.
func (l *linker) tell(t *thing) Thing {
	out := Thing{Kind: t.tally.best()}
	named := func(g *group) bool { return l.countries[g.key] }
	acting := func(g *group) bool { return l.acting(g) != "" }
	if slices.ContainsFunc(t.groups, named) {
		out.Kind, out.State = graph.Place, !slices.ContainsFunc(t.groups, acting)
		if !out.State {
			out.Kind = graph.PublicBody
		}
	}
	var names []*name
	for _, g := range t.groups {
		names = append(names, g.names...)
	}
	slices.SortFunc(names, func(a, b *name) int { return cmp.Compare(a.Start, b.Start) })
	out.Name = l.form(slices.MaxFunc(names, func(a, b *name) int { return cmp.Compare(l.fullness(a), l.fullness(b)) }))
	seen := map[string]bool{out.Name: true}
	symbols := map[graph.Identifier]bool{{}: true}
	for _, n := range names {
		for _, form := range []string{l.form(n), l.cityOf(n), l.withoutRank(n)} {
			if form != "" && !seen[form] {
				seen[form] = true
				out.Aliases = append(out.Aliases, form)
			}
		}
		if !symbols[n.symbol] {
			symbols[n.symbol] = true
			out.Identifiers = append(out.Identifiers, n.symbol)
		}
		if out.Description == "" {
			out.Description = l.describe(n)
		}
	}
	return out
}

// form is a name as written, on one line.
func (l *linker) form(n *name) string {
	return strings.Join(strings.Fields(n.Of(l.doc.Text)), " ")
}

// fullness ranks the forms of a name: those of prose by their length, and
// behind them those of headings in capitals.
func (l *linker) fullness(n *name) int {
	if l.sentences[n.sentence].style == shouted {
		return n.Len()
	}
	return n.Len() + len(l.doc.Text)
}
