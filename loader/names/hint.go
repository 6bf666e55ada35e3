package names

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/dealgraph/dealgraph/graph"
)

// Hint is what a trained tagger tells of a word: how likely the name of each
// kind begins or goes on with it.
type Hint struct {
	Start        int // of the word, in bytes of the text
	begins, goes [7]float32
}

// Set sets how likely, 0 to 1, a name of a kind begins with the word, or goes
// on with it. What all kinds leave of 1 is how likely the word is in no name.
func (h *Hint) Set(kind graph.Kind, begins, goesOn float32) {
	if i := slices.Index(graph.Kinds, kind); i >= 0 {
		h.begins[i], h.goes[i] = begins, goesOn
	}
}

// InName is how likely the word is in a name, 0 to 1.
func (h Hint) InName() float64 {
	var sum float32
	for i := range h.begins {
		sum += h.begins[i] + h.goes[i]
	}
	return float64(sum)
}

// opens reports whether the word more likely begins a name than goes on with
// one.
func (h *Hint) opens() bool {
	return slices.Max(h.begins[:]) >= slices.Max(h.goes[:])
}

// How a tagger is heeded, in logits. The figures are those that gave the best
// names on the development stories.
const (
	creditRules  = 1.0 // for names as the rules see them
	priceOfNew   = 4.0 // to take a name that the rules do not see at all
	priceOfShort = 1.0 // where it may be the short form of one
	sureOfWord   = 0.9 // how likely a noun must be in a name to be one
	mostOfAWord  = 4.0 // that one word can tell
	weightHinted = 4.0 // of a kind that the tagger is sure of, as evidence
)

// heed corrects the names by what a tagger told: where it sees other names than
// the rules, those are taken that are likelier by the words in them, with some
// credit to the rules. Hints are in the order of the text.
func (f *finder) heed(hints []Hint) {
	var out []name
	names := f.names
	f.noteShortForms()
	for si := range f.sentences {
		s := &f.sentences[si]
		n := 0
		for n < len(names) && names[n].sentence == si {
			n++
		}
		told := s.hinted(&hints)
		if told == nil {
			out = append(out, names[:n]...)
		} else {
			out = append(out, f.agreed(si, names[:n], told)...)
		}
		names = names[n:]
	}
	f.names = out
}

// noteShortForms notes the words that may stand for a longer name.
func (f *finder) noteShortForms() {
	f.ends, f.leads = set{}, set{}
	for _, n := range f.names {
		legal := f.legal[f.sentences[n.sentence].at(n.to-1)]
		if len(n.words) == 1 && !legal {
			continue
		}
		for _, w := range []string{n.words[0], n.words[len(n.words)-1]} {
			if len(w) > 2 && !f.places[w] && !f.nationalities[w] {
				f.ends[w] = true
			}
		}
		if legal {
			f.leads[n.words[0]] = true
		}
	}
}

// price is how much must be told of a name that the tagger alone sees: less of a
// word that a longer name of the story begins or ends with.
func (f *finder) price(n *name) float64 {
	if len(n.words) == 1 && f.ends[n.key] {
		return priceOfShort
	}
	return priceOfNew
}

// leadsCompany reports whether a noun is the beginning of a company's name, of
// which the tagger is sure and which no article makes a noun: "Harbours said".
func (f *finder) leadsCompany(s *sentence, n *name, told Hint) bool {
	return f.leads[n.key] && s.words[n.from].isCapital() && s.at(n.from-1) != "the" && told.InName() > sureOfWord
}

// hinted takes the hints of a sentence off the list and gives them to its
// words; nil where it has none. A word without one is told to be in no name, and
// so is a sum of money, of which taggers read letters as a name's: "fined X S$9m".
func (s *sentence) hinted(hints *[]Hint) []Hint {
	if len(s.words) == 0 {
		return nil
	}
	var told []Hint
	end := s.words[len(s.words)-1].End
	i := 0
	for len(*hints) > 0 && (*hints)[0].Start < end {
		h := (*hints)[0]
		*hints = (*hints)[1:]
		for i < len(s.words) && s.words[i].Start < h.Start {
			i++
		}
		if i < len(s.words) && s.words[i].Start == h.Start && !s.words[i].sum {
			if told == nil {
				told = make([]Hint, len(s.words))
			}
			told[i] = h
		}
	}
	return told
}

