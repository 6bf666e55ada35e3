package model

import (
	"context"

	"github.com/dealgraph/dealgraph/loader/encoder/wordpiece"
	"github.com/dealgraph/dealgraph/loader/text"
)

// The limits of what the network reads. A text is read in chunks of whole
// sentences; what is over a limit is left to the rules.
const (
	MaxPieces         = 1 << 14 // of a text: about 12,000 words
	chunkPieces       = 128
	maxSentencePieces = 192
)

// chunk is a run of sentences that the encoder reads at once.
type chunk struct {
	first    int // sentence
	pieces   []wordpiece.Piece
	sentence []int     // of each piece
	vectors  []float32 // of each piece
}

// chunksOf cuts a document into chunks: as many sentences as fit in each, with a
// piece to open the chunk and one to close each sentence, as in training.
func (m *Model) chunksOf(doc *text.Document) []chunk {
	var out []chunk
	var room []wordpiece.Piece
	total := 0
	for i, s := range doc.Sentences {
		room = m.tokenizer.Append(room[:0], s.Of(doc.Text))
		pieces := room[:min(len(room), maxSentencePieces)]
		if total += len(pieces) + 1; total > MaxPieces {
			break
		}
		if n := len(out); n == 0 || len(out[n-1].pieces)+len(pieces)+1 > chunkPieces {
			out = append(out, chunk{first: i})
			out[n].add(i, m.tokenizer.Begin())
		}
		c := &out[len(out)-1]
		for _, p := range pieces {
			p.Span.Start += s.Start
			p.Span.End += s.Start
			c.add(i, p)
		}
		c.add(i, m.tokenizer.End(s.End))
	}
	return out
}

func (c *chunk) add(sentence int, p wordpiece.Piece) {
	c.pieces = append(c.pieces, p)
	c.sentence = append(c.sentence, sentence)
}

// Reading is a document as the encoder read it. It is not safe for use by
// several goroutines.
type Reading struct {
	model  *Model
	chunks []chunk
	*scratch
}

// Read reads a document. It fails only where ctx is done. Its memory grows with
// the text, to at most 1.5 kB for each of [MaxPieces].
func (m *Model) Read(ctx context.Context, doc *text.Document) (*Reading, error) {
	r := &Reading{model: m, chunks: m.chunksOf(doc), scratch: &scratch{}}
	for i := range r.chunks {
		c := &r.chunks[i]
		vectors, err := m.encoder.Encode(ctx, &r.encoder, c.pieces)
		if err != nil {
			return nil, err
		}
		c.vectors = append([]float32(nil), vectors...)
	}
	return r, nil
}
