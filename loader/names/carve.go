package names

import (
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// readRun takes the names out of a run of capitalised words: without what
// opens the sentence, titles and offices.
func (f *finder) readRun(si, i, j int, survey bool) {
	s := &f.sentences[si]
	open := s.words[i].open
	if open {
		if survey {
			if i = f.skipOpeners(s, i, j); i < j {
				open = s.words[i].open
			}
		} else {
			i = f.openingName(s, i, j)
		}
	}
	if i >= j {
		return
	}
	titled := 0
	for i+titled < j && f.titles[s.words[i+titled].fold] {
		titled, open = titled+1, false
	}
	if i += titled; i >= j {
		return
	}
	if a, b := f.officeIn(s, i, j); b > 0 {
		if a > i {
			f.emit(si, i, a, false, open, survey)
		}
		if b < j {
			f.emit(si, b, j, true, false, survey)
		}
		return
	}
	f.emit(si, i, j, titled > 0, open, survey)
}

// readOfficial takes a body's name that ends in lower case from i to end; the
// run of capitals goes to j.
func (f *finder) readOfficial(si, i, j, end int) {
	s := &f.sentences[si]
	if s.words[i].open {
		i = f.skipOpeners(s, i, j)
	}
	if i < j {
		f.names = append(f.names, f.newName(si, i, end))
	}
}

// officeIn finds the last office in the run that stands beside a name: "Fed
// [Chairman] Arthur Rell". It returns zeros where there is none, or where it is part of
// a company's name.
func (f *finder) officeIn(s *sentence, i, j int) (start, end int) {
	last := s.words[j-1].fold
	for k := i; k < j; k++ {
		n := s.longest(k, min(4, j-k), func(p string) bool { return f.offices[p] })
		if n == 0 && k > i && k+1 < j && f.titles[s.words[k].fold] && !f.ranks[s.words[k].fold] {
			n = 1
		}
		if n == 0 {
			continue
		}
		if k+n < j && (f.heads[last] != "" || f.legal[last]) {
			continue
		}
		start, end = k, k+n
		k += n - 1
	}
	return start, end
}

// skipOpeners leaves out the words at the start of a run that open a sentence.
func (f *finder) skipOpeners(s *sentence, i, j int) int {
	for i < j && s.words[i].open && s.words[i].shape != camel && f.openers[s.words[i].fold] && !(s.words[i].shape == upper && j-i == 1) {
		i++
	}
	return i
}

// openingName returns where the name begins in a run that stands where any
// word takes a capital; j where there is none.
func (f *finder) openingName(s *sentence, i, j int) int {
	first := s.words[i]
	if f.sure[f.runKey(s, i, j)] > 0 || f.known[s.phrase(i, j)] != "" && j-i > 1 {
		return i
	}
	if rest := f.skipOpeners(s, i, j); rest > i {
		return rest
	}
	if j-i > 1 && strings.Contains(first.fold, "-") && f.isWord(first.fold) {
		return i + 1 // Trouble-hit
	}
	if j-i == 1 && (f.known[s.phrase(i, j)] != "" || isPossessive(s.words, j) && f.known[s.phrase(i, j+1)] != "") {
		return i
	}
	if first.shape != capital || !f.isWord(first.fold) {
		return i
	}
	if j-i == 1 {
		if f.takesSymbol(s, j) {
			return i
		}
		return j
	}
	if f.sure[f.runKey(s, i+1, j)] > 0 || f.roles[singular(first.fold)] || f.descriptions[singular(first.fold)] != "" && f.heads[first.fold] == "" {
		return i + 1
	}
	if f.firstNames[first.fold] {
		return i
	}
	for _, ending := range []string{"ing", "ed", "ly"} {
		if strings.HasSuffix(first.fold, ending) && !f.isNoName(s, i+1, j) {
			return i + 1
		}
	}
	return i
}

// isWord reports whether a folded word, or each part of a compound, is a common
// English word, or looks like a form of one.
func (f *finder) isWord(w string) bool {
	for part := range strings.SplitSeq(w, "-") {
		if !f.words[part] && !f.words[strings.TrimSuffix(part, "s")] && !(strings.HasSuffix(part, "ed") && len(part) > 7) {
			return false
		}
	}
	return true
}

func (f *finder) runKey(s *sentence, i, j int) string {
	return strings.Join(f.keyWords(s, i, j), " ")
}

// emit adds the name from i to j, or with survey counts it, unless its words
// are none.
func (f *finder) emit(si, i, j int, titled, open, survey bool) {
	s := &f.sentences[si]
	i, j = f.trim(s, i, j, titled)
	if i >= j || !titled && f.isNoName(s, i, j) {
		return
	}
	n := f.newName(si, i, j)
	if survey {
		if !open {
			f.sure[n.key]++
		}
		return
	}
	n.titled = titled
	for n.from > 0 && f.ranks[s.words[n.from-1].fold] && titled {
		n.from--
		n.Start = s.words[n.from].Start
	}
	n.symbol = f.symbolBehind(s, j)
	if isPossessive(s.words, j) && f.known[s.phrase(i, j+1)] != "" {
		n.to, n.End = j+1, s.words[j].End
	}
	f.names = append(f.names, n)
}

// trim leaves out words at both ends that are no part of a name.
func (f *finder) trim(s *sentence, i, j int, titled bool) (int, int) {
	for j-i > 1 && ((s.words[j-1].fold == "ipo" || s.words[j-1].fold == "rs") || f.titles[s.words[j-1].fold] && s.words[j-1].shape == capital) {
		j--
	}
	if j-i > 1 && f.nationalities[s.words[i].fold] &&
		(titled || f.sure[f.runKey(s, i+1, j)] > 0 && f.sure[f.runKey(s, i, j)] <= f.sure[f.runKey(s, i+1, j)]) {
		i++
	}
	return i, j
}

// isNoName reports whether the words from i to j, although they have
// capitals, are no name: a nationality, an abbreviation in common use, a common
// word that the story also writes small.
func (f *finder) isNoName(s *sentence, i, j int) bool {
	p := s.phrase(i, j)
	if f.capitals[p] || f.nationalities[p] || f.titles[p] {
		return true
	}
	if f.known[p] != "" {
		return false
	}
	if f.offices[p] || f.roles[p] {
		return true
	}
	if j-i > 1 {
		return f.heads[s.words[j-1].fold] == "NONE"
	}
	w := s.words[i]
	if f.legal[p] || f.isMonthSpan(w.fold) || f.isAdjective(w) {
		return true
	}
	return f.openers[p] && w.shape == capital || w.shape != camel && len(w.text) == 1 ||
		f.heads[p] != "" && f.words[p] || f.words[p] && f.lower[p] > f.sure[p] || isLettered(w.text)
}

// isAdjective reports whether a compound is one of nationality or a grade:
// "Anglo-Danish", "A-minus", "D-Ohio" for a legislator.
func (f *finder) isAdjective(w word) bool {
	k := strings.LastIndexByte(w.fold, '-')
	if k < 0 {
		return false
	}
	last := w.fold[k+1:]
	return f.nationalities[last] || f.nationalities[firstPart(w.fold)] || last == "plus" || last == "minus" ||
		strings.HasPrefix(w.text, "D-") || strings.HasPrefix(w.text, "R-")
}

// isMonthSpan reports whether a compound begins with a month or day:
// "October-December".
func (f *finder) isMonthSpan(w string) bool { return f.calendar[firstPart(w)] }

// firstPart is what stands before the first hyphen of a word.
func firstPart(w string) string {
	first, _, _ := strings.Cut(w, "-")
	return first
}

// isLettered reports whether a word is a measure or a code rather than a name:
// a letter or two among digits.
func isLettered(s string) bool {
	return s[0] >= '0' && s[0] <= '9'
}

// symbolBehind reads the ticker that stands behind a name that ends before j.
func (f *finder) symbolBehind(s *sentence, j int) graph.Identifier {
	if isPossessive(s.words, j) {
		j++
	}
	id, _ := s.symbolAt(j)
	return id
}

func (f *finder) takesSymbol(s *sentence, j int) bool { return f.symbolBehind(s, j).Value != "" }
