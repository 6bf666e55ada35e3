package resolve

import "strings"

// titles stand before or behind a person's name and are no part of it.
var titles = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "prof": true, "professor": true, "sir": true, "dame": true, "lord": true, "lady": true,
	"baron": true, "baroness": true, "sheikh": true, "sheik": true, "president": true, "senator": true, "judge": true, "justice": true, "minister": true,
	"jr": true, "sr": true, "junior": true, "senior": true, "phd": true, "mp": true, "esq": true, "cbe": true, "obe": true, "kc": true, "qc": true,
}

// spokenOrder turns "Sewing, Christian" into "Christian Sewing", and writes
// parts that a hyphen joins as one word.
func spokenOrder(name string) string {
	if last, given, ok := strings.Cut(name, ","); ok && strings.TrimSpace(given) != "" && !titles[strings.Join(words(given), "")] {
		name = given + " " + last
	}
	return strings.NewReplacer("-", "", "‐", "", "‑", "").Replace(name)
}

// withoutTitles takes titles off both ends and always leaves a word.
func withoutTitles(words []string) []string {
	for len(words) > 1 && titles[words[0]] {
		words = words[1:]
	}
	for len(words) > 1 && titles[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return words
}

// shareNickname reports whether two given names are forms of one.
func shareNickname(a, b string) bool {
	for _, line := range nicknames()[a] {
		for _, other := range nicknames()[b] {
			if line == other {
				return true
			}
		}
	}
	return false
}
