package names

import (
	"slices"
	"strings"
)

// maxNameWords bounds a name; a longer run of capitals is no name.
const maxNameWords = 16

// readRuns finds the names in a sentence of plain style. With survey it only
// counts those whose capitals are sure to be a name's.
func (f *finder) readRuns(si int, survey bool) {
	s := &f.sentences[si]
	for i := 0; i < len(s.words); {
		if !f.beginsName(s, i) {
			i++
			continue
		}
		j := f.runEnd(s, i)
		if end := f.officialEnd(s, i, j); end > j && !survey {
			f.readOfficial(si, i, j, end)
			j = end
		} else if j-i <= maxNameWords && !s.isSymbol(i, j) {
			f.readRun(si, i, j, survey)
		}
		i = j
	}
}

// beginsName reports whether word i can be the first of a name.
func (f *finder) beginsName(s *sentence, i int) bool {
	w := s.words[i]
	return w.isCapital() && !f.isDay(s, i)
}

// isDay reports whether word i is a day or a month. May, March and August are
// names where a name goes on behind them.
func (f *finder) isDay(s *sentence, i int) bool {
	if !f.calendar[s.words[i].fold] {
		return false
	}
	if next := i + 1; next < len(s.words) && s.words[next].isCapital() && f.isCommon(s.words[next].fold) && !f.calendar[s.words[next].fold] && s.at(i-1) != "on" && len(s.words[i].fold) >= 6 {
		return false // Sunday Telegraph
	}
	switch s.words[i].fold {
	case "may", "march", "august", "april", "june", "sun", "mar", "jan":
		follows := i+1 < len(s.words) && s.words[i+1].isCapital()
		behind := i > 0 && s.words[i-1].isCapital() && !s.words[i-1].open
		return !follows && !behind
	}
	return true
}

// runEnd is the end of the run of capitalised words, and of what ties them
// together, that begins at i.
func (f *finder) runEnd(s *sentence, i int) int {
	j := i + 1
	for j < len(s.words) && j-i <= maxNameWords {
		switch {
		case s.words[j].isCapital():
			if f.isDay(s, j) || f.closed(s, i, j) {
				return j
			}
			j++
		case f.numbered(s, j):
			j++
		default:
			n := f.tie(s, i, j)
			if n == 0 {
				return j
			}
			j += n + 1
		}
	}
	return j
}

// officialWords close the description of a body by its country or town, in
// lower case: "the Ruritanian defence ministry", "the Nosek family".
var officialWords = []string{"government", "govt", "ministry", "court", "parliament", "administration", "authorities", "police", "navy", "army", "prosecutors", "department", "treasury", "family", "brothers", "tribunal"}

// maxOfficial is the number of words in lower case that such a name may have.
const maxOfficial = 3

// officialEnd is the end of such a name that begins with the run from i to j; j
// where there is none.
func (f *finder) officialEnd(s *sentence, i, j int) int {
	for k := j; k < min(j+maxOfficial, len(s.words)); k++ {
		w := s.words[k]
		if w.shape != lower || !f.words[w.fold] && w.fold != "govt" || f.openers[w.fold] || isSpeech(w.fold) {
			return j
		}
		if slices.Contains(officialWords, w.fold) {
			return k + 1
		}
	}
	return j
}

// closed reports whether the name from i to j ends in a legal form, behind
// which nothing but another can follow.
func (f *finder) closed(s *sentence, i, j int) bool {
	last := s.words[j-1].fold
	return j-1 > i && f.legal[last] && last != "company" && !f.legal[s.words[j].fold]
}

// numbered reports whether word j is a number that belongs to the word before:
// "Local 41", "Channel 4".
func (f *finder) numbered(s *sentence, j int) bool {
	if s.words[j].shape != number {
		return false
	}
	switch s.words[j-1].fold {
	case "local", "channel", "radio", "fund", "formula", "no", "n°", "unit":
		return true
	}
	return false
}

// particles tie the parts of foreign names.
var particles = []string{"de", "del", "della", "der", "den", "des", "di", "da", "do", "dos", "das", "du", "van", "von", "zu", "la", "le", "les", "los", "el", "al", "bin", "ibn", "bint", "y", "e", "et", "und", "og", "och", "i", "ten", "ter", "d'", "of the", "do the"}

// tie returns how many words at j tie the run from i to the capitalised word
// behind them; 0 where they do not.
func (f *finder) tie(s *sentence, i, j int) int {
	w := s.words[j]
	capitalAt := func(k int) bool { return k < len(s.words) && s.words[k].isCapital() && !f.isDay(s, k) }
	switch {
	case w.text == "&" || w.text == "+":
		if capitalAt(j + 1) {
			return 1
		}
	case w.text == ",":
		if capitalAt(j+1) && (f.legal[s.at(j+1)] && !capitalAt(j+2) || f.listGoesOn(s, i, j)) {
			return 1
		}
	case w.text == "(":
		if capitalAt(j+1) && s.text(j+2) == ")" && capitalAt(j+3) && (f.legal[s.at(j+3)] || f.legal[s.at(j+4)] && capitalAt(j+4)) {
			return 3 // Kestrel (Asia) Ltd
		}
	case w.fold == "and":
		if capitalAt(j+1) && f.andJoins(s, i, j) {
			return 1
		}
	case w.fold == "of" || w.fold == "for" || w.fold == "on":
		n := 1
		if s.at(j+1) == "the" {
			n = 2
		}
		if capitalAt(j+n) && f.prepositionJoins(s, i, j) {
			return n
		}
	case isPossessive(s.words, j):
		if capitalAt(j+1) && f.possessiveJoins(s, i, j) {
			return 1
		}
	case slices.Contains(particles, w.fold):
		n := 1
		if slices.Contains(particles, s.at(j+1)) {
			n = 2
		}
		if capitalAt(j+n) && s.words[j-1].fold != "and" {
			return n
		}
	}
	return 0
}

