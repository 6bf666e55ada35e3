package kernel

import "golang.org/x/sys/cpu"

// native lists the kernels in assembly that this machine can run.
func native() []*Kernel {
	if !cpu.X86.HasAVX2 {
		return nil
	}
	return []*Kernel{{
		name:     "avx2",
		quantise: quantiseByAVX2,
		panel:    panelByAVX2,
		product:  productByAVX2,
		gelu:     geluByAVX2,
		softmax:  softmaxByAVX2,
		norm:     normByAVX2,
	}}
}

// constants are what the assembly takes from memory, in all lanes: float_amd64.s
// has their order.
var constants = [...][lanes]float32{
	all(expLeast), all(log2e), all(nearest), all(ln2High), all(ln2Low),
	all(taylor6), all(taylor5), all(taylor4), all(taylor3), all(taylor2), all(1), all(-.5),
	all(tail0), all(tail1), all(tail2), all(tail3), all(tail4), all(tail5), all(tailDensity),
}

func all(x float32) [lanes]float32 { return [lanes]float32{x, x, x, x, x, x, x, x} }

// whole is how much of a row goes by vectors; the rest goes by plain Go.
func whole(n int) int { return n / lanes * lanes }

func quantiseByAVX2(dst []uint8, src []float32) (step, middle float32) {
	least, greatest := src[0], src[0]
	n := whole(len(src))
	if n > 0 {
		least, greatest = extremesAVX2(&src[0], n)
	}
	least, greatest = extremesPlain(src[n:], least, greatest)
	by, step, middle := spread(least, greatest)
	if n > 0 {
		roundAVX2(&dst[:n][0], &src[0], n, least, by)
	}
	roundPlain(dst[n:], src[n:], least, by)
	return step, middle
}

func panelByAVX2(dst []float32, stride int, work *Rows, first, tiles int, m *Matrix, panel int) {
	rows := tiles * tileRows
	_ = dst[(rows-1)*stride+panelOut-1]
	numbers := work.numbers[first*m.depth:][:rows*m.depth]
	steps, middles := work.steps[first:][:rows], work.middles[first:][:rows]
	weights, at := m.panel(panel), panel*panelOut
	panelAVX2(&dst[0], stride, &numbers[0], m.depth, tiles, &weights[0], &m.offsets[at*m.depth/4], m.eights[panel],
		&steps[0], &middles[0], &m.scale[at], &m.total[at], &m.bias[at])
}

func productByAVX2(dst []float32, stride int, a []float32, aStride, tiles int, b []float32, bStride, depth int) {
	rows := tiles * tileRows
	_ = dst[(rows-1)*stride+tileColumns-1]
	_ = a[(rows-1)*aStride+depth-1]
	_ = b[(depth-1)*bStride+tileColumns-1]
	productAVX2(&dst[0], stride, &a[0], aStride, tiles, &b[0], bStride, depth)
}

func geluByAVX2(x []float32) {
	n := whole(len(x))
	if n > 0 {
		geluAVX2(&x[0], n)
	}
	geluPlain(x[n:])
}

func softmaxByAVX2(x []float32, scale float32) {
	if len(x)%lanes != 0 {
		softmaxPlain(x, scale)
		return
	}
	softmaxAVX2(&x[0], len(x), scale)
}

func normByAVX2(dst, add, weight, bias []float32) {
	if len(dst)%lanes != 0 {
		normPlain(dst, add, weight, bias)
		return
	}
	var addend *float32
	if len(add) > 0 {
		addend = &add[:len(dst)][0]
	}
	normAVX2(&dst[0], addend, len(dst), normLeast, &weight[:len(dst)][0], &bias[:len(dst)][0])
}

//go:noescape
func extremesAVX2(src *float32, n int) (least, greatest float32)

//go:noescape
func roundAVX2(dst *uint8, src *float32, n int, least, by float32)

//go:noescape
func panelAVX2(dst *float32, stride int, numbers *uint8, depth, tiles int, weights *int8, offsets *int16, eights bool, steps, middles, scale, total, bias *float32)

//go:noescape
func productAVX2(dst *float32, stride int, a *float32, aStride, tiles int, b *float32, bStride, depth int)

//go:noescape
func geluAVX2(x *float32, n int)

//go:noescape
func softmaxAVX2(x *float32, n int, scale float32)

//go:noescape
func normAVX2(dst, add *float32, n int, least float32, weight, bias *float32)
