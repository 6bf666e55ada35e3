package kernel

import "math"

// A row of float32 is stored for a linear layer as whole numbers of 7 bits: x
// is about (q - zero) * scale, with the scale of its row. With 8 bits, the
// instructions that multiply bytes would run over.
const (
	zero    = 64
	largest = 63
	// smallest bounds from below what a row must reach to be told from zeros.
	smallest = 1e-30
)

// blockRows is how many rows go through a matrix at a time: few enough to stay
// in the cache while all its panels pass by.
const blockRows = 64

// Rows is working memory of linear layers, to be used again by one goroutine at
// a time. The zero value is ready.
type Rows struct {
	numbers []uint8
	scales  []float32
	edge    [tileRows * panelOut]float32
}

func (r *Rows) resize(rows, depth int) {
	rows = roundUp(rows, tileRows)
	if n := rows * depth; len(r.numbers) < n {
		r.numbers = make([]uint8, n)
	}
	if len(r.scales) < rows {
		r.scales = make([]float32, rows)
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
		work.scales[i] = k.quantise(work.numbers[i*m.depth:][:m.depth], src[i*m.in:][:m.in])
	}
	for panel := range len(m.scale) / panelOut {
		for i := 0; i < rows; i += tileRows {
			numbers, scales := work.numbers[i*m.depth:][:tileRows*m.depth], work.scales[i:][:tileRows]
			at, columns := i*m.out+panel*panelOut, min(panelOut, m.out-panel*panelOut)
			if i+tileRows <= rows && columns == panelOut {
				k.tile(dst[at:], m.out, numbers, scales, m, panel)
				continue
			}
			k.tile(work.edge[:], panelOut, numbers, scales, m, panel)
			for r := range min(tileRows, rows-i) {
				copy(dst[at+r*m.out:][:columns], work.edge[r*panelOut:])
			}
		}
	}
}

// quantisePlain writes the numbers of a row and returns their scale. What dst
// has more than src is left alone; the weights there are zero.
func quantisePlain(dst []uint8, src []float32) float32 {
	top := largestOf(src, 0)
	if top < smallest {
		top = 0
	}
	quantiseBy(dst, src, factor(top))
	return top / largest
}

// factor is what turns numbers of at most top into whole ones.
func factor(top float32) float32 {
	if top == 0 {
		return 0
	}
	return largest / top
}

func largestOf(src []float32, top float32) float32 {
	for _, v := range src {
		top = max(top, v, -v)
	}
	return top
}

func quantiseBy(dst []uint8, src []float32, by float32) {
	for i, v := range src {
		dst[i] = uint8(zero + math.Float32bits(float32(v*by)+nearest))
	}
}

// nearest, added to a number of less than 2^22, rounds it to a whole one, ties
// to even, and leaves that in the low bits.
const nearest = 3 << 22

// tilePlain multiplies tileRows stored rows of m.depth numbers with a panel of
// m, and writes tileRows rows of panelOut results, stride apart.
func tilePlain(dst []float32, stride int, rows []uint8, scales []float32, m *Matrix, panel int) {
	weights := m.panel(panel)
	scale, bias := m.scale[panel*panelOut:][:panelOut], m.bias[panel*panelOut:][:panelOut]
	for r := range tileRows {
		sums := rowPlain(rows[r*m.depth:][:m.depth], weights)
		to := dst[r*stride:][:panelOut]
		for o, sum := range sums {
			to[o] = float32(float32(float32(sum)*scale[o])*scales[r]) + bias[o]
		}
	}
}

func rowPlain(row []uint8, weights []int8) (sums [panelOut]int32) {
	for len(row) >= 4 {
		a, b, c, d := int32(row[0])-zero, int32(row[1])-zero, int32(row[2])-zero, int32(row[3])-zero
		w := weights[:4*panelOut]
		for o := range sums {
			sums[o] += a*int32(w[4*o]) + b*int32(w[4*o+1]) + c*int32(w[4*o+2]) + d*int32(w[4*o+3])
		}
		row, weights = row[4:], weights[4*panelOut:]
	}
	return sums
}
