package resolve

import "strings"

// Trigrams returns the distinct three-letter windows of a folded name, each
// word padded with two spaces in front and one behind, so that beginnings
// weigh more than endings.
func Trigrams(folded string) []string {
	var grams []string
	seen := make(map[string]bool)
	for word := range strings.FieldsSeq(folded) {
		letters := []rune("  " + word + " ")
		for i := 0; i+3 <= len(letters); i++ {
			gram := string(letters[i : i+3])
			if !seen[gram] {
				seen[gram] = true
				grams = append(grams, gram)
			}
		}
	}
	return grams
}

// Similarity tells how alike two folded names are, from 0 to 1: 1 where equal,
// at least 0.9 where the query begins the name's words ("deutsche tele" of
// "deutsche telekom"), else the share of trigrams that they have in common
// (Dice's coefficient).
func Similarity(query, name string) float64 {
	if query == name {
		return 1
	}
	a, b := Trigrams(query), Trigrams(name)
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	in := make(map[string]bool, len(b))
	for _, gram := range b {
		in[gram] = true
	}
	common := 0
	for _, gram := range a {
		if in[gram] {
			common++
		}
	}
	dice := 2 * float64(common) / float64(len(a)+len(b))
	if strings.HasPrefix(name, query) {
		return 0.9 + 0.1*dice
	}
	return 0.9 * dice
}
