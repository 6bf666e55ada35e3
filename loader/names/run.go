package names

import "github.com/dealgraph/dealgraph/graph"

// maxNameWords bounds a name; a longer run of capitals is no name.
const maxNameWords = 16

// readRuns finds the names in a sentence of plain style and gives them to take,
// with whether they open a sentence.
func (f *finder) readRuns(si int, take func(n name, open bool)) {
	s := &f.sentences[si]
	if s.style != plain {
		return
	}
	for i := 0; i < len(s.words); {
		if end := s.bracketed(i); end > 0 {
			if !f.isForm(s, i+1, end) {
				take(f.newBracketed(si, i+1, end), false)
			}
			i = end
			continue
		}
		if !f.capitalAt(s, i) {
			i++
			continue
		}
		j := f.runEnd(s, i)
		if end := f.officialEnd(s, i, j); end > j {
			f.readOfficial(si, i, j, end, take)
			j = end
		} else if j-i <= maxNameWords && !s.isSymbol(i, j) {
			f.readRun(si, i, j, take)
		}
		i = j
	}
}

// capitalAt reports whether word i is there and written as names are.
func (f *finder) capitalAt(s *sentence, i int) bool {
	return i < len(s.words) && s.words[i].isCapital() && !f.isDay(s, i)
}

// minDayName is the length of the shortest day or month that may begin a
// paper's name: "Sunday Compass".
const minDayName = 6

// isDay reports whether word i is a day or a month, and no part of a name.
func (f *finder) isDay(s *sentence, i int) bool {
	day := s.words[i].fold
	if !f.calendar[day] || f.isShow(s, i) {
		return false
	}
	follows := i+1 < len(s.words) && s.words[i+1].isCapital()
	if next := s.at(i + 1); follows && len(day) >= minDayName && f.isCommon(next) && !f.calendar[next] && s.at(i-1) != "on" {
		return false
	}
	switch day {
	case "may", "march", "august", "april", "june", "sun", "mar", "jan": // names of people as well
		behind := i > 0 && s.words[i-1].isCapital() && !s.words[i-1].open
		return !follows && !behind
	}
	return true
}

// isShow reports whether word i, a day or "Today", names what is broadcast: "Radio
// Oslane's [Today] programme".
func (f *finder) isShow(s *sentence, i int) bool {
	return s.words[i].shape == capital && !s.words[i].open && f.is(broadcast, s.at(i+1))
}

// runEnd is the end of the run of capitalised words, and of what ties them
// together, that begins at i.
func (f *finder) runEnd(s *sentence, i int) int {
	j := i + 1
	for j < len(s.words) && j-i <= maxNameWords {
		if s.words[j].isCapital() {
			if f.isDay(s, j) || f.closed(s, i, j) {
				return j
			}
			j++
			continue
		}
		if s.words[j].shape == number && f.is(numbered, s.at(j-1)) || s.words[j].shape == lower && f.is(lowLegal, s.at(j)) {
			j++
			continue
		}
		if f.isLowHead(s, j) {
			return j + 1
		}
		if s.isPlus(j) {
			j++
			continue
		}
		n := f.tie(s, i, j)
		if n == 0 {
			return j
		}
		j += n + 1
	}
	return j
}

// isLowHead reports whether word j, in lower case, closes a company's name for all
// that: a ticker stands behind it, "Oslane oil <OSL>".
func (f *finder) isLowHead(s *sentence, j int) bool {
	return s.words[j].shape == lower && f.heads[s.at(j)] == graph.Company && s.symbolBehind(j+1).Value != ""
}

// isPlus reports whether word j is a plus sign that ends the name before it:
// "Velgarn+ said".
func (s *sentence) isPlus(j int) bool {
	return s.text(j) == "+" && s.words[j-1].End == s.words[j].Start && (j+1 == len(s.words) || s.words[j].End < s.words[j+1].Start || s.words[j+1].shape == mark)
}

// closed reports whether the name from i to j ends in a legal form, behind
// which nothing but another can follow, or what such a form closes once more:
// "Oslane Bank Corp International Ltd".
func (f *finder) closed(s *sentence, i, j int) bool {
	last := s.at(j - 1)
	if j-1 <= i || !f.legal[last] || last == "company" || f.legal[s.at(j)] {
		return false
	}
	end := capitalsEnd(s, j)
	return !f.legal[s.at(end-1)] || !f.allPlaced(s, j, end)
}

// allPlaced reports whether the words from i to j are all places or words that
// tell the part of a company.
func (f *finder) allPlaced(s *sentence, i, j int) bool {
	for _, w := range s.words[i:j] {
		if !f.places[w.fold] && !f.legal[w.fold] && !f.is(form, w.fold) && !f.is(unit, w.fold) && w.fold != "international" {
			return false
		}
	}
	return true
}

// maxOfficial is the number of words in lower case that the name of a body may
// end in: "the Ruritanian defence ministry".
const maxOfficial = 3

// maxStateOffice is the number of words in the longest office of a state.
const maxStateOffice = 2

// officialEnd is the end of a body's name that goes on in lower case at j; j
// where there is none.
func (f *finder) officialEnd(s *sentence, i, j int) int {
	for k := j + 1; k <= min(j+maxStateOffice, len(s.words)); k++ {
		if f.isStateOffice(s, f.skipOpeners(s, i, j), k) {
			return k
		}
	}
	for k := j; k < min(j+maxOfficial, len(s.words)); k++ {
		w := s.words[k]
		if w.shape != lower || f.openers[w.fold] || f.is(speech, w.fold) {
			return j
		}
		if f.is(official, w.fold) {
			return k + 1
		}
		if !f.english[w.fold] {
			return j
		}
	}
	return j
}

// readOfficial takes a body's name from i to end; its capitals go to j.
func (f *finder) readOfficial(si, i, j, end int, take func(name, bool)) {
	open := f.sentences[si].words[i].open
	s := &f.sentences[si]
	if i = f.skipOpeners(s, i, j); i < j {
		n := f.newName(si, i, end)
		n.given = f.isStateOffice(s, i, end)
		take(n, open)
	}
}
