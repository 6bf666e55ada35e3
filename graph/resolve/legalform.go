package resolve

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed legalforms.txt
var legalFormsFile string

// legalForms are what legalforms.txt holds: for each form the countries that
// have it, none for a word of groups.
type legalForms struct {
	ends, begins map[string][]string
	longest      int // words
}

var forms = sync.OnceValue(func() *legalForms {
	f := &legalForms{ends: make(map[string][]string), begins: make(map[string][]string)}
	for line := range strings.Lines(legalFormsFile) {
		country, list, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || line[0] == '#' {
			continue
		}
		for form := range strings.SplitSeq(list, ", ") {
			place := f.ends
			if rest, ok := strings.CutPrefix(form, "^"); ok {
				place, form = f.begins, rest
			}
			if country == "XX" {
				place[form] = nil
			} else if !slices.Contains(place[form], country) {
				place[form] = append(place[form], country)
			}
			f.longest = max(f.longest, strings.Count(form, " ")+1)
		}
	}
	f.ends["&"] = nil // what "& Co" leaves
	return f
})

// form is a legal form that a name carries, and the countries that have it.
type form struct {
	name      string
	countries []string
}

// stripForms takes articles and legal forms off both ends until none is left,
// and always leaves a word.
func stripForms(words []string) (core []string, found []form) {
	f := forms()
	for n := 0; n != len(words); {
		n = len(words)
		if n > 1 && words[0] == "the" {
			words = words[1:]
		}
		for k := min(f.longest, len(words)-1); k > 0; k-- {
			name := strings.Join(words[len(words)-k:], " ")
			if countries, ok := f.ends[name]; ok {
				words, found = words[:len(words)-k], append(found, form{name, countries})
				break
			}
		}
		for k := min(f.longest, len(words)-1); k > 0; k-- {
			name := strings.Join(words[:k], " ")
			if countries, ok := f.begins[name]; ok {
				words, found = words[k:], append(found, form{name, countries})
				break
			}
		}
	}
	return words, found
}

// isFormWord reports whether a word is a legal form, wherever it stands, or a
// long one but for a slip: "limitde".
func isFormWord(text string) bool {
	if _, ok := forms().ends[text]; ok {
		return true
	}
	if len(text) < 5 {
		return false
	}
	for _, form := range longForms {
		if form[0] == text[0] && isSlip(word{text: text}, word{text: form}) {
			return true
		}
	}
	return false
}

// longForms are the legal forms that are long enough to be known through a slip.
var longForms = []string{"limited", "incorporated", "corporation", "company", "holdings", "group", "aktiengesellschaft"}
