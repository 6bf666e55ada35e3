package resolve

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold returns the form in which names are compared: small Latin letters
// without accents and punctuation, "&" for "and", without the article at its
// start and the legal form at its end. Letters of scripts that scripts.txt does
// not have stay as they are. It is empty where the name has no letter or digit.
// Folding what is folded changes nothing.
func Fold(name string) string {
	core, _ := stripForms(words(name))
	return strings.Join(core, " ")
}

// words returns the words of a name in plain small letters.
func words(name string) []string {
	found := strings.Fields(latin(small(name)))
	for i, w := range found {
		if w == "and" {
			found[i] = "&"
		}
	}
	return found
}

// small returns a name in small letters, with accents as letters of their own.
func small(name string) string {
	if isASCII(name) {
		return strings.ToLower(name)
	}
	return norm.NFKD.String(cases.Fold().String(norm.NFKD.String(name)))
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] > unicode.MaxASCII {
			return false
		}
	}
	return true
}

// latin writes letters by scripts.txt, and for what is neither letter nor digit
// a space, or nothing where it joins what it stands between: "S.A." is "sa".
func latin(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	letters := []rune(name)
	for i := 0; i < len(letters); i++ {
		r := letters[i]
		if r < unicode.MaxASCII {
			writePlain(&b, r)
			continue
		}
		if i+1 < len(letters) {
			if s, ok := scripts()[letter{r, letters[i+1]}]; ok {
				b.WriteString(s)
				i++
				continue
			}
		}
		if s, ok := scripts()[letter{r, 0}]; ok {
			b.WriteString(s)
			continue
		}
		writePlain(&b, r)
	}
	return b.String()
}

func writePlain(b *strings.Builder, r rune) {
	switch {
	case unicode.IsLetter(r), unicode.IsDigit(r), r == '&', r == '+':
		b.WriteRune(r)
	case unicode.Is(unicode.Mn, r), r == '.', r == '\'', r == '’', r == '`':
	default:
		b.WriteByte(' ')
	}
}
