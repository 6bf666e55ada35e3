package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
)

// tally is the evidence for each kind, in the order of [graph.Kinds].
type tally [7]float64

func (t *tally) add(k graph.Kind, weight float64) {
	if i := slices.Index(graph.Kinds, k); i >= 0 {
		t[i] += weight
	}
}

func (t *tally) of(k graph.Kind) float64 { return t[slices.Index(graph.Kinds, k)] }

// best is the kind with the most evidence; a company where there is none.
func (t *tally) best() graph.Kind {
	best, most := graph.Company, t.of(graph.Company)+weightDefault
	for i, weight := range t {
		if weight > most {
			best, most = graph.Kinds[i], weight
		}
	}
	return best
}

// The weights of evidence for a kind. What the name itself says counts more
// than what stands around it.
const (
	weightDefault   = 1.0 // an organisation-like name is a company's
	weightLegal     = 5.0 // Inc, GmbH
	weightKnown     = 6.0 // a widely known body
	weightPlace     = 4.0 // a country or city
	weightHead      = 3.0 // Union, Ministry, University
	weightHeadWeak  = 2.0 // Energy, Partners
	weightTitle     = 6.0 // Mr, Sir
	weightFirstName = 2.5
	weightBeside    = 3.0 // "analyst X", "X, the services union,"
	weightContext   = 1.5 // "X's shares"
	weightIn        = 1.2 // "in X"
	weightWeak      = 0.7 // "its X"
)

// weigh gathers the evidence of one name and its surroundings.
func (f *finder) weigh(n *name) {
	s := &f.sentences[n.sentence]
	f.weighWords(s, n)
	if n.tally != (tally{}) && (f.places[s.phrase(n.from, n.to)] || f.known[s.phrase(n.from, n.to)] != "") {
		return
	}
	f.weighPerson(s, n)
	if s.style == plain {
		f.weighBefore(s, n)
		f.weighBehind(s, n)
	}
}

// weighWords weighs the words of the name itself.
func (f *finder) weighWords(s *sentence, n *name) {
	if f.legal[s.words[n.to-1].fold] && n.to-n.from > 1 {
		n.tally.add(graph.Company, weightLegal)
	}
	phrase := s.phrase(n.from, n.to)
	kind := f.known[phrase]
	if kind == "" {
		kind = f.known[n.key]
	}
	if kind != "" {
		n.tally.add(kind, weightKnown)
		return
	}
	if f.places[phrase] {
		n.tally.add(graph.Place, weightPlace)
		return
	}
	if isModel(s.words[n.to-1].text) {
		n.tally.add(graph.Product, weightHead)
	} else if n.to < len(s.words) && s.words[n.to].shape == number && len(s.words[n.to].text) <= 3 {
		n.tally.add(graph.Product, weightContext)
	}
	if kind := f.headKind(s, n); kind == graph.Company {
		n.tally.add(kind, weightHeadWeak)
	} else {
		n.tally.add(kind, weightHead)
	}
}

// headKind is the kind that the head of the name tells: the word before its
// preposition, or its last.
func (f *finder) headKind(s *sentence, n *name) graph.Kind {
	for k := n.from + 1; k < n.to-1; k++ {
		if s.words[k].shape == lower && (s.words[k].fold == "of" || s.words[k].fold == "for" || s.words[k].fold == "on") {
			if k-2 >= n.from && f.heads[s.phrase(k-2, k)] != "" {
				return f.heads[s.phrase(k-2, k)]
			}
			if kind := f.heads[s.words[k-1].fold]; kind != "" {
				return kind
			}
		}
	}
	if n.to-n.from > 2 && s.words[n.to-1].shape == number {
		return f.heads[s.words[n.to-2].fold] // Machinists Local 41
	}
	for from := max(n.from, n.to-3); from < n.to; from++ {
		if kind := f.heads[s.phrase(from, n.to)]; kind != "" {
			return kind
		}
	}
	if kind := f.heads[s.words[n.from].fold]; n.to-n.from > 1 && kind != "" && !f.words[s.words[n.from].fold] {
		return kind // Sindicato dos Pilotos
	}
	return ""
}

