package main

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/copies"
)

// BenchmarkArchive keeps what is kept of so many made-up stories of 250 words,
// looks up each among those before it, and reports how many it takes in a
// second, what a story takes in memory, how many others each is compared with,
// and how many of the copies among them, one story in ten, are found.
func BenchmarkArchive(b *testing.B) {
	for _, size := range []int{100_000, 1_000_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				archive := newArchive(size)
				r := rand.New(rand.NewPCG(7, 7))
				made, compared, found := 0, 0, 0
				var text []byte
				for i := range size {
					copied := i%10 == 9
					if copied { // the first two thirds of the one before
						made++
						text = text[:2*len(text)/3]
					} else {
						text = appendWords(text[:0], r, 250)
					}
					others := archive.add(string(text))
					compared += len(others)
					for _, other := range others {
						if copied && int(other) == i-1 && copies.Compare(archive.prints[i], archive.prints[other]).Copy() {
							found++
						}
					}
				}
				b.ReportMetric(archive.bytes()/float64(size), "B/story")
				b.ReportMetric(float64(compared)/float64(size), "compared/story")
				b.ReportMetric(float64(found)/float64(made), "found")
				runtime.KeepAlive(archive)
			}
			b.ReportMetric(float64(size)*float64(b.N)/b.Elapsed().Seconds(), "stories/s")
		})
	}
}

// archive is all that is kept, in memory.
type archive struct {
	prints []copies.Fingerprint
	marked map[uint32][]int32
	before uint64
}

func newArchive(size int) *archive {
	return &archive{before: heap(), prints: make([]copies.Fingerprint, 0, size), marked: map[uint32][]int32{}}
}

// add keeps a text and returns the others that share marks with it.
func (a *archive) add(text string) []int32 {
	f := copies.Of(text)
	n := int32(len(a.prints))
	shared := map[int32]int{}
	for _, m := range f.Marks() {
		if others := a.marked[m]; len(others) <= graph.MaxMarked {
			for _, other := range others {
				shared[other]++
			}
		}
		a.marked[m] = append(a.marked[m], n)
	}
	a.prints = append(a.prints, f)
	var others []int32
	for other, marks := range shared {
		if marks >= graph.LeastMarks {
			others = append(others, other)
		}
	}
	return others
}

func (a *archive) bytes() float64 { return float64(heap() - a.before) }

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// appendWords makes up text of few frequent words and many rare ones.
func appendWords(text []byte, r *rand.Rand, words int) []byte {
	for range words {
		x := r.Float64()
		text = fmt.Appendf(text, "w%d ", int(20_000*x*x*x))
	}
	return text
}
