package resolve

import (
	"math"
	"slices"
	"strings"
)

// The features of a comparison, in the order of [comparison.values]. All are 0
// where there is nothing to say.
const (
	always           = iota // 1: the weight of knowing nothing
	sameName                // the names fold alike
	sameLetters             // they differ in spaces alone
	sameWords               // they differ in the order or the writing of words
	reordered               // they have them in another order, with no "of" to explain it
	overlap                 // which share of what their words tell is in both, 0 to 1
	shared                  // how much the words tell that both have, 0 to 1.5
	slips                   // words that are in both by a slip or cut short, 0 to 2
	moreWords               // what only one has tells so much, 0 to 1.5
	moreIsUnit              // what only one has are words of units
	moreIsPlace             // what only one has names a country or region
	moreIsNation            // the same, of a public body: "US Congress"
	clash                   // each has words that the other lacks: what the fewer tell, 0 to 1.5
	otherHead               // the first words differ
	initialsOf              // one is made of the other's initials: 0.5 for two letters, 1 for more
	aliasIsName             // the name of one is an alias of the other: what it tells, 0 to 1
	aliasIsAlias            // they have an alias in common: what it tells, 0 to 1
	legalForm               // no country has both legal forms
	sameCountry             // both are of one country
	otherCountry            // they are of two
	sameSector              // they do alike
	otherSector             // what they do has nothing in common
	commonNeighbours        // how much the neighbours tell that they have in common, as ln(1+x)
	strangers               // each has at least 3 neighbours, and they have none in common
	otherKind               // they are organisations of two kinds
	surname                 // people: the last word is in both
	onlySurname             // people: one is told by a single word
	byInitial               // people: given names that are in both by their initial or a short form
	featureCount
)

// LegalForm is the name of the feature that tells legal forms of different countries.
const LegalForm = "legal form"

var featureNames = [featureCount]string{
	"always", "same name", "same letters", "same words", "reordered", "overlap", "shared words", "slips", "more words", "unit", "place", "nation", "clash", "other first word",
	"initials", "alias is name", "alias in common", LegalForm, "same country", "other country", "same sector", "other sector", "neighbours", "strangers", "other kind",
	"surname", "only surname", "by initial",
}

// comparison is all that two subjects, in the order of their profiles, have to do with each other.
type comparison struct {
	a, b  *Subject
	of    class // the narrower of both
	words alignment
	// link is the name of one that is an alias of the other, and common an alias of both; nil for none.
	link, common     *name
	sharedNeighbours []string
	values           [featureCount]float64
}

func newComparison(a, b *Subject) *comparison {
	if compareProfiles(&a.profile, &b.profile) > 0 {
		a, b = b, a
	}
	c := &comparison{a: a, b: b, of: a.class}
	if c.of == anything {
		c.of = b.class
	}
	c.words = align(&a.names[0], &b.names[0], c.of)
	c.link, c.common = c.aliases()
	c.nameValues()
	c.aliasValues()
	c.contextValues()
	if c.of == person {
		c.personValues()
	}
	return c
}

func (c *comparison) nameValues() {
	v, x, y := &c.values, &c.a.names[0], &c.b.names[0]
	v[always] = 1
	var both float64
	for _, p := range c.words.pairs {
		both += min(p.a.weight, p.b.weight) * factor(p)
		if p.how == slip || p.how == shortened {
			v[slips] = min(v[slips]+1, 2)
		}
	}
	left, right := weigh(c.words.left), weigh(c.words.right)
	v[overlap] = both / max(both+left+right, 0.01)
	v[shared] = min(both, 1.5)
	switch all := len(c.words.left)+len(c.words.right) == 0; {
	case x.folded == y.folded && x.folded != "":
		v[sameName] = 1
	case x.joined == y.joined && x.joined != "":
		v[sameLetters], v[overlap], v[shared], v[slips] = 1, 1, min(max(x.weight, y.weight), 1.5), 0
		return
	case all && len(c.words.pairs) > 0 && !slices.ContainsFunc(c.words.pairs, func(p pair) bool { return p.how != equal }):
		v[sameWords] = 1
		v[reordered], _ = either(c.words.reordered && len(x.words) == len(y.words) && c.of != person)
	}
	v[clash] = min(left, right, 1.5)
	if rest := c.oneSided(); len(rest) > 0 && both > 0 {
		v[moreWords] = min(weigh(rest), 1.5)
		v[moreIsUnit], v[moreIsPlace] = kindOfRest(rest)
		if c.a.profile.Kind == "PUBLIC_BODY" && c.b.profile.Kind == "PUBLIC_BODY" {
			v[moreIsPlace], v[moreIsNation] = 0, v[moreIsPlace]
		}
	}
	if len(x.words) > 0 && len(y.words) > 0 && like(x.words[0], y.words[0], c.of) == unlike && c.of != person {
		v[otherHead] = 1
	}
	v[initialsOf] = max(madeOfInitials(x, y), madeOfInitials(y, x))
}