// isModel reports whether a word is a model's number: "A340", "VX-80",
// "Borealis-2".
func isModel(s string) bool {
	if k := strings.LastIndexByte(s, '-'); k > 0 && isDigits(s[k+1:]) && len(s)-k <= 4 {
		return true
	}
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r >= 'A' && r <= 'Z':
			letters++
		case r != '-':
			return false
		}
	}
	return digits > 0 && letters > 0 && letters <= 4 && len(s) > 3
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// maxPersonWords bounds a person's name.
const maxPersonWords = 5

// weighPerson weighs whether the name is built as a person's.
func (f *finder) weighPerson(s *sentence, n *name) {
	if n.titled {
		n.tally.add(graph.Person, weightTitle)
		return
	}
	if n.to-n.from < 2 || n.to-n.from > maxPersonWords || f.headKind(s, n) != "" || f.legal[s.words[n.to-1].fold] {
		return
	}
	for k := n.from; k < n.to; k++ {
		if w := s.words[k]; w.shape == mark || w.fold == "and" || w.fold == "of" || w.shape == number {
			return
		}
	}
	first, last := s.words[n.from].fold, n.words[len(n.words)-1]
	if f.heads[first] != "" || slices.Contains(particles, first) {
		return
	}
	if f.firstNames[n.words[0]] && f.lexicon.words[last] {
		n.tally.add(graph.Person, weightContext)
		return
	}
	if f.firstNames[n.words[0]] {
		n.tally.add(graph.Person, weightFirstName)
		return
	}
	for k := n.from; k < n.to-1; k++ {
		if isInitials(s.words[k].text) {
			n.tally.add(graph.Person, weightContext)
			return
		}
	}
}

// isInitials reports whether a word is initials with stops: "J." or "J.P.".
func isInitials(s string) bool {
	if len(s) < 2 || len(s)%2 != 0 {
		return false
	}
	for i := 0; i < len(s); i += 2 {
		if s[i] < 'A' || s[i] > 'Z' || s[i+1] != '.' {
			return false
		}
	}
	return true
}

// stakeWords before "in" tell that what follows is owned, not a place.
var stakeWords = []string{"stake", "stakes", "invest", "invests", "invested", "investing", "investment", "investments", "investor", "investors", "shares", "share", "shareholder", "shareholders", "shareholding", "interest", "interests", "holding", "holdings", "stock", "position", "confidence", "involved", "pct", "percent", "%", "money", "million", "billion", "bn", "dlrs", "faith", "tranche", "capital", "bonds", "paper", "debt", "merger"}

// launchWords stand before what a company makes.
var launchWords = set{"launch": true, "launches": true, "launched": true, "launching": true, "unveiled": true, "unveils": true}

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
	before := s.at(i)
	if before == "the" {
		i--
		before = s.at(i)
	}
	if i >= 0 && s.words[i].isCapital() && !s.words[i].open {
		return
	}
	if launchWords[before] || before == "of" && (s.at(i-1) == "maker" || s.at(i-1) == "makers") {
		n.tally.add(graph.Product, weightContext)
		return
	}
	switch {
	case before == "in" || before == "near" || before == "outside":
		if !slices.Contains(stakeWords, s.at(i-1)) && n.to-n.from <= 3 {
			n.tally.add(graph.Place, weightIn)
		}
		if at := s.at(i - 1); at == "based" || at == "headquartered" || at == "born" || at == "headquarters" || at == "located" {
			n.tally.add(graph.Place, weightBeside)
		}
	case before == "of" && (s.at(i-1) == "city" || s.at(i-1) == "town" || s.at(i-1) == "port" || s.at(i-1) == "island" || s.at(i-1) == "north" || s.at(i-1) == "south" || s.at(i-1) == "east" || s.at(i-1) == "west"):
		n.tally.add(graph.Place, weightBeside)
	case (before == "of" || before == "at" || before == "for" || before == "with") && f.roleEnds(s, i):
		n.tally.add(graph.Company, weightContext)
	case f.roleEnds(s, i+1):
		n.tally.add(graph.Person, weightBeside)
	case f.descriptions[before] != "":
		n.tally.add(f.descriptions[before], weightBeside)
	case f.descriptions[singular(before)] != "":
		n.tally.add(f.descriptions[singular(before)], weightContext)
	case isSpeech(before) && n.to-n.from >= 2 && n.to-n.from <= 3 && f.headKind(s, n) == "":
		n.tally.add(graph.Person, weightContext)
	case isPossessive(s.words, i) || before == "its" || before == "their":
		n.tally.add(graph.Product, weightWeak)
	}
}

