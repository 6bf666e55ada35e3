package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
)

// appendTokens adds the tokens of a block.
func appendTokens(tokens []Token, text string, b graph.Span) []Token {
	add := func(start, end int) {
		if start < end {
			tokens = append(tokens, Token{Span: graph.Span{Start: start, End: end}, Text: text[start:end]})
		}
	}
	text = text[:b.End]
	for i := b.Start; i < b.End; {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			i += size
		case startsWord(text, i, r, size):
			end := wordEnd(text, i)
			stem := stemEnd(text[i:end])
			add(i, i+stem)
			add(i+stem, end)
			i = end
		default:
			end := markEnd(text, i, r, size)
			add(i, end)
			i = end
		}
	}
	return tokens
}

// startsWord reports whether the rune at i begins a word or a number, which
// may have a currency sign or a decimal point in front.
func startsWord(text string, i int, r rune, size int) bool {
	if isWordRune(r) {
		return true
	}
	next := runeAt(text, i+size)
	if unicode.Is(unicode.Sc, r) {
		return isDigit(next) || next == '.' && isDigit(runeAt(text, i+size+1))
	}
	return r == '.' && isDigit(next)
}

// markEnd is the end of the punctuation mark at i. Equal stops, dashes and the
// like in a row are one mark.
func markEnd(text string, i int, r rune, size int) int {
	end := i + size
	if !strings.ContainsRune(".-–—!?_=*~…", r) {
		return end
	}
	for end < len(text) && end-i < MaxTokenBytes && strings.HasPrefix(text[end:], text[i:i+size]) {
		end += size
	}
	return end
}

// wordEnd is the end of the word or number at i: an address, a word with the
// marks inside it, and the stop of an abbreviation.
func wordEnd(text string, i int) int {
	limit := min(len(text), i+MaxTokenBytes)
	for limit < len(text) && limit > i+1 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	_, end := utf8.DecodeRuneInString(text[i:])
	end += i
	for end < limit {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !isWordRune(r) && !joins(text, i, end, r, size) {
			break
		}
		end += size
	}
	if strings.HasPrefix(text[end:], "://") {
		return addressEnd(text, end, limit)
	}
	end = min(end, limit)
	if end < len(text) && (text[end] == '.' && takesStop(text[i:end], text[end+1:]) ||
		text[end] == '!' && shouting[strings.ToLower(text[i:end])]) {
		end++
	}
	return end
}

// joins reports whether the mark r at i, inside the word that began at start,
// holds two parts of one word together.
func joins(text string, start, i int, r rune, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[start:i])
	after := runeAt(text, i+size)
	if !isWordRune(before) || !isWordRune(after) {
		// "US$7", "C$.5", and "-$5bn" behind a range's lower end
		return unicode.Is(unicode.Sc, r) && isDigit(after) && isWordRune(before) && !isDigit(before)
	}
	digits := isDigit(before) && isDigit(after)
	switch r {
	case '-', '‐', '‑', '_', '@':
		return true
	case '\'', '’':
		return !digits
	case '&':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case ',', ':':
		return digits
	case '/':
		return digits || isSingle(text, start, i, i+size)
	case '.':
		return digits || !startsSentence(text[start:i], text[i+size:])
	}
	return unicode.Is(unicode.Sc, r) && unicode.IsLetter(before) && isDigit(after)
}

// isSingle reports whether single letters stand on both sides of a mark, as in
// R/D and A/S.
func isSingle(text string, start, mark, next int) bool {
	_, size := utf8.DecodeRuneInString(text[next:])
	return utf8.RuneCountInString(text[start:mark]) == 1 && !isWordRune(runeAt(text, next+size))
}

// startsSentence reports whether a stop with no space behind it ends a sentence
// all the same: "was sold.The buyer" does, "Amazon.com" and "J.P." do not.
func startsSentence(before, after string) bool {
	r, size := utf8.DecodeRuneInString(after)
	last, n := utf8.DecodeLastRuneInString(before)
	prior, _ := utf8.DecodeLastRuneInString(before[:len(before)-n])
	return unicode.IsUpper(r) && unicode.IsLower(last) && unicode.IsLower(prior) &&
		unicode.IsLower(runeAt(after, size))
}

// addressEnd is the end of the web address whose scheme ends at i.
func addressEnd(text string, i, limit int) int {
	end := i
	for end < limit {
		r, size := utf8.DecodeRuneInString(text[end:])
		if unicode.IsSpace(r) || strings.ContainsRune("<>\"”’)", r) {
			break
		}
		end += size
	}
	return i + len(strings.TrimRight(text[i:end], ".,;:!?"))
}

// stemEnd is where the possessive ending or the ending of a short form begins
// in a word; the word's length where it has neither.
func stemEnd(word string) int {
	mark, size := strings.LastIndexByte(word, '\''), len("'")
	if m := strings.LastIndex(word, "’"); m > mark {
		mark, size = m, len("’")
	}
	if mark <= 0 {
		return len(word)
	}
	ending := word[mark+size:]
	if len(ending) > 2 {
		return len(word)
	}
	switch strings.ToLower(ending) {
	case "s", "re", "ve", "ll", "d", "m":
		return mark
	case "t":
		if n := mark - 1; n > 0 && (word[n] == 'n' || word[n] == 'N') {
			return n
		}
	}
	return len(word)
}

func runeAt(s string, i int) rune {
	if i >= len(s) {
		return 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c)
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }
