package resolve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// likeness is how one word stands for another.
type likeness int

const (
	unlike    likeness = iota
	initial            // "j" and "john"
	shortened          // "pharma" and "pharmaceuticals"
	slip               // "telekom" and "telekmo"
	nickname           // "bill" and "william"
	equal
)

// alignment pairs the words of two names.
type alignment struct {
	pairs       []pair
	left, right []word // what has no pair
	reordered   bool
}

type pair struct {
	a, b word
	how  likeness
}

// align pairs each word with the likest of the other name, equal ones first.
func align(a, b *name, of class) alignment {
	left, right := joinAs(a.words, b.words), joinAs(b.words, a.words)
	usedA, usedB := make([]bool, len(left)), make([]bool, len(right))
	var out alignment
	last := -1
	for how := equal; how > unlike; how-- {
		for i, x := range left {
			for j, y := range right {
				if usedA[i] || usedB[j] || like(x, y, of) != how {
					continue
				}
				usedA[i], usedB[j] = true, true
				out.pairs = append(out.pairs, pair{x, y, how})
				if how == equal && !fillers[x.text] {
					out.reordered = out.reordered || j < last
					last = j
				}
			}
		}
	}
	out.left, out.right = unused(left, usedA), unused(right, usedB)
	return out
}

// joinAs joins two words that the other name writes as one: "jp morgan" beside "jpmorgan chase".
func joinAs(words, other []word) []word {
	for i := 0; i+1 < len(words); i++ {
		for _, w := range other {
			if len(w.text) == len(words[i].text)+len(words[i+1].text) && w.text == words[i].text+words[i+1].text {
				return slices.Replace(slices.Clone(words), i, i+2, w)
			}
		}
	}
	return words
}

func unused(words []word, used []bool) []word {
	var rest []word
	for i, w := range words {
		if !used[i] && !fillers[w.text] {
			rest = append(rest, w)
		}
	}
	return rest
}

func like(a, b word, of class) likeness {
	switch {
	case a.text == b.text, a.stands == b.stands:
		return equal
	case of == person && shareNickname(a.text, b.text):
		return nickname
	case isSlip(a, b):
		return slip
	case isShortened(a, b, of), isShortened(b, a, of):
		return shortened
	case of == person && isInitial(a.text, b.text), of == person && isInitial(b.text, a.text):
		return initial
	}
	return unlike
}

func isInitial(short, long string) bool {
	return utf8.RuneCountInString(short) == 1 && strings.HasPrefix(long, short)
}

// isShortened reports whether short is the beginning of long and may be meant
// for it: "tim" of a person, "pharmaceut" of a word that many names have.
// "Gazprom" is not short for "Gazpromneft".
func isShortened(short, long word, of class) bool {
	if len(short.text) >= len(long.text) || !strings.HasPrefix(long.text, short.text) {
		return false
	}
	return of == person && len(short.text) >= 3 || len(short.text) >= 4 && long.weight < tellingWord
}

// isSlip reports whether two words differ by as little as a slip of the
// keyboard: two words of the language do not, nor do numbers.
func isSlip(a, b word) bool {
	short, long := len(a.text), len(b.text)
	if short > long {
		short, long = long, short
	}
	if short < 4 || long-short > 2 || a.plain && b.plain || strings.ContainsAny(a.text+b.text, "0123456789") {
		return false
	}
	if strings.TrimSuffix(a.text, "s") == strings.TrimSuffix(b.text, "s") {
		return true
	}
	distance := levenshtein.ComputeDistance(a.text, b.text)
	if distance == 2 && short == long && isTransposition(a.text, b.text) {
		return true // two letters changed places
	}
	return distance == 1 && short >= 5 || distance == 2 && short >= 9
}

func isTransposition(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return string(x) == string(y)
}
