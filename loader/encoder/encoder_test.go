package encoder_test

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"math"
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/encoder"
	"github.com/dealgraph/dealgraph/loader/encoder/kernel"
	"github.com/dealgraph/dealgraph/loader/encoder/tensor"
	"github.com/dealgraph/dealgraph/loader/encoder/wordpiece"
)

// reference is a text in testdata/tiny.json: its pieces, and what PyTorch gives
// for the first and the last of them.
type reference struct {
	IDs, Cases  []int
	First, Last []float64
}

func (r reference) pieces() []wordpiece.Piece {
	pieces := make([]wordpiece.Piece, len(r.IDs))
	for i := range pieces {
		pieces[i] = wordpiece.Piece{ID: int32(r.IDs[i]), Case: wordpiece.Case(r.Cases[i])}
	}
	return pieces
}

func references(t testing.TB) []reference {
	t.Helper()
	data, err := os.ReadFile("testdata/tiny.json")
	if err != nil {
		t.Fatal(err)
	}
	var texts []reference
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

func tinyFile(t testing.TB) *tensor.File {
	t.Helper()
	data, err := os.ReadFile("testdata/tiny.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	file, err := tensor.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func tiny(t testing.TB, k *kernel.Kernel) *encoder.Encoder {
	t.Helper()
	e, err := encoder.New(tinyFile(t), k)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// PyTorch computes with float32 throughout, the encoder with 7 bits a number
// between the layers. States of about 1 come within .09 of each other, and .02
// on the average.
func TestAgainstPyTorch(t *testing.T) {
	e := tiny(t, kernel.Best())
	var s encoder.Scratch
	for _, text := range references(t) {
		hidden, err := e.Encode(t.Context(), &s, text.pieces())
		if err != nil {
			t.Fatal(err)
		}
		want := append(slices.Clone(text.First), text.Last...)
		got := append(slices.Clone(hidden[:e.Hidden()]), hidden[len(hidden)-e.Hidden():]...)
		var worst, sum float64
		for i := range want {
			off := math.Abs(want[i] - float64(got[i]))
			worst, sum = max(worst, off), sum+off
		}
		mean := sum / float64(len(want))
		if !(worst < .12 && mean < .03) {
			t.Errorf("%d pieces: off by %.4f at most, %.4f on the average", len(text.IDs), worst, mean)
		}
	}
}

// Whatever else runs at the same time, whichever kernel, and whatever the
// scratch was used for: the bits are those of the plain kernel.
func TestSameBits(t *testing.T) {
	texts := references(t)
	want := make([][]float32, len(texts))
	for i, text := range texts {
		hidden, err := tiny(t, kernel.Plain()).Encode(t.Context(), new(encoder.Scratch), text.pieces())
		if err != nil {
			t.Fatal(err)
		}
		want[i] = slices.Clone(hidden)
	}
	for _, k := range kernel.All() {
		e := tiny(t, k)
		var group sync.WaitGroup
		for worker := range 4 {
			group.Go(func() {
				var s encoder.Scratch
				for turn := range 3 * len(texts) {
					i := (turn*5 + worker) % len(texts)
					got, err := e.Encode(t.Context(), &s, texts[i].pieces())
					if err != nil || !slices.Equal(got, want[i]) {
						t.Errorf("%s: text %d comes out otherwise: %v", k.Name(), i, err)
					}
				}
			})
		}
		group.Wait()
	}
}

// The bits of all machines. If this fails on one of them, its compiler or
// kernel rounds otherwise than the others do; if on all, the arithmetic was
// changed, and graphs made before and after will differ.
func TestBitsOfRecord(t *testing.T) {
	const record = 0xcc53047b466abac8
	e := tiny(t, kernel.Best())
	var s encoder.Scratch
	sum := fnv.New64a()
	for _, text := range references(t) {
		hidden, err := e.Encode(t.Context(), &s, text.pieces())
		if err != nil {
			t.Fatal(err)
		}
		if err := binary.Write(sum, binary.LittleEndian, hidden); err != nil {
			t.Fatal(err)
		}
	}
	if got := sum.Sum64(); got != record {
		t.Errorf("the sum of all bits is %#x, want %#x", got, uint64(record))
	}
}

func TestEncodeRefuses(t *testing.T) {
	e := tiny(t, kernel.Best())
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	for _, test := range []struct {
		name   string
		ctx    context.Context
		pieces []wordpiece.Piece
		want   graph.Code
	}{
		{"no pieces", t.Context(), nil, graph.BadInput},
		{"too many", t.Context(), make([]wordpiece.Piece, e.MaxPieces()+1), graph.TooLarge},
		{"an id below 0", t.Context(), []wordpiece.Piece{{ID: -1}}, graph.BadInput},
		{"an id beyond the vocabulary", t.Context(), []wordpiece.Piece{{ID: 3}, {ID: 40}}, graph.BadInput},
		{"a case that is none", t.Context(), []wordpiece.Piece{{Case: 6}}, graph.BadInput},
		{"a context that is over", gone, []wordpiece.Piece{{ID: 3}}, graph.Canceled},
	} {
		if _, err := e.Encode(test.ctx, new(encoder.Scratch), test.pieces); graph.CodeOf(err) != test.want {
			t.Errorf("%s: got %v, want %s", test.name, err, test.want)
		}
	}
}

func TestEncodeAllocatesNothing(t *testing.T) {
	for _, k := range kernel.All() {
		e := tiny(t, k)
		pieces := references(t)[4].pieces()
		var s encoder.Scratch
		encode := func() {
			if _, err := e.Encode(t.Context(), &s, pieces); err != nil {
				t.Error(err)
			}
		}
		encode()
		if n := testing.AllocsPerRun(5, encode); n != 0 {
			t.Errorf("%s: %v allocations", k.Name(), n)
		}
	}
}
