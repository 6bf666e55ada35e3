package main

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// mostCandidates is with how many names one is compared: those under its rarest keys.
const mostCandidates = 300

// index holds names under their keys, as a store would: for each key of each
// name, half a hash of the key before the number of the name, in order.
type index struct {
	names   []string
	entries []uint64
}

func newIndex(names []string) *index {
	x := &index{names: names, entries: make([]uint64, 0, 8*len(names))}
	for i, name := range names {
		for _, key := range resolve.Keys(resolve.Profile{Kind: "COMPANY", Name: name}) {
			x.entries = append(x.entries, hash(key)|uint64(i))
		}
	}
	slices.Sort(x.entries)
	return x
}

func hash(key string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(key))
	return h.Sum64() &^ (1<<32 - 1)
}

// candidates returns names that share a key, those under the rarest keys first.
func (x *index) candidates(s *resolve.Subject) []int {
	var blocks [][]uint64
	for _, key := range s.Keys() {
		from, _ := slices.BinarySearch(x.entries, hash(key))
		to, _ := slices.BinarySearch(x.entries, hash(key)+1<<32)
		blocks = append(blocks, x.entries[from:to])
	}
	slices.SortFunc(blocks, func(a, b []uint64) int { return len(a) - len(b) })
	var found []int
	for _, block := range blocks {
		if len(found)+len(block) > mostCandidates {
			break
		}
		for _, e := range block {
			found = append(found, int(uint32(e)))
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// inventNames makes names of the words of listed companies: a first word, or
// one made of two halves, then the rest of another's name.
func inventNames(items []Item, n int, r *rand.Rand) []string {
	var heads, tails []string
	for _, it := range items {
		if head, tail, ok := strings.Cut(it.Name, " "); ok && it.Source == "listed" {
			heads, tails = append(heads, head), append(tails, tail)
		}
	}
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	names := make([]string, n)
	for i := range names {
		a, b := pick(heads), pick(heads)
		names[i] = a[:len(a)/2] + strings.ToLower(b[len(b)/2:]) + " " + pick(tails)
	}
	return names
}

// BenchmarkLookup takes one name after the other, written otherwise than it is
// held, and compares it with all that share a key. It says how long a name
// takes, with how many it is compared, how many are found again, and how much
// memory a held name needs.
//
//	go test ./graph/resolve/bench -run XXX -bench Lookup/10000000 -benchtime 2000x
func BenchmarkLookup(b *testing.B) {
	items, err := readPacked[Item](itemsFile)
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{100_000, 1_000_000, 10_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := rand.New(rand.NewPCG(uint64(n), 1))
			before := heap()
			x := newIndex(inventNames(items, n, r))
			memory := heap() - before
			compared, again := 0, 0
			for b.Loop() {
				i := r.IntN(n)
				s := resolve.NewSubject(resolve.Profile{Kind: "COMPANY", Name: vary(x.names[i], "COMPANY", r)})
				for _, j := range x.candidates(s) {
					compared++
					verdict, _ := s.Score(resolve.NewSubject(resolve.Profile{Kind: "COMPANY", Name: x.names[j]}))
					if j == i && verdict == resolve.Same {
						again++
					}
				}
			}
			b.ReportMetric(float64(compared)/float64(b.N), "compared/name")
			b.ReportMetric(float64(again)/float64(b.N), "found/name")
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "names/s")
			b.ReportMetric(float64(memory)/float64(n), "bytes/held-name")
			runtime.KeepAlive(x)
		})
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
