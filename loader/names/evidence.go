package names

import "github.com/dealgraph/dealgraph/graph"

// weighBefore weighs the words before the name.
func (f *finder) weighBefore(s *sentence, n *name) {
	i := n.from - 1
	if s.text(i) == "“" || s.text(i) == `"` {
		i--
	}
	if s.text(i) == "," && f.roleEnds(s, i) && (s.text(n.to) == "," || s.text(n.to) == ".") {
		n.tally.add(graph.Person, weightBeside) // the chief executive, X, said
		return
	}
	if s.at(i) == "the" {
		i--
	}
	if i < 0 || s.words[i].isCapital() && !s.words[i].open {
		return
	}
	n.told(f.toldBefore(s, i, n))
	if kind := f.tellingEnds(s, i+1); kind != "" {
		n.told(kind, weightTelling)
	}
}

// maxTelling is the number of words in the longest phrase that tells a kind.
const maxTelling = 3

// tellingEnds is the kind that the words before word j tell beyond doubt.
func (f *finder) tellingEnds(s *sentence, j int) graph.Kind {
	for n := min(maxTelling, j); n > 0; n-- {
		if kind := f.telling[s.phrase(j-n, j)]; kind != "" {
			return kind
		}
	}
	return ""
}

// toldBefore is the kind that word i, and what stands before it, tell of the
// name behind it.
func (f *finder) toldBefore(s *sentence, i int, n *name) (graph.Kind, float64) {
	before, earlier := s.at(i), s.at(i-1)
	switch {
	case f.is(launch, before) || before == "of" && singular(earlier) == "maker":
		return graph.Product, weightContext
	case before == "in" || before == "near" || before == "outside":
		return f.toldByIn(earlier, n)
	case before == "of" && f.is(site, earlier):
		return graph.Place, weightBeside
	case (before == "of" || before == "at" || before == "for" || before == "with") && f.roleEnds(s, i):
		return graph.Company, weightContext
	case f.roleEnds(s, i+1):
		return graph.Person, weightBeside
	case f.descriptions[before] != "":
		return f.descriptions[before], weightBeside
	case f.descriptions[singular(before)] != "":
		return f.descriptions[singular(before)], weightContext
	case f.is(speech, before) && len(n.words) <= 3 && f.personForm(s, n):
		return graph.Person, weightContext
	case isPossessive(s.words, i) || before == "its" || before == "their":
		return graph.Product, weightWeak
	}
	return "", 0
}

// maxPlaceWords bounds the name of a place that the lists do not hold.
const maxPlaceWords = 3

// toldByIn is what "in" tells of the name behind it, by the word before "in".
func (f *finder) toldByIn(earlier string, n *name) (graph.Kind, float64) {
	switch {
	case f.is(seat, earlier):
		return graph.Place, weightBeside
	case f.is(stake, earlier) || n.to-n.from > maxPlaceWords:
		return "", 0
	}
	return graph.Place, weightIn
}

// maxRole is the number of words in the longest office or occupation that is
// looked for beside a name.
const maxRole = 3

// roleEnds reports whether an office or occupation ends before word j.
func (f *finder) roleEnds(s *sentence, j int) bool {
	if j < 1 || j > len(s.words) {
		return false
	}
	for n := min(maxRole, j); n > 0; n-- {
		if f.roles[s.phrase(j-n, j)] {
			return true
		}
	}
	return f.roles[singular(s.at(j-1))]
}

// weighBehind weighs the words behind the name.
func (f *finder) weighBehind(s *sentence, n *name) {
	n.told(f.toldBehind(s, n))
	if backs(s.at(n.to)) {
		n.tally.add(graph.Place, -weightTelling)
	}
	if f.is(broadcast, s.at(n.to)) && isPossessive(s.words, n.from-1) {
		n.tally.add(graph.Product, weightTelling) // Radio Oslane's Today programme
	}
	if f.isSited(s, n.to) {
		n.tally.add(graph.Place, weightTelling)
	}
	if j := s.pastSymbol(n.to); s.text(j) == "," && isArticle(s.at(j+1)) {
		n.told(f.tellingIn(s, j+2), weightTelling)
	}
}

