package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
)

// splitter cuts the tokens of a block into sentences.
type splitter struct {
	text string
	// bareForms is true of a text that writes "Corp" and "Inc" without a
	// stop, so that a stop behind one ends the sentence.
	bareForms bool
	// bareAtEnds is true of such a text, and of one that has a stop behind
	// them only where one ends the sentence: there it is the sentence's.
	bareAtEnds bool
}

// maxLeadIn is the number of tokens that may stand before an ellipsis which
// leads into a sentence rather than ending one: "Still with Osterbank… The lender".
const maxLeadIn = 5

// countForms counts the legal forms that a text writes without a stop, and with
// one inside of a sentence.
func countForms(tokens []Token) (bare, stopped int) {
	for i, t := range tokens {
		switch t.Text {
		case "Inc", "Corp", "Co", "Ltd":
			bare++
		case "Inc.", "Corp.", "Co.", "Ltd.":
			if i+1 < len(tokens) && !unicode.IsUpper(runeAt(tokens[i+1].Text, 0)) {
				stopped++
			}
		}
	}
	return bare, stopped
}

// withoutStop parts the stop of a sentence from the legal form that ends it,
// where that has none elsewhere.
func (sp splitter) withoutStop(sentence []Token) []Token {
	i := len(sentence) - 1
	last := sentence[i]
	word, stopped := strings.CutSuffix(last.Text, ".")
	if !sp.bareAtEnds || !stopped || stopOf(word) != legalForm {
		return sentence
	}
	mid := last.End - len(".")
	return append(sentence[:i:i],
		Token{Span: graph.Span{Start: last.Start, End: mid}, Text: word},
		Token{Span: graph.Span{Start: mid, End: last.End}, Text: "."})
}

// sentences cuts tokens into sentences; a headline stays whole. No sentence is
// over [MaxSentenceTokens] or [MaxSentenceBytes].
func (sp splitter) sentences(tokens []Token, headline bool) [][]Token {
	var found [][]Token
	start := 0
	for i := 0; i < len(tokens); i++ {
		end := 0
		if !headline {
			end = sp.end(tokens, start, i)
		}
		full := i+1-start >= MaxSentenceTokens ||
			i+1 < len(tokens) && tokens[i+1].End-tokens[start].Start > MaxSentenceBytes
		if end == 0 && full {
			end = i + 1
		}
		if end > 0 {
			found = append(found, tokens[start:end:end])
			start, i = end, end-1
		}
	}
	if start < len(tokens) {
		found = append(found, tokens[start:])
	}
	return found
}

// maxClosers bounds the quotes and brackets that close along with a sentence.
const maxClosers = 4

// end returns the index behind the sentence that ends at token i, or 0 where
// none ends there. The sentence began at start.
func (sp splitter) end(tokens []Token, start, i int) int {
	mark := tokens[i].Text
	if !strings.ContainsRune(".?!…", lastRune(mark)) {
		return 0
	}
	end := i + 1
	for end < len(tokens) && end-i <= maxClosers && sp.closes(tokens, end) {
		end++
	}
	if end == len(tokens) {
		return end
	}
	if strings.HasPrefix(mark, "…") || strings.HasPrefix(mark, "..") {
		if i-start <= maxLeadIn {
			return 0
		}
	}
	next := firstWord(tokens, end)
	if next == "" || !mayBegin(next) {
		return 0
	}
	if len(mark) > 1 && isWordRune(runeAt(mark, 0)) && !sp.abbreviationEnds(mark, next, quoteEnds(tokens[i+1:end])) {
		return 0
	}
	return end
}

// closes reports whether token i is a quote or bracket that closes behind the
// token before it.
func (sp splitter) closes(tokens []Token, i int) bool {
	switch tokens[i].Text {
	case "”", "’", ")", "]", "»":
		return true
	case `"`, "'":
		return tokens[i].Start == tokens[i-1].End &&
			(tokens[i].End == len(sp.text) || !isWordRune(runeAt(sp.text, tokens[i].End)))
	}
	return false
}

// quoteEnds reports whether a quotation is among what closes.
func quoteEnds(closers []Token) bool {
	for _, t := range closers {
		if t.Text == "”" || t.Text == `"` {
			return true
		}
	}
	return false
}

// firstWord returns the first word at or behind token i, opening quotes and
// brackets passed over; "" where something else comes.
func firstWord(tokens []Token, i int) string {
	for n := 0; i < len(tokens) && n <= maxClosers; n++ {
		t := tokens[i].Text
		if !strings.Contains("“‘\"'([«<-–—•", t) {
			return t
		}
		i++
	}
	return ""
}

// mayBegin reports whether a word may begin a sentence: it has a capital near
// its start (as eBay has), or is a number or sum or of a script without case.
func mayBegin(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	if unicode.IsLower(r) {
		second := runeAt(word, size)
		return unicode.IsUpper(second) || unicode.IsLower(second) && unicode.IsUpper(runeAt(word, size+1))
	}
	return isWordRune(r) || unicode.Is(unicode.Sc, r)
}

// abbreviationEnds reports whether the stop of an abbreviation or name, with
// next behind it, is the end of the sentence as well; quoted is true where a
// quotation closes in between.
func (sp splitter) abbreviationEnds(mark, next string, quoted bool) bool {
	word := mark[:len(mark)-1]
	kind := stopOf(word)
	switch {
	case quoted:
		return true
	case kind == inner || kind == numbering:
		return false
	case isInitial(mark):
		return openers[next] && next != "A" && next != "I"
	case kind == legalForm && sp.bareForms:
		return true
	}
	return openers[next]
}
