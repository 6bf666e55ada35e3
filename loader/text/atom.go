package text

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
)

// atom is a piece of text finer than a token: sums and dates are read from
// atoms, since "$2.1m-a-year" is one token and "15-20 mln dlrs" has three.
type atom struct {
	graph.Span
	kind   atomKind
	spaced bool    // white space stands before it
	word   string  // of a word, in lower case
	value  float64 // of a number
}

type atomKind int

const (
	mark   atomKind = iota // punctuation
	word                   // letters: "bn", "u.s"
	number                 // digits with their commas and decimals: "1,550", ".0840"
	sign                   // a currency sign
)

// appendAtoms adds the atoms of a part of text.
func appendAtoms(atoms []atom, text string, part graph.Span) []atom {
	text = text[:part.End]
	spaced := false
	for i := part.Start; i < part.End; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			spaced = true
			i += size
			continue
		}
		a := atom{Span: graph.Span{Start: i, End: i + size}, spaced: spaced}
		switch {
		case isDigit(r) || r == '.' && isDigit(runeAt(text, i+1)) && (spaced || i == part.Start || !isDigit(rune(text[i-1]))):
			a.kind = number
			a.End = numberEnd(text, i)
			a.value = numberValue(text[i:a.End])
		case unicode.IsLetter(r):
			a.kind = word
			a.End = lettersEnd(text, i)
			a.word = strings.ToLower(text[i:a.End])
		case unicode.Is(unicode.Sc, r):
			a.kind = sign
		}
		atoms = append(atoms, a)
		spaced, i = false, a.End
	}
	return atoms
}

// numberEnd is the end of the number at i. A comma belongs to it only before
// a group of three digits (or two, as in 12,50,000).
func numberEnd(text string, i int) int {
	end := digitsEnd(text, i)
	for end > i && end < len(text) && text[end] == ',' {
		group := digitsEnd(text, end+1)
		if n := group - end - 1; n != 3 && n != 2 || n == 2 && runeAt(text, group) != ',' {
			break
		}
		end = group
	}
	if runeAt(text, end) == '.' {
		if decimals := digitsEnd(text, end+1); decimals > end+1 {
			return decimals
		}
	}
	return end
}

func digitsEnd(text string, i int) int {
	for i < len(text) && '0' <= text[i] && text[i] <= '9' {
		i++
	}
	return i
}

// maxDigits is the length of the longest number that is given a value.
const maxDigits = 24

// numberValue is the value of a number as written, or -1 if it is too long.
func numberValue(s string) float64 {
	if len(s) > maxDigits {
		return -1
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil {
		return -1
	}
	return v
}

// lettersEnd is the end of the letters at i; "U.S" and "D.C" are one word.
func lettersEnd(text string, i int) int {
	end, letters := i, 0
	for end < len(text) && end-i < MaxTokenBytes {
		r, size := utf8.DecodeRuneInString(text[end:])
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			letters++
		case r == '.' && letters == 1 && unicode.IsLetter(runeAt(text, end+1)):
			letters = 0
		default:
			return end
		}
		end += size
	}
	return end
}
