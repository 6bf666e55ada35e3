package relations

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph/ontology"
)

// vocabulary numbers the words that wordings use, from 1; a word that none
// uses is 0.
type vocabulary map[string]int32

func (v vocabulary) add(word string) int32 {
	n, ok := v[word]
	if !ok {
		n = int32(len(v) + 1)
		v[word] = n
	}
	return n
}

// A program is a wording made ready to be matched: instructions that each take
// one item of a sentence, or branch. Control only ever moves forward, so a
// match takes at most as many steps as there are instructions.
type program struct {
	of      *ontology.Type
	wording *ontology.Wording
	code    []instruction
	// needs has one entry for each word part that cannot be missing: a
	// sentence that lacks all words of an entry cannot match.
	needs [][]int32
}

type instruction struct {
	op    op
	words []int32 // of opWord, sorted
	next  int     // of opSplit: where to go on where what follows fails
}

type op int8

const (
	opWord    op = iota
	opSource     // a name or a list of names
	opTarget     // the same
	opMembers    // a list of names
	opMoney      // a sum
	opName       // any name
	opPlain      // any word that is neither a name nor a sum
	opAny        // anything but a stop
	opDetail     // a plain word of the detail
	// Those that follow take no item.
	opBegin // the detail begins here
	opEnd   // the detail ends here
	opSplit // first what follows, and where that fails what stands at next
	opJump  // go on at next
	opMatch
)

// takesItem reports whether the instruction takes an item of the line.
func (in *instruction) takesItem() bool { return in.op < opBegin }

// maxDetail is the longest detail in words.
const maxDetail = 8

// compile makes the program of a wording.
func compile(t *ontology.Type, w *ontology.Wording, v vocabulary) program {
	p := program{of: t, wording: w}
	p.sequence(w.Parts, v)
	p.emit(instruction{op: opMatch})
	p.needs = needs(w.Parts, v)
	return p
}

func (p *program) emit(i instruction) int {
	p.code = append(p.code, i)
	return len(p.code) - 1
}

func (p *program) sequence(parts []ontology.Part, v vocabulary) {
	for _, part := range parts {
		p.part(part, v)
	}
}

func (p *program) part(part ontology.Part, v vocabulary) {
	switch part.Kind {
	case ontology.Word:
		if words := numbers(part, v); len(words) > 0 {
			p.emit(instruction{op: opWord, words: words})
		}
	case ontology.Group:
		if part.Detail {
			p.emit(instruction{op: opBegin})
		}
		p.group(part, v)
		if part.Detail {
			p.emit(instruction{op: opEnd})
		}
	case ontology.Gap:
		op := opPlain
		if part.Names {
			op = opAny
		}
		p.atMost(part.Max, op)
	case ontology.Detail:
		p.emit(instruction{op: opDetail})
		p.atMost(maxDetail-1, opDetail)
	case ontology.Source:
		p.emit(instruction{op: opSource})
	case ontology.Target:
		p.emit(instruction{op: opTarget})
	case ontology.Members:
		p.emit(instruction{op: opMembers})
	case ontology.Money:
		p.emit(instruction{op: opMoney})
	case ontology.Name:
		p.emit(instruction{op: opName})
	}
}

// atMost takes up to n items, as few as will do, so that the nearest name ends
// a gap.
func (p *program) atMost(n int, take op) {
	var exits []int
	for range n {
		skip := p.emit(instruction{op: opSplit})
		exits = append(exits, p.emit(instruction{op: opJump}))
		p.code[skip].next = len(p.code)
		p.emit(instruction{op: take})
	}
	for _, at := range exits {
		p.code[at].next = len(p.code)
	}
}

// group takes the first option that lets the rest match, then the others.
func (p *program) group(part ontology.Part, v vocabulary) {
	var exits []int
	for i, option := range part.Options {
		last := i == len(part.Options)-1 && !part.Optional
		split := -1
		if !last {
			split = p.emit(instruction{op: opSplit})
		}
		p.sequence(option, v)
		if !last {
			exits = append(exits, p.emit(instruction{op: opJump}))
			p.code[split].next = len(p.code)
		}
	}
	for _, at := range exits {
		p.code[at].next = len(p.code)
	}
}

// numbers returns the numbers of a part's words; articles, which sentences are
// matched without, have none.
func numbers(part ontology.Part, v vocabulary) []int32 {
	var out []int32
	for _, w := range part.Words {
		if !articles[w] {
			out = append(out, v.add(w))
		}
	}
	slices.Sort(out)
	return out
}

func needs(parts []ontology.Part, v vocabulary) [][]int32 {
	var out [][]int32
	for _, part := range parts {
		switch {
		case part.Kind == ontology.Word:
			if words := numbers(part, v); len(words) > 0 {
				out = append(out, words)
			}
		case part.Kind == ontology.Group && !part.Optional:
			if words := firstWords(part.Options, v); len(words) > 0 {
				out = append(out, words)
			}
		}
	}
	return out
}

// firstWords returns the words of which each option needs at least one, or
// nothing where an option needs none.
func firstWords(options [][]ontology.Part, v vocabulary) []int32 {
	var out []int32
	for _, option := range options {
		need := needs(option, v)
		if len(need) == 0 {
			return nil
		}
		out = append(out, need[0]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// met reports whether a line that has these words meets every need.
func (p program) met(has map[int32]bool) bool {
	for _, need := range p.needs {
		if !slices.ContainsFunc(need, func(w int32) bool { return has[w] }) {
			return false
		}
	}
	return true
}
