package kernel_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/dealgraph/dealgraph/loader/encoder/kernel"
)

// values are n numbers of all sizes, with the odd ones among them.
func values(r *rand.Rand, n int) []float32 {
	odd := []float32{0, float32(math.Copysign(0, -1)), 1e-40, -1e-40, 88, -88, 1e10, -1e10, 1e18, -1e18}
	out := normal(r, n, 3)
	for i := range out {
		switch r.IntN(8) {
		case 0:
			out[i] = odd[r.IntN(len(odd))]
		case 1:
			out[i] *= float32(math.Exp(r.NormFloat64() * 10))
		}
	}
	return out
}

func TestFloatSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	plain := kernel.Plain()
	for n := 1; n < 70; n++ {
		for range 8 {
			x, weight, bias := values(r, n), normal(r, n, 1), normal(r, n, 1)
			calm, add := normal(r, n, 2), normal(r, n, 2)
			for _, k := range kernel.All() {
				same := func(name string, src []float32, run func(k *kernel.Kernel, x []float32)) {
					want, got := slices.Clone(src), slices.Clone(src)
					run(plain, want)
					run(k, got)
					if !sameBits(got, want) {
						t.Errorf("%s: %s of %v is %v, want %v", k.Name(), name, src, got, want)
					}
				}
				same("GELU", x, (*kernel.Kernel).GELU)
				same("Softmax", x, func(k *kernel.Kernel, x []float32) { k.Softmax(x, .25) })
				same("Norm", calm, func(k *kernel.Kernel, x []float32) { k.Norm(x, add, weight, bias) })
				same("Norm without addend", calm, func(k *kernel.Kernel, x []float32) { k.Norm(x, nil, weight, bias) })
			}
		}
	}
}

func TestProductSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for _, size := range [][3]int{{4, 16, 32}, {8, 64, 1}, {1, 1, 1}, {7, 35, 20}, {33, 48, 96}, {4, 16, 0}, {3, 16, 5}, {4, 15, 5}} {
		rows, columns, depth := size[0], size[1], size[2]
		a, b := normal(r, rows*(depth+3), 1), normal(r, depth*(columns+5), 1)
		run := func(k *kernel.Kernel) []float32 {
			dst := make([]float32, rows*(columns+2))
			k.Product(dst, columns+2, a, depth+3, rows, b, columns+5, columns, depth)
			return dst
		}
		want := run(kernel.Plain())
		for i := range rows {
			for j := range columns {
				sum := 0.0
				for p := range depth {
					sum += float64(a[i*(depth+3)+p]) * float64(b[p*(columns+5)+j])
				}
				if got := want[i*(columns+2)+j]; math.Abs(float64(got)-sum) > 1e-4 {
					t.Fatalf("%v: at %d, %d it is %v, want %v", size, i, j, got, sum)
				}
			}
		}
		for _, k := range kernel.All() {
			if got := run(k); !sameBits(got, want) {
				t.Errorf("%s gives other bits for %v", k.Name(), size)
			}
		}
	}
}

func TestGELU(t *testing.T) {
	var worst float64
	for x := float32(-12); x < 12; x += 1. / 256 {
		got := []float32{x}
		kernel.Best().GELU(got)
		want := float64(x) / 2 * (1 + math.Erf(float64(x)/math.Sqrt2))
		worst = max(worst, math.Abs(float64(got[0])-want)/max(1, math.Abs(float64(x))))
	}
	if worst > 2e-7 {
		t.Errorf("off by %v", worst)
	}
}

func TestSoftmax(t *testing.T) {
	x := []float32{1, -3, 0, 2.5, -200, 2.5, 1e-3, 0, -math.MaxFloat32}
	got := slices.Clone(x)
	kernel.Best().Softmax(got, .5)
	var sum float64
	for _, v := range x {
		sum += math.Exp(float64(v) / 2)
	}
	for i, v := range x {
		if want := math.Exp(float64(v)/2) / sum; math.Abs(float64(got[i])-want) > 1e-6*want+1e-37 {
			t.Errorf("weight %d is %v, want %v", i, got[i], want)
		}
	}
}

func TestNorm(t *testing.T) {
	x, add := []float32{4, -1, 0, 7, 2, 2, 2, 100}, []float32{1, 1, 1, 1, 1, 1, 1, 2}
	weight, bias := []float32{1, 2, 3, 1, 1, 1, 1, -1}, []float32{0, 0, 0, 5, 0, 0, 0, 1}
	got := slices.Clone(x)
	kernel.Best().Norm(got, add, weight, bias)
	var mean, variance float64
	for i := range x {
		mean += float64(x[i]+add[i]) / float64(len(x))
	}
	for i := range x {
		variance += math.Pow(float64(x[i]+add[i])-mean, 2) / float64(len(x))
	}
	for i := range x {
		want := (float64(x[i]+add[i])-mean)/math.Sqrt(variance)*float64(weight[i]) + float64(bias[i])
		if math.Abs(float64(got[i])-want) > 1e-5 {
			t.Errorf("number %d is %v, want %v", i, got[i], want)
		}
	}
	equal := []float32{5, 5, 5, 5}
	kernel.Best().Norm(equal, nil, weight[:4], bias[:4])
	if !slices.Equal(equal, bias[:4]) {
		t.Errorf("equal numbers give %v, want the bias", equal)
	}
}

func BenchmarkFloat(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	x, y := normal(r, 32*1536, 2), normal(r, 32*1536, 2)
	for _, k := range kernel.All() {
		b.Run(k.Name()+"/GELU32x1536", func(b *testing.B) {
			for b.Loop() {
				copy(x, y)
				k.GELU(x)
			}
		})
		b.Run(k.Name()+"/Norm384", func(b *testing.B) {
			for b.Loop() {
				k.Norm(x[:384], y[:384], y[384:768], y[:384])
			}
		})
		b.Run(k.Name()+"/Softmax128", func(b *testing.B) {
			for b.Loop() {
				copy(x[:128], y)
				k.Softmax(x[:128], .2)
			}
		})
		b.Run(k.Name()+"/Product32x32x128", func(b *testing.B) {
			for b.Loop() {
				k.Product(x, 128, y, 32, 32, y, 128, 128, 32)
			}
		})
	}
}
