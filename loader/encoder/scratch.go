package encoder

import "github.com/dealgraph/dealgraph/loader/encoder/kernel"

// Scratch is the working memory of [Encoder.Encode], to be used again by one
// goroutine at a time. The zero value is ready; it grows to what the longest
// text needs, about 2.5 MB for 256 pieces.
//
// Rows and columns are padded to what kernels like best. What lies in the
// padding is never part of a result.
type Scratch struct {
	hidden  []float32 // the rows of pieces, layer by layer
	project []float32 // their queries, keys and values
	keys    []float32 // those of a head, a column a piece; zero in the padding
	values  []float32 // those of a head, a row a piece
	scores  []float32 // of blockRows queries of a head: a row a query, a column a key
	mixed   []float32 // the values, mixed by scores
	feed    []float32 // of blockRows rows, inside the feed-forward network
	back    []float32 // of blockRows rows, to be added to hidden
	rows    kernel.Rows

	keyStride int // from a row of keys to the next; no power of two, which caches do not like
}

func (s *Scratch) resize(e *Encoder, n int) {
	high, wide := padRows(n), padColumns(n)
	inner := 0
	for _, l := range e.layers {
		inner = max(inner, l.in.Out())
	}
	grow(&s.hidden, high*e.hidden)
	grow(&s.project, high*3*e.hidden)
	s.keyStride = wide + 16
	grow(&s.keys, e.hidden/e.heads*s.keyStride)
	grow(&s.values, n*e.hidden/e.heads)
	grow(&s.scores, blockRows*wide)
	grow(&s.mixed, high*e.hidden)
	grow(&s.feed, blockRows*inner)
	grow(&s.back, blockRows*e.hidden)
	clear(s.keys)
}

func grow(to *[]float32, n int) {
	if len(*to) < n {
		*to = make([]float32, n)
	}
}

func padRows(n int) int    { return (n + 3) / 4 * 4 }
func padColumns(n int) int { return (n + 15) / 16 * 16 }
