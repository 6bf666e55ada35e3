package main

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// variant is a way in which a paper prints another one's story. It gets the
// story and another one, from which it may take words that are not in the first.
type variant struct {
	name string
	make func(r *rand.Rand, s, other story) string
}

var variants = []variant{
	{"other headline", func(_ *rand.Rand, s, other story) string { return other.title + "\n\n" + s.body }},
	{"first three paragraphs", func(_ *rand.Rand, s, _ story) string { return s.title + "\n\n" + first(paragraphs(s.body), 3) }},
	{"first half", func(_ *rand.Rand, s, _ story) string {
		all := paragraphs(s.body)
		return s.title + "\n\n" + first(all, (len(all)+1)/2)
	}},
	{"a paragraph added", addParagraph},
	{"towns, dates and figures", func(r *rand.Rand, s, _ story) string { return localise(r, s.text()) }},
	{"sentences reordered", func(r *rand.Rand, s, _ story) string {
		all := sentences(s.body)
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		return s.title + "\n\n" + strings.Join(all, " ")
	}},
	{"house style", func(_ *rand.Rand, s, _ story) string { return houseStyle.Replace(s.text()) }},
	{"update", func(_ *rand.Rand, s, other story) string {
		all := paragraphs(s.body)
		return s.title + "\n\n" + first(paragraphs(other.body), 1) + "\n\n" + first(all, max(1, len(all)-1))
	}},
	{"several of these", func(r *rand.Rand, s, other story) string {
		all := paragraphs(s.body)
		return houseStyle.Replace(localise(r, other.title+"\n\n"+first(all, (2*len(all)+2)/3)))
	}},
}

func addParagraph(r *rand.Rand, s, other story) string {
	all, more := paragraphs(s.body), paragraphs(other.body)
	all = slices.Insert(slices.Clone(all), r.IntN(len(all)+1), more[r.IntN(len(more))])
	return s.title + "\n\n" + strings.Join(all, "\n\n")
}

// paragraph is how paragraphs begin: behind an empty line or, on the newswire,
// with a space.
var paragraph = regexp.MustCompile(`\n\s*\n|\n +`)

func paragraphs(body string) []string {
	return paragraph.Split(strings.TrimSpace(body), -1)
}

func first(all []string, n int) string { return strings.Join(all[:min(n, len(all))], "\n\n") }

var sentenceEnd = regexp.MustCompile(`[.!?]["”’]?\s+`)

func sentences(text string) []string {
	var all []string
	for {
		end := sentenceEnd.FindStringIndex(text)
		if end == nil {
			return append(all, text)
		}
		all, text = append(all, strings.TrimSpace(text[:end[1]])), text[end[1]:]
	}
}

var (
	figure = regexp.MustCompile(`\d[\d,.]*\d|\d`)
	day    = regexp.MustCompile(`\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|today|yesterday|tomorrow)\b`)
	month  = regexp.MustCompile(`\b(?:January|February|March|April|June|July|August|September|October|November|December)\b`)
	town   = regexp.MustCompile(`\b(?:London|New York|Washington|Tokyo|Paris|Frankfurt|Chicago|Brussels|Madrid|Lisbon|Berlin|Bonn|Zurich|Toronto|Sydney)\b`)
)

// localise gives a story other days, months and towns, and every third figure anew.
func localise(r *rand.Rand, text string) string {
	text = day.ReplaceAllStringFunc(text, func(string) string { return among(r, "on Sunday", "late on Saturday", "this week") })
	text = month.ReplaceAllStringFunc(text, func(string) string { return among(r, "May", "the spring", "midsummer") })
	text = town.ReplaceAllStringFunc(text, func(string) string { return among(r, "Leeds", "Vienna", "the capital") })
	return figure.ReplaceAllStringFunc(text, func(old string) string {
		if r.IntN(3) > 0 {
			return old
		}
		return fmt.Sprint(1 + r.IntN(999))
	})
}

func among(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }

// houseStyle is how another paper spells and quotes.
var houseStyle = strings.NewReplacer(
	" pct", " per cent", "%", " per cent", " mln", " million", " bln", " billion", " dlrs", " dollars", " cts", " cents", " stg", " sterling",
	"€", "EUR ", "$", "USD ", "£", "GBP ", "U.S.", "US", "U.K.", "UK", "Corp ", "Corporation ", "Inc ", "Incorporated ", " Ltd", " Limited",
	"isation", "ization", "ise ", "ize ", "ised ", "ized ", "our ", "or ", "centre", "center", "“", "\"", "”", "\"", " - ", " — ", " – ", " — ", " said ", " says ",
)
