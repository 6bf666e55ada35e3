package encoder

import "math"

// blockRows is how many rows go through attention, and then through all after
// it, at a time, so that what lies between stays in the cache.
const blockRows = 32

// run takes n rows through a layer, in place.
func (e *Encoder) run(l *layer, s *Scratch, hidden []float32, n int) {
	k := e.kernel
	k.Linear(s.project, hidden, n, l.project, &s.rows)
	e.attend(s, n)
	for from := 0; from < n; from += blockRows {
		rows := min(blockRows, n-from)
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
	size, stride := e.hidden/e.heads, 3*e.hidden
	for head := range e.heads {
		queries := s.project[head*size:]
		keys := queries[e.hidden:]
		values := keys[e.hidden:]
		for i := range n {
			at := i * stride
			copy(s.values[i*size:], values[at:at+size])
			for p, v := range keys[at : at+size] {
				s.keys[p*s.keyStride+i] = v
			}
		}
		for from := 0; from < n; from += blockRows {
			e.mix(s, s.mixed[from*e.hidden+head*size:], queries[from*stride:], min(blockRows, n-from), n)
		}
	}
}

// mix mixes the values of all n pieces for a block of rows queries.
func (e *Encoder) mix(s *Scratch, mixed, queries []float32, rows, n int) {
	k, size, wide := e.kernel, e.hidden/e.heads, padColumns(n)
	scale := float32(1 / math.Sqrt(float64(size)))
	k.Product(s.scores, wide, queries, 3*e.hidden, padRows(rows), s.keys, s.keyStride, wide, size)
	for i := range rows {
		row := s.scores[i*wide:][:wide]
		for j := n; j < wide; j++ {
			row[j] = -math.MaxFloat32
		}
		k.Softmax(row, scale)
	}
	k.Product(mixed, e.hidden, s.scores, wide, padRows(rows), s.values, size, size, n)
}
