package names

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/text"
)

// shape is how a word is written.
type shape uint8

const (
	mark    shape = iota // punctuation
	number               // begins with a digit or a currency sign
	lower                // operator
	capital              // Telefónica
	upper                // IBM, U.S.
	camel                // eBay, CoreWeave, McLean: capitals inside
)

// word is a token as the finder sees it.
type word struct {
	graph.Span
	text  string
	fold  string // as the lists write it, see fold
	shape shape
	sum   bool // part of a sum of money
	// open is true where any word takes a capital: first in a sentence, or
	// behind an opening quote, a colon or a bullet.
	open bool
}

// fold makes a word comparable: lower case, without accents and stops, with
// straight apostrophes.
func fold(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ReplaceAll(strings.ToLower(s), ".", "")
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '.' || unicode.Is(unicode.Mn, r):
			return -1
		case r == '’' || r == '‘':
			return '\''
		case r == '‑' || r == '‐':
			return '-'
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// shapeOf tells how a word is written.
func shapeOf(s string) shape {
	first, _ := utf8.DecodeRuneInString(s)
	var uppers, lowers, inner int
	money := false
	for i, r := range s {
		switch {
		case unicode.Is(unicode.Sc, r):
			money = true
		case unicode.IsUpper(r):
			uppers++
			if i > 0 {
				inner++
			}
		case unicode.IsLower(r):
			lowers++
		}
	}
	switch {
	case uppers == 0 && lowers == 0:
		if unicode.IsLetter(first) {
			return lower // a script without case
		}
		if unicode.IsDigit(first) || unicode.Is(unicode.Sc, first) {
			return number
		}
		return mark
	case isDigitLed(s) && !money:
		return camel // 4Oslane
	case unicode.IsDigit(first) || money:
		return number
	case uppers == 0:
		return lower
	case lowers == 0 && (uppers > 1 || utf8.RuneCountInString(s) > 1):
		return upper
	case inner > 0 && !strings.ContainsAny(s, "-/'’"):
		return camel
	case unicode.IsUpper(first):
		return capital
	case inner > 0 && !strings.Contains(s, "-"):
		return camel // eBay, d'Italia
	}
	return lower
}

// minLed is the length of the shortest word with a digit in front that is a name.
const minLed = 4

// isDigitLed reports whether a word is one with a capital behind a digit, as some
// companies write their names.
func isDigitLed(s string) bool {
	if len(s) < minLed || s[0] < '0' || s[0] > '9' || s[1] < 'A' || s[1] > 'Z' {
		return false
	}
	return count(s[2:], 'a', 'z') == len(s)-2
}

// style is how a sentence uses capitals.
type style uint8

const (
	plain   style = iota // as prose does
	titled               // Most Words of a Heading Have One
	shouted              // ALL OF IT
)

// sentence is a sentence with its words told.
type sentence struct {
	words []word
	style style
	body  bool // part of the running text, no heading
}

func readSentence(s text.Sentence) sentence {
	out := sentence{words: make([]word, 0, len(s.Tokens)), body: !s.Heading}
	for _, t := range s.Tokens {
		if cut := compoundCut(t.Text); cut > 0 {
			out.words = append(out.words, newWord(t.Start, t.Text[:cut]))
			t.Start, t.Text = t.Start+cut, t.Text[cut:]
		}
		out.words = append(out.words, newWord(t.Start, t.Text))
	}
	for _, m := range s.Money {
		for i := range out.words {
			if m.Contains(out.words[i].Span) {
				out.words[i].shape, out.words[i].sum = number, true
			}
		}
	}
	for i := range out.words {
		out.words[i].open = opens(out.words, i)
	}
	out.style = styleOf(out.words, s.Heading)
	return out
}

func newWord(start int, s string) word {
	return word{Span: graph.Span{Start: start, End: start + len(s)}, text: s, fold: fold(s), shape: shapeOf(s)}
}

// compoundCut returns where a compound adjective leaves the name in it,
// "Lisbon|-based", "Telsund|-led"; 0 where the word is none.
func compoundCut(s string) int {
	cut := strings.LastIndexByte(s, '-')
	if cut <= 0 || shapeOf(s[:cut]) < capital {
		return 0
	}
	switch ending := s[cut+1:]; ending {
	case "led", "run", "born", "made", "style", "wide", "era", "like", "linked", "focused", "only", "free", "friendly", "funded", "area", "listed", "brand", "owner", "maker":
		return cut
	default:
		if len(ending) > 4 && shapeOf(ending) == lower && (strings.HasSuffix(ending, "ed") || strings.HasSuffix(ending, "ing")) {
			return cut
		}
	}
	return 0
}

// opens reports whether word i stands where any word takes a capital.
func opens(ws []word, i int) bool {
	if i == 0 {
		return true
	}
	before := ws[i-1]
	switch before.text {
	case "“", "‘", ":", "•", "…", "...", ".", "?", "!", "--", "*", "«":
		return true
	case `"`, "'", "``":
		return i < 2 || ws[i-2].End < before.Start // an opening one
	case "-", "–", "—":
		return i == 1
	}
	return false
}

// The shares of words with a capital from which on a sentence is not plain.
const (
	shoutedShare = 0.7
	titledShare  = 0.75
	titledWords  = 4 // fewer say nothing
)

func styleOf(ws []word, heading bool) style {
	var long, capitals, uppers, letters int
	for _, w := range ws {
		if w.shape < lower || utf8.RuneCountInString(w.text) < 2 {
			continue
		}
		letters++
		if w.shape == upper {
			uppers++
		}
		if utf8.RuneCountInString(w.text) > 3 {
			long++
			if w.shape != lower {
				capitals++
			}
		}
	}
	switch {
	case letters > 1 && float64(uppers) >= shoutedShare*float64(letters):
		return shouted
	case heading && long >= titledWords && float64(capitals) >= titledShare*float64(long):
		return titled
	}
	return plain
}

// isCapital reports whether the word is written as names are.
func (w word) isCapital() bool { return w.shape >= capital }

// isPossessive reports whether the word at i is a possessive ending.
func isPossessive(ws []word, i int) bool {
	if i <= 0 || i >= len(ws) || ws[i].Start != ws[i-1].End {
		return false
	}
	switch ws[i].text {
	case "'s", "’s", "'S", "’S":
		return true
	case "'", "’":
		return strings.HasSuffix(ws[i-1].fold, "s") || strings.HasSuffix(ws[i-1].fold, "z")
	}
	return false
}

// at returns the folded word at i, "" outside of the sentence.
func (s *sentence) at(i int) string {
	if i < 0 || i >= len(s.words) {
		return ""
	}
	return s.words[i].fold
}

// text returns the word at i, "" outside of the sentence.
func (s *sentence) text(i int) string {
	if i < 0 || i >= len(s.words) {
		return ""
	}
	return s.words[i].text
}

// wordAt is the index of the first word that begins at a place of the text or
// behind it.
func (s *sentence) wordAt(place int) int {
	n, _ := slices.BinarySearchFunc(s.words, place, func(w word, at int) int { return cmp.Compare(w.Start, at) })
	return n
}

// phrase joins the folded words from i to j.
func (s *sentence) phrase(i, j int) string {
	if j-i == 1 {
		return s.words[i].fold
	}
	var b strings.Builder
	for k := i; k < j; k++ {
		if k > i && !isPossessive(s.words, k) {
			b.WriteByte(' ')
		}
		b.WriteString(s.words[k].fold)
	}
	return b.String()
}

// longest returns the length, in words and at most most, of the longest phrase
// that begins at i and that has accepts; 0 where none does.
func (s *sentence) longest(i, most int, has func(string) bool) int {
	for n := min(most, len(s.words)-i); n > 0; n-- {
		if has(s.phrase(i, i+n)) {
			return n
		}
	}
	return 0
}
