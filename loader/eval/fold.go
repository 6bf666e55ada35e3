package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// legalForms are the folded words that a company's name may end in without
// being another name.
var legalForms = wordSet(`inc incorporated corp corporation co company plc llc ltd limited lp llp ag sa se nv bv
	spa srl gmbh kgaa ab asa oyj oy as a/s pty pte group holdings holding the kk bhd sab de cv`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// fold returns a name as it is compared: lower case, no accents, possessive or
// punctuation, no legal form at its end, no "the" at its start.
func fold(name string) string {
	s := unstop.Replace(stripPossessives(foldLetters(name)))
	words := strings.FieldsFunc(s, func(r rune) bool { return !isWord(r) && r != '&' && r != '+' })
	for len(words) > 1 && legalForms[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// unstop drops what is written inside an abbreviation or a contraction: "U.S.", "O’Neill".
var unstop = strings.NewReplacer(".", "", "'", "", "’", "", "`", "")

// foldLetters decomposes s for compatibility (NFKD), drops the combining marks
// and folds case. It goes rune by rune: the order of marks, all that would be
// lost by it, does not matter, and norm would break up a run of more than 30 of them.
func foldLetters(s string) string {
	var b strings.Builder
	folder := cases.Fold()
	for _, r := range s {
		if r < utf8.RuneSelf {
			b.WriteRune(unicode.ToLower(r))
			continue
		}
		for _, d := range norm.NFKD.String(string(r)) {
			switch {
			case norm.NFKD.PropertiesString(string(d)).CCC() != 0:
			case isCherokeeCapital(d):
				b.WriteRune(d)
			default:
				b.WriteString(folder.String(string(d)))
			}
		}
	}
	return b.String()
}

// isCherokeeCapital tells the letters that Unicode folds small ones to, which
// package cases folds to small ones as well.
func isCherokeeCapital(r rune) bool { return 'Ꭰ' <= r && r <= 'Ᏽ' }

// stripPossessives drops 's at the end of a word, and the apostrophe of s' at
// the end of one.
func stripPossessives(s string) string {
	runes := []rune(s)
	at := func(i int) rune {
		if i < len(runes) {
			return runes[i]
		}
		return ' '
	}
	kept := runes[:0]
	for i := 0; i < len(runes); i++ {
		switch {
		case isApostrophe(runes[i]) && at(i+1) == 's' && !isWord(at(i+2)):
			i++
		case runes[i] == 's' && isApostrophe(at(i+1)) && isSpace(at(i+2)):
			kept = append(kept, 's')
			i++
		default:
			kept = append(kept, runes[i])
		}
	}
	return string(kept)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// isSpace also takes the four separator controls, which [unicode.IsSpace] does not.
func isSpace(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }

// names returns the folded names by which a thing may be matched.
func names(n Named) map[string]bool {
	set := map[string]bool{}
	for _, name := range append([]string{n.Name}, n.Aliases...) {
		if f := fold(name); f != "" {
			set[f] = true
		}
	}
	return set
}
