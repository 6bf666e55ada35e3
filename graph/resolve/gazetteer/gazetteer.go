// Package gazetteer knows companies by name: the listed ones, which are part of
// the program, and those of an analyst's own list. It adds to what stories tell
// of a thing the identifiers that registers gave it; it never makes a thing of
// its own.
//
//	entry, ok := gazetteer.Listed().Find(resolve.Profile{Kind: "COMPANY", Name: "Telefónica"})
//	// entry.Identifiers: ISIN ES0178430E18, TICKER EURONEXT:TFA, WEBSITE telefonica.com
package gazetteer

import (
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// Entry is what is known of one thing.
type Entry struct {
	Kind    string // as graph.Kind writes it
	Name    string
	Aliases []string
	// Country is an ISO 3166 code, "" where unknown.
	Country string
	// Sector is what it does, in English words.
	Sector string
	// Large is whether it is worth 10 billion dollars or more.
	Large       bool
	Identifiers []resolve.Identifier
}

// Gazetteer finds entries. It is safe for use by several goroutines.
type Gazetteer struct {
	entries      []Entry
	byName       map[string][]int32 // by folded name
	byIdentifier map[resolve.Identifier][]int32
	// trusted is whether a name of one everyday word is enough: on a list that
	// a person made it is.
	trusted bool
}

func newGazetteer(entries []Entry, trusted bool) *Gazetteer {
	g := &Gazetteer{entries: entries, trusted: trusted}
	g.byName = make(map[string][]int32, len(entries))
	g.byIdentifier = make(map[resolve.Identifier][]int32, 2*len(entries))
	for i, e := range entries {
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			folded := resolve.Fold(name)
			if at := g.byName[folded]; folded != "" && !slices.Contains(at, int32(i)) {
				g.byName[folded] = append(at, int32(i))
			}
		}
		for _, id := range e.Identifiers {
			g.byIdentifier[key(id)] = append(g.byIdentifier[key(id)], int32(i))
		}
	}
	return g
}

func key(id resolve.Identifier) resolve.Identifier {
	return resolve.Identifier{Scheme: id.Scheme, Value: strings.ToUpper(id.Value)}
}

// Len returns how many entries there are.
func (g *Gazetteer) Len() int { return len(g.entries) }

// Find returns the entry that a profile is of, and false where there is none or
// where several could be meant. An identifier decides; else the name does, where
// the kind is the entry's and neither country nor legal form nor identifiers
// speak against it. A name of one word is enough for a large company alone, and
// one everyday word, like "Apple", for none: else the country must agree too.
// On an analyst's own list the name is enough.
func (g *Gazetteer) Find(p resolve.Profile) (Entry, bool) {
	for _, id := range p.Identifiers {
		if at := g.byIdentifier[key(id)]; len(at) == 1 && agree(p.Kind, g.entries[at[0]].Kind) {
			return g.entries[at[0]], true
		}
	}
	folded := resolve.Fold(p.Name)
	var found []int32
	for _, i := range g.byName[folded] {
		if g.mayBe(p, folded, &g.entries[i]) {
			found = append(found, i)
		}
	}
	if len(found) > 1 {
		found = slices.DeleteFunc(found, func(i int32) bool { return !sameCountry(p, &g.entries[i]) })
	}
	if len(found) != 1 {
		return Entry{}, false
	}
	return g.entries[found[0]], true
}

// mayBe reports whether a profile that has a name of the entry may be of it.
func (g *Gazetteer) mayBe(p resolve.Profile, folded string, e *Entry) bool {
	if !agree(p.Kind, e.Kind) {
		return false
	}
	name := p.Name // an alias of the entry
	if resolve.Fold(e.Name) == folded {
		name = e.Name
	}
	d := resolve.Compare(p, resolve.Profile{Kind: p.Kind, Name: name, Identifiers: e.Identifiers, Country: e.Country, Description: strings.ToLower(e.Sector)})
	if g.trusted {
		return d.Verdict != resolve.Different
	}
	oneWord := !strings.Contains(folded, " ")
	apart := slices.ContainsFunc(d.Reasons, func(r resolve.Reason) bool { return r.Feature == resolve.LegalForm })
	return d.Verdict == resolve.Same && !apart && (!oneWord || e.Large || sameCountry(p, e))
}

func agree(a, b string) bool { return a == "" || b == "" || a == b }

func sameCountry(p resolve.Profile, e *Entry) bool {
	country := resolve.Country(p.Country)
	return country != "" && country == e.Country
}
