// Package text cuts a story into blocks, sentences and tokens, and finds the
// sums of money and the dates in it. Every offset is a byte offset into the
// text as given.
//
//	doc := text.Parse(story.Text)
//	for _, s := range doc.Sentences {
//		fmt.Println(s.Of(doc.Text))
//	}
package text

import "github.com/dealgraph/dealgraph/graph"

// Document is a text cut up.
type Document struct {
	Text      string
	Sentences []Sentence
}

// Sentence is a sentence, a headline, or an item of a list.
type Sentence struct {
	graph.Span
	Tokens []Token
	// Block counts the paragraphs, headlines and list items of the text from
	// 0; sentences of one paragraph share it.
	Block int
	// Heading is true of headlines and list items that are no full sentence.
	Heading bool
	Money   []Money
	Dates   []Date
}

// Token is a word, a number or a punctuation mark. A possessive ending ('s) is
// a token of its own; a hyphenated word, an abbreviation with stops (U.S.,
// Inc.) and a name with an ampersand inside (AT&T) are one.
type Token struct {
	graph.Span
	Text string // Document.Text[Start:End]
}

// Money is a sum of money and where it stands.
type Money struct {
	graph.Span
	graph.Money
}

// Date is a date or period that a text names, and where. A date that counts
// from the day of publication ("last year") is left relative until that day is known.
type Date struct {
	graph.Span
	Words string
}
