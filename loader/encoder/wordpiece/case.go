package wordpiece

import "unicode"

// Case is how a piece was capitalised in the text. The numbers are those of the
// encoder's embedding of cases.
type Case uint8

// The cases.
const (
	NoLetters   Case = iota // neither letters nor digits, and the pieces of no text
	Capitalised             // its first letter is a capital, or it is a single capital: "Bank", "A"
	Capitals                // more than one character, and no letter is small: "IBM", "G7"
	Digits                  // digits and no letters: "1985"
	Inner                   // a capital further in: "eBay"
	Lower                   // no capitals, or letters of a script that has none
)

// Cases is how many there are.
const Cases = 6

// CaseOf tells the case of a piece of text.
func CaseOf(piece string) Case {
	var runes, letters, digits, capitals, small int
	first := false
	for _, r := range piece {
		if isAccent(r) {
			continue
		}
		capital := unicode.IsUpper(r) || unicode.Is(unicode.Other_Uppercase, r)
		if capital {
			capitals++
			first = first || runes == 0
		} else if unicode.IsLower(r) || unicode.IsTitle(r) || unicode.Is(unicode.Other_Lowercase, r) {
			small++
		}
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.IsDigit(r) || unicode.Is(digitSigns, r) {
			digits++
		}
		runes++
	}
	switch {
	case letters == 0 && digits == 0:
		return NoLetters
	case letters == 0:
		return Digits
	case capitals > 0 && small == 0 && runes > 1:
		return Capitals
	case first:
		return Capitalised
	case capitals > 0:
		return Inner
	}
	return Lower
}

// digitSigns are the characters that stand for a digit, as "²" does, but are
// not decimal digits themselves (Unicode's numeric type Digit).
var digitSigns = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x00B2, 0x00B3, 1}, {0x00B9, 0x00B9, 1}, {0x1369, 0x1371, 1}, {0x19DA, 0x19DA, 1}, {0x2070, 0x2070, 1},
		{0x2074, 0x2079, 1}, {0x2080, 0x2089, 1}, {0x2460, 0x2468, 1}, {0x2474, 0x247C, 1}, {0x2488, 0x2490, 1},
		{0x24EA, 0x24EA, 1}, {0x24F5, 0x24FD, 1}, {0x24FF, 0x24FF, 1}, {0x2776, 0x277E, 1}, {0x2780, 0x2788, 1},
		{0x278A, 0x2792, 1},
	},
	R32: []unicode.Range32{
		{0x10A40, 0x10A43, 1}, {0x10E60, 0x10E68, 1}, {0x11052, 0x1105A, 1}, {0x1F100, 0x1F10A, 1},
	},
	LatinOffset: 2,
}
