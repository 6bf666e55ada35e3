package relations

import "slices"

// The longest runs, in items, that simplifying takes out.
const (
	maxBracket   = 20 // within brackets
	maxAside     = 14 // an apposition or relative clause between commas
	maxModifiers = 7  // the words of description before a name
)

// simplified returns a line without what may stand between a name and its
// verb: brackets, asides between commas, descriptions before names, dates and
// adverbs; and with "X said it" as X.
func simplified(line []item) []item {
	line = withoutBrackets(line)
	line = withoutAdverbs(line)
	line = withoutModifiers(line)
	line = withoutAsides(line)
	return withoutSaying(line)
}

var closings = map[string]string{"(": ")", "[": "]", "–": "–", "—": "—", "--": "--"}

func withoutBrackets(line []item) []item {
	out := make([]item, 0, len(line))
	for i := 0; i < len(line); i++ {
		if closing := closings[line[i].text]; closing != "" {
			rest := line[i+1 : min(len(line), i+1+maxBracket)]
			if n := slices.IndexFunc(rest, func(it item) bool { return it.text == closing }); n >= 0 {
				i += n + 1
				continue
			}
		}
		out = append(out, line[i])
	}
	return out
}

// withoutAdverbs leaves out words that say when or how, and change nothing in
// who does what.
func withoutAdverbs(line []item) []item {
	out := make([]item, 0, len(line))
	for i := 0; i < len(line); i++ {
		if adverbs[line[i].text] {
			continue
		}
		if n := timeLength(line[i:]); n > 0 {
			i += n - 1
			continue
		}
		out = append(out, line[i])
	}
	return out
}

// timeLength returns how many items at the start of line are an adverbial of
// time: "on Tuesday", "last week", "in March 2024".
func timeLength(line []item) int {
	n := 0
	for n < len(line) && n < 2 && timeLeads[line[n].text] {
		n++
	}
	units := 0
	for n < len(line) && (timeUnits[line[n].text] && (n > 0 || line[n].text != "may") || units > 0 && isYear(line[n].text)) {
		n, units = n+1, units+1
	}
	if units == 0 {
		return 0
	}
	return n
}

func isYear(t string) bool {
	return len(t) == 4 && (t[:2] == "19" || t[:2] == "20")
}

// withoutModifiers leaves out the description that leads up to a name: "the
// Spanish network operator Ribeira" becomes "Ribeira".
func withoutModifiers(line []item) []item {
	out := make([]item, 0, len(line))
	for _, it := range line {
		if it.kind == name {
			out = out[:modifiersStart(out, it)]
		}
		out = append(out, it)
	}
	return out
}

// modifiersStart returns where the description begins that stands at the end
// of line, before a name; len(line) where there is none.
func modifiersStart(line []item, named item) int {
	if named.article || len(line) == 0 {
		return len(line)
	}
	if n := len(line); n > 1 && line[n-1].text == "'s" && line[n-2].kind == name && line[n-2].class == place {
		return n - 2 // "Madrid's Ribeira"
	}
	start := len(line)
	for start > 0 && len(line)-start < maxModifiers && modifies(line[start-1]) {
		start--
		if line[start].article || determiners[line[start].text] {
			return start
		}
	}
	// Without an article only known nouns lead up to a name, and what goes with them.
	if !headNouns[line[len(line)-1].text] {
		return len(line)
	}
	start = len(line) - 1
	for start > 0 && (headNouns[line[start-1].text] || describes(line[start-1])) {
		start--
	}
	return start
}

// modifies reports whether an item may be part of a description before a name.
func modifies(it item) bool {
	switch it.kind {
	case word:
		return !it.mark && !functionWords[it.text] && !isVerb(it)
	case name:
		return it.class == place && len(it.mentions) == 1
	default:
		return false
	}
}

// describes reports whether an item is an adjective before a noun that leads
// up to a name: a nationality, a hyphenated word, a place.
func describes(it item) bool {
	switch {
	case it.kind == name:
		return it.class == place && len(it.mentions) == 1
	case it.kind != word || it.mark || functionWords[it.text]:
		return false
	}
	return it.capital || adjectives[it.text] || hyphenated(it.text)
}

func hyphenated(t string) bool {
	return len(t) > 2 && slices.Contains([]byte(t[1:len(t)-1]), '-')
}

// withoutAsides leaves out what explains a name between two commas, or
// between a comma and the end: ", a private equity firm,", ", which owns C,".
func withoutAsides(line []item) []item {
	out := make([]item, 0, len(line))
	for i := 0; i < len(line); i++ {
		if line[i].text == "," && i > 0 && line[i-1].kind == name && i+1 < len(line) && explains(line, i+1) {
			if n := asideLength(line[i+1:]); n > 0 {
				i += n
				// The comma that closes an aside goes with it.
				if i+1 < len(line) && line[i+1].text == "," {
					i++
				}
				continue
			}
		}
		out = append(out, line[i])
	}
	return out
}

// explains reports whether what starts at i, behind a comma, explains the name
// before it.
func explains(line []item, i int) bool {
	it := line[i]
	switch it.kind {
	case word:
		return it.article || asideLeads[it.text] || headNouns[it.text] || describes(it) && i+1 < len(line) && modifies(line[i+1])
	case name:
		return it.class == place
	default:
		return false
	}
}

// asideLength returns the number of items up to the comma or end that closes an
// aside, or 0 where it is too long to be one.
func asideLength(line []item) int {
	for n, it := range line {
		switch {
		case n > maxAside || it.kind == stop:
			return 0
		case it.text == "," || it.text == "." && n == len(line)-1:
			return n
		}
	}
	return 0
}

// withoutSaying makes "X said it will" into "X will", and takes out ", X
// said,".
func withoutSaying(line []item) []item {
	out := make([]item, 0, len(line))
	for i := 0; i < len(line); i++ {
		if i > 0 && line[i-1].kind == name && sayings[line[i].text] {
			if n := selfLength(line, i+1); n > 0 {
				i += n
				continue
			}
		}
		out = append(out, line[i])
	}
	return out
}

// selfLength returns the number of items behind a verb of saying at i-1 that
// lead up to a pronoun for the speaker and end with it: "that it".
func selfLength(line []item, i int) int {
	n := i
	for n < len(line) && n-i < 3 && (line[n].text == "that" || line[n].text == ",") {
		n++
	}
	if n < len(line) && line[n].pronoun {
		return n - i + 1
	}
	return 0
}
