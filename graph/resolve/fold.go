// Package resolve tells which names are the same thing. It works on strings
// alone; package graph decides with it which entity an appearance is.
//
//	resolve.Fold("Telefónica, S.A.") == resolve.Fold("TELEFONICA") // true
package resolve

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// legalForms are the words that may end a company's name without telling it
// from another: the commonest legal forms, folded.
var legalForms = set(`inc incorporated corp corporation co company plc llc ltd limited lp llp
	ag sa se nv bv spa srl gmbh kgaa kg ab asa oyj oy as aps pty pte bhd sab kk sarl sas
	group holding holdings &`)

// Fold returns the form in which names are compared: lower case, without
// accents and punctuation, the article at its start and the legal form at its
// end. It is empty where the name has no letter or digit.
func Fold(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(cases.Fold().String(norm.NFKD.String(name))) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '&', r == '+':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r), r == '.', r == '\'', r == '’', r == '`':
			// joins what it stands between: "S.A." is "sa"
		default:
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(b.String())
	for len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	for len(words) > 1 && legalForms[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
