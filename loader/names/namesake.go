package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// NamedAfter reports whether a name of the thing begins with one of another's,
// apart from its legal form, and goes on: "Telsund Leasing" after "Telsund ASA".
func (t *Thing) NamedAfter(other *Thing) bool {
	for _, short := range append(slices.Clip(other.Aliases), other.Name) {
		for _, long := range append(slices.Clip(t.Aliases), t.Name) {
			if initial(short) == initial(long) && loadLexicon().extends(long, short) {
				return true
			}
		}
	}
	return false
}

// initial is the first letter of a name; most pairs of names differ in it.
func initial(name string) rune {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.ToLower(r)
}

func (l *lexicon) extends(long, short string) bool {
	core, words := l.core(short), l.core(long)
	n := len(core)
	return len(words) > n && slices.Equal(words[:n], core) && words[n] != "and" && words[n] != "&" &&
		(n > 1 || n == 1 && !l.english[core[0]] && len(core[0]) >= minNamesake)
}

// minNamesake is the least length of a word that others are named after, in bytes.
const minNamesake = 3

// core are the folded words of a name without legal forms at its end.
func (l *lexicon) core(name string) []string {
	words := strings.Fields(fold(name))
	for i := range words {
		words[i] = strings.Trim(words[i], ".,")
	}
	for len(words) > 1 && l.legal[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return words
}
