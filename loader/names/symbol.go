package names

import (
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// maxSymbol is the length of the longest ticker, in bytes.
const maxSymbol = 8

// maxExchange is the number of words that an exchange's name before a ticker may take.
const maxExchange = 4

// maxSuffix is the length of the longest abbreviation of an exchange behind a ticker.
const maxSuffix = 2

// symbolAt reads a ticker that begins at word j, "<BRVT>", "<BRVT ST>" or "(NYSE: BRVT)",
// and returns the number of words it takes; 0 where there is none.
func (s *sentence) symbolAt(j int) (graph.Identifier, int) {
	switch {
	case s.text(j) == "<" && s.text(j+2) == ">" && s.isTicker(j+1):
		return graph.Identifier{Scheme: "TICKER", Value: s.words[j+1].text}, 3
	case s.text(j) == "<" && s.text(j+3) == ">" && s.isTicker(j+1) && s.isSuffix(j+2):
		return graph.Identifier{Scheme: "TICKER", Value: s.words[j+1].text + "." + s.words[j+2].text}, 4
	case s.text(j) == "(":
		for k := j + 2; k <= j+maxExchange+1; k++ {
			if s.text(k) == ":" && (s.text(k+2) == ")" || s.text(k+2) == ";" || s.text(k+2) == ",") && s.isTicker(k+1) && s.words[j+1].isCapital() {
				return graph.Identifier{Scheme: "TICKER", Value: strings.ToUpper(s.phrase(j+1, k)) + ":" + s.words[k+1].text}, k + 3 - j
			}
		}
	}
	return graph.Identifier{}, 0
}

// symbolBehind reads the ticker that stands behind a name that ends before j.
func (s *sentence) symbolBehind(j int) graph.Identifier {
	if isPossessive(s.words, j) {
		j++
	}
	id, _ := s.symbolAt(j)
	return id
}

// pastSymbol is the word behind the ticker at j; j where there is none.
func (s *sentence) pastSymbol(j int) int {
	_, n := s.symbolAt(j)
	return j + n
}

// isTicker reports whether word j has the form of a ticker or of an exchange's
// abbreviation.
func (s *sentence) isTicker(j int) bool {
	w := s.words[j]
	return (w.shape == upper || w.shape == number || w.shape == capital && (len(w.text) == 1 || strings.EqualFold(w.text, "nasdaq"))) && len(w.text) <= maxSymbol
}

// isSuffix reports whether word j may be the abbreviation of an exchange, and no
// legal form, behind a ticker.
func (s *sentence) isSuffix(j int) bool {
	w := s.words[j]
	return w.shape == upper && len(w.text) <= maxSuffix && !loadLexicon().legal[w.fold]
}

// isSymbol reports whether the words from i to j are a ticker or part of one.
func (s *sentence) isSymbol(i, j int) bool {
	if i > 0 && s.text(i-1) == "<" {
		_, n := s.symbolAt(i - 1)
		return n > 0 && i-1+n > j
	}
	if j-i != 1 || i == 0 {
		return false
	}
	k := i - 1
	if s.words[k].shape == mark && s.text(k) != ":" {
		k-- // a quotation mark
	}
	if s.at(k) == "symbol" || s.at(k) == "ticker" {
		return s.isTicker(i)
	}
	if s.text(i-1) != ":" {
		return false
	}
	for k := i - 2; k >= 0 && k >= i-2-maxExchange; k-- {
		if s.text(k) == "(" {
			_, n := s.symbolAt(k)
			return n > 0
		}
	}
	return false
}

// maxBracketed bounds the words of a name in angle brackets.
const maxBracketed = 16

// bracketed returns the end of the company's name in angle brackets that opens
// at word i, "<Kappa and Pell (Asia) Ltd>", which newswires write where they
// know no ticker; 0 where there is none.
func (s *sentence) bracketed(i int) int {
	if s.text(i) != "<" || i+1 >= len(s.words) || !s.words[i+1].isCapital() && s.words[i+1].shape != number {
		return 0
	}
	if _, n := s.symbolAt(i); n > 0 {
		return 0
	}
	small, letters := false, false
	for k := i + 1; k < min(len(s.words), i+2+maxBracketed); k++ {
		switch w := s.words[k]; {
		case w.text == "<":
			return 0
		case w.text == ">" && k > i+2, w.text == ">" && small:
			if !letters {
				return 0
			}
			return s.withoutSymbol(i+1, k)
		default:
			small = small || w.shape == capital && len(w.text) > 1 || w.shape == camel
			letters = letters || w.isCapital()
		}
	}
	return 0
}

// withoutSymbol is the end of the name in brackets from i to j without its
// abbreviation, "Kappa Pell Mills - KPM", or possessive ending.
func (s *sentence) withoutSymbol(i, j int) int {
	if j-i > 3 && s.text(j-2) == "-" && s.words[j-1].shape == upper {
		return j - 2
	}
	if isPossessive(s.words, j-1) {
		return j - 1
	}
	return j
}

// newBracketed makes the name of a company of the words from i to j, whose
// bounds the text itself marks.
func (f *finder) newBracketed(si, i, j int) name {
	if f.sentences[si].at(i) == "the" {
		i++
	}
	n := f.newName(si, i, j)
	n.given = true
	n.tally.add(graph.Company, weightContext)
	return n
}
