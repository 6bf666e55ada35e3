package resolve

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"
)

// wordsFile has how many of the 41,212 listed companies' names a word stands
// in, and whether it is a common English word.
//
//go:embed words.txt.gz
var wordsFile []byte

// rarity is how much a word tells: from 0.05 for one that stands in a thousand
// names to 1 for one that stands in none.
type rarity struct {
	weight float64
	// plain marks a word of the language: who is called so may be called so by chance.
	plain bool
}

// mostNames is about in how many names the commonest words stand.
const mostNames = 1200

var rarities = sync.OnceValue(func() map[string]rarity {
	unpacked, err := gzip.NewReader(bytes.NewReader(wordsFile))
	if err != nil {
		panic("resolve: words.txt.gz: " + err.Error()) // it is part of the program
	}
	text, err := io.ReadAll(unpacked)
	if err != nil {
		panic("resolve: words.txt.gz: " + err.Error())
	}
	table := make(map[string]rarity, 50_000)
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line) // word, names, "w" or nothing
		names, _ := strconv.Atoi(fields[1])
		r := rarity{1 - math.Log1p(float64(names))/math.Log1p(mostNames), len(fields) > 2}
		if r.plain {
			r.weight = min(r.weight, 0.6)
		}
		r.weight = max(r.weight, 0.05)
		table[fields[0]] = r
	}
	return table
})

// fillers tell nothing.
var fillers = map[string]bool{
	"&": true, "of": true, "for": true, "the": true, "de": true, "la": true, "le": true, "del": true, "della": true, "di": true, "da": true, "do": true,
	"dos": true, "des": true, "du": true, "et": true, "y": true, "e": true, "und": true, "der": true, "die": true, "das": true, "in": true, "on": true,
	"van": true, "von": true, "den": true, "och": true, "og": true, "a": true, "an": true, "to": true, "at": true, "by": true, "com": true,
}

// rarityOf returns how much a word tells.
func rarityOf(word string) rarity {
	if fillers[word] {
		return rarity{0.02, true}
	}
	if r, ok := rarities()[word]; ok {
		return r
	}
	if len(word) < 3 {
		return rarity{0.5, false}
	}
	return rarity{1, false}
}
