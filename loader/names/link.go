package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
)

// linker joins groups to things. A full name comes before its short forms: in
// running text a longer name than one already in use names another thing
// ("Brevanta" and then "Brevanta Business"), a shorter one the same. So groups
// are placed in the order of the text, those of headings last.
type linker struct {
	*finder
	groups []*group
	byKey  map[string]*group
	things []*thing
	// Each leads from a form to the first thing that may be called by it.
	prefixes map[string]int    // the beginning of an organisation's name
	tails    map[string]int    // its end, or the name without its country
	initials map[string]int    // its abbreviation
	surnames map[string]int    // the last word of a person's name
	synonym  map[string]int    // the first of equal names
	glued    map[string]int    // its words as one, without forms inside
	tickers  map[string]int    // its ticker
	defined  map[string]string // an abbreviation's key to its name's, and back
}

// thing is the groups that name one thing.
type thing struct {
	groups []*group
	tally  tally
}

// link makes things of the names, and mentions of each name.
func (f *finder) link() ([]Thing, []Mention) {
	l := &linker{
		finder:   f,
		byKey:    map[string]*group{},
		prefixes: map[string]int{},
		tails:    map[string]int{},
		initials: map[string]int{},
		surnames: map[string]int{},
		synonym:  map[string]int{},
		glued:    map[string]int{},
		tickers:  map[string]int{},
		defined:  map[string]string{},
	}
	l.makeGroups()
	l.weighShortForms()
	for _, g := range l.groups {
		l.place(g)
	}
	return l.answer()
}

// place joins a group to the thing it names, or makes a new one of it.
func (l *linker) place(g *group) {
	t, ok := l.antecedent(g)
	if !ok {
		t = len(l.things)
		l.things = append(l.things, &thing{})
	}
	g.thing = t
	l.things[t].groups = append(l.things[t].groups, g)
	l.things[t].tally.addAll(g.tally)
	l.index(g)
}

// antecedent is the thing placed before that a group names.
func (l *linker) antecedent(g *group) (int, bool) {
	if long := l.byKey[l.defined[g.key]]; long != nil && long.thing >= 0 {
		return long.thing, true
	}
	if country := l.acting(g); country != "" {
		t, ok := l.synonym[country]
		return t, ok
	}
	if t, ok := l.partOfPerson(g); ok {
		return t, true
	}
	switch {
	case l.places[g.key] && (l.countries[g.key] || g.tally.best() == graph.Place): // else a company that bears its name
		t, ok := l.synonym[l.country(g.key)]
		return t, ok
	case len(g.words) > 1 && l.isPerson(g):
		t, ok := l.surnames[g.words[len(g.words)-1]]
		return t, ok && l.bareSurname(t)
	case g.titled && len(g.words) == 1:
		if t, ok := l.surnames[g.key]; ok {
			return t, true
		}
	}
	if tied := tiedInitials(g.words); isTied(g.words) {
		if t, ok := l.initials[tied]; ok {
			return t, true
		}
	}
	forms := []map[string]int{l.prefixes, l.surnames, l.initials, l.tails}
	if l.isAbbreviation(g) { // "GM" is General Motors before it is GM Europe
		forms = []map[string]int{l.initials, l.prefixes, l.surnames, l.tails}
	}
	for _, forms := range forms {
		if t, ok := forms[g.key]; ok && !l.isPartOf(t, g) && !l.isUnitOf(t, g) {
			return t, true
		}
	}
	if t, ok := l.synonym[l.synonyms[g.key]]; ok {
		return t, true
	}
	if t, ok := l.glued[l.glue(g.words)]; ok {
		return t, true
	}
	if t, ok := l.tickers[g.key]; ok && l.isAbbreviation(g) && l.synonyms[g.key] == "" && !l.isPerson(g) {
		return t, true
	}
	if short := l.shortBefore(g); short != nil {
		return short.thing, true
	}
	if t, ok := l.alike(g); ok {
		return t, true
	}
	return l.inside(g)
}

