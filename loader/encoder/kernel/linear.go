package kernel

import "math"

// A row of float32 is stored for a linear layer as whole numbers q of 7 bits,
// from 0 for the least of the row to largest for its greatest: x is about
// middle + (q-zero)*step. With 8 bits, the instructions that multiply bytes
// would run over.
const (
	zero    = 64
	largest = 127
	// narrowest is the least span of a row whose numbers are told apart.
	narrowest = 1e-30
)

// blockRows is how many rows go through a matrix at a time: few enough to stay
// in the cache while all its panels pass by.
const blockRows = 64

// Rows is working memory of linear layers, to be used again by one goroutine at
// a time. The zero value is ready.
type Rows struct {
	numbers []uint8
	steps   []float32
	middles []float32
	edge    [tileRows * panelOut]float32
}

func (r *Rows) resize(rows, depth int) {
	rows = roundUp(rows, tileRows)
	if n := rows * depth; len(r.numbers) < n {
		r.numbers = make([]uint8, n)
	}
	if len(r.steps) < rows {
		r.steps, r.middles = make([]float32, rows), make([]float32, rows)
	}
}

// Linear computes dst = src * m + bias for n rows of m.In() numbers each, in
// whole numbers: src is rounded to 7 bits a number. It writes n rows of m.Out()
// numbers. It panics where a slice is too short for that.
func (k *Kernel) Linear(dst, src []float32, n int, m *Matrix, work *Rows) {
	src, dst = src[:n*m.in], dst[:n*m.out]
	for ; n > 0; n -= blockRows {
		rows := min(n, blockRows)
		k.block(dst[:rows*m.out], src[:rows*m.in], rows, m, work)
		dst, src = dst[rows*m.out:], src[rows*m.in:]
	}
}

func (k *Kernel) block(dst, src []float32, rows int, m *Matrix, work *Rows) {
	work.resize(rows, m.depth)
	for i := range rows {
		work.steps[i], work.middles[i] = k.quantise(work.numbers[i*m.depth:][:m.depth], src[i*m.in:][:m.in])
	}
	for panel := range len(m.scale) / panelOut {
		k.results(dst[panel*panelOut:], rows, m, panel, work)
	}
}

// results writes the results of a panel. Tiles that are no whole ones go by
// the edge.
func (k *Kernel) results(dst []float32, rows int, m *Matrix, panel int, work *Rows) {
	columns := min(panelOut, m.out-panel*panelOut)
	whole := 0
	if columns == panelOut {
		whole = rows / tileRows
	}
	if whole > 0 {
		k.panel(dst, m.out, work, 0, whole, m, panel)
	}
	for i := whole * tileRows; i < rows; i += tileRows {
		k.panel(work.edge[:], panelOut, work, i, 1, m, panel)
		for r := range min(tileRows, rows-i) {
			copy(dst[(i+r)*m.out:][:columns], work.edge[r*panelOut:])
		}
	}
}

// quantisePlain writes the numbers of a row. What dst has more than src is left
// alone; the weights there are zero.
func quantisePlain(dst []uint8, src []float32) (step, middle float32) {
	least, greatest := extremesPlain(src, src[0], src[0])
	by, step, middle := spread(least, greatest)
	roundPlain(dst, src, least, by)
	return step, middle
}

func extremesPlain(src []float32, least, greatest float32) (float32, float32) {
	for _, v := range src {
		least, greatest = min(least, v), max(greatest, v)
	}
	return least, greatest
}

// spread finds the factor by that spreads a row over the whole numbers.
func spread(least, greatest float32) (by, step, middle float32) {
	if span := greatest - least; span > narrowest {
		by, step = largest/span, span/largest
	}
	return by, step, least + float32(zero*step)
}

func roundPlain(dst []uint8, src []float32, least, by float32) {
	for i, v := range src {
		dst[i] = uint8(math.Float32bits(float32((v-least)*by) + nearest))
	}
}

// nearest, added to a number of less than 2^22, rounds it to a whole one, ties
// to even, and leaves that in the low bits.
const nearest = 3 << 22

// panelPlain multiplies rows of work, tiles of them from row first on, with a
// panel of m. It writes panelOut results a row, stride apart.
func panelPlain(dst []float32, stride int, work *Rows, first, tiles int, m *Matrix, panel int) {
	for tile := range tiles {
		row := first + tile*tileRows
		numbers := work.numbers[row*m.depth:][:tileRows*m.depth]
		for o := range panelOut {
			at := panel*panelOut + o
			for r, sum := range sumsPlain(numbers, m.panel(panel)[4*o:]) {
				product := float32(float32(sum-m.surplus[at])*m.scale[at]) * work.steps[row+r]
				dst[(tile*tileRows+r)*stride+o] = float32(product) + float32(work.middles[row+r]*m.total[at]) + m.bias[at]
			}
		}
	}
}

// sumsPlain sums up the products of a tile's rows with the weights of an
// output, which lie by four in the panel.
func sumsPlain(numbers []uint8, weights []int8) [tileRows]int32 {
	depth := len(numbers) / tileRows
	a, b, c, d := numbers[:depth], numbers[depth:2*depth], numbers[2*depth:3*depth], numbers[3*depth:4*depth]
	var sumA, sumB, sumC, sumD int32
	for i := 0; i+4 <= depth; i += 4 {
		w := weights[panelOut*i:][:4]
		w0, w1, w2, w3 := int32(w[0]), int32(w[1]), int32(w[2]), int32(w[3])
		x, y, z, u := a[i:i+4], b[i:i+4], c[i:i+4], d[i:i+4]
		sumA += int32(x[0])*w0 + int32(x[1])*w1 + int32(x[2])*w2 + int32(x[3])*w3
		sumB += int32(y[0])*w0 + int32(y[1])*w1 + int32(y[2])*w2 + int32(y[3])*w3
		sumC += int32(z[0])*w0 + int32(z[1])*w1 + int32(z[2])*w2 + int32(z[3])*w3
		sumD += int32(u[0])*w0 + int32(u[1])*w1 + int32(u[2])*w2 + int32(u[3])*w3
	}
	return [tileRows]int32{sumA, sumB, sumC, sumD}
}
