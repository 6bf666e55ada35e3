package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"strings"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// sources are the parts of the bench by where they are from, and all together.
var sources = []string{"all", "authored", "news", "listed", "hard"}

func from(source string) func(*Item) bool {
	return func(it *Item) bool { return source == "all" || it.Source == source }
}

// verdicts compares the blocked pairs.
func (p *part) verdicts() map[resolve.Verdict][]pair {
	of := make(map[resolve.Verdict][]pair)
	for _, q := range sortedPairs(p.blocked()) {
		verdict, _ := p.subjects[q.a].Score(p.subjects[q.b])
		of[verdict] = append(of[verdict], q)
	}
	return of
}

// score writes the figures of the held-out part.
func score(w io.Writer) error {
	items, err := readPacked[Item](itemsFile)
	if err != nil {
		return err
	}
	p := newPart(items, true)
	of := p.verdicts()
	cluster := clusters(len(p.items), of[resolve.Same])
	for _, source := range sources {
		f := measure(p.items, cluster, from(source))
		if _, err := fmt.Fprintf(w, "%-9s %s   (%d names, %d things, %d pairs)\n", source, f, f.Items, f.Entities, f.Pairs); err != nil {
			return err
		}
	}
	fmt.Fprintln(w)
	for _, source := range sources {
		if err := p.writeBlocking(w, source, of[resolve.Maybe]); err != nil {
			return err
		}
	}
	return p.writeHard(w, of[resolve.Same])
}

// writeBlocking writes how many pairs of one thing have a key in common, and
// how many pairs are left for a person to look at.
func (p *part) writeBlocking(w io.Writer, source string, maybe []pair) error {
	blocked, same, in := p.blocked(), p.same(), from(source)
	found, total, open, review := 0, 0, 0, 0
	for q := range same {
		if in(&p.items[q.a]) {
			total++
			found += count(blocked[q])
		}
	}
	for _, q := range maybe {
		if in(&p.items[q.a]) {
			review++
			open += count(same[q])
		}
	}
	_, err := fmt.Fprintf(w, "%-9s blocking finds %.4f of the pairs; for review %d, of which one thing %d\n", source, ratio(found, total), review, open)
	return err
}

// writeHard writes how many of the pairs that only sound alike are joined.
func (p *part) writeHard(w io.Writer, joined []pair) error {
	byPool, wrong := make(map[string]int), 0
	for _, it := range p.items {
		if it.Source == "hard" && !strings.HasPrefix(it.Pool, "same") {
			byPool[it.Pool]++
		}
	}
	same := p.same()
	for _, q := range joined {
		wrong += count(p.items[q.a].Source == "hard" && !same[q])
	}
	_, err := fmt.Fprintf(w, "\nhomonyms and units: %d of %d pairs are joined, and should not be\n", wrong, pairCount(byPool))
	return err
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// mistakes writes the pairs of the train part that are decided wrongly, with reasons.
func mistakes(w io.Writer) error {
	items, err := readPacked[Item](itemsFile)
	if err != nil {
		return err
	}
	p := newPart(items, false)
	same, blocked := p.same(), p.blocked()
	for _, q := range sortedPairs(same) {
		if !blocked[q] {
			fmt.Fprintf(w, "not blocked  %s %q + %q | %q + %q\n", p.items[q.a].Source, p.items[q.a].Name, p.items[q.a].Aliases, p.items[q.b].Name, p.items[q.b].Aliases)
		}
	}
	for _, q := range sortedPairs(blocked) {
		d := p.subjects[q.a].Compare(p.subjects[q.b])
		if (d.Verdict == resolve.Same) == same[q] {
			continue
		}
		what := "missed"
		if d.Verdict == resolve.Same {
			what = "wrong"
		}
		fmt.Fprintf(w, "%s  %s %s %.3f %q + %q | %q + %q\n", what, p.items[q.a].Source, d.Verdict, d.Score, p.items[q.a].Name, p.items[q.a].Aliases, p.items[q.b].Name, p.items[q.b].Aliases)
		for _, r := range d.Reasons {
			fmt.Fprintf(w, "    %+.2f %s\n", r.Weight, r.Text)
		}
	}
	return nil
}

// writePairs writes all pairs that have a key in common or are one thing, for
// the matchers of others; what they need to know of each item is beside it.
func writePairs(w io.Writer) error {
	items, err := readPacked[Item](itemsFile)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	lines := json.NewEncoder(out)
	for _, heldOut := range []bool{false, true} {
		p := newPart(items, heldOut)
		blocked := p.blocked()
		pairs := maps.Clone(blocked)
		maps.Copy(pairs, p.same())
		for i, it := range p.items {
			if err := lines.Encode(map[string]any{"held_out": heldOut, "item": i, "is": it}); err != nil {
				return err
			}
		}
		for _, q := range sortedPairs(pairs) {
			verdict := resolve.Different // where they share no key, nobody asks
			if blocked[q] {
				verdict, _ = p.subjects[q.a].Score(p.subjects[q.b])
			}
			if err := lines.Encode(map[string]any{"held_out": heldOut, "pair": []int{q.a, q.b}, "verdict": verdict}); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}
