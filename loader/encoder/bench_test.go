package encoder_test

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/dealgraph/dealgraph/loader/encoder"
	"github.com/dealgraph/dealgraph/loader/encoder/kernel"
	"github.com/dealgraph/dealgraph/loader/encoder/tensor"
	"github.com/dealgraph/dealgraph/loader/encoder/wordpiece"
)

// builder writes a tensor file of random numbers.
type builder struct {
	random *rand.Rand
	header map[string]any
	data   []byte
}

func (b *builder) add(name, kind string, data []byte, shape ...int) {
	b.header[name] = map[string]any{"dtype": kind, "shape": shape, "data_offsets": []int{len(b.data), len(b.data) + len(data)}}
	b.data = append(b.data, data...)
}

func (b *builder) floats(name string, deviation float64, shape ...int) {
	n := 1
	for _, d := range shape {
		n *= d
	}
	var data []byte
	for range n {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(float32(b.random.NormFloat64()*deviation)))
	}
	b.add(name, "F32", data, shape...)
}

// matrix has weights that fall off as those of a trained network do.
func (b *builder) matrix(name string, out, in int) {
	data := make([]byte, out*in)
	for i := range data {
		data[i] = byte(int8(max(-127, min(127, b.random.NormFloat64()*25))))
	}
	b.add(name, "I8", data, out, in)
	b.floats(name+".scale", .002, out)
}

func (b *builder) linear(name string, out, in int) {
	b.matrix(name, out, in)
	b.floats(name+".bias", .1, out)
}

func (b *builder) norm(name string, size int) {
	b.floats(name+".weight", 1, size)
	b.floats(name+".bias", .1, size)
}

// fullSize is a file with the sizes of the network that is shipped.
func fullSize() []byte {
	const hidden, feed, layers = 384, 1536, 6
	b := builder{random: rand.New(rand.NewPCG(1, 1)), header: map[string]any{}}
	b.header["__metadata__"] = map[string]string{"layers": fmt.Sprint(layers), "heads": "12"}
	b.matrix("embed.word", 30522, hidden)
	b.matrix("embed.position", 256, hidden)
	b.floats("embed.case", .1, wordpiece.Cases, hidden)
	b.norm("embed.norm", hidden)
	for i := range layers {
		prefix := fmt.Sprintf("layer.%d.", i)
		for _, part := range []string{"query", "key", "value", "output"} {
			b.linear(prefix+"attention."+part, hidden, hidden)
		}
		b.norm(prefix+"attention.norm", hidden)
		b.linear(prefix+"feed.in", feed, hidden)
		b.linear(prefix+"feed.out", hidden, feed)
		b.norm(prefix+"feed.norm", hidden)
	}
	header, _ := json.Marshal(b.header)
	for (8+len(header))%8 > 0 {
		header = append(header, ' ')
	}
	out := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(out, header...), b.data...)
}

// BenchmarkEncode gives pieces a second for texts of several lengths, by
// kernel, on one core.
func BenchmarkEncode(b *testing.B) {
	file, err := tensor.Parse(fullSize())
	if err != nil {
		b.Fatal(err)
	}
	for _, k := range kernel.All() {
		e, err := encoder.New(file, k)
		if err != nil {
			b.Fatal(err)
		}
		for _, n := range []int{32, 128, 256} {
			b.Run(fmt.Sprintf("%s/%d", k.Name(), n), func(b *testing.B) {
				pieces := make([]wordpiece.Piece, n)
				for i := range pieces {
					pieces[i] = wordpiece.Piece{ID: int32(i * 101), Case: wordpiece.Case(i % wordpiece.Cases)}
				}
				var s encoder.Scratch
				encode := func() {
					if _, err := e.Encode(b.Context(), &s, pieces); err != nil {
						b.Fatal(err)
					}
				}
				encode() // the scratch grows once
				b.ReportAllocs()
				for b.Loop() {
					encode()
				}
				b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "pieces/s")
			})
		}
	}
}

// BenchmarkLoad opens a file and packs its matrices.
func BenchmarkLoad(b *testing.B) {
	data := fullSize()
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		file, err := tensor.Parse(data)
		if err != nil {
			b.Fatal(err)
		}
		e, err := encoder.New(file, kernel.Best())
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(e.Bytes())/1e6, "MB")
	}
}
