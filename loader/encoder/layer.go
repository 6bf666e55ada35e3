package encoder

import "math"

// feedRows is how many rows go through all after attention at a time, so that
// what lies between stays in the cache.
const feedRows = 32

// run takes n rows through a layer, in place.
func (e *Encoder) run(l *layer, s *Scratch, hidden []float32, n int) {
	k := e.kernel
	k.Linear(s.project, hidden, n, l.project, &s.rows)
	e.attend(s, n)
	for from := 0; from < n; from += feedRows {
		rows := min(feedRows, n-from)
		x := hidden[from*e.hidden:][:rows*e.hidden]
		back, feed := s.back[:len(x)], s.feed[:rows*l.in.Out()]
		k.Linear(back, s.mixed[from*e.hidden:], rows, l.output, &s.rows)
		e.addNorm(x, back, l.attend)
		k.Linear(feed, x, rows, l.in, &s.rows)
		k.GELU(feed)
		k.Linear(back, feed, rows, l.out, &s.rows)
		e.addNorm(x, back, l.feed)
	}
}

func (e *Encoder) addNorm(x, add []float32, by norm) {
	for at := 0; at < len(x); at += e.hidden {
		e.kernel.Norm(x[at:at+e.hidden], add[at:at+e.hidden], by.weight, by.bias)
	}
}

// attend mixes the values of all pieces into each, by how well its query fits
// their keys, head by head.
func (e *Encoder) attend(s *Scratch, n int) {
	k, size := e.kernel, e.hidden/e.heads
	wide, high, stride := padColumns(n), padRows(n), 3*e.hidden
	scale := float32(1 / math.Sqrt(float64(size)))
	for head := range e.heads {
		queries := s.project[head*size:]
		keys := queries[e.hidden:]
		values := keys[e.hidden:]
		transpose(s.keys, wide, keys, stride, n, size)
		k.Product(s.scores, wide, queries, stride, high, s.keys, wide, wide, size)
		for i := range n {
			row := s.scores[i*wide:][:wide]
			for j := n; j < wide; j++ {
				row[j] = -math.MaxFloat32
			}
			k.Softmax(row, scale)
		}
		k.Product(s.mixed[head*size:], e.hidden, s.scores, wide, high, values, stride, size, n)
	}
}

// transpose writes n rows of src, of which the first columns numbers count, as
// columns of dst, and nothing beyond them.
func transpose(dst []float32, dstStride int, src []float32, srcStride, n, columns int) {
	for i := range n {
		for p, v := range src[i*srcStride:][:columns] {
			dst[p*dstStride+i] = v
		}
	}
}
