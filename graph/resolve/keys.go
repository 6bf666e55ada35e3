package resolve

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// tellingWord is the least weight of a word that is a key by itself.
	tellingWord = 0.55
	// MaxKeys is how many keys a profile has at most.
	MaxKeys = 48
)

// Keys returns the keys under which a profile is stored and looked up: two
// profiles that may be one thing have a key in common. They are sorted, valid
// UTF-8, and at most [MaxKeys]; of many names the first have theirs. Kinds that
// are never one thing share none; without a kind, a profile has the keys of all.
func (s *Subject) Keys() []string {
	classes := []class{s.class}
	if s.class == anything {
		classes = []class{organisation, person, product, place}
	}
	var keys []string
	add := func(of class, found []string) {
		for _, key := range found {
			if key = string(of) + key; len(keys) < MaxKeys && !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	for _, of := range classes {
		add(of, identifierKeys(s.profile.Identifiers))
	}
	for i := range s.names {
		for _, of := range classes {
			add(of, s.names[i].keys(of))
		}
	}
	for _, of := range classes {
		if of == organisation {
			add(of, s.pairKeys())
		}
	}
	slices.Sort(keys)
	return keys
}

// identifierKeys returns a key for each identifier that can tell two things to
// be one; a symbol without its exchange cannot.
func identifierKeys(identifiers []Identifier) []string {
	var keys []string
	for _, id := range identifiers {
		if value := strings.ToUpper(id.Value); value != "" && (id.Scheme != "TICKER" || strings.Contains(value, ":")) {
			keys = append(keys, "#"+id.Scheme+" "+strings.ToValidUTF8(value, ""))
		}
	}
	return keys
}

// Keys returns what [Subject.Keys] does.
func Keys(p Profile) []string { return NewSubject(p).Keys() }

func (n *name) keys(of class) []string {
	if n.joined == "" {
		return nil
	}
	if of == person {
		return n.personKeys()
	}
	keys := []string{"=" + n.joined}
	rare := n.rarest()
	for _, w := range rare {
		if w.weight >= tellingWord && len(keys) < 3 {
			keys = append(keys, "w"+w.stands)
		}
	}
	if len(n.words) > 1 {
		if first, second := n.words[0].text, n.words[1].text; len(first) <= 3 && !fillers[second] {
			keys = append(keys, "w"+first+second) // "jp morgan" and "jpmorgan"
		}
		if len(rare) > 1 {
			first, second := min(rare[0].stands, rare[1].stands), max(rare[0].stands, rare[1].stands)
			keys = append(keys, "2"+first+" "+second)
		}
		for _, initials := range n.initials() {
			if len(initials) > 2 {
				keys = append(keys, "i"+initials)
			}
		}
	} else if n.isShort() && len(n.joined) > 2 {
		keys = append(keys, "i"+n.joined)
	}
	return append(keys, n.slipKeys(rare)...)
}

// maxPaired is how many neighbours make keys with two letters.
const maxPaired = 4

// pairKeys are keys of two initials and a neighbour: two letters alone are those
// of too many names, but few of them have to do with the same others. Those
// neighbours are taken whose hashes are least, so that two names that have most
// neighbours in common have one of these in common too.
func (s *Subject) pairKeys() []string {
	n := &s.names[0]
	letters := n.joined
	if len(n.words) > 1 {
		letters = n.initials()[0]
	}
	if utf8.RuneCountInString(letters) != 2 {
		return nil
	}
	type hashed struct {
		hash uint64
		name string
	}
	var all []hashed
	for neighbour := range s.neighbours {
		h := fnv.New64a()
		h.Write([]byte(neighbour))
		all = append(all, hashed{h.Sum64(), neighbour})
	}
	slices.SortFunc(all, func(a, b hashed) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.name, b.name)) })
	var keys []string
	for _, of := range all[:min(len(all), maxPaired)] {
		keys = append(keys, "p"+letters+" "+of.name)
	}
	return keys
}

// rarest returns the words that tell something, the most telling first.
func (n *name) rarest() []word {
	var rare []word
	for _, w := range n.words {
		if !fillers[w.text] {
			rare = append(rare, w)
		}
	}
	slices.SortStableFunc(rare, func(a, b word) int {
		switch {
		case a.weight > b.weight:
			return -1
		case a.weight < b.weight:
			return 1
		}
		return strings.Compare(a.text, b.text)
	})
	return rare
}

// slipKeys are keys of which a slip leaves one alone: the consonants of the
// name, and beginning and end of the rarest word with the initials of the rest.
func (n *name) slipKeys(rare []word) []string {
	keys := []string{"c" + consonants(n.joined)}
	if len(rare) == 0 || utf8.RuneCountInString(rare[0].stands) < 6 {
		return keys
	}
	word, rest := []rune(rare[0].stands), ""
	for _, w := range n.words {
		if w.text != rare[0].text && !fillers[w.text] {
			rest += string([]rune(w.text)[:1])
		}
	}
	return append(keys, "b"+string(word[:3])+" "+rest, "e"+string(word[len(word)-3:])+" "+rest)
}

func (n *name) personKeys() []string {
	last := n.words[len(n.words)-1].text
	keys := []string{"s" + consonants(last)}
	if len(n.words) > 1 {
		keys = append(keys, "="+n.sortedWords(), "s"+consonants(n.words[0].text))
	}
	return keys
}

func (n *name) sortedWords() string {
	texts := make([]string, len(n.words))
	for i, w := range n.words {
		texts[i] = w.text
	}
	slices.Sort(texts)
	return strings.Join(texts, " ")
}

// consonants returns the consonants of a word as they sound, a doubled one
// once, behind the first letter.
func consonants(joined string) string {
	var b strings.Builder
	var last rune
	for i, r := range joined {
		if i > 0 && strings.ContainsRune("aeiouyhw", r) {
			continue
		}
		if sound, ok := sounds[r]; ok {
			r = sound
		}
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

var sounds = map[rune]rune{'c': 'k', 'q': 'k', 'z': 's', 'd': 't', 'b': 'p', 'v': 'f', 'j': 'g'}
