package model

import (
	"cmp"
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
)

// maxApart is how many sentences may lie between two mentions of a pair, one of
// them counted.
const maxApart = 2

// mention is a mention in the pieces of a chunk.
type mention struct {
	start, end int // pieces
	sentence   int
	thing      int
	index      int // in Found.Mentions
	kind, form int
}

// pair is two mentions of different things, the earlier first.
type pair struct{ first, second int }

// mentionsIn returns the mentions of a chunk by their place. Of mentions, in the
// order of the text, those before the chunk are skipped, and what is behind it
// is returned as the rest.
func (r *Reading) mentionsIn(c *chunk, found *names.Found, from int) (in []mention, rest int) {
	last := c.sentence[len(c.sentence)-1]
	i := from
	for ; i < len(found.Mentions) && found.Mentions[i].Sentence <= last; i++ {
		m := found.Mentions[i]
		if m.Sentence < c.first {
			continue
		}
		if start, end := c.touched(m.Span); start < end {
			kind := max(slices.Index(r.model.kinds, found.Things[m.Thing].Kind), 0)
			if found.Things[m.Thing].State {
				kind = len(r.model.kinds) // not known: a place, or a public body
			}
			in = append(in, mention{start, end, m.Sentence, m.Thing, i, kind, int(m.Form)})
		}
	}
	return in, i
}

// touched returns the pieces that a span of the text touches.
func (c *chunk) touched(span graph.Span) (start, end int) {
	start, _ = slices.BinarySearchFunc(c.pieces, span.Start, func(p piece, at int) int { return cmp.Compare(p.Span.End, at+1) })
	for start < len(c.pieces) && c.pieces[start].Span.Len() == 0 {
		start++
	}
	end = start
	for end < len(c.pieces) && c.pieces[end].Span.Len() > 0 && c.pieces[end].Span.Start < span.End {
		end++
	}
	return start, end
}

// candidates returns the pairs to score: of two things, the closest mentions in
// each sentence that has both; where none has, the closest at most maxApart
// sentences apart.
func candidates(mentions []mention) []pair {
	type key struct{ a, b, sentence int } // sentence is -1 across sentences
	best := map[key]pair{}
	var order []key
	for x := range mentions {
		for y := x + 1; y < len(mentions); y++ {
			a, b := &mentions[x], &mentions[y]
			if b.sentence-a.sentence > maxApart {
				break
			}
			if a.thing == b.thing || b.start < a.end {
				continue
			}
			k := key{min(a.thing, b.thing), max(a.thing, b.thing), b.sentence}
			if a.sentence != b.sentence {
				k.sentence = -1
			}
			old, seen := best[k]
			if !seen {
				order = append(order, k)
			}
			if !seen || closer(mentions, pair{x, y}, old) {
				best[k] = pair{x, y}
			}
		}
	}
	together := map[[2]int]bool{}
	for _, k := range order {
		if k.sentence >= 0 {
			together[[2]int{k.a, k.b}] = true
		}
	}
	var out []pair
	for _, k := range order {
		if k.sentence >= 0 || !together[[2]int{k.a, k.b}] {
			out = append(out, best[k])
		}
	}
	return out
}

// closer reports whether p is closer than q: in fewer sentences, then with less
// between its mentions.
func closer(m []mention, p, q pair) bool {
	return cmp.Or(
		cmp.Compare(m[p.second].sentence-m[p.first].sentence, m[q.second].sentence-m[q.first].sentence),
		cmp.Compare(m[p.second].start-m[p.first].end, m[q.second].start-m[q.first].end)) < 0
}

// Relation is what the network takes two mentions to be said to have.
type Relation struct {
	Type           string
	Source, Target int // of Found.Mentions
	// Margin is how far the relation outscores the threshold that training
	// set: the log of the odds, before calibration, that it is stated.
	Margin float64
	Status graph.Status
	// Denied is the margin, likewise, that the text denies it.
	Denied float64
}

// LeastMargin bounds the margins that are of interest: below it, few relations
// are right.
const LeastMargin = -3

// Relations scores what is said between the things found in the document and
// returns all relations with a margin above [LeastMargin], each from the two
// mentions that it was seen between, in the order of the text. It fails only
// where ctx is done.
func (r *Reading) Relations(ctx context.Context, found *names.Found) ([]Relation, error) {
	var all []Relation
	next := 0
	for i := range r.chunks {
		if err := ctx.Err(); err != nil {
			return nil, graph.Errorf(graph.Canceled, "reading relations was given up: %w", err)
		}
		var mentions []mention
		mentions, next = r.mentionsIn(&r.chunks[i], found, next)
		if pairs := candidates(mentions); len(pairs) > 0 {
			all = append(all, r.score(&r.chunks[i], mentions, pairs)...)
		}
	}
	return all, nil
}
