package kernel

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
)

// The largest matrix: no sum of products within it can overflow 32 bits.
const (
	MaxIn  = 1 << 14
	MaxOut = 1 << 16
)

// How matrices are cut, for every kernel: a panel is panelOut outputs, which run
// through the inputs by groupIn at a time for a tile of tileRows rows.
const (
	tileRows = 4
	panelOut = 8
	groupIn  = 16
)

// Matrix is a linear layer: weights in whole numbers, laid out as the kernels
// read them. It is never written to after it is made.
type Matrix struct {
	in, out int
	depth   int       // in, rounded up to groupIn
	weights []int8    // [panel][depth/4][panelOut][4]: four inputs of an output lie side by side
	offsets []int16   // [panel][depth/8][panelOut][2]: see offsetsOf
	eights  []bool    // [panel]: see eightsFit
	surplus []int32   // by how much a sum of stored inputs is too large, by output
	scale   []float32 // what a weight of 1 is worth, by output
	total   []float32 // the sum of an output's weights, in value
	bias    []float32
}

// NewMatrix packs a layer of in inputs. Weights has a row of in whole numbers
// for each output; a weight's value is that number times the scale of its
// output. The slices are copied. Sizes that do not agree, or are above the
// limits, are Corrupt.
func NewMatrix(in int, weights []int8, scale, bias []float32) (*Matrix, error) {
	out := len(scale)
	if in < 1 || in > MaxIn || out < 1 || out > MaxOut || len(weights) != in*out || len(bias) != out {
		return nil, graph.Errorf(graph.Corrupt, "a matrix of %d inputs has %d weights, %d scales and %d biases; there must be a weight for each input and output, and at most %d by %d",
			in, len(weights), out, len(bias), MaxIn, MaxOut)
	}
	m := &Matrix{in: in, out: out, depth: roundUp(in, groupIn)}
	padded := roundUp(out, panelOut)
	m.scale = append(make([]float32, 0, padded), scale...)[:padded]
	m.bias = append(make([]float32, 0, padded), bias...)[:padded]
	m.weights = make([]int8, padded*m.depth)
	m.total, m.surplus = make([]float32, padded), make([]int32, padded)
	for o := range out {
		row := weights[o*in:][:in]
		if slices.Contains(row, -128) {
			return nil, graph.Errorf(graph.Corrupt, "a weight of output %d is -128; they go from -127 to 127", o)
		}
		m.pack(o, row)
		m.total[o], m.surplus[o] = float32(sum(row))*scale[o], zero*sum(row)
	}
	m.offsets = offsetsOf(m.weights)
	for panel := range padded / panelOut {
		m.eights = append(m.eights, eightsFit(m.panel(panel)))
	}
	return m, nil
}

// pack puts the weights of an output in their place.
func (m *Matrix) pack(out int, weights []int8) {
	panel := m.weights[out/panelOut*panelOut*m.depth:][:panelOut*m.depth]
	place := out % panelOut * 4
	for len(weights) >= 4 {
		copy(panel[place:place+4], weights)
		weights, panel = weights[4:], panel[panelOut*4:]
	}
	copy(panel[min(place, len(panel)):], weights)
}

// offsetsOf computes what a kernel for unsigned inputs adds to its sums. Inputs
// are stored with zero added, so that a sum of products comes out too large by
// zero times the weights. Four products of an input (-64 to 63) and a weight
// (-127 to 127) fit 16 bits; so a kernel may add up four stored ones, which do
// not, modulo 2^16, and put the sum right with the offset before it goes on in
// 32 bits. The four are those that its instructions bring together: two
// neighbours in each of two groups of four inputs.
func offsetsOf(weights []int8) []int16 {
	offsets := make([]int16, len(weights)/4)
	const half = panelOut * 4 // weights of four inputs
	for g := 0; g < len(weights); g += 2 * half {
		group := weights[g:][:2*half]
		to := offsets[g/4:][:half/2]
		for i := range to {
			a, b := group[2*i:2*i+2], group[half+2*i:half+2*i+2]
			to[i] = -zero * (int16(a[0]) + int16(a[1]) + int16(b[0]) + int16(b[1]))
		}
	}
	return offsets
}

// eightsFit reports whether eight products fit 16 bits as well: the neighbours
// in each of four groups of four inputs. Where a file was written by
// loader/train/export.py they do; a kernel is then a fifth faster.
func eightsFit(panel []int8) bool {
	const most = (1<<15 - 1) / zero
	const quarter = panelOut * 4 // weights of four inputs
	for ; len(panel) > 0; panel = panel[4*quarter:] {
		for i := 0; i < quarter; i += 2 {
			size := 0
			for g := i; g < 4*quarter; g += quarter {
				size += abs(panel[g]) + abs(panel[g+1])
			}
			if size > most {
				return false
			}
		}
	}
	return true
}

// abs has no branch, which it would take at random.
func abs(w int8) int {
	sign := int(w >> 7)
	return (int(w) ^ sign) - sign
}

func sum(weights []int8) (sum int32) {
	for _, w := range weights {
		sum += int32(w)
	}
	return sum
}

// In is the number of inputs.
func (m *Matrix) In() int { return m.in }

// Out is the number of outputs.
func (m *Matrix) Out() int { return m.out }

// Bytes is the memory that the matrix takes.
func (m *Matrix) Bytes() int {
	return len(m.weights) + 2*len(m.offsets) + 4*4*len(m.scale)
}

func (m *Matrix) panel(i int) []int8 { return m.weights[i*panelOut*m.depth:][:panelOut*m.depth] }

func roundUp(n, to int) int { return (n + to - 1) / to * to }
