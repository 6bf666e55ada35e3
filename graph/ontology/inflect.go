package ontology

import (
	"slices"
	"strings"
)

// inflections returns every form of an English word, as a verb and as a noun,
// itself first. A word is not asked which of the two it is, so some forms do
// not exist ("uniond" never meets a text); where British and American
// spelling differ both are there. Of a hyphenated word the last part changes.
func inflections(word string) []string {
	if i := strings.LastIndexByte(word, '-'); i >= 0 && i < len(word)-1 {
		forms := inflections(word[i+1:])
		for j := range forms {
			forms[j] = word[:i+1] + forms[j]
		}
		return forms
	}
	forms := []string{word}
	forms = append(forms, plurals(word)...)
	for _, stem := range stems(word) {
		forms = append(forms, stem+"ing")
	}
	if past, ok := irregular[word]; ok {
		forms = append(forms, strings.Fields(past)...)
	} else {
		forms = append(forms, pasts(word)...)
	}
	slices.Sort(forms[1:])
	return slices.Compact(forms)
}

// plurals returns the forms with -s.
func plurals(word string) []string {
	switch last := word[len(word)-1]; {
	case last == 'y' && !vowelBefore(word, len(word)-1):
		return []string{word[:len(word)-1] + "ies"}
	case last == 's', last == 'x', last == 'z', strings.HasSuffix(word, "ch"), strings.HasSuffix(word, "sh"):
		return []string{word + "es"}
	case last == 'o' && !vowelBefore(word, len(word)-1):
		return []string{word + "es", word + "s"}
	}
	return []string{word + "s"}
}

// pasts returns the forms with -ed.
func pasts(word string) []string {
	switch last := word[len(word)-1]; {
	case last == 'e':
		return []string{word + "d"}
	case last == 'y' && !vowelBefore(word, len(word)-1):
		return []string{word[:len(word)-1] + "ied"}
	}
	var forms []string
	for _, stem := range stems(word) {
		forms = append(forms, stem+"ed")
	}
	return forms
}

// stems returns what -ing is added to: "mak", "ly" (lie), "plann", and both
// "labell" and "label".
func stems(word string) []string {
	switch {
	case strings.HasSuffix(word, "ie"):
		return []string{word[:len(word)-2] + "y"}
	case len(word) > 2 && strings.HasSuffix(word, "e") && !strings.ContainsRune("eoy", rune(word[len(word)-2])):
		return []string{word[:len(word)-1]}
	}
	doubled := word + word[len(word)-1:]
	switch {
	case !endsShort(word):
		return []string{word}
	case stressedLast[word] || syllables(word) == 1:
		return []string{doubled}
	case word[len(word)-1] == 'l', eitherDoubling[word]:
		return []string{word, doubled}
	}
	return []string{word}
}

// endsShort reports whether word ends in a single vowel and a single
// consonant that doubles.
func endsShort(word string) bool {
	n := len(word)
	return n > 2 && isConsonant(word[n-1]) && !strings.ContainsRune("wxy", rune(word[n-1])) &&
		vowelBefore(word, n-1) && !vowelBefore(word, n-2)
}

// syllables counts the runs of vowels.
func syllables(word string) int {
	count := 0
	for i := range len(word) {
		if vowelBefore(word, i+1) && !vowelBefore(word, i) {
			count++
		}
	}
	return count
}

// vowelBefore reports whether the letter before i is a vowel; the u of qu is none.
func vowelBefore(word string, i int) bool {
	if i == 0 || !strings.ContainsRune("aeiou", rune(word[i-1])) {
		return false
	}
	return word[i-1] != 'u' || i < 2 || word[i-2] != 'q'
}

func isConsonant(c byte) bool {
	return 'a' <= c && c <= 'z' && !strings.ContainsRune("aeiou", rune(c))
}
