package encoder

import "github.com/dealgraph/dealgraph/loader/encoder/kernel"

// Scratch is the working memory of [Encoder.Encode], to be used again by one
// goroutine at a time. The zero value is ready; it grows to what the longest
// text needs, about 3 MB for 256 pieces.
//
// Rows and columns are padded to what kernels like best. What lies in the
// padding is never part of a result.
type Scratch struct {
	hidden  []float32 // the rows of pieces, layer by layer
	project []float32 // their queries, keys and values
	keys    []float32 // those of a head, a column a piece; zero in the padding
	scores  []float32 // of a head: a row a query, a column a key
	mixed   []float32 // the values, mixed by scores
	feed    []float32 // of feedRows rows, inside the feed-forward network
	back    []float32 // of feedRows rows, to be added to hidden
	rows    kernel.Rows
}

func (s *Scratch) resize(e *Encoder, n int) {
	high, wide := padRows(n), padColumns(n)
	inner := 0
	for _, l := range e.layers {
		inner = max(inner, l.in.Out())
	}
	grow(&s.hidden, high*e.hidden)
	grow(&s.project, high*3*e.hidden)
	grow(&s.keys, e.hidden/e.heads*wide)
	grow(&s.scores, high*wide)
	grow(&s.mixed, high*e.hidden)
	grow(&s.feed, feedRows*inner)
	grow(&s.back, feedRows*e.hidden)
	clear(s.keys)
}

func grow(to *[]float32, n int) {
	if len(*to) < n {
		*to = make([]float32, n)
	}
}

func padRows(n int) int    { return (n + 3) / 4 * 4 }
func padColumns(n int) int { return (n + 15) / 16 * 16 }
