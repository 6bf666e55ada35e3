package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// hardItems reads the pairs that were written by hand: units.txt, homonyms.txt
// and same.txt. Each pair, and each company with its units, is a pool of its own.
func hardItems() ([]Item, error) {
	var items []Item
	for _, file := range []string{"homonyms.txt", "same.txt", "units.txt"} {
		lines, err := readLines(testdata + file)
		if err != nil {
			return nil, err
		}
		for i, line := range lines {
			pool := fmt.Sprintf("%s %d", strings.TrimSuffix(file, ".txt"), i)
			between := " | "
			if file == "units.txt" {
				line = strings.Replace(line, ": ", ", ", 1)
				between = ", "
			}
			for j, side := range strings.Split(line, between) {
				it, err := parseHard(side)
				if err != nil {
					return nil, fmt.Errorf("%s: %q: %w", file, line, err)
				}
				it.Source, it.Pool, it.Entity = "hard", pool, fmt.Sprintf("%s %d", pool, j)
				if file == "same.txt" {
					it.Entity = pool
				}
				items = append(items, it)
			}
		}
	}
	return items, nil
}

// parseHard reads "KIND name + alias [description; country]", of which all but
// the name may be missing.
func parseHard(text string) (Item, error) {
	it := Item{Kind: "COMPANY"}
	text = strings.TrimSpace(text)
	if kind, rest, ok := strings.Cut(text, " "); ok && kindWords[kind] {
		it.Kind, text = kind, rest
	}
	if named, context, ok := strings.Cut(text, "["); ok {
		context, ok = strings.CutSuffix(strings.TrimSpace(context), "]")
		if !ok {
			return it, fmt.Errorf("no ] at the end of %q", text)
		}
		text = named
		it.Description, it.Country, _ = strings.Cut(context, ";")
		it.Description, it.Country = strings.TrimSpace(it.Description), strings.TrimSpace(it.Country)
	}
	names := strings.Split(text, " + ")
	it.Name = strings.TrimSpace(names[0])
	for _, alias := range names[1:] {
		it.Aliases = append(it.Aliases, strings.TrimSpace(alias))
	}
	return it, nil
}

var kindWords = map[string]bool{"COMPANY": true, "PERSON": true, "UNION": true, "PUBLIC_BODY": true, "ORGANISATION": true, "PRODUCT": true, "PLACE": true}

// readLines returns the lines that are not comments.
func readLines(path string) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var found []string
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" && line[0] != '#' {
			found = append(found, line)
		}
	}
	return found, lines.Err()
}
