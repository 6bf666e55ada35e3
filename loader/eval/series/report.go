package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// writeReports writes a line for each series, below it what is wrong, and then
// the sums.
func writeReports(w io.Writer, reports []report) error {
	out := bufio.NewWriter(w)
	right, of := map[string]int{}, map[string]int{}
	whole, stories, allFalse := 0, 0, 0
	for _, r := range reports {
		r.write(out)
		for _, kind := range kinds {
			right[kind] += r.Right[kind]
			of[kind] += r.Of[kind]
		}
		stories += len(r.Series.Stories)
		allFalse += len(r.False)
		if r.whole() {
			whole++
		}
	}
	fmt.Fprintln(out)
	for _, kind := range kinds {
		if of[kind] == 0 {
			continue
		}
		fmt.Fprintf(out, "%-14s %4d of %4d\n", kind, right[kind], of[kind])
	}
	fmt.Fprintf(out, "\nfacts          %4d of %4d right, %d false  (%d series, %d of them without a mistake, %d stories)\n",
		total(right), total(of), allFalse, len(reports), whole, stories)
	return out.Flush()
}

func (r report) whole() bool { return len(r.False) == 0 && total(r.Right) == total(r.Of) }

func (r report) write(w io.Writer) {
	fmt.Fprintf(w, "%-34s %3d of %3d, %d false\n", r.Series.Name, total(r.Right), total(r.Of), len(r.False))
	for _, wrong := range r.Wrong {
		fmt.Fprintln(w, "    wrong", strings.TrimSpace(wrong))
	}
	for _, x := range r.False {
		fmt.Fprintln(w, "    false", x)
	}
}

func total(counts map[string]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}
