package resolve

import (
	_ "embed"
	"strings"
	"sync"
)

var (
	//go:embed countries.txt
	countriesFile string
	//go:embed sectors.txt
	sectorsFile string
	//go:embed units.txt
	unitsFile string
	//go:embed synonyms.txt
	synonymsFile string
	//go:embed nicknames.txt
	nicknamesFile string
)

var (
	// countries gives the code of a country by its names and adjectives; "+" for a region of several.
	countries = sync.OnceValue(func() map[string]string { return byMember(countriesFile, " ", ", ") })
	// sectors gives what a company does by the words that tell it.
	sectors = sync.OnceValue(func() map[string]string { return byMember(sectorsFile, ": ", ", ") })
	// synonyms gives the word that stands for the ways to write it.
	synonyms = sync.OnceValue(func() map[string]string { return byMember(synonymsFile, " ", " ") })
	// units are the words of a part of a company.
	units = sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool)
		for line := range dataLines(unitsFile) {
			for word := range strings.SplitSeq(line, ", ") {
				set[word] = true
			}
		}
		return set
	})
	// nicknames gives the lines of nicknames.txt that a given name stands in.
	nicknames = sync.OnceValue(func() map[string][]int {
		lines, n := make(map[string][]int), 0
		for line := range dataLines(nicknamesFile) {
			for name := range strings.FieldsSeq(line) {
				lines[name] = append(lines[name], n)
			}
			n++
		}
		return lines
	})
)

// byMember reads lines of a first thing and its members, and gives the first by
// each member; a member of several lines has the first of them.
func byMember(file, first, between string) map[string]string {
	table := make(map[string]string)
	for line := range dataLines(file) {
		head, members, _ := strings.Cut(line, first)
		for member := range strings.SplitSeq(members, between) {
			if _, ok := table[member]; !ok && member != "" {
				table[member] = head
			}
		}
	}
	return table
}

// dataLines gives the lines that are not comments.
func dataLines(file string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(file) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// Country returns the code of a country, given as its code or one of its names; "" where unknown.
func Country(text string) string {
	if len(text) == 2 && strings.ToUpper(text) == text {
		return text
	}
	if code := countries()[strings.Join(words(text), " ")]; code != "+" {
		return code
	}
	return ""
}
