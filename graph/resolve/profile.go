package resolve

import (
	"cmp"
	"slices"
)

// Limits of what is looked at in a [Profile]; what goes beyond is passed over.
const (
	MaxNames       = 12  // the name and its first aliases
	MaxNameBytes   = 400 // of a name, from its beginning
	MaxWords       = 16  // of a name, from its beginning
	MaxIdentifiers = 20
	MaxNeighbours  = 200
)

// Profile is what is known of a thing from stories that call it by one name.
type Profile struct {
	// Kind is what sort of thing it is, as graph.Kind writes it; "" where unknown.
	Kind string
	// Name is the name that it goes by, and Aliases what else the same stories call it.
	Name    string
	Aliases []string
	// Identifiers are what registers call it.
	Identifiers []Identifier
	// Country is where it is at home: an ISO 3166 code or an English name, "" where unknown.
	Country string
	// Description is what stories call it: "rural network operator".
	Description string
	// Neighbours are the names of things that it is told to be related to.
	Neighbours []string
}

// Identifier is a name that a register gave a thing.
type Identifier struct {
	Scheme string // LEI, TICKER, WIKIDATA, ISIN, WEBSITE
	Value  string // for TICKER, EXCHANGE:SYMBOL, or the symbol alone where no exchange is told
}

// compareProfiles orders profiles, so that which is named first in a comparison does not matter.
func compareProfiles(a, b *Profile) int {
	return cmp.Or(
		cmp.Compare(a.Name, b.Name), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Country, b.Country),
		cmp.Compare(a.Description, b.Description), slices.Compare(a.Aliases, b.Aliases), slices.Compare(a.Neighbours, b.Neighbours),
		slices.CompareFunc(a.Identifiers, b.Identifiers, compareIdentifiers))
}

func compareIdentifiers(a, b Identifier) int {
	return cmp.Or(cmp.Compare(a.Scheme, b.Scheme), cmp.Compare(a.Value, b.Value))
}

// class is a set of kinds of which one may be read for another.
type class byte

const (
	anything     class = '?'
	organisation class = 'o'
	person       class = 'p'
	product      class = 'r'
	place        class = 'l'
)

func classOf(kind string) class {
	switch kind {
	case "":
		return anything
	case "PERSON":
		return person
	case "PRODUCT":
		return product
	case "PLACE":
		return place
	}
	return organisation
}
