package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
)

// group is all names of one key: the least that is surely one thing.
type group struct {
	key    string
	words  []string
	names  []int // into finder.names
	titled bool  // behind "Mr" at least once
	body   bool  // in the running text
	tally  tally
	thing  int
}

// linker joins groups to things. A full name comes before its short forms: in
// running text a longer name than one already in use names another thing
// ("Brevanta" and then "Brevanta Business"), a shorter one the same. So groups
// are taken in the order of their first place, those of headings last.
type linker struct {
	*finder
	groups []*group
	byKey  map[string]*group
	things []*thing
	// The first thing that each form leads to.
	prefixes map[string]int // the beginning of a name, not a person's
	surnames map[string]int // the last word of a person's name
	initials map[string]int
	synonym  map[string]int    // the first of equal names
	tails    map[string]int    // a body's name without its country
	defined  map[string]string // abbreviation's key to the name's that it stands behind
}

type thing struct {
	groups []*group
	tally  tally
}

// link makes things of the names and adds what refers back to them.
func (f *finder) link() *Found {
	l := &linker{
		finder:   f,
		byKey:    map[string]*group{},
		prefixes: map[string]int{},
		surnames: map[string]int{},
		initials: map[string]int{},
		synonym:  map[string]int{},
		tails:    map[string]int{},
		defined:  map[string]string{},
	}
	l.makeGroups()
	l.weighShortForms()
	for _, g := range l.groups {
		l.place(g)
	}
	return l.found()
}

// makeGroups gathers the names by key and orders the groups.
func (l *linker) makeGroups() {
	for i := range l.names {
		n := &l.names[i]
		l.weigh(n)
		g := l.byKey[n.key]
		if g == nil {
			g = &group{key: n.key, words: n.words, thing: -1}
			l.byKey[n.key] = g
			l.groups = append(l.groups, g)
		}
		g.names = append(g.names, i)
		g.titled = g.titled || n.titled
		g.body = g.body || l.sentences[n.sentence].body
		for k := range n.tally {
			g.tally[k] += n.tally[k]
		}
		l.define(i)
	}
	slices.SortStableFunc(l.groups, func(a, b *group) int { return l.rank(a) - l.rank(b) })
}

// weighShortForms tells people from companies by what they are called later:
// a person by the last word of the name, a company by the first.
func (l *linker) weighShortForms() {
	for _, g := range l.groups {
		if len(g.words) < 2 || len(g.words) > maxPersonWords || !l.headless(g) {
			continue
		}
		last, first := l.byKey[g.words[len(g.words)-1]], l.byKey[g.words[0]]
		if last != nil && first == nil && !l.places[last.key] && !l.isWord(last.key) {
			g.tally.add(graph.Person, weightFirstName)
		}
		if first != nil && last == nil {
			g.tally.add(graph.Company, weightContext)
		}
	}
}

// headless reports whether the name does not end as an organisation's does.
func (l *linker) headless(g *group) bool {
	n := &l.names[g.names[0]]
	s := &l.sentences[n.sentence]
	return l.headKind(s, n) == "" && !l.legal[s.words[n.to-1].fold] && !slices.Contains(g.words, "&")
}

// rank orders groups: those of the running text by their first place in it,
// then those of headings alone, longest first.
func (l *linker) rank(g *group) int {
	if !g.body {
		return len(l.doc.Text) + 1000 - len(g.words)
	}
	for _, i := range g.names {
		if l.sentences[l.names[i].sentence].body {
			return l.names[i].Start
		}
	}
	return 0
}

// define notes an abbreviation in brackets behind the name it stands for, or a
// name in brackets behind its abbreviation.
func (l *linker) define(i int) {
	if i == 0 {
		return
	}
	n, before := &l.names[i], &l.names[i-1]
	s := &l.sentences[n.sentence]
	if before.sentence != n.sentence || n.from-1 != before.to || s.text(before.to) != "(" || s.text(n.to) != ")" {
		return
	}
	short, long := n, before
	if len(long.words) < len(short.words) {
		short, long = long, short
	}
	if len(short.words) == 1 && abbreviates(short.key, long.words) {
		l.defined[short.key] = long.key
		l.defined[long.key] = short.key
	}
}

// abbreviates reports whether an abbreviation may stand for a name: its
// letters occur in it in order, the first one first.
func abbreviates(short string, words []string) bool {
	long := strings.Join(words, "")
	if short == "" || len(words) < 2 && len(short) > 4 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(short)
	if r, _ := utf8.DecodeRuneInString(long); r != first {
		return utf8.RuneCountInString(short) <= 6 // by the name in another language
	}
	for _, r := range short {
		k := strings.IndexRune(long, r)
		if k < 0 {
			return utf8.RuneCountInString(short) <= 6
		}
		long = long[k+utf8.RuneLen(r):]
	}
	return true
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
	for k := range g.tally {
		l.things[t].tally[k] += g.tally[k]
	}
	l.index(g, t)
}

