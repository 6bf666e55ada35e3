package model

import (
	"math"

	"github.com/dealgraph/dealgraph/loader/encoder"
	"github.com/dealgraph/dealgraph/loader/encoder/kernel"
	"github.com/dealgraph/dealgraph/loader/encoder/wordpiece"
)

type piece = wordpiece.Piece

// scratch is the working memory of one reading.
type scratch struct {
	encoder encoder.Scratch
	rows    kernel.Rows
	means   []float32 // the mean vector of each mention
	first   []float32 // and what the layers make of it
	second  []float32
	asks    []float32
	asked   []float32
	keys    []float32 // of the pieces; and turned, a column a piece
	turned  []float32
	values  []float32
	query   []float32 // of the pairs
	weights []float32
	context []float32
	product []float32
	part    []float32
	hidden  []float32
	scores  []float32
	tags    []float32
}

// sized returns a slice of n numbers, cut from what room points to.
func sized(room *[]float32, n int) []float32 {
	if cap(*room) < n {
		*room = make([]float32, n+n/2)
	}
	*room = (*room)[:cap(*room)]
	return (*room)[:n]
}

// linear runs a layer over n rows.
func (r *Reading) linear(room *[]float32, in []float32, n int, m *kernel.Matrix) []float32 {
	out := sized(room, n*m.Out())
	r.model.kernel.Linear(out, in, n, m, &r.rows)
	return out
}

// score scores the pairs of a chunk and returns the relations above the least
// margin.
func (r *Reading) score(c *chunk, mentions []mention, pairs []pair) []Relation {
	m := r.model
	hidden := r.pairVectors(c, mentions, pairs)
	scores := r.linear(&r.scores, hidden, len(pairs), m.relation)
	var out []Relation
	for i, p := range pairs {
		row := scores[i*m.relation.Out():][:m.relation.Out()]
		for j, label := range m.pairs {
			margin := float64(row[j+1] - row[0])
			if margin <= LeastMargin {
				continue
			}
			rel := Relation{Type: m.types[label.kind], Source: mentions[p.first].index, Target: mentions[p.second].index, Margin: margin}
			if label.backward {
				rel.Source, rel.Target = rel.Target, rel.Source
			}
			r.tellEvent(&rel, hidden[i*m.relation.In():][:m.relation.In()], label.kind)
			out = append(out, rel)
		}
	}
	return out
}

// tellEvent sets the status of a relation, and whether it is denied.
func (r *Reading) tellEvent(rel *Relation, pair []float32, kind int) {
	m := r.model
	event := r.linear(&r.part, pair, 1, m.eventPair)
	add(event, m.eventType.row(kind))
	m.kernel.GELU(event)
	out := r.linear(&r.product, event, 1, m.eventOut)
	best := 0
	for i := range m.statuses {
		if out[i] > out[best] {
			best = i
		}
	}
	rel.Status, rel.Denied = m.statuses[best], float64(out[len(m.statuses)])
}

// pairVectors gives the hidden layer of the pair scorer, a row a pair.
func (r *Reading) pairVectors(c *chunk, mentions []mention, pairs []pair) []float32 {
	m := r.model
	means := r.mentionMeans(c, mentions)
	first := r.linear(&r.first, means, len(mentions), m.first)
	second := r.linear(&r.second, means, len(mentions), m.second)
	width, size := m.first.In(), m.first.Out()
	product := sized(&r.product, len(pairs)*width)
	for i, p := range pairs {
		row, a, b := product[i*width:][:width], means[p.first*width:][:width], means[p.second*width:][:width]
		for j := range row {
			row[j] = a[j] * b[j]
		}
	}
	hidden := r.linear(&r.hidden, product, len(pairs), m.product)
	add(hidden, r.linear(&r.part, r.contexts(c, mentions, pairs, means), len(pairs), m.context))
	for i, p := range pairs {
		a, b := &mentions[p.first], &mentions[p.second]
		row := hidden[i*size:][:size]
		add(row, first[p.first*size:][:size])
		add(row, second[p.second*size:][:size])
		add(row, m.kind[0].row(a.kind))
		add(row, m.kind[1].row(b.kind))
		add(row, m.form[0].row(a.form))
		add(row, m.form[1].row(b.form))
		add(row, m.gap.row(gapOf(b.start-a.end)))
		add(row, m.apart.row(b.sentence-a.sentence))
	}
	m.kernel.GELU(hidden)
	return hidden
}

