package names

import "strings"

// readRun takes the names out of a run of capitalised words, without what
// opens the sentence, titles and offices.
func (f *finder) readRun(si, i, j int, take func(name, bool)) {
	s := &f.sentences[si]
	if s.words[i].open {
		if i = f.openingName(s, i, j); i == j {
			return
		}
	}
	open, titled := s.words[i].open, false
	if k := f.pastFieldOf(s, i, j); k > i {
		i, open, titled = k, false, true
	}
	for i < j && f.titles[s.at(i)] && !(titled && i+2 == j && f.firstNames[s.at(i)]) { // Rep. Don Voltane
		i, open, titled = i+1, false, true
	}
	start, end := f.officeIn(s, i, j)
	if end > 0 && f.isStateOffice(s, i, end) {
		n := f.newName(si, i, end)
		n.given = true
		take(n, open)
		f.takeName(si, end, j, true, func(n name) { take(n, false) })
		return
	}
	if end == 0 {
		f.takeName(si, i, j, titled, func(n name) { take(n, open) })
		return
	}
	f.takeName(si, i, start, false, func(n name) { take(n, open) })
	f.takeName(si, end, j, true, func(n name) { take(n, false) })
}

// takeName gives the name from i to j to take, unless its words are none.
func (f *finder) takeName(si, i, j int, titled bool, take func(name)) {
	s := &f.sentences[si]
	i, j = f.trim(s, i, j, titled)
	if i >= j || !titled && f.isNoName(s, i, j) {
		return
	}
	n := f.newName(si, i, j)
	n.titled = titled
	n.symbol = s.symbolBehind(j)
	f.withRank(s, &n, 0)
	if isPossessive(s.words, j) && f.known[s.phrase(i, j+1)] != "" {
		n.to, n.End = j+1, s.words[j].End // Moody's
	}
	take(n)
}

// withRank adds the titles of rank before a person's name, from word i at the
// earliest: they are part of it, though not of what it is compared by.
func (f *finder) withRank(s *sentence, n *name, i int) {
	for n.titled && n.from > i && f.ranks[s.at(n.from-1)] {
		n.from--
		n.Start = s.words[n.from].Start
	}
}

// withoutRank is a person's name of two words and more without the title of rank
// that stands before it, else nothing.
func (f *finder) withoutRank(n *name) string {
	s := &f.sentences[n.sentence]
	k := n.from
	for n.titled && k < n.to && f.ranks[s.at(k)] {
		k++
	}
	if k == n.from || k+1 >= n.to {
		return ""
	}
	return strings.Join(strings.Fields(f.doc.Text[s.words[k].Start:n.End]), " ")
}

// trim leaves out words at both ends that are no part of a name.
func (f *finder) trim(s *sentence, i, j int, titled bool) (int, int) {
	for j-i > 1 && f.titles[s.at(j-1)] && s.words[j-1].shape == capital {
		j--
	}
	if j-i > 1 && f.nationalities[s.at(i)] {
		bare := f.sure[f.key(s, i+1, j)]
		if titled || bare > 0 && bare >= f.sure[f.key(s, i, j)] {
			i++
		}
	}
	i = f.pastType(s, i, j)
	if f.isPlainPair(s, i, j) {
		j--
	}
	return i, j
}

// pastType leaves out an abbreviation that only says what kind of company the
// name from i to j is of, with the country before it: "UK [MVNO] Velgarn Mobile".
func (f *finder) pastType(s *sentence, i, j int) int {
	k := f.pastCountry(s, i)
	if k+1 < j && f.is(ofType, s.at(k)) && s.words[k].shape == upper {
		return k + 1
	}
	return i
}

// pastCountry is the word behind the country, or its adjective, at i; i where there
// is none.
func (f *finder) pastCountry(s *sentence, i int) int {
	if f.nationalities[s.at(i)] || f.places[s.at(i)] {
		return i + 1
	}
	return i
}

// isPlainPair reports whether the words from i to j are a country's
// abbreviation and a common noun that has its capital only from the stop before
// it: "U.S. Banks" in a story about banks.
func (f *finder) isPlainPair(s *sentence, i, j int) bool {
	if j-i != 2 || !f.places[s.at(i)] || !strings.HasSuffix(s.text(i), ".") || s.words[i+1].shape != capital {
		return false
	}
	noun := s.at(i + 1)
	return f.isWord(noun) && !f.headsBody(noun) && !f.is(official, noun) && f.known[s.phrase(i, j)] == "" && f.lower[noun] > f.sure[f.key(s, i, j)]
}

