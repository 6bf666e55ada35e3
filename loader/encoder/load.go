package encoder

import (
	"fmt"
	"strconv"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/encoder/kernel"
	"github.com/dealgraph/dealgraph/loader/encoder/tensor"
	"github.com/dealgraph/dealgraph/loader/encoder/wordpiece"
)

// The limits of an encoder.
const (
	MaxLayers = 48
	headUnit  = 16 // the size of a head must be a multiple of it
)

// New makes an encoder of a file's tensors, to be run by a kernel. Embeddings
// and small tensors stay in the file, whose bytes must not change. It is Corrupt
// or NotFound when a tensor does not fit the others or is not there.
func New(file *tensor.File, k *kernel.Kernel) (*Encoder, error) {
	shape, err := file.Shape("embed.word")
	if err != nil {
		return nil, err
	}
	if len(shape) != 2 || shape[0] < 1 || shape[1] < 1 {
		return nil, graph.Errorf(graph.Corrupt, "the word embedding has shape %v; it needs rows and columns", shape)
	}
	e := &Encoder{kernel: k, hidden: shape[1]}
	layers, err1 := number(file, "layers", MaxLayers)
	heads, err2 := number(file, "heads", e.hidden)
	if err := first(err1, err2); err != nil {
		return nil, err
	}
	if e.heads = heads; e.hidden%heads != 0 || e.hidden/heads%headUnit != 0 {
		return nil, graph.Errorf(graph.Corrupt, "%d numbers cannot be shared among %d heads; each needs a multiple of %d", e.hidden, heads, headUnit)
	}
	if err := e.loadEmbeddings(file); err != nil {
		return nil, err
	}
	for i := range layers {
		l, err := loadLayer(file, fmt.Sprintf("layer.%d.", i), e.hidden)
		if err != nil {
			return nil, err
		}
		e.layers = append(e.layers, l)
	}
	return e, nil
}

// number reads a number of 1 to most from what the file says about itself.
func number(file *tensor.File, key string, most int) (int, error) {
	text, _ := file.Metadata(key)
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > most {
		return 0, graph.Errorf(graph.Corrupt, "the tensor file gives %q as its number of %s; it must be 1 to %d", text, key, most)
	}
	return n, nil
}

func (e *Encoder) loadEmbeddings(file *tensor.File) error {
	var err1, err2, err3, err4 error
	e.word, err1 = loadEmbedding(file, "embed.word", e.hidden)
	e.position, err2 = loadEmbedding(file, "embed.position", e.hidden)
	e.cases, err3 = file.Float32("embed.case", wordpiece.Cases, e.hidden)
	e.norm, err4 = loadNorm(file, "embed.norm", e.hidden)
	return first(err1, err2, err3, err4)
}

func loadEmbedding(file *tensor.File, name string, size int) (embedding, error) {
	rows, err1 := file.Int8(name, tensor.Any, size)
	scale, err2 := file.Float32(name+".scale", len(rows)/size)
	return embedding{rows: rows, scale: scale}, first(err1, err2)
}

func loadNorm(file *tensor.File, name string, size int) (norm, error) {
	weight, err1 := file.Float32(name+".weight", size)
	bias, err2 := file.Float32(name+".bias", size)
	return norm{weight: weight, bias: bias}, first(err1, err2)
}

func loadLayer(file *tensor.File, prefix string, hidden int) (l layer, err error) {
	var errs [6]error
	l.project, errs[0] = loadProjection(file, prefix+"attention.", hidden)
	l.output, errs[1] = LoadMatrix(file, prefix+"attention.output", hidden, hidden)
	l.attend, errs[2] = loadNorm(file, prefix+"attention.norm", hidden)
	if l.in, errs[3] = LoadMatrix(file, prefix+"feed.in", hidden, tensor.Any); errs[3] == nil {
		l.out, errs[4] = LoadMatrix(file, prefix+"feed.out", l.in.Out(), hidden)
	}
	l.feed, errs[5] = loadNorm(file, prefix+"feed.norm", hidden)
	return l, first(errs[:]...)
}

// loadProjection makes one matrix of those to queries, keys and values.
func loadProjection(file *tensor.File, prefix string, hidden int) (*kernel.Matrix, error) {
	var weights []int8
	var scale, bias []float32
	for _, part := range []string{"query", "key", "value"} {
		w, s, b, err := linear(file, prefix+part, hidden, hidden)
		if err != nil {
			return nil, err
		}
		weights, scale, bias = append(weights, w...), append(scale, s...), append(bias, b...)
	}
	return kernel.NewMatrix(hidden, weights, scale, bias)
}

// LoadMatrix makes a linear layer of a file's tensors name, name.scale and
// name.bias. Out may be [tensor.Any].
func LoadMatrix(file *tensor.File, name string, in, out int) (*kernel.Matrix, error) {
	weights, scale, bias, err := linear(file, name, in, out)
	if err != nil {
		return nil, err
	}
	return kernel.NewMatrix(in, weights, scale, bias)
}

func linear(file *tensor.File, name string, in, out int) (weights []int8, scale, bias []float32, err error) {
	weights, err1 := file.Int8(name, out, in)
	scale, err2 := file.Float32(name+".scale", len(weights)/in)
	bias, err3 := file.Float32(name+".bias", len(weights)/in)
	return weights, scale, bias, first(err1, err2, err3)
}

// first is the first error that is one.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
