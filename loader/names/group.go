package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
)

// group is all names of one key: the least that is surely one thing.
type group struct {
	key    string
	words  []string
	names  []*name
	titled bool // behind "Mr" at least once
	body   bool // in the running text
	first  int  // the offset of its first place there, or else in a heading
	tally  tally
	thing  int // index into linker.things; -1 until it is placed
}

// makeGroups weighs the names, gathers them by key and orders the groups: those
// of the running text by their first place in it, then those of headings alone,
// longest first.
func (l *linker) makeGroups() {
	for i := range l.names {
		n := &l.names[i]
		l.weigh(n)
		l.groupOf(n).take(n, l.sentences[n.sentence].body)
		if i > 0 {
			l.define(n, &l.names[i-1])
		}
	}
	slices.SortStableFunc(l.groups, func(a, b *group) int {
		switch {
		case a.body && b.body:
			return a.first - b.first
		case a.body:
			return -1
		case b.body:
			return 1
		}
		return len(b.words) - len(a.words)
	})
}

func (l *linker) groupOf(n *name) *group {
	g := l.byKey[n.key]
	if g == nil {
		g = &group{key: n.key, words: n.words, first: n.Start, thing: -1}
		l.byKey[n.key] = g
		l.groups = append(l.groups, g)
	}
	return g
}

func (g *group) take(n *name, body bool) {
	if body && !g.body {
		g.body, g.first = true, n.Start
	}
	g.names = append(g.names, n)
	g.titled = g.titled || n.titled
	g.tally.addAll(n.tally)
}

// weighShortForms tells people from companies by what they are called later:
// a person by the last word of the name, a company by the first.
func (l *linker) weighShortForms() {
	for _, g := range l.groups {
		n := g.names[0]
		if !l.personForm(&l.sentences[n.sentence], n) {
			continue
		}
		first, last := g.words[0], g.words[len(g.words)-1]
		switch {
		case l.byKey[last] != nil && l.byKey[first] == nil && !l.places[last] && !l.isWord(last):
			g.tally.add(graph.Person, weightFirstName)
		case l.byKey[first] != nil && l.byKey[last] == nil && !l.firstNames[first]:
			g.tally.add(graph.Company, weightContext)
		}
	}
}

// define notes an abbreviation in brackets or between commas behind the name it
// stands for, or a name in brackets behind its abbreviation.
func (l *linker) define(n, before *name) {
	s := &l.sentences[n.sentence]
	if before.sentence != n.sentence || n.from <= before.to {
		return
	}
	k := before.to
	if s.text(k) == ">" {
		k++
	}
	if k = s.pastSymbol(k); k+1 != n.from {
		return
	}
	short, long := n, before
	if len(long.words) < len(short.words) || len(long.words) == len(short.words) && len(long.key) < len(short.key) {
		short, long = long, short
	}
	if len(short.words) > 1 {
		return
	}
	switch s.text(k) + s.text(n.to) {
	case "()":
		if !abbreviates(short.key, long.words) {
			return
		}
	case ",,", ",.":
		if short != n || !isReordered(short.key, initialsOf(long.words, l.cues[small])) && !l.isLoose(s, short, long) {
			return
		}
	default:
		return
	}
	l.defined[short.key] = long.key
	l.defined[long.key] = short.key
}

const (
	// maxForeign is the length, in letters, up to which an abbreviation in
	// brackets may come from the name in another language, and so have other
	// letters.
	maxForeign = 6
	// leastBegun is how many letters a word in brackets has in common with the
	// beginning of a word of the name that it is made of: "Petrovaz" of
	// "Petroleo Vazano".
	leastBegun = 4
)

// abbreviates reports whether an abbreviation in brackets may stand for a name:
// it is short, its letters occur in the name in order, or it begins as one of
// the name's words does. Of a name of one word it has the first letter.
func abbreviates(short string, words []string) bool {
	begins := func(w string) bool { return len(short) > leastBegun && strings.HasPrefix(w, short[:leastBegun]) }
	if short == "" || len(words) == 0 {
		return false
	}
	if len(words) == 1 {
		return words[0] != "" && short[0] == words[0][0] && (strings.HasPrefix(words[0], short) || len(short) <= maxForeign && IsWithin(short, words[0]))
	}
	return utf8.RuneCountInString(short) <= maxForeign || IsWithin(short, strings.Join(words, "")) ||
		slices.ContainsFunc(words, begins)
}

// isLoose reports whether an abbreviation between commas behind a name may be made
// of more letters than its initials: "the Oslane Cooking Institute, OCKI, said". In
// a list it is another name.
func (l *linker) isLoose(s *sentence, short, long *name) bool {
	behind := short.to + 1
	if behind < len(s.words) && (s.words[behind].isCapital() || isAnd(s.at(behind))) || s.text(long.from-1) == "," {
		return false
	}
	return len(long.words) > 1 && short.to-short.from == 1 && s.words[short.from].shape == upper && l.synonyms[short.key] == "" &&
		len(short.key) > 2 && short.key[0] == long.key[0] && IsWithin(short.key, strings.Join(long.words, ""))
}

// isReordered reports whether an abbreviation has the letters of the initials in
// another order, as those of names in other languages do: "the Ruritanian Mint
// Institute, IMR,".
func isReordered(short string, initials []string) bool {
	sorted := func(s string) string {
		letters := []rune(s)
		slices.Sort(letters)
		return string(letters)
	}
	return len(short) > 2 && slices.ContainsFunc(initials, func(i string) bool { return sorted(i) == sorted(short) })
}
