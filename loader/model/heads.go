package model

import (
	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/encoder"
	"github.com/dealgraph/dealgraph/loader/encoder/kernel"
	"github.com/dealgraph/dealgraph/loader/encoder/tensor"
)

// The sizes that the scorer of pairs has besides those of its arrays.
const (
	attentionHeads = 4
	places         = 6  // where a piece lies: see placeOf
	gaps           = 16 // see gapOf
	forms          = 3  // name, description, pronoun
	unknownKind    = 1  // the tables of kinds have one row more: not known
)

// heads are the layers on the encoder. A layer over several inputs put together
// is kept as one layer, or one table, for each of them; their sum is the layer's
// output.
type heads struct {
	tag                            *kernel.Matrix
	queryFirst, querySecond        *kernel.Matrix
	key, value                     *kernel.Matrix
	first, second                  *kernel.Matrix
	product, context               *kernel.Matrix
	relation, eventPair, eventOut  *kernel.Matrix
	queryKind, queryForm           [2]table
	kind, form                     [2]table
	gap, apart, eventType, placing table
}

// table has a row of numbers for each of a few cases.
type table struct {
	rows  []float32
	width int
}

func (t table) row(i int) []float32 { return t.rows[i*t.width:][:t.width] }

// readHeads reads the layers. Layers that do not fit each other are Corrupt.
func readHeads(f *tensor.File, width int, l *labels) (heads, error) {
	r := headReader{file: f}
	var h heads
	h.tag = r.matrix("tag", width, 1+2*len(l.kinds))
	h.key = r.matrix("pair.key", width, tensor.Any)
	attention := h.key.Out()
	h.value = r.matrix("pair.value", width, attention)
	h.queryFirst = r.matrix("pair.query.first", width, attention)
	h.querySecond = r.matrix("pair.query.second", width, attention)
	h.first = r.matrix("pair.hidden.first", width, tensor.Any)
	hidden := h.first.Out()
	h.second = r.matrix("pair.hidden.second", width, hidden)
	h.product = r.matrix("pair.hidden.product", width, hidden)
	h.context = r.matrix("pair.hidden.context", attention, hidden)
	h.relation = r.matrix("pair.relation", hidden, 1+len(l.pairs))
	h.eventPair = r.matrix("event.pair", hidden, tensor.Any)
	event := h.eventPair.Out()
	h.eventOut = r.matrix("event.out", event, len(l.statuses)+1)
	h.eventType = r.table("event.type", len(l.types), event)
	h.placing = r.table("pair.place", places, attentionHeads)
	h.gap = r.table("pair.hidden.gap", gaps, hidden)
	h.apart = r.table("pair.hidden.apart", maxApart+1, hidden)
	for i, end := range []string{"first", "second"} {
		h.queryKind[i] = r.table("pair.query.kind."+end, len(l.kinds)+unknownKind, attention)
		h.queryForm[i] = r.table("pair.query.form."+end, forms, attention)
		h.kind[i] = r.table("pair.hidden.kind."+end, len(l.kinds)+unknownKind, hidden)
		h.form[i] = r.table("pair.hidden.form."+end, forms, hidden)
	}
	if r.err == nil && (attention%attentionHeads != 0 || len(l.kinds) == 0 || len(l.types) == 0) {
		r.err = graph.Errorf(graph.Corrupt, "the weights have %d kinds, %d types and an attention of %d numbers, which %d heads must share evenly", len(l.kinds), len(l.types), attention, attentionHeads)
	}
	return h, r.err
}

// headReader reads arrays and keeps the first error.
type headReader struct {
	file *tensor.File
	err  error
}

func (r *headReader) matrix(name string, in, out int) *kernel.Matrix {
	if r.err != nil {
		return &kernel.Matrix{}
	}
	m, err := encoder.LoadMatrix(r.file, name, in, out)
	if err != nil {
		r.err = err
		return &kernel.Matrix{}
	}
	return m
}

func (r *headReader) table(name string, rows, width int) table {
	if r.err != nil {
		return table{}
	}
	var t table
	t.width = width
	t.rows, r.err = r.file.Float32(name, rows, width)
	return t
}
