// Package encoder runs a small BERT over the pieces of a text: for each piece
// it gives a row of numbers that say what the piece means where it stands.
//
//	file, err := tensor.Parse(weights)
//	e, err := encoder.New(file, kernel.Best())
//	var scratch encoder.Scratch
//	hidden, err := e.Encode(ctx, &scratch, pieces) // e.Hidden() numbers for each piece
//
// It is the encoder of BERT with a case embedding in place of the segments': a
// piece goes in as the sum of its word, its position and its case. Matrices are
// in whole numbers of 8 bits, rounded at training's end by loader/train/export.py,
// which also names the tensors that the file must have. The same pieces give
// the same bits on any machine, however many are read at once beside them.
package encoder

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/encoder/kernel"
	"github.com/dealgraph/dealgraph/loader/encoder/wordpiece"
)

// Encoder is a trained encoder. It is safe for use by many goroutines, each
// with a [Scratch] of its own.
type Encoder struct {
	kernel   *kernel.Kernel
	hidden   int // numbers of a piece between the layers
	heads    int
	word     embedding
	position embedding
	cases    []float32 // wordpiece.Cases rows of hidden
	norm     norm
	layers   []layer
}

// layer is attention, a feed-forward network, and a norm after each.
type layer struct {
	project *kernel.Matrix // to queries, keys and values, side by side
	output  *kernel.Matrix
	attend  norm
	in, out *kernel.Matrix
	feed    norm
}

type norm struct{ weight, bias []float32 }

// embedding is a table of rows in whole numbers with a scale each.
type embedding struct {
	rows  []int8
	scale []float32
}

func (e embedding) row(i, size int) ([]int8, float32) {
	return e.rows[i*size:][:size], e.scale[i]
}

// Hidden is how many numbers the encoder gives for a piece.
func (e *Encoder) Hidden() int { return e.hidden }

// MaxPieces is how many pieces can be read at once.
func (e *Encoder) MaxPieces() int { return len(e.position.scale) }

// Bytes is the memory that the encoder takes, beside the file it was made from.
func (e *Encoder) Bytes() int {
	n := 0
	for _, l := range e.layers {
		n += l.project.Bytes() + l.output.Bytes() + l.in.Bytes() + l.out.Bytes()
	}
	return n
}

// Encode gives e.Hidden() numbers for each piece, in one slice, which is part
// of the scratch: it holds until that is used again. There must be 1 to
// e.MaxPieces() pieces: with more it is TooLarge, and BadInput with none or one
// that is not of the vocabulary. It is Canceled soon after ctx is.
func (e *Encoder) Encode(ctx context.Context, s *Scratch, pieces []wordpiece.Piece) ([]float32, error) {
	if err := e.check(pieces); err != nil {
		return nil, err
	}
	n := len(pieces)
	s.resize(e, n)
	hidden := s.hidden[:n*e.hidden]
	for i, p := range pieces {
		e.embed(hidden[i*e.hidden:][:e.hidden], i, p)
	}
	for i := range e.layers {
		if err := ctx.Err(); err != nil {
			return nil, graph.Errorf(graph.Canceled, "encoding %d pieces was given up: %w", n, err)
		}
		e.run(&e.layers[i], s, hidden, n)
	}
	return hidden, nil
}

func (e *Encoder) check(pieces []wordpiece.Piece) error {
	if len(pieces) == 0 {
		return graph.Errorf(graph.BadInput, "there are no pieces to encode; give at least one")
	}
	if len(pieces) > e.MaxPieces() {
		return graph.Errorf(graph.TooLarge, "%d pieces are too many to encode at once; give at most %d", len(pieces), e.MaxPieces())
	}
	for i, p := range pieces {
		if p.ID < 0 || int(p.ID) >= len(e.word.scale) || p.Case >= wordpiece.Cases {
			return graph.Errorf(graph.BadInput, "piece %d has id %d and case %d, but the encoder knows %d pieces and %d cases; use its own vocabulary",
				i, p.ID, p.Case, len(e.word.scale), wordpiece.Cases)
		}
	}
	return nil
}

// embed writes the row that goes into the first layer.
func (e *Encoder) embed(row []float32, at int, p wordpiece.Piece) {
	word, wordScale := e.word.row(int(p.ID), e.hidden)
	position, positionScale := e.position.row(at, e.hidden)
	cases := e.cases[int(p.Case)*e.hidden:][:e.hidden]
	for i := range row {
		row[i] = float32(float32(word[i])*wordScale) + float32(float32(position[i])*positionScale) + cases[i]
	}
	e.kernel.Norm(row, nil, e.norm.weight, e.norm.bias)
}