// prepositionJoins reports whether the preposition at j belongs to the name
// that began at i: "Bank of England", "Office for National Statistics".
func (f *finder) prepositionJoins(s *sentence, i, j int) bool {
	head := s.words[j-1].fold
	switch s.words[j].fold {
	case "of":
		if s.longest(j-1, 4, func(p string) bool { return strings.Contains(p, " of ") && (f.offices[p] || f.known[p] != "") }) > 0 {
			return true
		}
		switch head {
		case "bank", "university", "city", "state", "republic", "port", "house", "exchange", "banks", "school", "office", "royal":
			return true
		}
		kind := f.heads[head]
		return kind != "" && kind != "COMPANY"
	case "for":
		switch head {
		case "office", "institute", "centre", "center", "council", "association", "department", "campaign", "committee", "organisation", "organization", "agency", "ministry", "bank", "foundation", "court", "forum", "coalition", "trust", "society":
			return true
		}
	case "on":
		switch head {
		case "committee", "commission", "council", "panel":
			return true
		}
	}
	return false
}

// isCommon reports whether a folded word is a common English one.
func (f *finder) isCommon(word string) bool { return f.words[word] || f.heads[word] != "" }

// allCommon reports whether the words from i to j are all common ones.
func (f *finder) allCommon(s *sentence, i, j int) bool {
	for k := i; k < j; k++ {
		if w := s.words[k]; w.shape != mark && !f.isCommon(w.fold) && !f.legal[w.fold] {
			return false
		}
	}
	return true
}

// capitalsEnd is the end of the capitalised words that begin at i.
func capitalsEnd(s *sentence, i int) int {
	for i < len(s.words) && s.words[i].isCapital() {
		i++
	}
	return i
}

// andJoins reports whether the "and" at j is inside the name that began at i:
// "Securities and Exchange Commission", "Harrow and Sons".
func (f *finder) andJoins(s *sentence, i, j int) bool {
	switch s.at(j + 1) {
	case "co", "company", "sons", "associates", "brothers", "daughters":
		return true
	}
	end := capitalsEnd(s, j+1)
	if f.known[s.phrase(i, end)] != "" || f.places[s.phrase(i, end)] {
		return true
	}
	if isPossessive(s.words, end) && f.known[s.phrase(i, end+1)] != "" {
		return true
	}
	last := s.words[j-1].fold
	if f.legal[last] || end-j < 2 {
		return false
	}
	closing := s.words[end-1].fold
	if f.legal[closing] && end-j == 3 && j-i <= 2 && f.heads[last] == "" {
		return f.sure[f.runKey(s, i, j)] == 0 && !f.places[s.phrase(i, j)] // Tate and Lyle Plc
	}
	if !f.words[last] {
		return false
	}
	if f.hasPreposition(s, i, j) && f.isCommon(s.at(j+1)) {
		return true
	}
	kind := f.heads[last]
	if end-j < 3 || kind != "" && kind != "COMPANY" || !f.allCommon(s, j+1, end) {
		return false
	}
	kind = f.heads[closing]
	return f.legal[closing] || kind != "" && kind != "COMPANY"
}

// hasPreposition reports whether the run from i to j is one like "Ministry of
// Trade", whose field may be a list.
func (f *finder) hasPreposition(s *sentence, i, j int) bool {
	for k := i + 1; k+1 < j; k++ {
		if (s.words[k].fold == "of" || s.words[k].fold == "for") && s.words[k].shape == lower {
			return f.allCommon(s, k+1, j)
		}
	}
	return false
}

// listGoesOn reports whether the comma at j is inside a field such as
// "Ministry of Economy, Trade and Industry".
func (f *finder) listGoesOn(s *sentence, i, j int) bool {
	end := capitalsEnd(s, j+1)
	if next := s.at(end + 1); s.at(end) == "and" && end == j+2 && (next == "co" || next == "sons") {
		return true // Harrow, Pell and Co
	}
	return f.hasPreposition(s, i, j) && f.allCommon(s, j+1, end) &&
		s.at(end) == "and" && end+1 < len(s.words) && s.words[end+1].isCapital() && f.isCommon(s.at(end+1))
}

// possessiveJoins reports whether the possessive ending at j is inside the name
// that began at i: "Bakers' Union", "Moody's Investors Service".
func (f *finder) possessiveJoins(s *sentence, i, j int) bool {
	if f.known[s.phrase(i, j+1)] != "" {
		return true
	}
	end := capitalsEnd(s, j+1)
	if f.known[s.phrase(i, end)] != "" {
		return true
	}
	if s.words[j-1].fold == "people" {
		return true
	}
	kind := f.heads[s.words[end-1].fold]
	return f.words[s.words[j-1].fold] && kind != "" && kind != "COMPANY"
}
