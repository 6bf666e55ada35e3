package resolve

import (
	"fmt"
	"slices"
	"strings"
)

// certain is the sum of weights, for or against, that a rule brings about.
const certain = 12

// rule returns the reason of the rule that decides, or nil. A rule is for what
// no sum of hints may outweigh; its weight brings the sum to where it says.
func (c *comparison) rule(sum float64, m *model) *Reason {
	if feature, text, target := c.certainty(); target != 0 {
		return &Reason{feature, target - sum, text}
	}
	if text := c.alone(); text != "" && sum >= m.same {
		return &Reason{"alone", m.same - 0.01 - sum, text}
	}
	return nil
}

// certainty returns the first of the rules that leave no doubt, and 0 where none holds.
func (c *comparison) certainty() (feature, text string, target float64) {
	if c.a.class != c.b.class && c.a.class != anything && c.b.class != anything {
		return "kind", fmt.Sprintf("a %s and a %s are never one", c.a.profile.Kind, c.b.profile.Kind), -certain
	}
	if x, y := c.a.names[0].state(), c.b.names[0].state(); x != "" && y != "" && c.of != person {
		if x == y {
			return "state", "both are the country " + x + " or its government", certain
		}
		return "state", fmt.Sprintf("one is the country %s or its government, the other %s", x, y), -certain
	}
	same, other := c.identifiers()
	if same != nil {
		return "identifier", fmt.Sprintf("both have %s %s", same.Scheme, same.Value), certain
	}
	if other != nil {
		return "identifier", fmt.Sprintf("their %s differ: %s and %s", other[0].Scheme, other[0].Value, other[1].Value), -certain
	}
	if x, y := c.a.names[0].numbers(), c.b.names[0].numbers(); len(x) > 0 && len(y) > 0 && !slices.Equal(x, y) {
		return "number", fmt.Sprintf("the names have different numbers, %s and %s", strings.Join(x, " "), strings.Join(y, " ")), -certain
	}
	if c.of == person && c.values[clash] > 0 && c.equalPairs() < 2 {
		return "given name", fmt.Sprintf("“%s” and “%s” are two people's names", join(c.words.left), join(c.words.right)), -certain
	}
	return "", "", 0
}

// alone says why a name alone is too little to go by, and "" where it is not,
// or is not alone.
func (c *comparison) alone() string {
	x, y := &c.a.names[0], &c.b.names[0]
	switch {
	case c.supported():
		return ""
	case c.of == person && c.values[onlySurname] == 1:
		return "one is told by a single word, and nothing else is in common"
	case c.of == person && c.values[byInitial] > 0 && c.equalPairs() < 2:
		return "one has an initial for the given name, and nothing else is in common"
	case c.of == person && c.values[otherSector]+c.values[otherCountry] > 0:
		return "two people may have one name, and what is told of them differs"
	case c.link != nil && c.link.weight < family && len(c.oneSided()) > 0 && c.values[moreIsNation] == 0 && c.of != person:
		return fmt.Sprintf("several listed companies have “%s” in their names, so a story of one with “%s” may mean another by it", c.link.folded, join(c.oneSided()))
	case c.link != nil && c.isPartOfLink():
		return fmt.Sprintf("“%s” may be a part of “%s”, and its stories may mean either by that", c.longer().folded, c.link.folded)
	case c.values[moreIsNation] > 0 && c.values[sameCountry] == 0 && c.shorter().isOfManyStates():
		return fmt.Sprintf("many states have a body called “%s”", c.shorter().folded)
	case c.values[initialsOf] > 0 && c.values[overlap] == 0 && c.link == nil && !(telltale(x) || telltale(y)):
		return "one is made of the other's initials, and no story says so"
	case c.values[moreWords] > 0.15 && c.link == nil && c.common == nil && c.values[moreIsNation] == 0 && c.of != person:
		return fmt.Sprintf("one of the names alone has “%s”, and no story says that they are one", join(c.oneSided()))
	case x.mayBeChance() && y.mayBeChance() && !shareForm(x, y):
		return fmt.Sprintf("“%s” is short or an everyday word, and nothing else is in common", x.folded)
	}
	return ""
}

