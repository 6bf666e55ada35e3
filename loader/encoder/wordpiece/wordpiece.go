// Package wordpiece cuts text into the pieces of words that an uncased BERT
// encoder knows, and says of each where it stands in the text.
//
//	tokenizer, err := wordpiece.New(vocabulary)
//	pieces := tokenizer.Append(nil, "Krüger-Werke buys Oxhaven's mill")
//
// The pieces are those of the Hugging Face tokenizer for bert-base-uncased:
// accents and case are put aside, punctuation and Chinese characters stand
// alone, and each word falls into the longest pieces that the vocabulary has,
// from the left. What that tokenizer throws away is kept beside the pieces: the
// bytes of the text that a piece was, and how they were capitalised.
//
// One thing differs: "[CLS]" and its like in a text are punctuation and
// letters, not the marks that bound a sentence. A text cannot forge those.
package wordpiece

import (
	"bytes"

	"github.com/dealgraph/dealgraph/graph"
)

// MaxWordRunes bounds a word, accents apart. A longer one is a single unknown
// piece.
const MaxWordRunes = 100

// Piece is a part of a word, or a mark.
type Piece struct {
	ID        int32      // its line in the vocabulary, from 0
	Span      graph.Span // what it was in the text: bytes; neighbours may share one, as parts of a Hangul syllable do
	Continues bool       // it goes on with the word of the piece before it, or no word starts here at all
	Case      Case
}

// Tokenizer cuts text into pieces. It is safe for use by many goroutines.
type Tokenizer struct {
	first   map[string]int32 // the pieces that begin a word
	rest    map[string]int32 // those that go on with one, without their "##"
	longest int              // bytes of the longest of both
	unknown int32
	begin   int32
	end     int32
}

// New makes a tokenizer from a vocabulary: one piece a line, "##" in front of
// those that continue a word, "[UNK]", "[CLS]" and "[SEP]" among them. It is
// Corrupt without these three.
func New(vocabulary []byte) (*Tokenizer, error) {
	t := &Tokenizer{first: map[string]int32{}, rest: map[string]int32{}}
	id := int32(0)
	for line := range bytes.Lines(vocabulary) {
		line = bytes.TrimRight(line, "\r\n")
		if rest, ok := bytes.CutPrefix(line, []byte("##")); ok && len(rest) > 0 {
			t.rest[string(rest)] = id
			line = rest
		} else {
			t.first[string(line)] = id
		}
		t.longest = max(t.longest, len(line))
		id++
	}
	for name, place := range map[string]*int32{"[UNK]": &t.unknown, "[CLS]": &t.begin, "[SEP]": &t.end} {
		id, ok := t.first[name]
		if !ok {
			return nil, graph.Errorf(graph.Corrupt, "the vocabulary of %d pieces lacks %s; take that of an uncased BERT", len(t.first)+len(t.rest), name)
		}
		*place = id
	}
	return t, nil
}

// Begin is the piece that opens a text for the encoder, at byte 0.
func (t *Tokenizer) Begin() Piece { return Piece{ID: t.begin, Continues: true} }

// End is the piece that closes a sentence which ends at the byte given.
func (t *Tokenizer) End(at int) Piece {
	return Piece{ID: t.end, Span: graph.Span{Start: at, End: at}, Continues: true}
}

// Append adds the pieces of a text, in its order. Bytes that are no UTF-8,
// control and formatting characters and white space are in no piece; a text of
// nothing else has none. The time is linear in the text, and nothing is
// allocated but what pieces grows by.
func (t *Tokenizer) Append(pieces []Piece, text string) []Piece {
	var w word
	for i, r := range text {
		switch class, lower := classOf(r); class {
		case dropped:
		case space:
			pieces = t.cut(pieces, text, &w)
		case letter:
			w.add(lower, i, i+1)
		case mark:
			pieces = t.cut(pieces, text, &w)
			w.add(lower, i, i+1)
			pieces = t.cut(pieces, text, &w)
		case other:
			pieces = t.appendOther(pieces, text, &w, i, r)
		}
	}
	return t.cut(pieces, text, &w)
}

// appendOther takes in a character beyond ASCII: its base letters, without the
// accents on them.
func (t *Tokenizer) appendOther(pieces []Piece, text string, w *word, i int, r rune) []Piece {
	alone := isHan(r)
	if alone {
		pieces = t.cut(pieces, text, w)
	}
	var room [8]rune
	parts, size := decompose(room[:0], text[i:])
	for _, part := range parts {
		switch {
		case isAccent(part):
			w.extend(i, i+size)
		case isSpace(part):
			pieces = t.cut(pieces, text, w)
		case alone || isPunctuation(part):
			pieces = t.cut(pieces, text, w)
			w.add(toLower(part), i, i+size)
			pieces = t.cut(pieces, text, w)
		default:
			w.add(toLower(part), i, i+size)
		}
	}
	return pieces
}

// cut adds the pieces of a word and empties it.
func (t *Tokenizer) cut(pieces []Piece, text string, w *word) []Piece {
	defer w.clear()
	if w.runes == 0 {
		return pieces
	}
	if w.runes > MaxWordRunes {
		return append(pieces, t.piece(t.unknown, text, w.whole, 0))
	}
	before := len(pieces)
	for from := 0; from < w.runes; {
		id, to := t.longestFrom(w, from)
		if to == from {
			return append(pieces[:before], t.piece(t.unknown, text, w.whole, 0))
		}
		pieces = append(pieces, t.piece(id, text, w.span(from, to), from))
		from = to
	}
	return pieces
}

func (t *Tokenizer) piece(id int32, text string, span graph.Span, from int) Piece {
	return Piece{ID: id, Span: span, Continues: from > 0, Case: CaseOf(span.Of(text))}
}

// longestFrom finds the longest piece that the word has at a rune, and the rune
// after it; that is from itself where there is none.
func (t *Tokenizer) longestFrom(w *word, from int) (id int32, to int) {
	known := t.first
	if from > 0 {
		known = t.rest
	}
	for to = w.runes; to > from; to-- {
		if w.at[to]-w.at[from] > t.longest {
			continue
		}
		if id, ok := known[string(w.text[w.at[from]:w.at[to]])]; ok {
			return id, to
		}
	}
	return 0, from
}