// antecedent is the thing placed before that a group names.
func (l *linker) antecedent(g *group) (int, bool) {
	if long := l.byKey[l.defined[g.key]]; long != nil && l.placed(long) {
		return long.thing, true
	}
	if g.titled && len(g.words) == 1 {
		if t, ok := l.surnames[g.key]; ok {
			return t, true
		}
	}
	if l.isPlace(g) {
		t, ok := l.synonym[l.synonyms[g.key]]
		return t, ok
	}
	if len(g.words) > 1 && l.isPerson(g) {
		t, ok := l.surnames[g.words[len(g.words)-1]]
		if ok && l.bareSurname(t) {
			return t, true
		}
		return 0, false
	}
	if t, ok := l.prefixes[g.key]; ok {
		return t, true
	}
	if len(g.words) == 1 {
		if t, ok := l.surnames[g.key]; ok {
			return t, true
		}
		if t, ok := l.initials[g.key]; ok && utf8.RuneCountInString(g.key) > 1 {
			return t, true
		}
	}
	if t, ok := l.tails[g.key]; ok {
		return t, true
	}
	if t, ok := l.synonym[l.synonyms[g.key]]; ok {
		return t, true
	}
	for _, key := range initialsOf(g.words) {
		if short := l.byKey[key]; len(g.words) > 1 && short != nil && l.placed(short) && l.isAbbreviation(short) && len(l.things[short.thing].groups) == 1 {
			return short.thing, true
		}
	}
	if rest := l.withoutCountry(g.words); rest != "" {
		if long := l.byKey[rest]; long != nil && l.placed(long) {
			return long.thing, true
		}
	}
	if !g.body && len(g.words) > 1 {
		if short := l.byKey[strings.Join(g.words[:len(g.words)-1], " ")]; short != nil && l.placed(short) && len(l.things[short.thing].groups) == 1 {
			return short.thing, true
		}
	}
	return 0, false
}

// isAbbreviation reports whether a group is one word in capitals.
func (l *linker) isAbbreviation(g *group) bool {
	n := &l.names[g.names[0]]
	return n.to-n.from == 1 && l.sentences[n.sentence].words[n.from].shape == upper
}

func (l *linker) placed(g *group) bool {
	return g.thing >= 0
}

func (l *linker) isPlace(g *group) bool { return l.places[g.key] }

func (l *linker) isPerson(g *group) bool { return g.tally.best() == graph.Person }

// bareSurname reports whether a thing is a person of whom only the surname was
// seen.
func (l *linker) bareSurname(t int) bool {
	return !slices.ContainsFunc(l.things[t].groups, func(g *group) bool { return len(g.words) > 1 })
}

// index makes the short forms of a group lead to its thing.
func (l *linker) index(g *group, t int) {
	first := func(m map[string]int, key string) {
		if _, ok := m[key]; !ok {
			m[key] = t
		}
	}
	if l.isPerson(g) {
		first(l.surnames, g.words[len(g.words)-1])
		return
	}
	if same := l.synonyms[g.key]; same != "" {
		first(l.synonym, same)
	}
	if l.isPlace(g) {
		return
	}
	if of := slices.Index(g.words, "of"); of > 0 && of+1 < len(g.words) && (g.words[of-1] == "department" || g.words[of-1] == "ministry") {
		first(l.tails, strings.Join(g.words[of+1:], " ")+" "+g.words[of-1])
	}
	if len(g.words) > 1 {
		if last := g.words[len(g.words)-1]; !l.isCommon(last) && !l.places[last] {
			first(l.tails, last) // Groupe Sauvignac
		}
		for n := 1; n < len(g.words); n++ {
			if key := strings.Join(g.words[:n], " "); !l.tooPlain(key) {
				first(l.prefixes, key)
			}
		}
		for _, key := range initialsOf(g.words) {
			first(l.initials, key)
		}
	}
	if rest := l.withoutCountry(g.words); rest != "" {
		first(l.tails, rest)
	}
}

// tooPlain reports whether a beginning of a name tells no thing: a country, a
// nationality, a head such as "Bank".
func (l *linker) tooPlain(key string) bool {
	return l.places[key] || l.nationalities[key] || l.heads[key] != "" && l.lexicon.words[key]
}

// withoutCountry is a name without the country before it: "US Federal Reserve"
// is "Federal Reserve" too. It is empty where too little remains.
func (l *linker) withoutCountry(words []string) string {
	if len(words) < 3 && !(len(words) == 2 && l.known[words[1]] != "") || !l.nationalities[words[0]] && !l.places[words[0]] {
		return ""
	}
	return strings.Join(words[1:], " ")
}

// small words that initials may leave out.
var small = set{"of": true, "and": true, "the": true, "for": true, "de": true, "on": true, "&": true, "in": true, "du": true, "des": true, "la": true}

// initialsOf returns the initials of a name, with and without its small words.
func initialsOf(words []string) []string {
	var all, main strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		all.WriteRune(r)
		if !small[w] {
			main.WriteRune(r)
		}
	}
	return []string{main.String(), all.String()}
}
