package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
)

const (
	// leastSlipped is the length of the shortest word that is taken for another
	// with a misprint.
	leastSlipped = 5
	// maxLikened bounds the things that a group is set beside, so that a long
	// text takes no longer by the word than a short one.
	maxLikened = 500
)

// partOfPerson is the one person whose name has the words of a group without
// the first or some of the middle: "Harlan Kessick" of "T. Harlan Kessick", "Velgas
// Torral" of "Marco Velgas Torral", "Mr Tarn" of "Tarn Kellvek".
func (l *linker) partOfPerson(g *group) (int, bool) {
	if l.places[g.key] || len(g.words) == 1 && (l.isWord(g.key) && !g.titled || len(g.key) < 2) {
		return 0, false
	}
	return l.only(func(t *thing, o *group) bool {
		return t.tally.best() == graph.Person && isPartOfName(g.words, o.words, g.titled || l.firstNames[g.key] || l.isPerson(g))
	})
}

// isPartOfName reports whether words are a person's name without its first words
// or with some of the middle left out. One word is the last of the name, or the
// second of three; behind a title any of them.
func isPartOfName(words, full []string, titled bool) bool {
	switch last := words[len(words)-1]; {
	case len(words) >= len(full):
		return false
	case len(words) == 1:
		at := slices.Index(full, last)
		return at == len(full)-1 || at > 0 && len(full) > 2 || at == 0 && titled
	case last != full[len(full)-1]:
		return false
	}
	for _, w := range full {
		if len(words) > 0 && w == words[0] {
			words = words[1:]
		}
	}
	return len(words) == 0
}

// alike is the one thing of which a group is the name with a misprint or, in a
// heading, with words shortened: "CASTELLAR INT'L".
func (l *linker) alike(g *group) (int, bool) {
	return l.only(func(t *thing, o *group) bool {
		return isMisprint(g.words, o.words) || !g.body && isShortened(headingWords(g.words), o.words) ||
			isOtherEnding(g.words, o.words) || l.slipsShort(g, t, o)
	})
}

// slipsShort reports whether a group of one word is the short form of a name with
// a misprint: the last word of a person's, the first of a company's.
func (l *linker) slipsShort(g *group, t *thing, o *group) bool {
	if len(g.words) > 1 || len(o.words) < 2 || l.isWord(g.key) || l.places[g.key] || l.nationalities[g.key] {
		return false
	}
	w := o.words[0]
	if t.tally.best() == graph.Person {
		w = o.words[len(o.words)-1]
	}
	return w != g.key && !l.isWord(w) && slips(g.key, w)
}

// leastEnding is the length of the shortest word that stands for one that goes on.
const leastEnding = 4

// isOtherEnding reports whether words begin a name, the last of them with another
// ending: "GV Pharma" of "GV Pharmaceuticals", "Velgarn Motors" of "Velgarn Motor Co".
func isOtherEnding(words, full []string) bool {
	n := len(words) - 1
	if n < 1 || len(full) <= n || !slices.Equal(words[:n], full[:n]) {
		return false
	}
	short, long := words[n], full[n]
	if short == long+"s" {
		return len(long) >= leastEnding
	}
	return len(short) >= leastEnding && len(long) > len(short) && strings.HasPrefix(long, short)
}

// inside is the one thing in whose name, behind the first word, a group has its
// place: "Orbilane" of "Northern Orbilane Gas Corp", "Vazan" of "Banca Vazan
// Monti"; or whose name of words in one begins with it: "Telsu" of "TelsuBrevant".
func (l *linker) inside(g *group) (int, bool) {
	if g.titled || l.known[g.key] != "" && l.known[g.key] != graph.Company || l.is(outlet, g.key) || l.isNoStart(g.words[0]) || g.tally.best() == graph.Place {
		return 0, false
	}
	return l.only(func(t *thing, o *group) bool {
		if len(o.words) == 1 {
			return len(g.words) == 1 && l.beginsHump(g.key, o.names[0])
		}
		return len(o.words) > len(g.words) && isRun(g.words, o.words[1:])
	})
}

// isNoStart reports whether a word is one that a short form does not begin with.
func (l *linker) isNoStart(w string) bool {
	return len(w) < 3 || l.places[w] || l.cities[w] || l.nationalities[w] || l.firstNames[w]
}

// isRun reports whether words stand together in others, in their order.
func isRun(words, in []string) bool {
	for i := 0; i+len(words) <= len(in); i++ {
		if slices.Equal(words, in[i:i+len(words)]) {
			return true
		}
	}
	return false
}

// beginsHump reports whether a folded word is the beginning of a name's first
// word up to one of its inner capitals.
func (l *linker) beginsHump(word string, n *name) bool {
	w := l.sentences[n.sentence].words[n.from]
	return w.shape == camel && len(word) >= leastBegun && len(w.text) > len(word) && fold(w.text[:len(word)]) == word &&
		unicode.IsUpper(rune(w.text[len(word)]))
}

// only is the one thing, of the first [maxLikened], that has a group that fits.
func (l *linker) only(fits func(*thing, *group) bool) (int, bool) {
	found := -1
	for i, t := range l.things[:min(len(l.things), maxLikened)] {
		if !slices.ContainsFunc(t.groups, func(o *group) bool { return fits(t, o) }) {
			continue
		}
		if found >= 0 {
			return 0, false
		}
		found = i
	}
	return found, found >= 0
}

// headingWords are the words of a heading without the apostrophes and stops of
// what it shortens, cut at a stroke for "and".
func headingWords(words []string) []string {
	var out []string
	for _, w := range words {
		for part := range strings.SplitSeq(w, "/") {
			if part = strings.NewReplacer("'", "", "’", "", ".", "").Replace(part); part != "" && part != "and" {
				out = append(out, part)
			}
		}
	}
	return out
}

// isShortened reports whether words begin a name, each in full or shortened to
// some of its letters, and those in full say enough to tell it by.
func isShortened(short, full []string) bool {
	i, inFull := 0, 0
	for _, w := range full {
		if i == len(short) {
			break
		}
		switch s := short[i]; {
		case w == "and":
			continue
		case s == w:
			inFull += len(w)
		case len(s) < 2 || len(s) >= len(w) || s[0] != w[0] || !IsWithin(s, w):
			return false
		}
		i++
	}
	return i == len(short) && i > 1 && (inFull >= 4 || i == len(full)) && !slices.Equal(short, full[:min(i, len(full))])
}

// IsWithin reports whether the letters of one word are in another in their order.
func IsWithin(letters, word string) bool {
	for _, r := range letters {
		at := strings.IndexRune(word, r)
		if at < 0 {
			return false
		}
		word = word[at+utf8.RuneLen(r):]
	}
	return true
}

// isMisprint reports whether two names differ in one word, and that in one
// letter or in two that changed places.
func isMisprint(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	others := 0
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if others++; others > 1 || !slips(a[i], b[i]) {
			return false
		}
	}
	return others == 1
}

func slips(a, b string) bool {
	if min(len(a), len(b)) < leastSlipped || strings.ContainsAny(a+b, "0123456789") || a[0] != b[0] || a[len(a)-1] != b[len(b)-1] { // another end is another form: "Germany"
		return false
	}
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	swapped := len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
	return swapped || utf8.RuneCountInString(a) <= 1 && utf8.RuneCountInString(b) <= 1
}