// mentionMeans gives the mean of the vectors of each mention's pieces.
func (r *Reading) mentionMeans(c *chunk, mentions []mention) []float32 {
	width := r.model.first.In()
	means := sized(&r.means, len(mentions)*width)
	clear(means)
	for i, m := range mentions {
		row := means[i*width:][:width]
		for p := m.start; p < m.end; p++ {
			add(row, c.vectors[p*width:][:width])
		}
		by := 1 / float32(m.end-m.start)
		for j := range row {
			row[j] *= by
		}
	}
	return means
}

// contexts gives what each pair attends to in its chunk, a row a pair.
func (r *Reading) contexts(c *chunk, mentions []mention, pairs []pair, means []float32) []float32 {
	m := r.model
	size := m.key.Out()
	head := size / attentionHeads
	n := len(c.pieces)
	wide, high := (n+15)/16*16, (len(pairs)+3)/4*4
	query := r.queries(mentions, pairs, means, high)
	keys := r.linear(&r.keys, c.vectors, n, m.key)
	values := r.linear(&r.values, c.vectors, n, m.value)
	turned := sized(&r.turned, size*wide)
	clear(turned)
	for p := range n {
		for j, v := range keys[p*size:][:size] {
			turned[j*wide+p] = v
		}
	}
	weights := sized(&r.weights, high*wide)
	out := sized(&r.context, high*size)
	scale := float32(1 / math.Sqrt(float64(head)))
	for h := range attentionHeads {
		m.kernel.Product(weights, wide, query[h*head:], size, high, turned[h*head*wide:], wide, wide, head)
		for i, p := range pairs {
			row := weights[i*wide:][:n]
			r.addPlaces(row, c, &mentions[p.first], &mentions[p.second], h, 1/scale)
			m.kernel.Softmax(row, scale)
		}
		m.kernel.Product(out[h*head:], size, weights, wide, high, values[h*head:], size, head, n)
	}
	return out[:len(pairs)*size]
}

// queries gives the query of each pair, and rows of zeros up to high.
func (r *Reading) queries(mentions []mention, pairs []pair, means []float32, high int) []float32 {
	m := r.model
	size := m.key.Out()
	asks := r.linear(&r.asks, means, len(mentions), m.queryFirst)
	asked := r.linear(&r.asked, means, len(mentions), m.querySecond)
	query := sized(&r.query, high*size)
	clear(query)
	for i, p := range pairs {
		a, b := &mentions[p.first], &mentions[p.second]
		row := query[i*size:][:size]
		add(row, asks[p.first*size:][:size])
		add(row, asked[p.second*size:][:size])
		add(row, m.queryKind[0].row(a.kind))
		add(row, m.queryKind[1].row(b.kind))
		add(row, m.queryForm[0].row(a.form))
		add(row, m.queryForm[1].row(b.form))
	}
	return query
}

// addPlaces adds to a head's scores of a pair what it has for where each piece
// lies: 0 before the pair, 1 in its first mention, 2 between, 3 in its second, 4
// behind, 5 in another sentence.
func (r *Reading) addPlaces(row []float32, c *chunk, a, b *mention, head int, by float32) {
	at := func(place int) float32 { return r.model.placing.row(place)[head] * by }
	for i := range row {
		switch {
		case c.sentence[i] < a.sentence || c.sentence[i] > b.sentence:
			row[i] += at(5)
		case i < a.start:
			row[i] += at(0)
		case i < a.end:
			row[i] += at(1)
		case i < b.start:
			row[i] += at(2)
		case i < b.end:
			row[i] += at(3)
		default:
			row[i] += at(4)
		}
	}
}

// gapOf is the row of the table of gaps for a number of pieces between two
// mentions: exact to 7, then by eights.
func gapOf(pieces int) int {
	if pieces < 8 {
		return max(pieces, 0)
	}
	return min(7+pieces/8, gaps-1)
}

func add(to, what []float32) {
	for i, v := range what[:len(to)] {
		to[i] += v
	}
}
