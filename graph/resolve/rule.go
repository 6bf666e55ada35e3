package resolve

import (
	"fmt"
	"slices"
	"strings"
)

// certain is the sum of weights, for or against, that a rule brings about.
const certain = 12

// rule returns the reason of the first rule that decides, or nil. A rule is for
// what no sum of hints may outweigh; its weight brings the sum to where it says.
func (c *comparison) rule(sum float64, m *model) *Reason {
	to := func(target float64, feature, format string, args ...any) *Reason {
		return &Reason{feature, target - sum, fmt.Sprintf(format, args...)}
	}
	if c.a.class != c.b.class && c.a.class != anything && c.b.class != anything {
		return to(-certain, "kind", "a %s and a %s are never one", c.a.profile.Kind, c.b.profile.Kind)
	}
	same, other := c.identifiers()
	if same != nil {
		return to(certain, "identifier", "both have %s %s", same.Scheme, same.Value)
	}
	if other != nil {
		return to(-certain, "identifier", "their %s differ: %s and %s", other[0].Scheme, other[0].Value, other[1].Value)
	}
	if x, y := c.a.names[0].numbers(), c.b.names[0].numbers(); len(x) > 0 && len(y) > 0 && !slices.Equal(x, y) {
		return to(-certain, "number", "the names have different numbers, %s and %s", strings.Join(x, " "), strings.Join(y, " "))
	}
	if c.of == person && c.values[clash] > 0 && c.equalPairs() < 2 {
		return to(-certain, "given name", "“%s” and “%s” are two people's given names", join(c.words.left), join(c.words.right))
	}
	if sum < m.same || c.supported() {
		return nil
	}
	if c.of == person && c.values[onlySurname] == 1 {
		return to(m.same-0.01, "alone", "one is told by a single word, and nothing else is in common")
	}
	if x, y := &c.a.names[0], &c.b.names[0]; x.mayBeChance() && y.mayBeChance() {
		return to(m.same-0.01, "alone", "“%s” is short or an everyday word, and nothing else is in common", x.folded)
	}
	return nil
}

// mayBeChance reports whether two things may be called so by chance: a name of
// one everyday word, or of three letters or fewer.
func (n *name) mayBeChance() bool {
	return len(n.words) <= 1 && (len(n.joined) <= 3 || n.allPlain())
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
// nor do symbols at two exchanges, or without an exchange.
func (c *comparison) identifiers() (same *Identifier, other *[2]Identifier) {
	for _, x := range c.a.profile.Identifiers {
		for _, y := range c.b.profile.Identifiers {
			if x.Scheme != y.Scheme || x.Value == "" || y.Value == "" {
				continue
			}
			placeX, _, fullX := strings.Cut(x.Value, ":")
			placeY, _, fullY := strings.Cut(y.Value, ":")
			switch ticker := x.Scheme == "TICKER"; {
			case ticker && !(fullX && fullY):
			case strings.EqualFold(x.Value, y.Value):
				return &x, nil
			case other == nil && x.Scheme != "WEBSITE" && (!ticker || placeX == placeY):
				other = &[2]Identifier{x, y}
			}
		}
	}
	return nil, other
}
