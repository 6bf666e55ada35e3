package graph

import (
	"cmp"
	"maps"
	"slices"
)

// MaxAliases bounds the aliases that an entity keeps; the commonest stay.
const MaxAliases = 50

// mergeAppearances makes the entity of all its appearances: the kind, name and
// description that most stories give it, and every other name as an alias. The
// order of the appearances does not matter.
func mergeAppearances(id string, appearances []Appearance) Entity {
	kinds, names, forms, descriptions := count[Kind]{}, count[string]{}, count[string]{}, count[string]{}
	identifiers := map[Identifier]bool{}
	for _, a := range appearances {
		kinds[a.Kind]++
		names[a.Name]++
		forms[a.Name]++
		if a.Description != "" {
			descriptions[a.Description]++
		}
		for _, alias := range a.Aliases {
			forms[alias]++
		}
		for _, identifier := range a.Identifiers {
			identifiers[identifier] = true
		}
	}
	e := Entity{ID: id, Kind: kinds.ranked()[0], Name: names.ranked()[0], Stories: len(storiesOf(appearances))}
	if ranked := descriptions.ranked(); len(ranked) > 0 {
		e.Description = ranked[0]
	}
	delete(forms, e.Name)
	e.Aliases = forms.ranked()
	e.Aliases = e.Aliases[:min(len(e.Aliases), MaxAliases)]
	e.Identifiers = sortIdentifiers(slices.Collect(maps.Keys(identifiers)))
	return e
}

// sortIdentifiers sorts identifiers, each of them once.
func sortIdentifiers(all []Identifier) []Identifier {
	slices.SortFunc(all, func(a, b Identifier) int {
		return cmp.Or(cmp.Compare(a.Scheme, b.Scheme), cmp.Compare(a.Value, b.Value))
	})
	return slices.Compact(all)
}

// differs reports whether one more appearance, in another story than those so
// far, might change more of e than the number of its stories. One that only
// uses the commonest of everything once more does not.
func (e Entity) differs(a Appearance) bool {
	return a.Kind != e.Kind || a.Name != e.Name || a.Description != "" && a.Description != e.Description ||
		slices.ContainsFunc(a.Aliases, func(alias string) bool {
			return alias != e.Name && (len(e.Aliases) == 0 || alias != e.Aliases[0])
		}) ||
		slices.ContainsFunc(a.Identifiers, func(i Identifier) bool { return !slices.Contains(e.Identifiers, i) })
}

// storiesOf are the ids of the stories of appearances.
func storiesOf(appearances []Appearance) map[string]bool {
	ids := map[string]bool{}
	for _, a := range appearances {
		ids[a.Story] = true
	}
	return ids
}

// count counts how often each value occurs.
type count[T ~string] map[T]int

// ranked returns the values, commonest first; of equally common ones the longest, then the first by letter.
func (c count[T]) ranked() []T {
	return slices.SortedFunc(maps.Keys(c), func(a, b T) int {
		return cmp.Or(c[b]-c[a], len(b)-len(a), cmp.Compare(a, b))
	})
}

// union returns the distinct strings of both lists, sorted.
func union(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
