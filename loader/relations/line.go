package relations

import (
	"strings"
	"unicode"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// An item is what a wording sees of a sentence: a word, a name or list of
// names, or a sum of money. A sentence as items is a line.
type item struct {
	kind itemKind
	span graph.Span
	// text is the word in lower case, with straight apostrophes.
	text    string
	number  int32 // of a word, in the vocabulary
	mark    bool  // the word is a punctuation mark
	capital bool  // the word begins with a capital letter
	article bool  // an article stood before it
	// pronoun is true of "it", "he" and the like, whether or not the name
	// finder knows for whom they stand.
	pronoun bool
	country bool // of a name: it is that of a country
	// owner is true of "its", "his" and the like where the name finder knows
	// for whom they stand, which mentions holds.
	owner bool
	// mentions are indices into Found.Mentions: one, or the members of a list.
	mentions []int
	class    class // of a name
	money    int   // of a sum, an index into Sentence.Money
}

// same reports whether two items of one sentence are the same.
func (it item) same(o item) bool {
	return it.kind == o.kind && it.span == o.span && it.number == o.number
}

type itemKind int8

const (
	word itemKind = iota
	name
	sum
	stop // a semicolon, which no wording passes over
)

// A class is what the members of a list have in common.
type class int8

const (
	organisation class = iota
	person
	product
	place
)

func classOf(k graph.Kind) class {
	switch k {
	case graph.Person:
		return person
	case graph.Product:
		return product
	case graph.Place:
		return place
	default:
		return organisation
	}
}

// Articles are passed over, in sentences and in wordings, so that no wording
// has to foresee them.
var articles = map[string]bool{"a": true, "an": true, "the": true}

var quotes = map[string]bool{`"`: true, "“": true, "”": true, "'": true, "‘": true, "’": true, "''": true, "``": true, "„": true, "«": true, "»": true}

// lineOf makes the line of a sentence. Articles and quotation marks are left
// out, and so is a ticker in angle brackets.
func (f *Finder) lineOf(s *text.Sentence, found *names.Found, mentions []int) []item {
	line := make([]item, 0, len(s.Tokens))
	sums, article := s.Money, false
	for i := 0; i < len(s.Tokens); i++ {
		t := s.Tokens[i]
		for len(mentions) > 0 && found.Mentions[mentions[0]].End <= t.Start {
			mentions = mentions[1:]
		}
		for len(sums) > 0 && sums[0].End <= t.Start {
			sums = sums[1:]
		}
		switch {
		case len(mentions) > 0 && found.Mentions[mentions[0]].Span.Overlaps(t.Span):
			m := found.Mentions[mentions[0]]
			switch {
			case explained(line, found, m):
				line = append(line, f.wordItem(t.Text, t.Span, article))
			case owners[strings.ToLower(t.Text)]:
				it := f.wordItem(t.Text, t.Span, false)
				it.owner, it.mentions, it.class = true, mentions[:1:1], classOf(found.Things[m.Thing].Kind)
				line = append(line, it)
			case len(line) == 0 || line[len(line)-1].kind != name || line[len(line)-1].mentions[0] != mentions[0]:
				line = append(line, nameItem(found, mentions[0], article))
			}
			if m.End < t.End { // "Madrid-based", "Avatel's" where it is one token
				line = append(line, f.wordItem(t.Text[m.End-t.Start:], graph.Span{Start: m.End, End: t.End}, false))
			}
			article = false
		case len(sums) > 0 && sums[0].Span.Overlaps(t.Span):
			n := len(s.Money) - len(sums)
			if len(line) == 0 || line[len(line)-1].kind != sum || line[len(line)-1].money != n {
				line = append(line, item{kind: sum, span: sums[0].Span, money: n, article: article})
			}
			article = false
		case articles[strings.ToLower(t.Text)]:
			article = true
		case quotes[t.Text] && !possessive(line, t.Span):
		case t.Text == "<" && len(line) > 0 && line[len(line)-1].kind == name && closesTicker(s.Tokens, i):
			i += 2
		case t.Text == "<" || t.Text == ">":
		default:
			line = append(line, f.wordItem(t.Text, t.Span, article))
			article = false
		}
	}
	return line
}

// possessive reports whether a bare apostrophe at span belongs to the name
// right before it: "workers' union".
func possessive(line []item, span graph.Span) bool {
	if len(line) == 0 {
		return false
	}
	last := line[len(line)-1]
	return last.kind == name && last.span.End == span.Start
}

// closesTicker reports whether the bracket at i and the two tokens behind it
// are a ticker: "<FFMC>".
func closesTicker(tokens []text.Token, i int) bool {
	return i+2 < len(tokens) && tokens[i+2].Text == ">" && strings.ToUpper(tokens[i+1].Text) == tokens[i+1].Text
}

// explained reports whether a described mention only explains the name before
// it, behind a comma: "Verdi, the union".
func explained(line []item, found *names.Found, m names.Mention) bool {
	n := len(line)
	for n > 0 && line[n-1].kind == word && !line[n-1].mark && line[n-1].span.Start >= m.Start {
		n-- // words of the same mention
	}
	return m.Form == names.Described && n > 1 && line[n-1].text == "," && line[n-2].kind == name &&
		found.Mentions[line[n-2].mentions[0]].Thing == m.Thing
}

func nameItem(found *names.Found, mention int, article bool) item {
	m := found.Mentions[mention]
	thing := found.Things[m.Thing]
	return item{
		kind: name, span: m.Span, mentions: []int{mention}, class: classOf(thing.Kind), article: article,
		pronoun: m.Form == names.Pronominal,
		country: thing.Kind == graph.Place && countries[strings.ToLower(thing.Name)],
	}
}

func (f *Finder) wordItem(raw string, span graph.Span, article bool) item {
	t := strings.ReplaceAll(strings.ToLower(raw), "’", "'")
	switch {
	case t == "'":
		t = "'s"
	case t != "100%" && strings.HasSuffix(t, "%") && t != "%":
		t = "%" // of how much does not matter
	}
	first := raw[0]
	it := item{kind: word, span: span, text: t, number: f.words[t], article: article, pronoun: pronouns[t],
		capital: first >= 'A' && first <= 'Z',
		mark:    len(t) <= 3 && !strings.ContainsFunc(t, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })}
	if t == ";" {
		it.kind = stop
	}
	return it
}

