// Package text cuts a story into blocks, sentences and tokens, and finds the
// sums of money and the dates in it. Every offset is a byte offset into the
// text as given.
//
//	doc := text.Parse(story.Text)
//	for _, s := range doc.Sentences {
//		fmt.Println(s.Of(doc.Text))
//	}
package text

import (
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// The limits of a document. What goes over one is cut, never refused.
const (
	MaxSentenceBytes  = 4000 // a longer sentence is cut between two tokens
	MaxSentenceTokens = 400  // likewise
	MaxTokenBytes     = 200  // a longer word is cut into several tokens
)

// Document is a text cut up.
type Document struct {
	Text      string
	Sentences []Sentence
	// Published is the day from which relative dates count; whoever knows it
	// sets it, and while it is zero such dates have no bounds.
	Published time.Time
}

// Sentence is a sentence, a headline, or an item of a list. It begins and ends
// with a token, and all of it but white space is in its tokens. The bullet of a
// list item stands before its sentence, outside of it.
type Sentence struct {
	graph.Span
	Tokens []Token
	// Block counts the paragraphs, headlines and list items of the text from
	// 0; sentences of one block share it.
	Block int
	// Heading is true of headlines and of lines and list items that are no
	// full sentence.
	Heading bool
	Money   []Money
	Dates   []Date
}

// Token is a word, a number or a punctuation mark. A possessive ending ('s, ’s,
// or the apostrophe of a plural) is a token of its own, and so is the ending of
// a short form: "don't" is "do" and "n't", "we've" is "we" and "'ve"; so a verb
// is denied by one of the tokens "not", "n't" (or "n’t") and "cannot". A hyphenated word, an
// abbreviation with its stops (U.S., Inc.), a name with an ampersand inside
// (AT&T) and a number with its currency sign and unit (€1,550, $7.5bn) are one.
type Token struct {
	graph.Span
	Text string // Document.Text[Start:End]
}

// Money is a sum of money and where it stands. It may end inside a token:
// "$2.1m" in "$2.1m-a-year". A range is one sum with both ends: "$4-5bn",
// "between $4bn and $5bn", "$4bn to $5bn". Words are as written, line breaks included.
type Money struct {
	graph.Span
	graph.Money
	// PerShare is true of the price of one thing, a share or a barrel or an
	// ounce, which is no sum that a deal moves.
	PerShare bool
}

// Parse cuts a text up. Any text will do; the time and memory taken are
// proportional to its length.
func Parse(text string) *Document {
	doc := &Document{Text: text}
	blocks := cutBlocks(text)
	tokens := make([]Token, 0, len(text)/5)
	ends := make([]int, len(blocks)) // of each block's tokens
	for i, b := range blocks {
		tokens = appendTokens(tokens, text, b.Span)
		ends[i] = len(tokens)
	}
	bare, stopped := countForms(tokens)
	split := splitter{text: text, bareForms: bare > stopped, bareAtEnds: bare >= stopped}
	read := parser{text: text, homes: homes(countCountries(tokens))}
	start := 0
	for i, b := range blocks {
		found := split.sentences(tokens[start:ends[i]:ends[i]], b.headline)
		heading := b.headline || b.heading && len(found) == 1
		for _, ts := range found {
			ts = split.withoutStop(ts)
			s := Sentence{
				Span:    graph.Span{Start: ts[0].Start, End: ts[len(ts)-1].End},
				Tokens:  ts,
				Block:   i,
				Heading: heading,
			}
			read.atoms = appendAtoms(read.atoms[:0], text, s.Span)
			s.Money = read.sums()
			s.Dates = read.dates(s.Money)
			doc.Sentences = append(doc.Sentences, s)
		}
		start = ends[i]
	}
	return doc
}