// maxOffice is the number of words in the longest office.
const maxOffice = 4

// officeIn finds the last office in the run that stands beside a name: "Fed
// [Chairman] Arthur Rell". It returns zeros where there is none, or where it is
// part of a company's name.
func (f *finder) officeIn(s *sentence, i, j int) (start, end int) {
	company := i < j && (f.heads[s.at(j-1)] != "" || f.legal[s.at(j-1)])
	for k := i; k < j; k++ {
		n := s.longest(k, min(maxOffice, j-k), func(p string) bool { return f.offices[p] })
		if n == 0 && k > i && k+1 < j && f.titles[s.at(k)] && !f.ranks[s.at(k)] {
			n = 1
		}
		if n > 0 && (k+n == j || !company) {
			start, end = f.fieldStart(s, i, k), k+n
			if from := f.pastCountry(s, i); from < k && f.isField(s, from, k) {
				start = from
			}
			k += n - 1
		}
	}
	return start, end
}

// isStateOffice reports whether the words from i to j are the office of who acts
// for a state of the United States, which is called like a body: "the Ohio Attorney
// General has sued".
func (f *finder) isStateOffice(s *sentence, i, j int) bool {
	n := f.stateAt(s, i)
	return n > 0 && i+n < j && f.is(stateOffice, s.phrase(i+n, j))
}

// fieldStart is where the field of the office at k begins, behind a known body
// that begins at i: "European Community [Farm Commissioner]".
func (f *finder) fieldStart(s *sentence, i, k int) int {
	for m := k - 1; m > i; m-- {
		if !f.isCommon(s.at(m)) && s.at(m) != "and" {
			break
		}
		if f.known[s.phrase(i, m)] != "" {
			return m
		}
	}
	return k
}

// skipOpeners leaves out the words at the start of a run that open a sentence.
func (f *finder) skipOpeners(s *sentence, i, j int) int {
	country := func(w word) bool { return w.shape == upper && f.places[w.fold] } // US, and not "us"
	for i < j && s.words[i].open && s.words[i].shape != camel && f.openers[s.at(i)] && (s.words[i].shape != upper || j-i > 1) && !country(s.words[i]) {
		i++
	}
	return i
}

// openingName returns where the name begins in a run that stands where any
// word takes a capital; j where there is none.
func (f *finder) openingName(s *sentence, i, j int) int {
	first := s.words[i]
	known := f.known[s.phrase(i, j)] != "" || isPossessive(s.words, j) && f.known[s.phrase(i, j+1)] != ""
	if f.sure[f.key(s, i, j)] > 0 || known && j-i > 1 {
		return i
	}
	if rest := f.skipOpeners(s, i, j); rest > i {
		return rest
	}
	compound := strings.Contains(first.fold, "-") && f.isWord(first.fold)
	switch {
	case compound && j-i > 1:
		return i + 1 // Trouble-hit
	case known || first.shape != capital || !f.isWord(first.fold):
		return i
	case j-i > 1 && f.leadsName(s, i, j):
		return i + 1
	case j-i > 1 || s.symbolBehind(j).Value != "":
		return i
	}
	return j
}

// leadsName reports whether the common word at i, which opens a sentence, stands
// before the name that goes to j rather than being its first.
func (f *finder) leadsName(s *sentence, i, j int) bool {
	first := s.at(i)
	if f.sure[f.key(s, i+1, j)] > 0 || f.roles[singular(first)] || f.descriptions[singular(first)] != "" && f.heads[first] == "" {
		return true
	}
	if f.firstNames[first] {
		return false
	}
	for _, ending := range []string{"ing", "ed", "ly"} {
		if strings.HasSuffix(first, ending) {
			return !f.isNoName(s, i+1, j)
		}
	}
	return false
}

// minPast is the length of the shortest unknown word whose "-ed" tells a verb.
const minPast = 8

// isWord reports whether a folded word, or each part of a compound, is a common
// English word, or looks like a form of one.
func (f *finder) isWord(w string) bool {
	for part := range strings.SplitSeq(w, "-") {
		past := strings.HasSuffix(part, "ed") && len(part) >= minPast
		if !past && !f.english[part] && !f.english[strings.TrimSuffix(part, "s")] {
			return false
		}
	}
	return true
}

func singular(w string) string {
	if len(w) > 3 {
		return strings.TrimSuffix(w, "s")
	}
	return w
}