// agreed returns the names of a sentence that rules and tagger make together:
// of those that overlap, the names of the one or of the other.
func (f *finder) agreed(si int, ruled []name, told []Hint) []name {
	s := &f.sentences[si]
	var out []name
	hinted := f.namesHinted(si, told)
	for len(ruled) > 0 || len(hinted) > 0 {
		r, h := overlapping(ruled, hinted)
		byRules, byTagger := weightOf(ruled[:r], told), weightOf(hinted[:h], told)
		if r == 1 && (f.isHouse(s, &ruled[0]) || f.isBodyOfSeveral(s, &ruled[0])) {
			byRules = f.weightOfHouse(s, &ruled[0], told)
		}
		switch {
		case r > 0 && byRules+creditRules > max(byTagger, 0), beginsWithOffice(ruled[:r], hinted[:h]),
			slices.ContainsFunc(ruled[:r], func(n name) bool { return n.given }):
			out = append(out, ruled[:r]...)
		case h > 0 && (r > 0 || byTagger > f.price(&hinted[0]) && f.looksLikeName(s, &hinted[0])):
			for _, n := range hinted[:h] {
				n.symbol = s.symbolBehind(n.to)
				n.titled = n.titled || slices.ContainsFunc(ruled[:r], func(r name) bool { return r.titled && r.Overlaps(n.Span) })
				f.withRank(s, &n, endOf(out))
				out = append(out, n)
			}
		}
		ruled, hinted = ruled[r:], hinted[h:]
	}
	for i := range out {
		out[i].hint(told)
	}
	return out
}

// endOf is the word behind the last of a sentence's names.
func endOf(names []name) int {
	if len(names) == 0 {
		return 0
	}
	return names[len(names)-1].to
}

// beginsWithOffice reports whether a tagger took the end of an office into a
// person's name: "Chancellor of the [Exchequer Harriet Kell]".
func beginsWithOffice(ruled, hinted []name) bool {
	return len(ruled) == 1 && len(hinted) == 1 && ruled[0].titled && ruled[0].to == hinted[0].to && ruled[0].from > hinted[0].from
}

// namesHinted are the names that the tagger sees by itself.
func (f *finder) namesHinted(si int, told []Hint) []name {
	s := &f.sentences[si]
	var out []name
	for i := 0; i < len(told); i++ {
		if told[i].logit() <= 0 {
			continue
		}
		j := i + 1
		for j < len(told) && told[j].logit() > 0 && !told[j].opens() {
			j++
		}
		j = f.partsAt(s, i, j)
		from, to := s.withoutEdges(s.withinBrackets(i, j))
		from, to = f.plainStart(s, from, to), f.plainEnd(s, from, to)
		if from = f.pastType(s, f.skipOpeners(s, from, to), to); f.isPlainPair(s, from, to) {
			to--
		}
		if from < to {
			n := f.newHinted(si, from, to)
			if !s.isSymbol(from, to) && !f.isIndex(s, to) && !f.isField(s, f.pastCountry(s, from), to) && (!f.isLoneNoun(s, &n) || f.leadsCompany(s, &n, told[from])) && !f.isForm(s, from, to) {
				out = append(out, n)
			}
		}
		i = j - 1
	}
	return out
}

// withoutEdges leaves out, at both ends of the words from i to j, what no name
// begins or ends with: marks, and short words in lower case.
func (s *sentence) withoutEdges(i, j int) (int, int) {
	edge := func(w word) bool { return w.shape == mark || w.shape == lower && len(w.text) <= maxEdge }
	for i < j && edge(s.words[i]) {
		i++
	}
	for j > i && edge(s.words[j-1]) && s.words[j-1].text != "." {
		j--
	}
	return i, j
}

const maxEdge = 3 // of the, and, he

// withinBrackets cuts the words from i to j at a bracket that has no mate among
// them: before one that opens, behind one that closes.
func (s *sentence) withinBrackets(i, j int) (int, int) {
	open := -1
	for k := i; k < j; k++ {
		switch s.text(k) {
		case "(":
			open = k
		case ")":
			if open < 0 {
				i = k + 1
			}
			open = -1
		case "<", ">":
			return i, max(k, i)
		}
	}
	if open >= 0 {
		j = open
	}
	return i, j
}

// newHinted makes a name of the words from i to j without the titles before it.
func (f *finder) newHinted(si, i, j int) name {
	s := &f.sentences[si]
	k := i
	for k+1 < j && f.titles[s.at(k)] && s.words[k+1].isCapital() {
		k++
	}
	n := f.newName(si, k, j)
	n.titled = k > i
	f.withRank(s, &n, i)
	return n
}