// withRelatives puts a name in the place of the relative pronoun that stands
// for it, so that "A, which owns B" is matched as "A, A owns B".
func (f *Finder) withRelatives(line []item) []item {
	out := make([]item, 0, len(line))
	for _, it := range line {
		antecedent := -1
		switch it.text {
		case "which", "who", "whose":
			antecedent = antecedentOf(out, it.text)
		}
		if antecedent < 0 {
			out = append(out, it)
			continue
		}
		stand := out[antecedent]
		stand.pronoun = true
		out = append(out, stand)
		if it.text == "whose" {
			out = append(out, f.wordItem("'s", it.span, false))
		}
	}
	return out
}

// antecedentOf returns the name right before the end of line, or before the
// comma there, that a relative pronoun can stand for; -1 where none does.
func antecedentOf(line []item, pronoun string) int {
	i := len(line) - 1
	if i > 0 && line[i].text == "," {
		i--
	}
	if i < 0 || line[i].kind != name {
		return -1
	}
	if isPerson := line[i].class == person; pronoun == "who" && !isPerson || pronoun == "which" && isPerson {
		return -1
	}
	return i
}

// withOwners puts "A's" in the place of the pronoun that stands for it: "A
// sold its B" is matched as "A sold A's B" too.
func (f *Finder) withOwners(line []item) []item {
	out := make([]item, 0, len(line)+4)
	for _, it := range line {
		if !it.owner {
			out = append(out, it)
			continue
		}
		owner := it
		owner.kind, owner.text, owner.number, owner.pronoun = name, "", 0, true
		out = append(out, owner, f.wordItem("'s", it.span, false))
	}
	return out
}