// shortBefore is the group of a short form that came before its full name: an
// abbreviation, the name without its country, or, of a name that only headings
// have, the name without its last word.
func (l *linker) shortBefore(g *group) *group {
	if len(g.words) < 2 {
		return nil
	}
	alone := func(short *group) bool {
		return short != nil && short.thing >= 0 && len(l.things[short.thing].groups) == 1
	}
	for _, key := range l.abbreviations(g) {
		if short := l.byKey[key]; alone(short) && l.isAbbreviation(short) && l.mayAbbreviate(key, g) {
			return short
		}
	}
	if t, ok := l.initials[tiedInitials(g.words)]; ok && isTied(l.things[t].groups[0].words) {
		return l.things[t].groups[0]
	}
	if bare := l.byKey[l.withoutCountry(g.words)]; bare != nil && bare.thing >= 0 {
		return bare
	}
	if short := l.byKey[strings.Join(g.words[:len(g.words)-1], " ")]; !g.body && alone(short) {
		return short
	}
	return nil
}

// acting is the country that a group names as it acts: "German government".
func (l *linker) acting(g *group) string {
	if len(g.words) == 2 && l.is(actor, g.words[1]) {
		return l.demonyms[g.words[0]]
	}
	return ""
}

// isAbbreviation reports whether a group is one word in capitals.
func (l *linker) isAbbreviation(g *group) bool {
	n := g.names[0]
	return n.to-n.from == 1 && l.sentences[n.sentence].words[n.from].shape == upper
}

func (l *linker) isPerson(g *group) bool { return g.tally.best() == graph.Person }

// bareSurname reports whether a thing is a person of whom only the surname was
// seen.
func (l *linker) bareSurname(t int) bool {
	return !slices.ContainsFunc(l.things[t].groups, func(g *group) bool { return len(g.words) > 1 })
}

// index makes the short forms of a group lead to its thing.
func (l *linker) index(g *group) {
	lead := func(forms map[string]int, key string) {
		if _, taken := forms[key]; !taken && key != "" {
			forms[key] = g.thing
		}
	}
	lead(l.synonym, l.synonyms[g.key])
	if l.countries[g.key] {
		lead(l.synonym, l.country(g.key))
	}
	lead(l.synonym, l.acting(g))
	last := g.words[len(g.words)-1]
	switch {
	case l.isPerson(g):
		lead(l.surnames, last)
		return
	case l.places[g.key]:
		return
	}
	lead(l.initials, tiedInitials(g.words))
	lead(l.glued, l.glue(g.words))
	for _, n := range g.names {
		if ticker, _, _ := strings.Cut(n.symbol.Value, "."); len(ticker) >= minTicker && !strings.Contains(ticker, ":") {
			lead(l.tickers, fold(ticker))
		}
	}
	lead(l.tails, departmentForm(g.words))
	lead(l.tails, l.withoutCountry(g.words))
	if len(g.words) < 2 {
		lead(l.initials, l.humps(g.names[0]))
		return
	}
	if !l.isWord(last) && !l.places[last] {
		lead(l.tails, last) // Groupe Sauvignac
	}
	for n := 1; n < len(g.words); n++ {
		if n == 1 && l.isLocalUnit(g) {
			continue
		}
		if key := strings.Join(g.words[:n], " "); !l.tooPlain(key) || l.leads[key] && !l.countries[key] && !l.nationalities[key] {
			lead(l.prefixes, key)
		}
	}
	for _, key := range l.abbreviations(g) {
		if l.mayAbbreviate(key, g) {
			lead(l.initials, key)
		}
	}
}

// minTicker is the length of the shortest ticker by which a company is called.
const minTicker = 3

// leastHumps is how many capitals a word in one has that is shortened to them.
const leastHumps = 3

// humps are the capitals of a name of one word that has several: "VGT" of
// "VelGarnTin"; empty where it has few.
func (l *linker) humps(n *name) string {
	w := l.sentences[n.sentence].words[n.from]
	if w.shape != camel {
		return ""
	}
	capitals := strings.Map(func(r rune) rune {
		if unicode.IsUpper(r) {
			return r
		}
		return -1
	}, w.text)
	if utf8.RuneCountInString(capitals) < leastHumps {
		return ""
	}
	return fold(capitals)
}

// isLocalUnit reports whether a group is an abbreviation with a country or a
// part of the world behind it, "GM Europe", which is not called by the
// abbreviation alone.
func (l *linker) isLocalUnit(g *group) bool {
	n := g.names[0]
	return l.sentences[n.sentence].words[n.from].shape == upper && l.sentences[n.sentence].style == plain &&
		len(g.words) == 2 && (l.places[g.words[1]] || l.nationalities[g.words[1]])
}

