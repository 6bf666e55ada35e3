package names

import (
	"slices"
	"strings"
)

// NamedAfter reports whether a name of the thing begins with one of another's,
// apart from its legal form, and goes on: "Telsund Leasing" after "Telsund ASA".
func (t *Thing) NamedAfter(other *Thing) bool {
	l := loadLexicon()
	for _, short := range append(slices.Clip(other.Aliases), other.Name) {
		core := l.core(short)
		if len(core) == 0 || len(core) == 1 && (l.english[core[0]] || len(core[0]) < minNamesake) {
			continue
		}
		for _, long := range append(slices.Clip(t.Aliases), t.Name) {
			words := l.core(long)
			if n := len(core); len(words) > n && slices.Equal(words[:n], core) && words[n] != "and" && words[n] != "&" {
				return true
			}
		}
	}
	return false
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
