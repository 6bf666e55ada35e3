// Package kernel is the arithmetic of the encoder and of the heads on it: linear
// layers in whole numbers of 8 bits, and the few operations on float32 between
// them. A [Kernel] is one way to run it, in assembly where the machine has the
// instructions for it, else in plain Go.
//
//	k, rows := kernel.Best(), new(kernel.Rows)
//	k.Linear(out, in, n, matrix, rows) // n rows of matrix.In() numbers to n rows of matrix.Out()
//	k.GELU(out)
//
// Every kernel gives the same bits, for any number of rows. Whole numbers add up
// alike in any order; for float32 this package fixes the order of operations,
// each rounded by itself: a sum over a row runs in eight lanes, element i in
// lane i%8, and the lanes are then added crosswise (see addLanes); a sum over
// the inner dimension of a product runs from first to last. No kernel may fuse a
// product and a sum into one rounding.
package kernel

// Kernel is one way to run the arithmetic. It is safe for use by many
// goroutines.
type Kernel struct {
	name string
	// quantise makes whole numbers of a row (see quantisePlain).
	quantise func(dst []uint8, src []float32) (step, middle float32)
	// panel multiplies rows with one panel of a matrix (see panelPlain).
	panel panelFunc
	// product multiplies rows with tileColumns columns (see productPlain).
	product func(dst []float32, stride int, a []float32, aStride, tiles int, b []float32, bStride, depth int)
	gelu    func(x []float32)
	softmax func(x []float32, scale float32)
	norm    func(dst, add, weight, bias []float32)
}

type panelFunc func(dst []float32, stride int, work *Rows, first, tiles int, m *Matrix, panel int)

// Name is the instruction set that the kernel needs, or "plain".
func (k *Kernel) Name() string { return k.name }

// Best is the fastest kernel that this machine can run.
func Best() *Kernel { return All()[0] }

// All lists the kernels that this machine can run, the fastest first; the last
// is the plain one, which every machine can.
func All() []*Kernel { return append(native(), Plain()) }

// Plain is the kernel in Go alone. It defines what the others must give.
func Plain() *Kernel {
	return &Kernel{
		name:     "plain",
		quantise: quantisePlain,
		panel:    panelPlain,
		product:  productPlain,
		gelu:     geluPlain,
		softmax:  softmaxPlain,
		norm:     normPlain,
	}
}
