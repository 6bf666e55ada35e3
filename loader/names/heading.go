package names

import (
	"strings"
	"unicode/utf8"
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
// that the rest of the story names, those with a ticker behind them, and words
// that are no English ones.
func (f *finder) readHeading(si int, known *phrases) {
	s := &f.sentences[si]
	for i := 0; i < len(s.words); {
		if !s.words[i].isCapital() || s.isSymbol(i, i+1) {
			i++
			continue
		}
		n, guess := f.knownAt(s, i, known), false
		if n == 0 {
			n, guess = f.strangeAt(s, i, known), true
		}
		if n == 0 {
			i++
			continue
		}
		found := f.newName(si, i, i+n)
		found.symbol = f.symbolBehind(s, i+n)
		found.guess = guess && found.symbol.Value == ""
		f.names = append(f.names, found)
		i += n
	}
}

// knownAt returns the number of words of the name at word i that the story has
// elsewhere, in full or its beginning.
func (f *finder) knownAt(s *sentence, i int, known *phrases) int {
	full, part := 0, 0
	for j, p := i, known; j < len(s.words) && s.words[j].shape != mark; j++ {
		if p = p.along(s.words[j].fold); p == nil {
			break
		}
		part = j + 1 - i
		if p.ends {
			full = part
		}
	}
	if full == 0 && !f.tellsName(s, i, part) {
		return 0
	}
	n := max(full, part)
	if full > 0 && part > full && !s.words[i+part-1].isCapital() {
		n = full
	}
	for i+n < len(s.words) && f.legal[s.words[i+n].fold] && s.words[i+n].isCapital() {
		n++
	}
	return n
}

// tellsName reports whether n words at i are enough to tell the name that they begin.
func (f *finder) tellsName(s *sentence, i, n int) bool {
	if n == 0 {
		return false
	}
	w := s.words[i].fold
	return !f.nationalities[w] && !f.places[w] && f.heads[w] == "" && !f.openers[w] && !f.firstNames[w] && (n > 1 || !f.words[w] || f.takesSymbol(s, i+n))
}

// minStrange is the length, in letters, from which on an unknown word of a
// heading is taken for a name; shorter ones are mostly abbreviations.
const minStrange = 4

// strangeAt returns the number of words at i that look like a name that the
// rest of the story does not have.
func (f *finder) strangeAt(s *sentence, i int, known *phrases) int {
	j := i
	for j < len(s.words) && f.isStrange(s, j) && (j == i || f.knownAt(s, j, known) == 0) {
		j++
	}
	if j == i && s.words[i].style() && f.takesSymbol(s, i+1) {
		return 1
	}
	if j == i {
		return 0
	}
	for j < len(s.words) && s.words[j].isCapital() && (f.legal[s.words[j].fold] || f.heads[s.words[j].fold] != "") {
		j++
	}
	return j - i
}

// style reports whether a word may be a name on its own.
func (w word) style() bool { return w.isCapital() && utf8.RuneCountInString(w.text) > 1 }

// isStrange reports whether word i of a heading is none that English has.
func (f *finder) isStrange(s *sentence, i int) bool {
	w := s.words[i]
	return w.isCapital() && utf8.RuneCountInString(w.text) >= minStrange && !f.isCommon(w.fold) && !f.capitals[w.fold] &&
		!f.places[w.fold] && !f.nationalities[w.fold] && !f.calendar[w.fold] && !f.legal[w.fold] && !f.openers[w.fold] &&
		!f.roles[w.fold] && !isLettered(w.text) && !f.words[strings.TrimSuffix(w.fold, "s")] && !strings.Contains(w.text, "-")
}
