package resolve

import (
	"fmt"
	"slices"
	"strings"
)

// text says in words what a feature compared.
func (c *comparison) text(feature int) string {
	x, y := &c.a.names[0], &c.b.names[0]
	names := fmt.Sprintf("“%s” and “%s”", x.folded, y.folded)
	switch feature {
	case always:
		return "where nothing is known, two names are rarely one thing"
	case sameName:
		return fmt.Sprintf("both are called “%s”", x.folded)
	case sameLetters:
		return names + " have the same letters"
	case sameWords:
		return names + " have the same words"
	case reordered:
		return "the words have another order"
	case overlap:
		return fmt.Sprintf("of what the words of %s tell, %.0f%% is in both", names, 100*c.values[overlap])
	case shared:
		return fmt.Sprintf("both names have %s, which tell %.2f of a rare word", c.pairTexts(equal, shortened, slip, nickname, initial), c.values[shared])
	case slips:
		return fmt.Sprintf("%s are alike but for a slip or a shortening", c.pairTexts(slip, shortened))
	case moreWords, moreIsUnit, moreIsPlace, moreIsNation:
		return c.restText(feature)
	case clash:
		return fmt.Sprintf("one alone has “%s”, the other alone “%s”", join(c.words.left), join(c.words.right))
	case otherHead:
		return fmt.Sprintf("the names begin with different words, “%s” and “%s”", x.words[0].text, y.words[0].text)
	case initialsOf:
		return "of " + names + " one is made of the initials of the other"
	case aliasIsName:
		return fmt.Sprintf("one is called “%s”, and the stories of the other call it so too", c.link.folded)
	case aliasIsAlias:
		return fmt.Sprintf("both are also called “%s”", c.common.folded)
	case surname:
		return "the names end in the same word"
	case onlySurname:
		return "one is told by a single word"
	case byInitial:
		return fmt.Sprintf("%s agree as an initial or short form", c.pairTexts(initial, nickname))
	}
	return c.contextText(feature)
}

func (c *comparison) contextText(feature int) string {
	switch feature {
	case legalForm:
		return fmt.Sprintf("no country has both legal forms, “%s” and “%s”", c.a.names[0].forms[0].name, c.b.names[0].forms[0].name)
	case sameCountry:
		return "both are of " + c.a.country
	case otherCountry:
		return fmt.Sprintf("one is of %s, the other of %s", c.a.country, c.b.country)
	case sameSector, otherSector:
		return fmt.Sprintf("one is about %s, the other about %s", strings.Join(c.a.sectors, ", "), strings.Join(c.b.sectors, ", "))
	case commonNeighbours:
		shown := c.sharedNeighbours[:min(len(c.sharedNeighbours), 5)]
		return fmt.Sprintf("both have to do with %d others: %s", len(c.sharedNeighbours), strings.Join(shown, ", "))
	case strangers:
		return fmt.Sprintf("of the %d and %d things that they have to do with, none is the same", len(c.a.neighbours), len(c.b.neighbours))
	case otherKind:
		return fmt.Sprintf("one is read as %s, the other as %s", c.a.profile.Kind, c.b.profile.Kind)
	}
	return featureNames[feature]
}

func (c *comparison) restText(feature int) string {
	what := map[int]string{moreWords: "", moreIsUnit: ", as units are called", moreIsPlace: ", which is a place", moreIsNation: ", which is a country"}[feature]
	return fmt.Sprintf("one of the names alone has “%s”%s", join(c.oneSided()), what)
}

func (c *comparison) pairTexts(how ...likeness) string {
	var texts []string
	for _, p := range c.words.pairs {
		switch {
		case !slices.Contains(how, p.how) || fillers[p.a.text]:
		case p.a.text == p.b.text:
			texts = append(texts, "“"+p.a.text+"”")
		default:
			texts = append(texts, "“"+p.a.text+"” ~ “"+p.b.text+"”")
		}
	}
	return strings.Join(texts, ", ")
}

func join(words []word) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.text
	}
	return strings.Join(texts, " ")
}