// partsAt is where what a tagger took for one name, the words from i to j, is
// parted: at a dash, at a sum of money, at the comma or "and" behind a legal form,
// at the "and" of the last two in a list, at a common word in lower case: "Nimbra
// circles Vorbis".
func (f *finder) partsAt(s *sentence, i, j int) int {
	for k := i + 1; k < j; k++ {
		w := s.words[k]
		switch {
		case strings.ContainsFunc(w.text, isCurrency):
			return k
		case w.text == "," && f.legal[s.at(k-1)] && k+1 < j && !f.legal[s.at(k+1)]:
			return k
		case w.fold == "and" && f.legal[s.at(k-1)] && !f.legal[s.at(k+1)]:
			return k
		case w.fold == "and" && f.endsList(s, i, k, j):
			return k
		case f.isPlainBetween(s, k) && k+1 < j:
			return k
		case isDash(w.text) && k+1 < j && s.words[k-1].End < w.Start && w.End < s.words[k+1].Start:
			return k
		}
	}
	return j
}

// endsList reports whether the words from i to j, with an "and" at k, are the last
// two single names in a list: "Telsund, Nimbra and Vorbis".
func (f *finder) endsList(s *sentence, i, k, j int) bool {
	return k == i+1 && j == k+2 && i > 1 && s.text(i-1) == "," && s.words[i-2].isCapital() && !closesHouse(s.at(k+1)) && !f.isWhole(s, i, j)
}

// isPlainBetween reports whether word k is a common one in lower case between two
// with capitals, which heads no name.
func (f *finder) isPlainBetween(s *sentence, k int) bool {
	w := s.words[k]
	return w.shape == lower && len(w.text) > maxEdge && f.isWord(w.fold) && f.heads[w.fold] == "" && s.words[k-1].isCapital() &&
		k+1 < len(s.words) && s.words[k+1].isCapital()
}

func isCurrency(r rune) bool { return unicode.Is(unicode.Sc, r) }

func isDash(w string) bool { return w == "-" || w == "--" || w == "–" || w == "—" }

// plainStart leaves out common nouns in lower case that stand before the name
// from i to j and only say what it names: "guild Synda".
func (f *finder) plainStart(s *sentence, i, j int) int {
	for k := i; k < j; k++ {
		w := s.words[k]
		if w.isCapital() {
			return k
		}
		body := f.heads[w.fold] != "" || f.is(official, w.fold)
		if w.shape != lower || !f.isCommon(w.fold) || f.is(small, s.at(k+1)) || k+1 == j || body && !s.words[k+1].isCapital() {
			break
		}
	}
	return i
}

// plainEnd leaves out what follows the name from i to j and is a common noun
// that only says what it names: "Nimbra Life insurance".
func (f *finder) plainEnd(s *sentence, i, j int) int {
	for k := j; k > i; k-- {
		w := s.words[k-1]
		if w.isCapital() {
			return k
		}
		if w.shape != lower || f.heads[w.fold] != "" || f.is(official, w.fold) || f.is(lowLegal, w.fold) || f.legal[w.fold] || !f.isWord(w.fold) {
			break
		}
	}
	return j
}

// looksLikeName reports whether words that only the tagger sees as a name have
// a capital, or end as the name of a body does: "environment ministry".
func (f *finder) looksLikeName(s *sentence, n *name) bool {
	return n.to-n.from > 1 && f.is(official, s.at(n.to-1)) ||
		slices.ContainsFunc(s.words[n.from:n.to], func(w word) bool { return w.isCapital() || w.shape == number })
}

// overlapping returns how many names at the front of both lists overlap each
// other, directly or by a chain; one of one list where the first overlaps none.
func overlapping(a, b []name) (int, int) {
	i, j, end := 0, 0, 0
	for {
		switch {
		case i < len(a) && (i+j == 0 && (len(b) == 0 || a[0].Start <= b[0].Start) || i+j > 0 && a[i].Start < end):
			end = max(end, a[i].End)
			i++
		case j < len(b) && (i+j == 0 || b[j].Start < end):
			end = max(end, b[j].End)
			j++
		default:
			return i, j
		}
	}
}

// weightOf is what the words of names tell together for being in one.
func weightOf(names []name, told []Hint) float64 {
	sum := 0.0
	for _, n := range names {
		for _, h := range told[n.from:n.to] {
			sum += h.logit()
		}
	}
	return sum
}

// logit is what the word tells for being in a name.
func (h *Hint) logit() float64 {
	in := h.InName()
	return min(max(math.Log(max(in, 1e-9)/max(1-in, 1e-9)), -mostOfAWord), mostOfAWord)
}

// hint takes over how likely a name is one by the tagger, and adds what it tells
// of the kind.
func (n *name) hint(told []Hint) {
	n.likelihood = 1 / (1 + math.Exp(-weightOf([]name{*n}, told)/float64(n.to-n.from)))
	for i, kind := range graph.Kinds {
		var sum float32
		for _, h := range told[n.from:n.to] {
			sum += h.begins[i] + h.goes[i]
		}
		if share := float64(sum) / float64(n.to-n.from); share > 0.05 {
			n.tally.add(kind, weightHinted*share)
		}
	}
}
