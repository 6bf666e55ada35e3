package text

import "slices"

// hedge is what the words round about a sum make of it; a later one says more.
type hedge int8

const (
	exactly hedge = iota
	about
	atLeast
	atMost
)

// hedges are the words before a sum that make it approximate or bound it;
// [hedgePhrases] are those of several words.
var hedges = func() map[string]hedge {
	all := map[string]hedge{}
	for h, list := range map[hedge]string{
		about:   "about nearly around some estimated almost approximately roughly circa c approx perhaps maybe reportedly",
		atLeast: "over exceeding above",
		atMost:  "below under",
	} {
		for w := range words(list) {
			all[w] = h
		}
	}
	return all
}()

var hedgePhrases = []struct {
	words []string
	hedge hedge
}{
	{[]string{"no", "more", "than"}, atMost}, {[]string{"no", "less", "than"}, atLeast}, {[]string{"not", "less", "than"}, atLeast},
	{[]string{"up", "to"}, atMost}, {[]string{"more", "than"}, atLeast}, {[]string{"less", "than"}, atMost},
	{[]string{"fewer", "than"}, atMost}, {[]string{"at", "least"}, atLeast}, {[]string{"at", "most"}, atMost},
	{[]string{"as", "much", "as"}, atMost}, {[]string{"as", "little", "as"}, atLeast}, {[]string{"close", "to"}, about},
	{[]string{"in", "excess", "of"}, atLeast}, {[]string{"upwards", "of"}, atLeast}, {[]string{"a", "minimum", "of"}, atLeast},
	{[]string{"a", "maximum", "of"}, atMost}, {[]string{"in", "the", "region", "of"}, about}, {[]string{"in", "the", "order", "of"}, about},
}

// hedgeBefore tells what the words before atom i make of a sum.
func (p *parser) hedgeBefore(i int) hedge {
	if p.words(i-1, "a") || p.words(i-1, "an") {
		i-- // "about a $5bn loan"
	}
	if p.is(i-1, "~") {
		return about
	}
	at := slices.IndexFunc(hedgePhrases, func(phrase struct {
		words []string
		hedge hedge
	}) bool {
		return p.words(i-len(phrase.words), phrase.words...)
	})
	if at >= 0 {
		return hedgePhrases[at].hedge
	}
	return hedges[p.wordAt(i-1)]
}

// hedgeAfter tells what the words at i make of the sum before them.
func (p *parser) hedgeAfter(i int) hedge {
	switch {
	case p.is(i, "+"), p.is(i, "-") && p.words(i+1, "plus"), p.words(i, "or", "more"), p.words(i, "plus"):
		return atLeast
	case p.words(i, "or", "less"):
		return atMost
	case p.words(i, "or", "so"):
		return about
	}
	return exactly
}
