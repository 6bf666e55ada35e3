package relations

import (
	"slices"
)

// A match is a wording found in a line. The numbers are indices of the line's
// items; -1 means that the wording has no such part or did not use it.
type match struct {
	start, end        int // the items [start, end)
	source, target    int // the same for a wording with {members}
	money             int
	detail, detailEnd int // the items [detail, detailEnd)
}

// fits says whether a mention may stand at an end.
type fits func(mention int) bool

// matcher runs programs over one line. It is reused for many programs; visited
// keeps it from trying the same instruction at the same item twice, which
// bounds a search by their product.
type matcher struct {
	line           []item
	visited        []int32 // of each instruction and item, the round in which it failed
	round          int32
	source, target fits
	code           []instruction
	found          match
}

// all returns the matches of p in a line, at most one starting at each item.
func (m *matcher) all(p program, line []item, source, target fits) []match {
	m.line, m.code, m.source, m.target = line, p.code, source, target
	if need := len(p.code) * (len(m.line) + 1); len(m.visited) < need {
		m.visited = make([]int32, need)
		m.round = 0
	}
	m.round++
	var out []match
	first := &m.code[0]
	for start := range m.line {
		if first.takesItem() && !m.takes(first, start) {
			continue
		}
		m.found = match{start: start, source: -1, target: -1, money: -1, detail: -1}
		if m.run(0, start) {
			out = append(out, m.found)
			// What led to a match is marked too, though it did not fail.
			m.round++
		}
	}
	return out
}

func (m *matcher) run(pc, at int) bool {
	for {
		state := pc*(len(m.line)+1) + at
		if m.visited[state] == m.round {
			return false
		}
		m.visited[state] = m.round
		in := &m.code[pc]
		switch in.op {
		case opMatch:
			m.found.end = at
			return !m.owns(at)
		case opJump:
			pc = in.next
			continue
		case opSplit:
			if m.run(pc+1, at) {
				return true
			}
			pc = in.next
			continue
		}
		after := at
		if in.takesItem() {
			if at == len(m.line) || !m.takes(in, at) {
				return false
			}
			after++
		}
		if !captures[in.op] {
			pc, at = pc+1, after
			continue
		}
		before := m.found
		m.capture(in.op, at)
		if m.run(pc+1, after) {
			return true
		}
		m.found = before
		return false
	}
}

// owns reports whether a match that ends at an item ends in the name of whose is
// what follows, which is told of and not the owner: "bought Acme's shops".
func (m *matcher) owns(at int) bool {
	return at > 0 && at < len(m.line) && m.line[at-1].kind == name && m.line[at].text == "'s"
}

// takes reports whether an instruction takes the item.
func (m *matcher) takes(in *instruction, at int) bool {
	it := &m.line[at]
	switch in.op {
	case opWord:
		return it.kind == word && it.number != 0 && slices.Contains(in.words, it.number)
	case opSource:
		return it.kind == name && slices.ContainsFunc(it.mentions, m.source)
	case opTarget:
		return it.kind == name && slices.ContainsFunc(it.mentions, m.target)
	case opMembers:
		return it.kind == name && len(it.mentions) > 1
	case opMoney:
		return it.kind == sum
	case opName:
		return it.kind == name
	case opPlain:
		return it.kind == word
	case opDetail:
		return it.kind == word && !it.mark
	default: // opAny
		return it.kind != stop
	}
}

// captures has the instructions that a match remembers.
var captures = [...]bool{opSource: true, opTarget: true, opMembers: true, opMoney: true, opDetail: true, opBegin: true, opEnd: true, opMatch: false}

func (m *matcher) capture(o op, at int) {
	switch o {
	case opSource:
		m.found.source = at
	case opTarget:
		m.found.target = at
	case opMembers:
		m.found.source, m.found.target = at, at
	case opMoney:
		m.found.money = at
	case opDetail:
		if m.found.detail < 0 {
			m.found.detail = at
		}
		m.found.detailEnd = at + 1
	case opBegin:
		m.found.detail = at
	case opEnd:
		m.found.detailEnd = at
	}
}
