package model

import (
	"math"

	"github.com/dealgraph/dealgraph/loader/names"
)

// Hints tells, for each word of the text that was read, how likely a name of
// each kind begins or goes on with it, in the order of the text.
func (r *Reading) Hints() []names.Hint {
	var out []names.Hint
	m := r.model
	size := m.tag.Out()
	for i := range r.chunks {
		c := &r.chunks[i]
		scores := r.linear(&r.tags, c.vectors, len(c.pieces), m.tag)
		for p, piece := range c.pieces {
			if piece.Continues {
				continue
			}
			shares := scores[p*size:][:size]
			softmax(shares)
			hint := names.Hint{Start: piece.Span.Start}
			for k, kind := range m.kinds {
				hint.Set(kind, shares[1+2*k], shares[2+2*k])
			}
			out = append(out, hint)
		}
	}
	return out
}

// softmax is the plain one: few words, and not the kernel's, whose scale is
// meant for attention.
func softmax(x []float32) {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	var sum float32
	for i, v := range x {
		x[i] = float32(math.Exp(float64(v - top)))
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}
