package loader

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph/resolve"
	"github.com/dealgraph/dealgraph/loader/names"
)

// leastLetters is how long a name must be for one letter to be a misprint.
const leastLetters = 8

// sameName reports whether two things are of one kind and their names are one
// name written in two ways, by which a story tells nothing between two things:
// with another legal form, a word or all words abbreviated, a letter misprinted.
func sameName(a, b names.Thing) bool {
	if a.Kind != b.Kind {
		return false
	}
	x, y := strings.Fields(resolve.Fold(a.Name)), strings.Fields(resolve.Fold(b.Name)) // without legal forms
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	return abbreviated(x, y) || abbreviated(y, x) || initialed(a.Name, y) || initialed(b.Name, x) ||
		initialed(a.Name, strings.Fields(b.Name)) || initialed(b.Name, strings.Fields(a.Name)) || misprinted(x, y)
}

// abbreviated reports whether each word of short is that of long or its
// abbreviation: "intl" of "international".
func abbreviated(short, long []string) bool {
	return slices.EqualFunc(short, long, func(s, l string) bool {
		return s == l || len(s) > 2 && len(s) < len(l) && s[0] == l[0] && s[len(s)-1] == l[len(l)-1] && names.IsWithin(s, l)
	})
}

// initialed reports whether a name is the initials of words, with or without a legal
// form, of which there are three or more.
func initialed(name string, words []string) bool {
	var initials strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		initials.WriteRune(unicode.ToUpper(r))
	}
	return len(words) > 2 && strings.ReplaceAll(name, ".", "") == initials.String()
}

// misprinted reports whether one word of several letters, of the words of two
// names, has one letter more, less or other than its counterpart.
func misprinted(x, y []string) bool {
	if len(x) != len(y) || len(strings.Join(x, "")) < leastLetters {
		return false
	}
	apart := 0
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		apart++
		if len(x[i]) < leastLetters/2 || !oneLetter(x[i], y[i]) {
			return false
		}
	}
	return apart < 2
}

// oneLetter reports whether two different words differ in one letter.
func oneLetter(x, y string) bool {
	n := 0
	for n < min(len(x), len(y)) && x[n] == y[n] {
		n++
	}
	x, y = x[n:], y[n:]
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	isLetters := func(s string) bool { return s == "" || len(s) == 1 && s[0] >= 'a' && s[0] <= 'z' }
	return isLetters(x) && isLetters(y)
}
