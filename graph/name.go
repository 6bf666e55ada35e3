package graph

import (
	"reflect"
	"slices"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// MaxNeighbours bounds the neighbours that a [Name] keeps: the first by letter,
// so that two names with many neighbours in common keep some in common.
const MaxNeighbours = 64

// Name is all that stories call by one name: the least unit that entities are
// made of. Appearances and claims point at names and never at entities, so
// which names are one can be decided anew without rewriting them.
type Name struct {
	// ID is as [EntityID] makes it.
	ID string `json:"id"`
	// Entity is the id of the entity that the name is one of: the smallest id of its names.
	Entity string `json:"entity"`
	Kind   Kind   `json:"kind"`
	// Text is the name as most stories write it.
	Text        string       `json:"text"`
	Aliases     []string     `json:"aliases,omitempty"`
	Identifiers []Identifier `json:"identifiers,omitempty"`
	// Country is where it is at home, an ISO 3166 code, where a register tells.
	Country     string `json:"country,omitempty"`
	Description string `json:"description,omitempty"`
	// Neighbours are the folded names of what claims relate it to.
	Neighbours []string `json:"neighbours,omitempty"`
	// Stories is the number of stories that use the name.
	Stories int `json:"stories"`
}

// nameOf makes the name of all its appearances.
func nameOf(id string, appearances []Appearance) Name {
	e := mergeAppearances(id, appearances)
	return Name{
		ID: id, Kind: e.Kind, Text: e.Name, Aliases: e.Aliases[:min(len(e.Aliases), resolve.MaxNames-1)],
		Identifiers: e.Identifiers, Description: e.Description, Stories: e.Stories,
	}
}

// profile is what a name is compared by.
func (n Name) profile() resolve.Profile {
	p := resolve.Profile{
		Kind: string(n.Kind), Name: n.Text, Aliases: n.Aliases, Country: n.Country,
		Description: n.Description, Neighbours: n.Neighbours,
	}
	for _, i := range n.Identifiers {
		p.Identifiers = append(p.Identifiers, resolve.Identifier{Scheme: i.Scheme, Value: i.Value})
	}
	return p
}

// differs is as [Entity.differs].
func (n Name) differs(a Appearance) bool {
	e := Entity{Kind: n.Kind, Name: n.Text, Aliases: n.Aliases, Identifiers: n.Identifiers, Description: n.Description}
	return e.differs(a)
}

// sameProfile reports whether two states of a name compare alike with others.
func (n Name) sameProfile(o Name) bool { return reflect.DeepEqual(n.profile(), o.profile()) }

// Link says that two names may be one thing. Of two names that are found by a
// common key there is one unless they are certainly two things.
type Link struct {
	A string `json:"a"` // the smaller id
	B string `json:"b"`
	// Verdict is Same or Maybe, and Score how likely they are one, 0 to 1.
	Verdict resolve.Verdict `json:"verdict"`
	Score   float64         `json:"score"`
}

// Review is a pair of entities that may be one, for an analyst to say.
type Review struct {
	// ID is a hash of both ends.
	ID string `json:"id"`
	A  string `json:"a"` // the smaller id
	B  string `json:"b"`
	// NameA and NameB are the ids of the names that are most likely one, and Score how likely.
	NameA string  `json:"nameA"`
	NameB string  `json:"nameB"`
	Score float64 `json:"score"`
	// Stories is the number of stories of both together.
	Stories int `json:"stories"`
}

// identify adds what the register knows of a name.
func (g *Graph) identify(n Name) Name {
	if g.register == nil {
		return n
	}
	identifiers, country := g.register.Identify(n.profile())
	n.Country = country
	n.Identifiers = slices.Clone(n.Identifiers)
	for _, i := range identifiers {
		n.Identifiers = append(n.Identifiers, Identifier{Scheme: i.Scheme, Value: i.Value})
	}
	n.Identifiers = sortIdentifiers(n.Identifiers)
	return n
}
