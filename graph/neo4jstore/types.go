package neo4jstore

import (
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// maxTypeChanges is how often a question is asked anew because relation types
// came into use meanwhile.
const maxTypeChanges = 5

// withTypes asks a question whose Cypher lists the relation types in use. The
// question answers with those that the database knows; where they are others,
// because another process wrote the first relation of its type, it is asked anew.
func (s *Store) withTypes(ask func(types []string) (known []string, err error)) error {
	for range maxTypeChanges {
		types := *s.types.Load()
		known, err := ask(types)
		if err != nil || slices.Equal(types, known) {
			return err
		}
		s.types.Store(&known)
	}
	return graph.Errorf(graph.Unavailable, "%s: the relation types in use change all the time; try again", s.address)
}

// edges returns the pattern of the edges that a filter selects by polarity and
// type. Several types are no part of the pattern but of [edgeFilter]: each
// choice of them would be a text to plan.
func edges(f graph.RelationFilter, inUse []string) (string, error) {
	types := inUse
	switch {
	case !isFact(f.Polarity):
		return "[r:DENIED]", nil
	case len(f.Types) == 1:
		types = f.Types
	case len(inUse) == 0:
		return "[r:!%]", nil // of no type: matches nothing
	}
	for _, name := range types {
		if err := checkType(name); err != nil {
			return "", err
		}
	}
	return "[r:`" + strings.Join(types, "`|`") + "`]", nil
}

// isFact tells facts from what stories deny and analysts reject, which are
// edges DENIED and nodes Denial: no question for facts meets them.
func isFact(p graph.Polarity) bool { return p != graph.Denied && p != graph.Rejected }

// edgeFilter is what a filter asks of the edge r beyond its pattern.
func edgeFilter(f graph.RelationFilter) *where {
	w := newWhere("")
	switch {
	case !isFact(f.Polarity):
		among(w, "r.type", "types", f.Types)
	case len(f.Types) > 1:
		among(w, "type(r)", "types", f.Types)
	}
	w.filter(f)
	if either := w.either(side{labels: "labels(startNode(r))"}, side{labels: "labels(endNode(r))"}, graph.Ends{}, f); either != "" {
		w.and(either)
	}
	return w
}