// factor is how far two words count as one. A slip is the likelier a slip, the longer the word.
func factor(p pair) float64 {
	switch p.how {
	case equal:
		return 1
	case nickname:
		return 0.8
	case shortened:
		return 0.7
	case slip:
		return min(0.1*float64(min(len(p.a.text), len(p.b.text))), 0.9)
	}
	return 0.3
}

func weigh(words []word) (sum float64) {
	for _, w := range words {
		sum += w.weight
	}
	return sum
}

// oneSided returns the words that one name has more, where the other has none more.
func (c *comparison) oneSided() []word {
	if len(c.words.left) == 0 {
		return c.words.right
	}
	if len(c.words.right) == 0 {
		return c.words.left
	}
	return nil
}

// kindOfRest tells whether words make a unit of a company, or name a country or region.
func kindOfRest(rest []word) (unit, place float64) {
	texts := make([]string, len(rest))
	for i, w := range rest {
		texts[i] = w.text
		if !units()[w.text] && strings.Trim(w.stands, "0123456789") != "" && countries()[w.text] == "" {
			return 0, 0
		}
		if countries()[w.text] != "" {
			place = 1
		}
	}
	if place == 1 || countries()[strings.Join(texts, " ")] != "" {
		return 0, 1
	}
	return 1, 0
}

func madeOfInitials(short, long *name) float64 {
	if !short.isShort() || !slices.Contains(long.initials(), short.joined) {
		return 0
	}
	if len(short.joined) == 2 {
		return 0.5
	}
	return 1
}

// aliases finds the name of one that is an alias of the other, and an alias
// that both have, of each the one that tells most.
func (c *comparison) aliases() (link, common *name) {
	for i := range c.a.names {
		for j := range c.b.names {
			x, y := &c.a.names[i], &c.b.names[j]
			if i+j == 0 || x.joined != y.joined || x.joined == "" {
				continue
			}
			if best := &link; i == 0 || j == 0 {
				if *best == nil || (*best).weight < x.weight {
					*best = x
				}
			} else if common == nil || common.weight < x.weight {
				common = x
			}
		}
	}
	return link, common
}

func (c *comparison) aliasValues() {
	if c.link != nil {
		c.values[aliasIsName] = min(c.link.weight, 1)
		if c.values[initialsOf] > 0 {
			c.values[aliasIsName] = 1
		}
	}
	if c.common != nil {
		c.values[aliasIsAlias] = min(c.common.weight, 1)
	}
}

func (c *comparison) contextValues() {
	v := &c.values
	if c.a.country != "" && c.b.country != "" {
		v[sameCountry], v[otherCountry] = either(c.a.country == c.b.country)
	}
	if len(c.a.sectors) > 0 && len(c.b.sectors) > 0 {
		v[sameSector], v[otherSector] = either(slices.ContainsFunc(c.a.sectors, func(s string) bool { return slices.Contains(c.b.sectors, s) }))
	}
	if f, g := c.a.names[0].forms, c.b.names[0].forms; apart(f, g) {
		v[legalForm] = 1
	}
	if c.a.class == organisation && c.b.class == organisation && c.a.profile.Kind != c.b.profile.Kind {
		v[otherKind] = 1
	}
	var sum float64
	for neighbour, weight := range c.a.neighbours {
		if _, ok := c.b.neighbours[neighbour]; ok {
			c.sharedNeighbours = append(c.sharedNeighbours, neighbour)
			sum += weight
		}
	}
	slices.Sort(c.sharedNeighbours)
	v[commonNeighbours] = math.Round(1e6*math.Log1p(sum)) / 1e6 // whatever the order of the sum
	if sum == 0 && len(c.a.neighbours) >= 3 && len(c.b.neighbours) >= 3 {
		v[strangers] = 1
	}
}

func either(yes bool) (float64, float64) {
	if yes {
		return 1, 0
	}
	return 0, 1
}

// apart reports whether two names have legal forms, and no country has one of each.
func apart(a, b []form) bool {
	told := false
	for _, f := range a {
		for _, g := range b {
			if len(f.countries) == 0 || len(g.countries) == 0 {
				continue
			}
			told = true
			if slices.ContainsFunc(f.countries, func(c string) bool { return slices.Contains(g.countries, c) }) {
				return false
			}
		}
	}
	return told
}

func (c *comparison) personValues() {
	v, x, y := &c.values, c.a.names[0].words, c.b.names[0].words
	if len(x) == 0 || len(y) == 0 {
		return
	}
	if like(x[len(x)-1], y[len(y)-1], person) >= slip {
		v[surname] = 1
	}
	if len(x) == 1 || len(y) == 1 {
		v[onlySurname] = 1
	}
	for _, p := range c.words.pairs {
		if p.how == initial || p.how == nickname {
			v[byInitial]++
		}
	}
}
