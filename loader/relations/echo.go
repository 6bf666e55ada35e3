package relations

import "strings"

// withSubjects repeats the subject of a sentence before its later verbs: "A
// bought B and sold C" is matched as "A bought B and A sold C".
func withSubjects(line []item) []item {
	subject := subjectOf(line)
	if subject < 0 {
		return line
	}
	out := make([]item, 0, len(line)+2)
	for i, it := range line {
		out = append(out, it)
		if i > subject+1 && joins[it.text] && i+1 < len(line) && isVerb(line[i+1]) {
			again := line[subject]
			again.pronoun = true
			out = append(out, again)
		}
	}
	return out
}

// maxLead is how many words may stand before the subject of a sentence.
const maxLead = 3

// subjectOf returns the name that the sentence begins with and a verb follows,
// or -1.
func subjectOf(line []item) int {
	for i, it := range line {
		switch {
		case it.kind == name && i+1 < len(line) && isVerb(line[i+1]):
			return i
		case it.kind != word || i >= maxLead:
			return -1
		}
	}
	return -1
}

var (
	joins = set("and but then")

	// verbForms are the finite verbs that do not end in -ed.
	verbForms = set(`has have had will would is are was were may might can could shall must does did
		bought sold took made won lost gave paid lent struck built held led kept bid put set cut met left spent
		said says agrees buys sells plans takes makes owns holds gets gives wins expects seeks wants
		include includes acquires agree acquire buy sell own make provides supplies operates controls joins leads runs`)
)

func isVerb(it item) bool {
	return it.kind == word && !it.article && !it.capital && (verbForms[it.text] || strings.HasSuffix(it.text, "ed") && len(it.text) > 4)
}
