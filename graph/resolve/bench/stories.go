package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// story is what the bench needs of an annotated story: names alone.
type story struct {
	Doc      string
	Entities []struct {
		ID, Kind, Name string
		Aliases        []string
	}
	Relations []struct{ Source, Target string }
}

// appearances returns an item for each thing of a story.
func (s *story) appearances(source string) []Item {
	names := make(map[string]string, len(s.Entities))
	for _, e := range s.Entities {
		names[e.ID] = e.Name
	}
	neighbours := make(map[string][]string)
	for _, r := range s.Relations {
		neighbours[r.Source] = append(neighbours[r.Source], names[r.Target])
		neighbours[r.Target] = append(neighbours[r.Target], names[r.Source])
	}
	var items []Item
	for _, e := range s.Entities {
		it := Item{Source: source, Pool: source, Kind: e.Kind, Name: e.Name}
		for _, alias := range e.Aliases {
			if isNamed(alias) {
				it.Aliases = append(it.Aliases, alias)
			}
		}
		of := slices.Compact(slices.Sorted(slices.Values(neighbours[e.ID])))
		it.Neighbours = slices.DeleteFunc(of, func(n string) bool { return !isNamed(n) })
		if isNamed(e.Name) {
			items = append(items, it)
		}
	}
	return items
}

// isNamed tells names from descriptions: each word begins with a capital or
// figure, but for the small words between.
func isNamed(text string) bool {
	if strings.ContainsAny(text, "’'") && strings.Contains(text, " ") && !strings.Contains(text, "&") {
		return false // "Brevanta’s cloud unit"
	}
	for word := range strings.FieldsSeq(text) {
		first := []rune(word)[0]
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) && len(word) > 3 && !strings.ContainsFunc(word, unicode.IsUpper) {
			return false
		}
	}
	return resolve.Fold(text) != ""
}

// authoredItems are the things of the project's own stories. One that only one
// story tells of is told of by another as well: under its name, written as it
// is or otherwise, or by a short form alone, with a few of the neighbours.
func authoredItems(path string, r *rand.Rand) ([]Item, error) {
	told, err := storyItems("authored", path)
	if err != nil {
		return nil, err
	}
	byEntity := make(map[string][]Item)
	for _, it := range told {
		byEntity[it.Entity] = append(byEntity[it.Entity], it)
	}
	var items []Item
	for _, entity := range sortedKeys(byEntity) {
		told := byEntity[entity]
		items = append(items, told...)
		if len(told) == 1 && told[0].Kind != "PLACE" && r.IntN(3) > 0 {
			items = append(items, retell(told[0], r))
		}
	}
	return items, nil
}

// retell makes another appearance of a thing.
func retell(it Item, r *rand.Rand) Item {
	switch n := r.IntN(20); {
	case n < 3 && len(it.Aliases) > 0:
		it.Name, it.Aliases = it.Aliases[r.IntN(len(it.Aliases))], nil
	case n < 10:
		it.Name = vary(it.Name, it.Kind, r)
	}
	it.Aliases, it.Neighbours = some(it.Aliases, 50, r), some(it.Neighbours, 20, r)
	return it
}

// some returns each string with a chance of so many in a hundred.
func some(from []string, chance int, r *rand.Rand) []string {
	var kept []string
	for _, s := range from {
		if r.IntN(100) < chance {
			kept = append(kept, s)
		}
	}
	return kept
}

// storyItems are the things of stories as each story names them. Which are one
// across stories was decided by hand, starting from those of one name:
// stories-same.txt joins, and stories-unclear.txt lists names that stand for several.
func storyItems(source, path string) ([]Item, error) {
	same, err := readLines(testdata + "stories-same.txt")
	if err != nil {
		return nil, err
	}
	unclear, err := readLines(testdata + "stories-unclear.txt")
	if err != nil {
		return nil, err
	}
	stories, err := readPacked[story](path)
	if err != nil {
		return nil, err
	}
	stands := make(map[string]string)
	for _, line := range same {
		names := strings.Split(line, " = ")
		for _, name := range names[1:] {
			stands[resolve.Fold(name)] = resolve.Fold(names[0])
		}
	}
	var items []Item
	for _, s := range stories {
		for _, it := range s.appearances(source) {
			name := resolve.Fold(it.Name)
			if slices.Contains(unclear, name) || source == "news" && it.Kind == "PLACE" {
				continue
			}
			for stands[name] != "" && stands[name] != name {
				name = stands[name]
			}
			it.Entity = source + " " + classOf(it.Kind) + name
			items = append(items, it)
		}
	}
	return items, nil
}

func classOf(kind string) string {
	switch kind {
	case "PERSON", "PRODUCT", "PLACE":
		return strings.ToLower(kind) + " "
	}
	return ""
}
