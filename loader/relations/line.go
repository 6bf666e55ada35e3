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
	spoken  bool  // a speech ended before it: `...,” said`
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
	b := liner{finder: f, found: found, line: make([]item, 0, len(s.Tokens))}
	sums := s.Money
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
			b.mention(mentions[0], t)
		case len(sums) > 0 && sums[0].Span.Overlaps(t.Span):
			b.sum(len(s.Money)-len(sums), sums[0].Span)
		case articles[strings.ToLower(t.Text)]:
			b.article = true
		case t.Text == "<" && b.endsInName() && closesTicker(s.Tokens, i):
			i += 2
		case t.Text == "<", t.Text == ">":
		case quotes[t.Text] && !b.possessive(t.Span):
			b.spoken = b.spoken || b.endsInMark() || i+1 < len(s.Tokens) && s.Tokens[i+1].Text == ","
		default:
			b.add(f.wordItem(t.Text, t.Span))
		}
	}
	return b.line
}

// liner builds a line.
type liner struct {
	finder  *Finder
	found   *names.Found
	line    []item
	article bool // an article stands before the next item
	spoken  bool // a speech ends before the next item
}

func (b *liner) add(it item) {
	it.article, b.article = b.article, false
	it.spoken, b.spoken = b.spoken, false
	b.line = append(b.line, it)
}

// mention adds a token that is part of a mention; a name of several tokens is
// one item.
func (b *liner) mention(mention int, t text.Token) {
	m := b.found.Mentions[mention]
	n := len(b.line)
	switch {
	case b.explained(m):
		b.add(b.finder.wordItem(t.Text, t.Span))
	case owners[strings.ToLower(t.Text)]:
		it := b.finder.wordItem(t.Text, t.Span)
		it.owner, it.mentions, it.class = true, []int{mention}, classOf(b.found.Things[m.Thing].Kind)
		b.add(it)
	case n == 0 || b.line[n-1].kind != name || b.line[n-1].mentions[0] != mention:
		b.add(nameItem(b.found, mention))
	}
	if m.End < t.End { // the rest of "Madrid-based"
		b.add(b.finder.wordItem(t.Text[m.End-t.Start:], graph.Span{Start: m.End, End: t.End}))
	}
}

// sum adds a token that is part of the nth sum of the sentence.
func (b *liner) sum(n int, span graph.Span) {
	if last := len(b.line) - 1; last < 0 || b.line[last].kind != sum || b.line[last].money != n {
		b.add(item{kind: sum, span: span, money: n})
	}
}

// endsInMark reports whether a mark stands last that a speech ends with.
func (b *liner) endsInMark() bool {
	return len(b.line) > 0 && speechEnds[b.line[len(b.line)-1].text]
}

var speechEnds = set(", . ? !")

func (b *liner) endsInName() bool {
	return len(b.line) > 0 && b.line[len(b.line)-1].kind == name
}

// possessive reports whether a bare apostrophe at span belongs to the name
// right before it: "workers' union".
func (b *liner) possessive(span graph.Span) bool {
	return b.endsInName() && b.line[len(b.line)-1].span.End == span.Start
}

// explained reports whether a described mention only explains the name before
// it, behind a comma: "Verdi, the union".
func (b *liner) explained(m names.Mention) bool {
	n := len(b.line)
	for n > 0 && b.line[n-1].kind == word && !b.line[n-1].mark && b.line[n-1].span.Start >= m.Start {
		n-- // words of the same mention
	}
	return m.Form == names.Described && n > 1 && b.line[n-1].text == "," && b.line[n-2].kind == name &&
		b.found.Mentions[b.line[n-2].mentions[0]].Thing == m.Thing
}

// closesTicker reports whether the bracket at i and the two tokens behind it
// are a ticker: "<FFMC>".
func closesTicker(tokens []text.Token, i int) bool {
	return i+2 < len(tokens) && tokens[i+2].Text == ">" && strings.ToUpper(tokens[i+1].Text) == tokens[i+1].Text
}

func nameItem(found *names.Found, mention int) item {
	m := found.Mentions[mention]
	thing := found.Things[m.Thing]
	return item{
		kind: name, span: m.Span, mentions: []int{mention}, class: classOf(thing.Kind),
		pronoun: m.Form == names.Pronominal,
		country: thing.State,
	}
}

func (f *Finder) wordItem(raw string, span graph.Span) item {
	t := strings.ReplaceAll(strings.ToLower(raw), "’", "'")
	switch {
	case t == "'":
		t = "'s"
	case t != "100%" && strings.HasSuffix(t, "%") && t != "%":
		t = "%" // of how much does not matter
	}
	first := raw[0]
	it := item{kind: word, span: span, text: t, number: f.words[t], pronoun: pronouns[t],
		capital: first >= 'A' && first <= 'Z',
		mark:    len(t) <= 3 && !strings.ContainsFunc(t, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })}
	if t == ";" {
		it.kind = stop
	}
	return it
}
