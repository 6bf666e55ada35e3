package main

import (
	"fmt"
	"maps"
	"slices"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// part is the items of one half of the bench, ready to be compared.
type part struct {
	items    []Item
	subjects []*resolve.Subject
}

func newPart(all []Item, heldOut bool) *part {
	p := &part{}
	for _, it := range all {
		if it.heldOut() == heldOut {
			p.items = append(p.items, it)
			p.subjects = append(p.subjects, resolve.NewSubject(it.profile()))
		}
	}
	return p
}

// pair is two items of one pool, by their index.
type pair struct{ a, b int }

// blocked returns the pairs that have a key in common.
func (p *part) blocked() map[pair]bool {
	byKey := make(map[string][]int)
	for i, s := range p.subjects {
		for _, key := range s.Keys() {
			byKey[p.items[i].Pool+"\x00"+key] = append(byKey[p.items[i].Pool+"\x00"+key], i)
		}
	}
	return pairsWithin(byKey)
}

// same returns the pairs that are one thing.
func (p *part) same() map[pair]bool {
	byEntity := make(map[string][]int)
	for i, it := range p.items {
		byEntity[it.Entity] = append(byEntity[it.Entity], i)
	}
	return pairsWithin(byEntity)
}

func pairsWithin(groups map[string][]int) map[pair]bool {
	pairs := make(map[pair]bool)
	for _, group := range groups {
		for i, a := range group {
			for _, b := range group[i+1:] {
				pairs[pair{a, b}] = true
			}
		}
	}
	return pairs
}

func sortedPairs(pairs map[pair]bool) []pair {
	return slices.SortedFunc(maps.Keys(pairs), func(x, y pair) int {
		if x.a != y.a {
			return x.a - y.a
		}
		return x.b - y.b
	})
}

// clusters returns of each item the lowest item that it is joined with, through others or not.
func clusters(n int, joined []pair) []int {
	of := make([]int, n)
	for i := range of {
		of[i] = i
	}
	find := func(i int) int {
		for of[i] != i {
			of[i] = of[of[i]]
			i = of[i]
		}
		return i
	}
	for _, p := range joined {
		a, b := find(p.a), find(p.b)
		of[max(a, b)] = min(a, b)
	}
	for i := range of {
		of[i] = find(i)
	}
	return of
}

// Figures are how well clusters agree with what is one thing.
type Figures struct {
	Items, Entities, Pairs       int
	CubedPrecision, CubedRecall  float64 // of each item's cluster, on average
	PairPrecision, PairRecall    float64 // of the pairs within clusters
	wrong, missed, joined, total int
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// measure compares clusters with entities, of the items that are chosen.
func measure(items []Item, cluster []int, chosen func(*Item) bool) Figures {
	type both struct {
		cluster int
		entity  string
	}
	inCluster, inEntity, inBoth := make(map[int]int), make(map[string]int), make(map[both]int)
	var f Figures
	for i := range items {
		if chosen(&items[i]) {
			f.Items++
			inCluster[cluster[i]]++
			inEntity[items[i].Entity]++
			inBoth[both{cluster[i], items[i].Entity}]++
		}
	}
	for k, n := range inBoth {
		f.CubedPrecision += float64(n*n) / float64(inCluster[k.cluster])
		f.CubedRecall += float64(n*n) / float64(inEntity[k.entity])
	}
	f.CubedPrecision, f.CubedRecall = f.CubedPrecision/float64(f.Items), f.CubedRecall/float64(f.Items)
	right, joined, total := pairCount(inBoth), pairCount(inCluster), pairCount(inEntity)
	f.Entities, f.Pairs = len(inEntity), total
	f.PairPrecision, f.PairRecall = ratio(right, joined), ratio(right, total)
	f.wrong, f.missed, f.joined, f.total = joined-right, total-right, joined, total
	return f
}

func pairCount[K comparable](sizes map[K]int) (n int) {
	for _, size := range sizes {
		n += size * (size - 1) / 2
	}
	return n
}

// ratio is 1 where there is nothing to get wrong.
func ratio(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

func (f Figures) String() string {
	return fmt.Sprintf("B³ P %.3f R %.3f F1 %.3f   pairs P %.3f R %.3f F1 %.3f",
		f.CubedPrecision, f.CubedRecall, f1(f.CubedPrecision, f.CubedRecall), f.PairPrecision, f.PairRecall, f1(f.PairPrecision, f.PairRecall))
}