// mayAbbreviate reports whether initials of a name may stand for it, though
// nothing says so: they have no other meaning that everybody knows, as “US”
// has one beside “UBS Securities”, and are not two letters of what begins with
// a place, as “GM” is not the Geneva Motor Show.
func (l *linker) mayAbbreviate(initials string, g *group) bool {
	switch known := l.synonyms[initials]; {
	case utf8.RuneCountInString(initials) < 2 || l.places[initials]:
		return false
	case known != "":
		return known == l.synonyms[g.key] || known == l.synonyms[l.withoutCountry(g.words)]
	case utf8.RuneCountInString(initials) == 2:
		return !l.places[g.words[0]] && !l.cities[g.words[0]]
	}
	return true
}

// abbreviations are the initials that may stand for a group: of its words, of
// those with the legal form ("Ostsee Marine Industry Corp", OMIC), and of those
// without the country ("US Securities and Exchange Commission", SEC).
func (l *linker) abbreviations(g *group) []string {
	keys := initialsOf(g.words, l.cues[small])
	if bare := strings.Fields(l.withoutCountry(g.words)); len(bare) > 1 {
		keys = append(keys, initialsOf(bare, l.cues[small])...)
	}
	n := slices.MaxFunc(g.names, func(a, b *name) int { return (a.to - a.from) - (b.to - b.from) })
	var whole []string
	for _, w := range l.sentences[n.sentence].words[n.from:n.to] {
		if w.shape != mark {
			whole = append(whole, w.fold)
		}
	}
	return append(keys, initialsOf(whole, l.cues[small])...)
}

// tooPlain reports whether a beginning of a name tells no thing: a country, a
// nationality, a head such as "Bank".
func (l *linker) tooPlain(key string) bool {
	return l.places[key] || l.nationalities[key] || l.heads[key] != "" && l.english[key]
}

// withoutCountry is a name without the country before it: "US Federal Reserve"
// is "Federal Reserve" too. It is empty where too little remains.
func (l *linker) withoutCountry(words []string) string {
	if len(words) < 2 || !l.nationalities[words[0]] && !l.places[words[0]] {
		return ""
	}
	if len(words) == 2 && l.known[words[1]] == "" {
		return ""
	}
	return strings.Join(words[1:], " ")
}

// leastGlued is the length of the shortest name that is known by its letters.
const leastGlued = 5

// glue writes the words of a name as one, without legal forms and small words
// inside it: "Vel Garn" is "VelGarn" as well, "Velgarn Tin" "Velgarn Co of Tin".
func (l *linker) glue(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i == 0 || !l.legal[w] && w != "of" && w != "the" {
			b.WriteString(w)
		}
	}
	if b.Len() < leastGlued {
		return ""
	}
	return b.String()
}

// departmentForm is the other form of "Department of Trade": "Trade Department".
func departmentForm(words []string) string {
	of := slices.Index(words, "of")
	if of < 1 || of+1 == len(words) || words[of-1] != "department" && words[of-1] != "ministry" {
		return ""
	}
	return strings.Join(words[of+1:], " ") + " " + words[of-1]
}

// initialsOf returns the initials of a name, without and with its small words.
func initialsOf(words []string, small set) []string {
	var main, all strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		all.WriteRune(r)
		if !small[w] {
			main.WriteRune(r)
		}
	}
	return []string{main.String(), all.String()}
}

// tiedInitials are the initials of a name with "&" for each "and" in it, "s&p";
// empty where it has none.
func tiedInitials(words []string) string {
	if isTied(words) && len(words) == 1 {
		return words[0]
	}
	var b strings.Builder
	for _, w := range words {
		if w == "and" {
			w = "&"
		}
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	if s := b.String(); strings.Contains(s, "&") {
		return s
	}
	return ""
}

// isTied reports whether the words are initials with an "and" or "&" between
// them: "S and P", "AT&T".
func isTied(words []string) bool {
	if len(words) == 1 {
		return strings.Contains(words[0], "&") && utf8.RuneCountInString(words[0]) <= maxTied
	}
	return !slices.ContainsFunc(words, func(w string) bool { return w != "and" && utf8.RuneCountInString(w) > 1 })
}

// maxTied is the length of the longest initials with an "&" in one word.
const maxTied = 5
