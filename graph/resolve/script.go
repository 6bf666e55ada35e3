package resolve

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

//go:embed scripts.txt
var scriptsFile string

// letter is one letter, or two that are written together.
type letter [2]rune

// scripts reads scripts.txt.
var scripts = sync.OnceValue(func() map[letter]string {
	table := make(map[letter]string)
	for line := range strings.Lines(scriptsFile) {
		if line[0] == '#' || line[0] == '=' {
			continue
		}
		from, to, _ := strings.Cut(strings.TrimSpace(line), " ")
		var key letter
		copy(key[:], []rune(norm.NFKD.String(from)))
		table[key] = strings.TrimPrefix(to, "-")
	}
	return table
})
