package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// writeWords writes a word a line, commonest first: the word, in how many
// names it stands, and "w" where it is a word of the language too.
func writeWords(w io.Writer, names []string, dictionary map[string]bool) error {
	in := make(map[string]int)
	seen := make(map[string]bool)
	for _, name := range names {
		folded := resolve.Fold(name)
		if seen[folded] {
			continue
		}
		seen[folded] = true
		for _, word := range slices.Compact(slices.Sorted(strings.FieldsSeq(folded))) {
			in[word]++
		}
	}
	for word := range dictionary {
		in[word] += 0
	}
	maps.DeleteFunc(in, func(word string, n int) bool { return n < 2 && !dictionary[word] })
	for _, word := range slices.SortedFunc(maps.Keys(in), func(a, b string) int { return cmp.Or(in[b]-in[a], cmp.Compare(a, b)) }) {
		mark := ""
		if dictionary[word] {
			mark = " w"
		}
		if _, err := fmt.Fprintf(w, "%s %d%s\n", word, in[word], mark); err != nil {
			return err
		}
	}
	return nil
}

// readDictionary reads a word a line and keeps those that are written small.
func readDictionary(path string) (map[string]bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	words := make(map[string]bool)
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if word := lines.Text(); len(word) > 1 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "" {
			words[word] = true
		}
	}
	return words, lines.Err()
}
