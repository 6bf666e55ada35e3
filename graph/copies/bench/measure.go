package main

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/copies"
)

// leastWords is how long a story must be to make variants of it: of less, a cut
// leaves nothing that could be told from a phrase.
const leastWords = 60

// half tells the stories that parameters are chosen on from those that figures
// are reported of.
func half(id string) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32()>>8) % 2
}

// rule decides on a pair of texts.
type rule func(a, b copies.Fingerprint) bool

// decided is what [graph.Graph] does: copies are compared only if they share marks.
func decided(a, b copies.Fingerprint) bool { return shareMarks(a, b) && similar(a, b) }

func similar(a, b copies.Fingerprint) bool {
	return a.Words == b.Words || copies.Compare(a, b).Copy()
}

func shareMarks(a, b copies.Fingerprint) bool {
	marks, shared := a.Marks(), 0
	for _, m := range b.Marks() {
		if slices.Contains(marks, m) {
			shared++
		}
	}
	return a.Words == b.Words || shared >= graph.LeastMarks
}

// recall is how many variants of a kind are found to be copies of their story.
type recall struct {
	variant        string
	made           int
	similar, found int // by comparing each with its story; and by marks first
}

// made are the variants of a kind, each with its story.
type made struct {
	variant string
	pairs   [][2]copies.Fingerprint
}

func makeVariants(stories []story) []made {
	r := rand.New(rand.NewPCG(1987, 4))
	var all []made
	for _, v := range variants {
		m := made{variant: v.name}
		for i, s := range stories {
			if len(sentences(s.body)) < 3 || s.print.Size() < leastWords {
				continue
			}
			text := v.make(r, s, stories[(i+1+r.IntN(len(stories)-1))%len(stories)])
			m.pairs = append(m.pairs, [2]copies.Fingerprint{s.print, copies.Of(text)})
		}
		all = append(all, m)
	}
	return all
}

func recalls(all []made, alike rule) []recall {
	var found []recall
	for _, m := range all {
		of := recall{variant: m.variant, made: len(m.pairs)}
		for _, p := range m.pairs {
			if alike(p[0], p[1]) {
				of.similar++
				if shareMarks(p[0], p[1]) {
					of.found++
				}
			}
		}
		found = append(found, of)
	}
	return found
}

// confusion counts verdicts on judged pairs.
type confusion struct{ hits, misses, false, right int }

func judge(pairs []pair, alike rule) (c confusion) {
	for _, p := range pairs {
		switch called := alike(p.a.print, p.b.print); {
		case called && p.copy:
			c.hits++
		case called:
			c.false++
		case p.copy:
			c.misses++
		default:
			c.right++
		}
	}
	return c
}

func (c confusion) precision() float64 { return float64(c.hits) / float64(max(1, c.hits+c.false)) }
func (c confusion) recall() float64    { return float64(c.hits) / float64(max(1, c.hits+c.misses)) }

// nearPairs returns the pairs of stories that share marks and are published
// within graph.CopyDays of each other, or of which neither has a date.
func nearPairs(stories []story) []pair {
	byMark := map[uint32][]int{}
	for i, s := range stories {
		for _, m := range s.print.Marks() {
			byMark[m] = append(byMark[m], i)
		}
	}
	var pairs []pair
	shared := map[[2]int]int{}
	for _, at := range byMark {
		if len(at) > graph.MaxMarked {
			continue
		}
		for n, j := range at {
			for _, i := range at[:n] {
				shared[[2]int{i, j}]++
			}
		}
	}
	for at, n := range shared {
		a, b := stories[at[0]], stories[at[1]]
		near := a.published.IsZero() == b.published.IsZero() && a.published.Sub(b.published).Abs().Hours() <= graph.CopyDays*24
		if n >= graph.LeastMarks && near {
			pairs = append(pairs, pair{a: a, b: b})
		}
	}
	slices.SortFunc(pairs, func(x, y pair) int { return slices.Compare([]string{x.a.id, x.b.id}, []string{y.a.id, y.b.id}) })
	return pairs
}

// otherFirms reports whether a pair is of routine notices of two firms: each
// names a listed firm, and none is named by both.
func (p pair) otherFirms() bool {
	return len(p.a.firms) > 0 && len(p.b.firms) > 0 &&
		!slices.ContainsFunc(p.a.firms, func(f string) bool { return slices.Contains(p.b.firms, f) })
}
