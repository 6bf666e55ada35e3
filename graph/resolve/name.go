package resolve

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// name is a name cut up for comparing.
type name struct {
	text   string // as it is written
	folded string
	words  []word
	forms  []form
	joined string // the words without spaces and fillers
	weight float64
}

// word is a word of a name.
type word struct {
	text   string
	stands string // the word that stands for the ways to write it
	rarity
}

// readName cuts up a name. That of a person is put in the order in which it is
// spoken, without titles.
func readName(text string, of class) name {
	text = beginning(text)
	spoken := text
	if of == person {
		spoken = spokenOrder(text)
	}
	core, found := stripForms(words(spoken))
	n := name{text: text, forms: found}
	if of == person {
		core = withoutTitles(core)
	} else {
		core = joinLetters(core)
		for len(core) > 1 && isFormWord(core[len(core)-1]) {
			core = core[:len(core)-1]
		}
	}
	n.folded = strings.Join(core, " ")
	for _, w := range core[:min(len(core), MaxWords)] {
		n.words = append(n.words, readWord(w))
	}
	var joined strings.Builder
	for _, w := range n.words {
		n.weight += w.weight
		if !fillers[w.text] {
			joined.WriteString(w.text)
		}
	}
	n.joined = umlauts.Replace(joined.String())
	if n.joined == "" {
		n.joined = strings.ReplaceAll(n.folded, " ", "")
	}
	return n
}

// umlauts makes one of the two ways to write an umlaut without dots.
var umlauts = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u", "aa", "a")

func readWord(text string) word {
	w := word{text: text, stands: umlauts.Replace(text), rarity: rarityOf(text)}
	if s, ok := synonyms()[text]; ok {
		w.stands = s
		w.rarity = rarityOf(s)
	} else if n, ok := numberWords[text]; ok {
		w.stands = n
	}
	if isFormWord(text) {
		w.weight = min(w.weight, 0.1)
	}
	return w
}

// beginning cuts a name that is longer than anyone writes, between characters.
func beginning(text string) string {
	if len(text) <= MaxNameBytes {
		return text
	}
	cut := MaxNameBytes
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut]
}

// joinLetters makes one word of letters that stand alone side by side: "j p morgan" is "jp morgan".
func joinLetters(words []string) []string {
	var joined []string
	alone := false
	for _, w := range words {
		single := utf8.RuneCountInString(w) == 1 && w != "&" && w != "+" && (w[0] < '0' || w[0] > '9')
		if single && alone {
			joined[len(joined)-1] += w
		} else {
			joined = append(joined, w)
		}
		alone = single
	}
	return joined
}

var numberWords = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
	"first": "1", "second": "2", "third": "3", "1st": "1", "2nd": "2", "3rd": "3", "4th": "4", "5th": "5",
	"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9",
}

// numbers returns the numbers of a name, in figures.
func (n *name) numbers() []string {
	var found []string
	for _, w := range n.words {
		if strings.Trim(w.stands, "0123456789") == "" {
			found = append(found, w.stands)
		}
	}
	slices.Sort(found)
	return found
}

// initials returns the short forms that a name's first letters make: with and
// without words like "of", with and without the legal form.
func (n *name) initials() []string {
	var plain, full strings.Builder
	for _, w := range n.words {
		letter, _ := utf8.DecodeRuneInString(w.text)
		if w.text == "&" {
			continue
		}
		full.WriteRune(letter)
		if !fillers[w.text] {
			plain.WriteRune(letter)
		}
	}
	legal := ""
	for _, f := range slices.Backward(n.forms) {
		for part := range strings.FieldsSeq(f.name) {
			if part != "&" {
				letter, _ := utf8.DecodeRuneInString(part)
				legal += string(letter)
			}
		}
	}
	var found []string
	for _, s := range []string{plain.String(), full.String(), plain.String() + legal, full.String() + legal} {
		if len(s) > 1 && len(n.words) > 1 && !slices.Contains(found, s) {
			found = append(found, s)
		}
	}
	return found
}

// isShort reports whether a name could be made of initials.
func (n *name) isShort() bool { return len(n.words) == 1 && len(n.joined) >= 2 && len(n.joined) <= 7 }