// roleEnds reports whether an office or occupation in lower case ends before word j.
func (f *finder) roleEnds(s *sentence, j int) bool {
	for n := 3; n > 0; n-- {
		if j-n >= 0 && j <= len(s.words) && (f.roles[s.phrase(j-n, j)] || n == 1 && f.roles[singular(s.at(j-1))]) {
			return true
		}
	}
	return false
}

func singular(w string) string {
	if n := len(w); n > 3 && w[n-1] == 's' {
		return w[:n-1]
	}
	return w
}

// isSpeech reports whether a word is a verb of saying, in the past or present.
func isSpeech(w string) bool {
	switch w {
	case "said", "says", "noted", "notes", "added", "adds", "argued", "argues", "explained", "warned", "warns", "commented", "insisted", "reckons", "reckoned", "observed", "quipped", "claimed", "told", "asked", "admitted", "remarked", "recalled", "wrote", "boasted", "complained", "countered":
		return true
	}
	return false
}

// corporate words behind a name tell a company.
var corporate = []string{"shares", "share", "stock", "unit", "subsidiary", "shareholders", "board", "stake", "customers", "plant", "factory", "stores", "bonds", "directors", "profits", "sales", "arm", "division", "spokesman", "spokeswoman", "executives", "takeover", "bid", "merger", "investors", "staff", "debt"}

// weighBehind weighs the words behind the name.
func (f *finder) weighBehind(s *sentence, n *name) {
	j := n.to
	if isPossessive(s.words, j) {
		j++
	}
	behind := s.at(j)
	switch {
	case behind == "-based" || behind == "-headquartered" || behind == "-born":
		n.tally.add(graph.Place, weightBeside)
	case slices.Contains(corporate, behind):
		n.tally.add(graph.Company, weightContext)
	case f.products[behind]:
		n.tally.add(graph.Product, weightContext)
	case f.products[s.at(j+1)] && s.words[j].shape == lower && j == n.to:
		n.tally.add(graph.Product, weightWeak)
	case behind == "as" && (f.roleEnds(s, j+2) || f.roleEnds(s, j+3) || f.roleEnds(s, j+4)):
		n.tally.add(graph.Person, weightContext)
	case behind == "who" || s.text(j) == "," && s.at(j+1) == "who":
		n.tally.add(graph.Person, weightBeside)
	case s.text(j) == "," && isAge(s.text(j+1)) && (s.text(j+2) == "," || s.text(j+2) == "."):
		n.tally.add(graph.Person, weightBeside)
	case s.text(j) == "," && j == n.to || s.text(j) == "(":
		if kind := f.appositionKind(s, j+1); kind != "" {
			n.tally.add(kind, weightBeside)
		}
	}
}

func isAge(s string) bool {
	return len(s) == 2 && s[0] >= '1' && s[0] <= '9' && utf8.ValidString(s) && s[1] >= '0' && s[1] <= '9'
}

// maxApposition is the number of words in which an apposition must show its noun.
const maxApposition = 8

// appositionKind is the kind that the apposition at word j tells: its noun is
// the last before a preposition, a comma or a verb.
func (f *finder) appositionKind(s *sentence, j int) graph.Kind {
	var kind graph.Kind
	for k := j; k < len(s.words) && k < j+maxApposition; k++ {
		w := s.words[k]
		if w.shape == mark && !isPossessive(s.words, k) || ends[w.fold] {
			break
		}
		switch {
		case f.roleEnds(s, k+1):
			kind = graph.Person
		case f.descriptions[w.fold] != "":
			kind = f.descriptions[w.fold]
		case w.shape == lower && f.words[w.fold] && kind != "" && k == j:
			kind = ""
		}
	}
	return kind
}

// ends are the words before which an apposition's noun has come.
var ends = set{"of": true, "at": true, "in": true, "for": true, "with": true, "who": true, "which": true, "that": true, "to": true, "from": true, "by": true, "on": true, "and": true, "is": true, "was": true, "has": true, "said": true, "will": true, "based": true, "owned": true, "whose": true}