// backs reports whether the word behind a name tells of what it does to a
// company, as no place does: "Nimbra-backed".
func backs(behind string) bool {
	switch behind {
	case "-backed", "-owned", "-controlled", "-led", "-funded":
		return true
	}
	return false
}

// isSited reports whether the noun at j, right behind a name, or one word later,
// makes a place of it: "the Velgarn oil field".
func (f *finder) isSited(s *sentence, j int) bool {
	plainAt := func(k int) bool { return k < len(s.words) && s.words[k].shape == lower && f.english[s.at(k)] }
	if !plainAt(j) {
		return false
	}
	return f.is(sited, s.at(j)) || plainAt(j+1) && f.is(sited, s.at(j+1)) && !f.is(small, s.at(j)) && !f.is(breaks, s.at(j))
}

// tellingIn is the kind that the apposition whose words begin at j, behind its
// article, tells beyond doubt: "X, the pilots' union,".
func (f *finder) tellingIn(s *sentence, j int) graph.Kind {
	for k := j; k < min(j+maxApposition, len(s.words)); k++ {
		w := s.words[k]
		if w.shape == mark && !isPossessive(s.words, k) || f.is(breaks, w.fold) {
			return f.tellingEnds(s, k)
		}
	}
	return ""
}

// told adds what stands beside the name. One word is seldom a person's name
// where it has no title: the role beside it is then somebody else's.
func (n *name) told(kind graph.Kind, weight float64) {
	if kind == graph.Person && n.to-n.from == 1 {
		weight = weightWeak
	}
	n.tally.add(kind, weight)
}

// toldBehind is the kind that the words behind a name tell of it.
func (f *finder) toldBehind(s *sentence, n *name) (graph.Kind, float64) {
	j := s.pastSymbol(n.to)
	owner := isPossessive(s.words, j)
	if owner {
		j++
	}
	behind := s.at(j)
	switch {
	case owner && f.products[behind]:
		return graph.Company, weightContext // Vorbis's software
	case behind == "-based" || behind == "-headquartered" || behind == "-born":
		return graph.Place, weightBeside
	case f.is(corporate, behind):
		return graph.Company, weightContext
	case f.products[behind]:
		return graph.Product, weightContext
	case j == n.to && f.products[s.at(j+1)] && s.words[j].shape == lower:
		return graph.Product, weightWeak
	case behind == "as" && (f.roleEnds(s, j+2) || f.roleEnds(s, j+3) || f.roleEnds(s, j+4)):
		return graph.Person, weightContext
	case behind == "who" || behind == "," && (s.at(j+1) == "who" || isAge(s, j+1)):
		return graph.Person, weightBeside
	case behind == "," && !isPossessive(s.words, j-1) || behind == "(":
		return f.appositionKind(s, j+1), weightBeside
	}
	return "", 0
}

// isAge reports whether word j is a person's age between commas.
func isAge(s *sentence, j int) bool {
	age := s.text(j)
	return len(age) == 2 && count(age, '0', '9') == 2 && (s.text(j+1) == "," || s.text(j+1) == ".")
}

// isArticle reports whether a word may open an apposition and is no part of
// the description.
func isArticle(w string) bool {
	switch w {
	case "the", "a", "an", "its", "his", "her", "their":
		return true
	}
	return false
}

// maxApposition is the number of words in which an apposition must show its noun.
const maxApposition = 8

// appositionKind is the kind that the apposition at word j tells: its noun is
// the last before a preposition, a comma or a verb.
func (f *finder) appositionKind(s *sentence, j int) graph.Kind {
	if isArticle(s.at(j)) {
		j++
	}
	var kind graph.Kind
	for k := j; k < min(j+maxApposition, len(s.words)); k++ {
		w := s.words[k]
		if w.shape == mark && !isPossessive(s.words, k) || f.is(breaks, w.fold) {
			break
		}
		if f.roleEnds(s, k+1) {
			kind = graph.Person
		} else if told := f.descriptions[w.fold]; told != "" {
			kind = told
		}
	}
	return kind
}
