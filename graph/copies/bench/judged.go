package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// pair is two stories, and whether one is a copy of the other.
type pair struct {
	a, b story
	copy bool
}

// readJudged reads pairs that a person judged, a line each: "copy" or "other",
// and the ids of two of the stories. Lines that begin with # say something else.
func readJudged(file string, stories []story) ([]pair, error) {
	byID := map[string]story{}
	for _, s := range stories {
		byID[s.id] = s
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var pairs []pair
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		var verdict, a, b string
		if _, err := fmt.Sscan(lines.Text(), &verdict, &a, &b); err != nil || verdict != "copy" && verdict != "other" {
			return nil, fmt.Errorf("%s: %q is not of the form “copy ID ID” or “other ID ID”", file, lines.Text())
		}
		if byID[a].id == "" || byID[b].id == "" {
			return nil, fmt.Errorf("%s: the stories do not have both %s and %s", file, a, b)
		}
		pairs = append(pairs, pair{byID[a], byID[b], verdict == "copy"})
	}
	return pairs, lines.Err()
}