// isPartOfLink reports whether one name is, by its words, a branch in a country
// or a unit of what stories call it for short: “Chrysler Canada” beside
// “Chrysler”, “UBS Securities” beside “UBS”. Where the short name is no
// abbreviation, words of units may as well be of the whole: “Ford Motor”.
func (c *comparison) isPartOfLink() bool {
	short := c.shorter()
	if len(c.oneSided()) == 0 || c.of == person || short.joined != c.link.joined {
		return false
	}
	abbreviation := short.isShort() && len(short.joined) <= 4 && !short.words[0].plain
	return c.values[moreIsPlace] > 0 || c.values[moreIsUnit] > 0 && abbreviation
}

// shorter and longer return the name with fewer words and that with more.
func (c *comparison) shorter() *name {
	if x, y := &c.a.names[0], &c.b.names[0]; len(y.words) < len(x.words) {
		return y
	}
	return &c.a.names[0]
}

func (c *comparison) longer() *name {
	if c.shorter() == &c.a.names[0] {
		return &c.b.names[0]
	}
	return &c.a.names[0]
}

// telltale reports whether initials are so many that two names hardly share them by chance.
func telltale(n *name) bool { return n.isShort() && len(n.joined) >= 4 && !n.words[0].plain }

// shareForm reports whether two names carry one legal form: "Apple Inc." is less by chance than "Apple".
func shareForm(x, y *name) bool {
	return slices.ContainsFunc(x.forms, func(f form) bool { return slices.ContainsFunc(y.forms, func(g form) bool { return f.name == g.name }) })
}

// family is the weight of a word that stands in three listed names: below it
// the word is that of a family of companies.
const family = 0.8

// mayBeChance reports whether two things may be called so by chance: a name of
// one everyday word, or of three letters or fewer.
func (n *name) mayBeChance() bool {
	_, isCountry := countries()[n.folded]
	return !isCountry && len(n.words) <= 1 && (len(n.joined) <= 3 || n.allPlain())
}

// supported reports whether anything beside the names speaks for one thing.
func (c *comparison) supported() bool {
	v := &c.values
	return v[commonNeighbours] > 0 || v[aliasIsAlias] >= 0.5 || v[sameCountry] == 1 && v[sameSector] == 1 && v[strangers] == 0
}

func (c *comparison) equalPairs() (n int) {
	for _, p := range c.words.pairs {
		if p.how >= slip {
			n++
		}
	}
	return n
}

// identifiers returns an identifier that both have, or two of one scheme that
// tell them apart. A website tells nothing apart, since a company has several;
// nor do symbols at two exchanges, without an exchange, or of two classes of
// shares, of which one begins with the other: GOOG and GOOGL.
func (c *comparison) identifiers() (same *Identifier, other *[2]Identifier) {
	for _, x := range c.a.profile.Identifiers {
		for _, y := range c.b.profile.Identifiers {
			if x.Scheme != y.Scheme || x.Value == "" || y.Value == "" {
				continue
			}
			placeX, symbolX, fullX := strings.Cut(x.Value, ":")
			placeY, symbolY, fullY := strings.Cut(y.Value, ":")
			classes := strings.HasPrefix(symbolX, symbolY) || strings.HasPrefix(symbolY, symbolX)
			switch ticker := x.Scheme == "TICKER"; {
			case ticker && !(fullX && fullY):
			case strings.EqualFold(x.Value, y.Value):
				return &x, nil
			case other == nil && x.Scheme != "WEBSITE" && (!ticker || placeX == placeY && !classes):
				other = &[2]Identifier{x, y}
			}
		}
	}
	return nil, other
}
