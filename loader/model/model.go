// Package model reads names and relations with a small trained network: one
// pass of an encoder over each stretch of text, a tagger of names, and a scorer
// of pairs of mentions.
//
//	m, err := model.Default()
//	reading, err := m.Read(ctx, doc)
//	found := names.FindHinted(doc, reading.Hints())
//	relations, err := reading.Relations(ctx, found)
//
// The weights are part of the program. The folder loader/train has what they
// were learnt from and how, and the command that learns others.
package model

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/encoder"
	"github.com/dealgraph/dealgraph/loader/encoder/kernel"
	"github.com/dealgraph/dealgraph/loader/encoder/tensor"
	"github.com/dealgraph/dealgraph/loader/encoder/wordpiece"
)

//go:embed weights.safetensors
var weights []byte

// Model is a trained network. It is safe for use by several goroutines.
type Model struct {
	tokenizer *wordpiece.Tokenizer
	encoder   *encoder.Encoder
	kernel    *kernel.Kernel
	heads
	labels
}

// Default returns the network whose weights are part of the program. It is
// loaded once.
var Default = sync.OnceValues(func() (*Model, error) { return New(weights, kernel.Best()) })

// Weights is the weights file that is part of the program. It must not be
// changed.
func Weights() []byte { return weights }

// New makes a network of the contents of a weights file, to be run by a kernel.
// It fails with [graph.Corrupt] where the file lacks something.
func New(file []byte, k *kernel.Kernel) (*Model, error) {
	f, err := tensor.Parse(file)
	if err != nil {
		return nil, err
	}
	vocabulary, err := f.Uint8("vocab", tensor.Any)
	if err != nil {
		return nil, err
	}
	m := &Model{kernel: k}
	if m.tokenizer, err = wordpiece.New(vocabulary); err != nil {
		return nil, err
	}
	if m.encoder, err = encoder.New(f, k); err != nil {
		return nil, err
	}
	if m.labels, err = readLabels(f); err != nil {
		return nil, err
	}
	m.heads, err = readHeads(f, m.encoder.Hidden(), &m.labels)
	return m, err
}

// Scores reports whether the network learnt a relation type.
func (m *Model) Scores(of string) bool { return slices.Contains(m.types, of) }

// labels are what the outputs of the heads stand for.
type labels struct {
	kinds    []graph.Kind
	pairs    []pairLabel // of the outputs behind the first, which is the threshold
	types    []string
	statuses []graph.Status
}

// pairLabel is a relation between two mentions of a text.
type pairLabel struct {
	kind     int  // index into types
	backward bool // the source is the later mention
}

// readLabels reads the names of the outputs from a file's metadata: lists of
// words. A type runs from the earlier to the later mention where ">" follows
// it, the other way where "<" does; "-" is no status.
func readLabels(f *tensor.File) (labels, error) {
	var l labels
	list := func(key string) []string {
		words, _ := f.Metadata(key)
		return strings.Fields(words)
	}
	for _, k := range list("kinds") {
		if !graph.Kind(k).Valid() {
			return l, graph.Errorf(graph.Corrupt, "the weights tell names of kind %q, which is none of %v", k, graph.Kinds)
		}
		l.kinds = append(l.kinds, graph.Kind(k))
	}
	for _, s := range list("statuses") {
		status := graph.Status(strings.TrimPrefix(s, "-"))
		if !status.Valid() {
			return l, graph.Errorf(graph.Corrupt, "the weights tell the status %q, which is none of %v", s, graph.Statuses)
		}
		l.statuses = append(l.statuses, status)
	}
	l.types = list("types")
	index := map[string]int{}
	for i, t := range l.types {
		index[t] = i
	}
	for _, p := range list("pairs") {
		name := strings.TrimRight(p, "<>")
		i, ok := index[name]
		if !ok {
			return l, graph.Errorf(graph.Corrupt, "the weights score %q, whose type is not among their types", p)
		}
		l.pairs = append(l.pairs, pairLabel{i, strings.HasSuffix(p, "<")})
	}
	return l, nil
}
