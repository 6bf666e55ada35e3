package kernel

import "math"

// lanes is how many partial sums a sum over a row has.
const lanes = 8

// tileColumns is how many columns of a product are computed at a time.
const tileColumns = 16

// GELU replaces each x by x*Phi(x), Phi being the normal distribution, to
// within 2e-7 times x or 1, whichever is larger.
func (k *Kernel) GELU(x []float32) { k.gelu(x) }

// Softmax replaces x by the weights exp(scale*x[i]) / sum of exp(scale*x[j]),
// for scale > 0.
func (k *Kernel) Softmax(x []float32, scale float32) {
	if len(x) > 0 {
		k.softmax(x, scale)
	}
}

// Norm adds add to dst, if there is one, and shifts and scales the sum to mean
// 0 and variance 1, then by weight and bias; all slices are of one length.
func (k *Kernel) Norm(dst, add, weight, bias []float32) {
	if len(add) > 0 {
		add = add[:len(dst)]
	}
	if len(dst) > 0 {
		k.norm(dst, add, weight[:len(dst)], bias[:len(dst)])
	}
}

// Product computes dst = a*b in float32 for rows rows of a with depth numbers
// each, aStride apart, and depth rows of b with columns numbers each, bStride
// apart; the rows of dst are stride apart. Rows should be a multiple of 4 and
// columns of 16: what is over takes ten times as long. It panics where a slice
// is too short.
func (k *Kernel) Product(dst []float32, stride int, a []float32, aStride, rows int, b []float32, bStride, columns, depth int) {
	wide, tiles := columns/tileColumns*tileColumns, rows/tileRows
	if depth == 0 || tiles == 0 {
		wide = 0
	}
	for j := 0; j < wide; j += tileColumns {
		k.product(dst[j:], stride, a, aStride, tiles, b[j:], bStride, depth)
	}
	for i := range rows {
		from := 0
		if i < tiles*tileRows {
			from = wide
		}
		if from < columns {
			productRow(dst[i*stride:][from:columns], a[i*aStride:][:depth], b[from:], bStride)
		}
	}
}

// productPlain multiplies tiles of tileRows rows.
func productPlain(dst []float32, stride int, a []float32, aStride, tiles int, b []float32, bStride, depth int) {
	for i := range tiles * tileRows {
		productRow(dst[i*stride:][:tileColumns], a[i*aStride:][:depth], b, bStride)
	}
}

func productRow(dst, a, b []float32, bStride int) {
	clear(dst)
	for p, x := range a {
		for j, y := range b[p*bStride:][:len(dst)] {
			dst[j] += float32(x * y)
		}
	}
}

func geluPlain(x []float32) {
	for i, v := range x {
		x[i] = gelu(v)
	}
}

// gelu takes the normal distribution's tail Q from Abramowitz and Stegun,
// Handbook of Mathematical Functions, 26.2.17, which is off by 7.5e-8 at most.
func gelu(x float32) float32 {
	z := max(x, -x)
	t := 1 / (1 + float32(tail0*z))
	q := float32(tail5*t) + tail4
	q = float32(q*t) + tail3
	q = float32(q*t) + tail2
	q = float32(q*t) + tail1
	q = float32(q*t) * float32(tailDensity*exp(float32(float32(z*z)*-0.5)))
	return max(x, 0) - float32(z*q)
}

const (
	tail0 float32 = 0.2316419
	tail1 float32 = 0.319381530
	tail2 float32 = -0.356563782
	tail3 float32 = 1.781477937
	tail4 float32 = -1.821255978
	tail5 float32 = 1.330274429

	tailDensity float32 = 0.3989422804014327 // of the normal distribution at 0
)

// exp is e to the power of x, for x of at most 0; below expLeast it stays at
// its value there, 1.6e-38. It takes the nearest power of two, which is put in
// the exponent, and the Taylor series for the rest, off by 2e-7 of the value.
func exp(x float32) float32 {
	x = max(x, expLeast)
	shifted := float32(x*log2e) + nearest
	n := shifted - nearest
	r := x - float32(n*ln2High)
	r -= float32(n * ln2Low)
	p := float32(taylor6*r) + taylor5
	p = float32(p*r) + taylor4
	p = float32(p*r) + taylor3
	p = float32(p*r) + taylor2
	p = float32(p*r) + 1
	p = float32(p*r) + 1
	return math.Float32frombits(math.Float32bits(p) + math.Float32bits(shifted)<<23)
}

const (
	expLeast float32 = -87
	log2e    float32 = math.Log2E
	ln2High  float32 = 0.693359375 // few bits, so that whole multiples are exact
	ln2Low   float32 = math.Ln2 - 0.693359375
	taylor2  float32 = 1. / 2
	taylor3  float32 = 1. / 6
	taylor4  float32 = 1. / 24
	taylor5  float32 = 1. / 120
	taylor6  float32 = 1. / 720
)

func softmaxPlain(x []float32, scale float32) {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	var sums [lanes]float32
	for i, v := range x {
		x[i] = exp(float32((v - top) * scale))
		sums[i%lanes] += x[i]
	}
	by := 1 / addLanes(sums)
	for i := range x {
		x[i] *= by
	}
}

// normLeast keeps a row of equal numbers from a division by zero.
const normLeast float32 = 1e-12

func normPlain(dst, add, weight, bias []float32) {
	var sums, squares [lanes]float32
	for i, v := range add {
		dst[i] += v
	}
	for i, v := range dst {
		sums[i%lanes] += v
	}
	n := float32(len(dst))
	mean := addLanes(sums) / n
	for i, v := range dst {
		d := v - mean
		squares[i%lanes] += float32(d * d)
	}
	by := 1 / float32(math.Sqrt(float64(addLanes(squares)/n+normLeast)))
	for i, v := range dst {
		dst[i] = float32(float32((v-mean)*by)*weight[i]) + bias[i]
	}
}

// addLanes adds up partial sums, each with the one half the lanes away, then
// half of that, and so on, as vector instructions do best.
func addLanes(s [lanes]float32) float32 {
	for half := lanes / 2; half > 0; half /= 2 {
		for i := range half {
			s[i] += s[i+half]
		}
	}
	return s[0]
}
