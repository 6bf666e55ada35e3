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
	opens  opening // of a word or number: what may begin with it
	spaced bool    // white space stands before it
	word   string  // of a word, in lower case
	value  float64 // of a number
}

type atomKind uint8

const (
	mark   atomKind = iota // punctuation
	word                   // letters: "bn", "u.s"
	number                 // digits with their commas and decimals: "1,550", ".0840"
	sign                   // a currency sign
)

// opening is a set of the things that may begin with an atom; it saves trying
// each of them at every word.
type opening uint8

const (
	aSum opening = 1 << iota
	aDate
)

// openings are the words that sums and dates begin with, in lower case.
var openings = func() map[string]opening {
	all := map[string]opening{"a": aSum | aDate, "half": aSum, "q": aDate, "h": aDate, "fy": aDate, "fiscal": aDate}
	add := func(word string, what opening) { all[strings.ToLower(word)] |= what }
	for w := range prefixes {
		add(w, aSum)
	}
	for w := range codes {
		add(w, aSum)
	}
	for w := range signPrefixes {
		add(strings.TrimRightFunc(w, func(r rune) bool { return unicode.Is(unicode.Sc, r) }), aSum)
	}
	for w := range numerals {
		add(w, aSum|aDate)
	}
	for _, list := range []map[string]int{months, weekdays, ordinals, shifts, days} {
		for w := range list {
			add(w, aDate)
		}
	}
	for w := range parts {
		add(w, aDate)
	}
	for w := range dateUnits {
		add(w, aDate)
	}
	return all
}()

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
			a.kind, a.opens = number, aSum|aDate
			a.End = numberEnd(text, i)
			a.value = numberValue(text[i:a.End])
		case unicode.IsLetter(r):
			a.kind = word
			a.End = lettersEnd(text, i)
			a.word = strings.ToLower(text[i:a.End])
			a.opens = openings[a.word]
		case unicode.Is(unicode.Sc, r):
			a.kind, a.opens = sign, aSum
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
