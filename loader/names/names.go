// Package names finds the mentions of companies, people, unions, public
// bodies, other organisations, products and places in a document, and tells
// which mentions within it are the same thing.
//
//	found := names.Find(doc)
//	for _, m := range found.Mentions {
//		fmt.Println(m.Of(doc.Text), found.Things[m.Thing].Name)
//	}
//
// It is built for English business news and works by rules: runs of words with
// capitals are cut by what ties and parts them, told apart by kind from the
// words in and around them, and joined to things by the forms that names take.
// What it knows of words is in lists/*.txt, each with its source; no list or
// rule knows a story.
package names

import (
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// Found is what Find found: the mentions in the order of the text, and the
// things that they mention.
type Found struct {
	Mentions []Mention
	Things   []Thing
}

// Mention is a place in the text that refers to a thing.
type Mention struct {
	graph.Span     // without a possessive ending or a leading article
	Thing      int // index into Found.Things
	Sentence   int // index into Document.Sentences
	Form       Form
	// Confidence that this refers to that thing, in (0, 1]: for a name 0.9 or,
	// where there are hints, how likely they make it one; 0.7 or less for a
	// description or a pronoun.
	Confidence float64
}

// Form says how a mention refers to its thing.
type Form int

// The forms.
const (
	Named      Form = iota // by a name, full or short, or an abbreviation
	Described              // by a description: "the telco", "the union"
	Pronominal             // by a pronoun: "it", "she"
)

// Thing is one entity as the document shows it.
type Thing struct {
	Kind graph.Kind
	// State says that the thing is a country. Its kind is PLACE, but where it
	// acts, lends or sues, it is a PUBLIC_BODY.
	State       bool
	Name        string   // the fullest form in the text, on one line
	Aliases     []string // the other named forms as written, in the order of the text
	Identifiers []graph.Identifier
	// Description is what the text calls it beside its name, without an
	// article: "rural network operator". It is empty where it says nothing.
	Description string
}

// IsOutlet reports whether the thing shows itself by a word of its name as one
// that tells the news: a newspaper, an agency, a broadcaster.
func (t *Thing) IsOutlet() bool {
	return t.Kind != graph.Person && slices.ContainsFunc(strings.Fields(t.Name), func(w string) bool { return loadLexicon().is(outlet, fold(w)) })
}

// Country is the country that the thing is, by the name that the lists have for
// it, whether the text only names it or has it act ("Indian government"); empty
// where it is none.
func (t *Thing) Country() string {
	l := loadLexicon()
	if t.State {
		return l.country(t.Name)
	}
	for _, name := range append(slices.Clip(t.Aliases), t.Name) {
		words := strings.Fields(fold(name))
		switch {
		case t.Kind != graph.PublicBody:
		case l.countries[fold(name)]:
			return l.country(name)
		case len(words) == 2 && l.is(actor, words[1]) && l.demonyms[words[0]] != "":
			return l.demonyms[words[0]]
		}
	}
	return ""
}

// MayBe reports whether the thing is of one of the kinds, or acts as one.
func (t *Thing) MayBe(kinds []graph.Kind) bool {
	return slices.Contains(kinds, t.Kind) || t.State && slices.Contains(kinds, graph.PublicBody)
}

// CountryOf is the country that an adjective tells, "Danish", by the name that
// the lists have for it; empty where it tells none.
func CountryOf(adjective string) string { return loadLexicon().demonyms[fold(adjective)] }

// CountryNamed is the country that the name or adjective of one is of; empty where
// it is none.
func CountryNamed(word string) string {
	l := loadLexicon()
	if country := l.demonyms[fold(word)]; country != "" || !l.countries[fold(word)] {
		return country
	}
	return l.country(word)
}
