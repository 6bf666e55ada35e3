package kernel_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/encoder/kernel"
)

// layer is a matrix, and rows to go through it.
type layer struct {
	in, out, rows int
	weights       []int8
	scale, bias   []float32
	src           []float32
}

// randomLayer has weights of at most top.
func randomLayer(r *rand.Rand, in, out, rows, top int) layer {
	l := layer{in: in, out: out, rows: rows, weights: make([]int8, in*out)}
	for i := range l.weights {
		l.weights[i] = int8(r.IntN(2*top+1) - top)
	}
	l.scale, l.bias, l.src = normal(r, out, .01), normal(r, out, 1), normal(r, in*rows, 3)
	return l
}

// normal are n normally distributed numbers.
func normal(r *rand.Rand, n int, deviation float64) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64() * deviation)
	}
	return out
}

func (l layer) matrix(t testing.TB) *kernel.Matrix {
	t.Helper()
	m, err := kernel.NewMatrix(l.in, l.weights, l.scale, l.bias)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func (l layer) run(t testing.TB, k *kernel.Kernel) []float32 {
	t.Helper()
	dst := make([]float32, l.rows*l.out)
	k.Linear(dst, l.src, l.rows, l.matrix(t), new(kernel.Rows))
	return dst
}

func sameBits(a, b []float32) bool {
	return slices.EqualFunc(a, b, func(x, y float32) bool { return math.Float32bits(x) == math.Float32bits(y) })
}

func Example() {
	m, err := kernel.NewMatrix(3, []int8{10, 20, 30, 0, 0, 127}, []float32{.1, 1}, []float32{0, .5})
	if err != nil {
		fmt.Println(err)
		return
	}
	out := make([]float32, 2)
	kernel.Best().Linear(out, []float32{1, 0, -1}, 1, m, new(kernel.Rows))
	fmt.Printf("%.1f\n", out) // 1*1 - 1*3, and .5 - 1*127; x is rounded to 7 bits
	// Output: [-2.0 -126.5]
}

// Sizes that are no multiple of anything, weights that fit eight products into
// 16 bits and such that do not.
func TestLinearSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, size := range [][3]int{{1, 1, 1}, {8, 16, 4}, {384, 384, 32}, {5, 33, 7}, {384, 61, 1}, {1430, 256, 130}, {16, 8, 200}, {17, 8, 5}} {
		for _, top := range []int{1, 40, 127} {
			l := randomLayer(r, size[0], size[1], size[2], top)
			want := l.run(t, kernel.Plain())
			for _, k := range kernel.All() {
				if got := l.run(t, k); !sameBits(got, want) {
					t.Errorf("%s gives other bits for %v and weights up to %d", k.Name(), size, top)
				}
			}
		}
	}
}

// The sums that come closest to running over: all weights as large as can be,
// all inputs at one end.
func TestLinearExtremes(t *testing.T) {
	const in = 1536
	for _, weights := range [][]int8{{127}, {-127}, {127, -127}, {127, 127, -127, -127}, {63}, {-63, -64}} {
		for _, numbers := range [][]float32{{0, 1}, {1, 0}, {1, 1, 1, 0}, {1}, {0}, {-1e-35, 0}, {float32(math.Copysign(0, -1))}} {
			l := layer{in: in, out: 8, rows: 4, weights: repeat(weights, in*8), src: repeat(numbers, in*4)}
			l.scale, l.bias = repeat([]float32{1}, 8), repeat([]float32{0}, 8)
			want := l.run(t, kernel.Plain())
			if exact := l.exact(0, 0); math.Abs(float64(want[0])-exact) > 1 {
				t.Errorf("%v times %v gives %v, want %v", weights, numbers, want[0], exact)
			}
			for _, k := range kernel.All() {
				if got := l.run(t, k); !sameBits(got, want) {
					t.Errorf("%s: %v times %v gives %v, want %v", k.Name(), weights, numbers, got[0], want[0])
				}
			}
		}
	}
}

func repeat[T any](pattern []T, n int) []T {
	return slices.Repeat(pattern, n/len(pattern)+1)[:n]
}

// exact is a result of the layer, if inputs were not rounded.
func (l layer) exact(row, out int) float64 {
	sum := float64(l.bias[out])
	for i := range l.in {
		sum += float64(l.src[row*l.in+i]) * float64(l.weights[out*l.in+i]) * float64(l.scale[out])
	}
	return sum
}

// Results differ from those of exact inputs by no more than what rounding each
// input to 127 steps over its row allows.
func TestLinearIsExactButForRounding(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	l := randomLayer(r, 100, 20, 6, 127)
	got := l.run(t, kernel.Best())
	for row := range l.rows {
		src := l.src[row*l.in:][:l.in]
		half := float64(slices.Max(src)-slices.Min(src)) / 127 / 2
		for out := range l.out {
			allowed := 1e-4
			for _, w := range l.weights[out*l.in:][:l.in] {
				allowed += half * math.Abs(float64(w)*float64(l.scale[out]))
			}
			if off := math.Abs(float64(got[row*l.out+out]) - l.exact(row, out)); off > allowed {
				t.Errorf("row %d, output %d is off by %v; rounding explains %v", row, out, off, allowed)
			}
		}
	}
}

// A row comes out alike alone and among others.
func TestLinearRowByRow(t *testing.T) {
	l := randomLayer(rand.New(rand.NewPCG(3, 3)), 50, 19, 75, 127)
	m, work := l.matrix(t), new(kernel.Rows)
	for _, k := range kernel.All() {
		want := l.run(t, k)
		got := make([]float32, len(want))
		for row := range l.rows {
			k.Linear(got[row*l.out:], l.src[row*l.in:], 1, m, work)
		}
		if !sameBits(got, want) {
			t.Errorf("%s: rows one by one come out otherwise than together", k.Name())
		}
	}
}

func TestNewMatrixRefuses(t *testing.T) {
	two := []float32{1, 1}
	for _, test := range []struct {
		name, want  string
		in          int
		weights     []int8
		scale, bias []float32
	}{
		{"no inputs", "0 inputs", 0, nil, two, two},
		{"no outputs", "0 scales", 2, nil, nil, nil},
		{"a weight too few", "3 weights", 2, make([]int8, 3), two, two},
		{"a bias too many", "3 biases", 2, make([]int8, 4), two, []float32{1, 1, 1}},
		{"too wide", "at most 16384", kernel.MaxIn + 1, make([]int8, kernel.MaxIn+1), two[:1], two[:1]},
		{"a weight below all", "-128", 2, []int8{0, 0, 0, -128}, two, two},
	} {
		_, err := kernel.NewMatrix(test.in, test.weights, test.scale, test.bias)
		if graph.CodeOf(err) != graph.Corrupt || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want a Corrupt error with %q", test.name, err, test.want)
		}
	}
}

func BenchmarkLinear(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, k := range kernel.All() {
		for _, size := range [][3]int{{384, 1152, 32}, {384, 1536, 32}, {1536, 384, 32}} {
			b.Run(fmt.Sprintf("%s/%dx%d", k.Name(), size[0], size[1]), func(b *testing.B) {
				l := randomLayer(r, size[0], size[1], size[2], 60)
				m, work := l.matrix(b), new(kernel.Rows)
				dst := make([]float32, l.rows*l.out)
				b.ReportAllocs()
				for b.Loop() {
					k.Linear(dst, l.src, l.rows, m, work)
				}
				b.ReportMetric(float64(l.in*l.out*l.rows*b.N)/b.Elapsed().Seconds()/1e9, "Gproducts/s")
			})
		}
	}
}
