package main

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/copies"
)

func scoreNews(out *bufio.Writer, n news) error {
	fmt.Fprintf(out, "Near-copies among %d stories of the news, on the half that no threshold was chosen on.\nWritten by: go run . score FOLDER, in graph/copies/bench\n\n", len(n.all))
	writeRecalls(out, recalls(makeVariants(n.halves[1]), similar))
	c := judge(n.judged[1], decided)
	fmt.Fprintf(out, "\njudged by reading: precision %.3f  recall %.3f  (%d copies and %d others of like wording)\n", c.precision(), c.recall(), c.hits+c.misses, c.false+c.right)
	var firms, wrong, copied int
	for _, p := range nearPairs(n.all) {
		called := similar(p.a.print, p.b.print)
		if called {
			copied++
		}
		if p.otherFirms() {
			firms++
			if called {
				wrong++
			}
		}
	}
	fmt.Fprintf(out, "notices of two firms within %d days that share marks: %d pairs, %d of them called copies\n", graph.CopyDays, firms, wrong)
	fmt.Fprintf(out, "pairs of all stories called copies: %d\n", copied)
	return nil
}

func scoreInvented(out *bufio.Writer) error {
	stories, err := readStories(inventedFiles...)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Near-copies among %d invented stories.\nWritten by: go test ./graph/copies/bench -update\n\n", len(stories))
	writeRecalls(out, recalls(makeVariants(stories), similar))
	var wrong, pairs int
	for i, a := range stories {
		for _, b := range stories[:i] {
			pairs++
			if decided(a.print, b.print) {
				wrong++
			}
		}
	}
	fmt.Fprintf(out, "\npairs of different stories: %d, %d of them called copies\n", pairs, wrong)
	return nil
}

func writeRecalls(out *bufio.Writer, all []recall) {
	fmt.Fprintf(out, "%-26s %6s %9s %7s\n", "variant", "made", "alike", "found")
	for _, r := range all {
		fmt.Fprintf(out, "%-26s %6d %9.3f %7.3f\n", r.variant, r.made, part(r.similar, r.made), part(r.found, r.made))
	}
}

func part(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

// fit shows what thresholds would do on the first half.
func fit(out *bufio.Writer, n news) error {
	fmt.Fprintf(out, "%5s %8s  judged %9s %6s  variants found, by kind\n", "least", "shortage", "precision", "recall")
	sample := makeVariants(n.halves[0])
	for _, least := range []float64{0.35, 0.4, 0.45, 0.5, 0.55, 0.6} {
		for _, shortage := range []float64{4, 6, 8, 10, 12} {
			alike := func(a, b copies.Fingerprint) bool {
				l := copies.Compare(a, b)
				return l.Shared > 0 && l.Containment >= least+shortage/l.Shared
			}
			c := judge(n.judged[0], func(a, b copies.Fingerprint) bool { return shareMarks(a, b) && alike(a, b) })
			fmt.Fprintf(out, "%5.2f %8.0f         %9.3f %6.3f ", least, shortage, c.precision(), c.recall())
			for _, r := range recalls(sample, alike) {
				fmt.Fprintf(out, " %.3f", part(r.found, r.made))
			}
			fmt.Fprintln(out)
		}
	}
	return nil
}

// shownPairs is how many pairs are shown on each side of the threshold.
const shownPairs = 40

// showPairs shows the pairs that are nearest to the threshold, for a person to
// judge, by their headlines alone.
func showPairs(out *bufio.Writer, n news) error {
	type shown struct {
		pair
		copies.Likeness
	}
	var above, below []shown
	for _, p := range nearPairs(n.all) {
		if l := copies.Compare(p.a.print, p.b.print); l.Copy() {
			above = append(above, shown{p, l})
		} else {
			below = append(below, shown{p, l})
		}
	}
	slices.SortStableFunc(above, func(x, y shown) int { return cmp.Compare(x.Margin(), y.Margin()) })
	slices.SortStableFunc(below, func(x, y shown) int { return cmp.Compare(y.Margin(), x.Margin()) })
	for _, side := range []struct {
		name  string
		pairs []shown
	}{{"just above", above}, {"just below", below}} {
		fmt.Fprintf(out, "%s the threshold, of %d:\n", side.name, len(side.pairs))
		for _, s := range side.pairs[:min(shownPairs, len(side.pairs))] {
			fmt.Fprintf(out, "%+.2f  contained %.2f, shared %3.0f, %5.1f h apart  %s %s  %s | %s\n", s.Margin(),
				s.Containment, s.Shared, s.b.published.Sub(s.a.published).Hours(), s.a.id, s.b.id, s.a.title, s.b.title)
		}
	}
	return nil
}
