package wordpiece

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// class is what becomes of a character.
type class uint8

const (
	dropped class = iota // as if it were not there
	space                // ends a word
	letter               // an ASCII character that is part of a word
	mark                 // ASCII punctuation: a word of its own
	other                // beyond ASCII: to be looked at closer
)

// classOf tells the class of a character, and for a letter or mark its lower
// case.
func classOf(r rune) (class, rune) {
	switch {
	case r >= utf8.RuneSelf:
		return classBeyond(r), r
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		return letter, r
	case 'A' <= r && r <= 'Z':
		return letter, r + 'a' - 'A'
	case r == ' ', r == '\t', r == '\n', r == '\r':
		return space, r
	case r < ' ', r == 0x7f:
		return dropped, r
	}
	return mark, r
}

func classBeyond(r rune) class {
	switch {
	case r == utf8.RuneError, unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co):
		return dropped
	case isSpace(r):
		return space
	}
	return other
}

func isSpace(r rune) bool { return unicode.Is(unicode.White_Space, r) }

// isPunctuation counts all that is printed in ASCII and is no letter or digit,
// as BERT does, so "$" and "+" too.
func isPunctuation(r rune) bool {
	if r < utf8.RuneSelf {
		class, _ := classOf(r)
		return class == mark
	}
	return unicode.Is(unicode.P, r)
}

func isAccent(r rune) bool { return r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r) }

func toLower(r rune) rune { return unicode.ToLower(r) }

// isHan tells the ideographs that BERT takes for words of their own. Kana and
// Hangul are not among them.
func isHan(r rune) bool { return unicode.Is(han, r) }

var han = &unicode.RangeTable{
	R16: []unicode.Range16{{0x3400, 0x4DBF, 1}, {0x4E00, 0x9FFF, 1}, {0xF900, 0xFAFF, 1}},
	R32: []unicode.Range32{{0x20000, 0x2A6DF, 1}, {0x2A700, 0x2B81F, 1}, {0x2B920, 0x2CEAF, 1}, {0x2F800, 0x2FA1F, 1}},
}

// decompose appends the letter and the accents that the first character of
// text is made of, and tells how many bytes of text it takes.
func decompose(to []rune, text string) ([]rune, int) {
	r, size := utf8.DecodeRuneInString(text)
	if hangul <= r && r < hangul+hangulSyllables {
		return appendJamo(to, r-hangul), size
	}
	if parts := norm.NFD.PropertiesString(text).Decomposition(); parts != nil {
		for _, part := range string(parts) {
			to = append(to, part)
		}
		return to, size
	}
	return append(to, r), size
}

// Unicode lays the Hangul syllables out by their parts: 19 leading consonants
// of 21 vowels of 28 trailing consonants, the first of which is none.
const (
	hangul          = 0xAC00
	hangulSyllables = 19 * 21 * 28
	leading         = 0x1100
	vowel           = 0x1161
	trailing        = 0x11A7
)

func appendJamo(to []rune, syllable rune) []rune {
	to = append(to, leading+syllable/(21*28), vowel+syllable/28%21)
	if last := syllable % 28; last > 0 {
		to = append(to, trailing+last)
	}
	return to
}
