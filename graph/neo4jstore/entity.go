package neo4jstore

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/resolve"
)

// maxIndexed is how many bytes of a text an index takes whole; Neo4j refuses
// keys over 8 kB. Longer names are put in order by their beginnings.
const maxIndexed = 3000

// indexed returns what an index holds of a text to find it by: a hash stands
// for the end of one that is too long.
func indexed(text string) string {
	if len(text) <= maxIndexed {
		return text
	}
	hash := sha256.Sum256([]byte(text))
	return beginning(text) + "#" + hex.EncodeToString(hash[:])
}

// beginning returns what an index holds of a text to put it in order.
func beginning(text string) string {
	if len(text) <= maxIndexed {
		return text
	}
	end := maxIndexed
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// kindLabels are the second labels of entities.
var kindLabels = map[graph.Kind]string{
	graph.Company: "Company", graph.Person: "Person", graph.Union: "Union", graph.PublicBody: "PublicBody",
	graph.Organisation: "Organisation", graph.Product: "Product", graph.Place: "Place",
}

// labelsOf returns the labels of kinds, never nil.
func labelsOf(kinds []graph.Kind) []string {
	labels := make([]string, len(kinds))
	for i, k := range kinds {
		labels[i] = kindLabels[k]
	}
	return labels
}

// readEntity reads a whole node Entity.
var readEntity = whole(entityOf)

func entityOf(r *row) graph.Entity {
	e := graph.Entity{
		ID: r.id(), Name: r.text("name"), Aliases: r.strings("aliases"), Identifiers: readIdentifiers(r),
		Description: r.text("description"), Names: r.strings("names"), Stories: r.integer("stories"),
	}
	for _, label := range r.labels {
		for kind, of := range kindLabels {
			if of == label {
				e.Kind = kind
				r.add(label)
			}
		}
	}
	return e
}

// storedEntity is an entity as it is stored, and what it is found by.
type storedEntity struct {
	graph.Entity
	trigrams string
}

func readStored(r *row) storedEntity { return storedEntity{entityOf(r), r.text("trigrams")} }

// differs reports whether more of an entity with these names changes than the
// number of its stories.
func (s storedEntity) differs(e graph.Entity, names []string) bool {
	e.Stories = s.Stories
	return !reflect.DeepEqual(s, storedEntity{e, joinedTrigrams(names)})
}

func joinedTrigrams(names []string) string { return strings.Join(trigramsOf(names), " ") }

func entityProperties(e graph.Entity, names []string) properties {
	p := properties{
		"id": e.ID, "name": e.Name, "folded": beginning(resolve.Fold(e.Name)), "stories": e.Stories,
		"trigrams": joinedTrigrams(names),
	}
	setList(p, "aliases", e.Aliases)
	setIdentifiers(p, e.Identifiers)
	setList(p, "names", e.Names)
	set(p, "description", e.Description)
	return p
}

// trigramsOf returns the distinct trigrams of folded names as the full-text
// index takes them.
func trigramsOf(names []string) []string {
	var all []string
	seen := map[string]bool{}
	for _, name := range names {
		for _, gram := range resolve.Trigrams(name) {
			if !seen[gram] {
				seen[gram] = true
				all = append(all, term(gram))
			}
		}
	}
	return all
}

// term writes a trigram without its spaces, which part words in the index.
func term(trigram string) string { return strings.ReplaceAll(trigram, " ", "_") }

// keysOf splits the keys of an entity into names and identifiers.
func keysOf(keys []graph.NameKey) (names []string, identifiers []map[string]any) {
	names, identifiers = []string{}, []map[string]any{}
	for _, key := range keys {
		if key.Name != "" {
			names = append(names, key.Name)
		} else {
			identifiers = append(identifiers, map[string]any{"scheme": key.Identifier.Scheme, "value": indexed(key.Identifier.Value)})
		}
	}
	return names, identifiers
}
