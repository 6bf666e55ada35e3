//go:build amd64 || arm64

package kernel

// vector is a kernel with all but its panel, which depends on the instructions
// that a machine has.
func vector(name string, panel panelFunc) *Kernel {
	return &Kernel{
		name:     name,
		panel:    panel,
		quantise: quantiseNative,
		product:  productNative,
		gelu:     geluNative,
		softmax:  softmaxNative,
		norm:     normNative,
	}
}

// constants are what the assembly takes from memory, in this order.
//
//lint:ignore U1000 float_arm64.s reads it, and constantLanes
var constants = [...]float32{
	expLeast, log2e, nearest, ln2High, ln2Low, taylor6, taylor5, taylor4, taylor3, taylor2, 1, -.5,
	tail0, tail1, tail2, tail3, tail4, tail5, tailDensity,
}

// begin returns where the rows of some tiles begin, all of which are there, as dst
// is for their results.
func (work *Rows) begin(dst []float32, stride, first, tiles int, m *Matrix) (numbers *uint8, steps, middles *float32) {
	rows := tiles * tileRows
	_ = dst[(rows-1)*stride+panelOut-1]
	return &work.numbers[first*m.depth:][:rows*m.depth][0], &work.steps[first:][:rows][0], &work.middles[first:][:rows][0]
}

// whole is how much of a row goes by vectors; the rest goes by plain Go.
func whole(n int) int { return n / lanes * lanes }

func quantiseNative(dst []uint8, src []float32) (step, middle float32) {
	least, greatest := src[0], src[0]
	n := whole(len(src))
	if n > 0 {
		least, greatest = extremesVector(&src[0], n)
	}
	least, greatest = extremesPlain(src[n:], least, greatest)
	by, step, middle := spread(least, greatest)
	if n > 0 {
		roundVector(&dst[:n][0], &src[0], n, least, by)
	}
	roundPlain(dst[n:], src[n:], least, by)
	return step, middle
}

func productNative(dst []float32, stride int, a []float32, aStride, tiles int, b []float32, bStride, depth int) {
	rows := tiles * tileRows
	_ = dst[(rows-1)*stride+tileColumns-1]
	_ = a[(rows-1)*aStride+depth-1]
	_ = b[(depth-1)*bStride+tileColumns-1]
	productVector(&dst[0], stride, &a[0], aStride, tiles, &b[0], bStride, depth)
}

func geluNative(x []float32) {
	n := whole(len(x))
	if n > 0 {
		geluVector(&x[0], n)
	}
	geluPlain(x[n:])
}

func softmaxNative(x []float32, scale float32) {
	if len(x)%lanes != 0 {
		softmaxPlain(x, scale)
		return
	}
	softmaxVector(&x[0], len(x), scale)
}

func normNative(dst, add, weight, bias []float32) {
	if len(dst)%lanes != 0 {
		normPlain(dst, add, weight, bias)
		return
	}
	var addend *float32
	if len(add) > 0 {
		addend = &add[0]
	}
	normVector(&dst[0], addend, len(dst), normLeast, &weight[0], &bias[0])
}

//go:noescape
func extremesVector(src *float32, n int) (least, greatest float32)

//go:noescape
func roundVector(dst *uint8, src *float32, n int, least, by float32)

//go:noescape
func productVector(dst *float32, stride int, a *float32, aStride, tiles int, b *float32, bStride, depth int)

//go:noescape
func geluVector(x *float32, n int)

//go:noescape
func softmaxVector(x *float32, n int, scale float32)

//go:noescape
func normVector(dst, add *float32, n int, least float32, weight, bias *float32)
