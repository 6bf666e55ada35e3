package names

import (
	"strings"
)

// phrases holds names word by word, to find where one begins.
type phrases struct {
	next map[string]*phrases
	ends bool // a name ends here
}

func (p *phrases) add(words []string) {
	for _, w := range words {
		if p.next == nil {
			p.next = map[string]*phrases{}
		}
		if p.next[w] == nil {
			p.next[w] = &phrases{}
		}
		p = p.next[w]
	}
	p.ends = true
}

// along follows the parts of a word; nil where no name goes on so.
func (p *phrases) along(word string) *phrases {
	for part := range strings.SplitSeq(word, "-") {
		if p = p.next[part]; p == nil {
			return nil
		}
	}
	return p
}

// readHeading finds the names in a heading whose capitals tell nothing: those
// that the rest of the story names, and those with a ticker behind them.
func (f *finder) readHeading(si int, known *phrases) {
	s := &f.sentences[si]
	for i := 0; i < len(s.words); {
		if end := s.bracketed(i); end > 0 {
			if !f.isForm(s, i+1, end) {
				f.keep(f.newBracketed(si, i+1, end), false)
			}
			i = end
			continue
		}
		if !s.words[i].isCapital() || s.isSymbol(i, i+1) {
			i++
			continue
		}
		n := f.leadTicked(s, i)
		given := n > 0
		if n == 0 {
			n, given = f.knownAt(s, i, known)
		}
		if n == 0 {
			n = f.tickedAt(s, i)
		}
		if n == 0 {
			i++
			continue
		}
		found := f.newName(si, i, i+n)
		if f.isForm(s, i, i+n) {
			i += n
			continue
		}
		found.given = given
		found.symbol = s.symbolBehind(i + n)
		f.names = append(f.names, found)
		i += n
	}
}

// knownAt returns the number of words of the name at word i that the story has
// elsewhere, in full or its beginning, and whether that is a whole name of several
// words, which then goes no further here.
func (f *finder) knownAt(s *sentence, i int, known *phrases) (n int, whole bool) {
	full, part := 0, 0
	for j, p := i, known; j < len(s.words) && s.words[j].isCapital(); j++ {
		if p = p.along(s.words[j].fold); p == nil {
			break
		}
		part = j + 1 - i
		if p.ends {
			full = part
		}
	}
	if full == 0 && !f.tellsName(s, i, part) {
		return 0, false
	}
	n = max(full, part)
	whole = n == full && n > 1 && s.style == shouted
	for f.capitalAt(s, i+n) && f.legal[s.at(i+n)] {
		n++
	}
	return n, whole
}

// tellsName reports whether the n words at i are enough to tell the name that
// they begin.
func (f *finder) tellsName(s *sentence, i, n int) bool {
	w := s.at(i)
	if n == 0 || f.nationalities[w] || f.places[w] || f.heads[w] != "" || f.openers[w] || f.firstNames[w] {
		return false
	}
	return n > 1 || !f.english[w] || s.symbolBehind(i+n).Value != ""
}

// maxTicked bounds the words of a name that only its ticker tells.
const maxTicked = 3

// tickedAt returns the number of words at i that a ticker marks as a name; a
// common word can only be the last of them.
func (f *finder) tickedAt(s *sentence, i int) int {
	for n := 1; n <= maxTicked && f.capitalAt(s, i+n-1) && !f.openers[s.at(i+n-1)]; n++ {
		if s.symbolBehind(i+n).Value != "" {
			return n
		}
		if f.isWord(s.at(i)) {
			return 0
		}
	}
	return 0
}

// maxLead bounds the words before the ticker of the company that a heading
// begins with.
const maxLead = 8

// leadTicked returns the number of words before the ticker of the company that
// a heading begins with, whatever words they are; 0 where it begins with none,
// or with what is done to one: "KAPPA SELLS ORBILANE <ORB>".
func (f *finder) leadTicked(s *sentence, i int) int {
	if i != 0 {
		return 0
	}
	for n := 1; n <= min(maxLead, len(s.words)-1); n++ {
		w := s.words[n-1]
		if isPossessive(s.words, n-1) && s.text(n) != "<" || f.is(headed, w.fold) || f.nationalities[w.fold] && n == 1 ||
			w.shape == number && n > 1 || !w.isCapital() && w.shape != number && w.text != "&" && !isPossessive(s.words, n-1) {
			return 0
		}
		if s.symbolBehind(n).Value == "" {
			continue
		}
		return n
	}
	return 0
}
