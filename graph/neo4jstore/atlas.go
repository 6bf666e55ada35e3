package neo4jstore

import (
	"cmp"
	"slices"
)

// link is an edge as it is gone along.
type link struct {
	id, from, to string
	confidence   float64
}

func surer(a, b link) int {
	return cmp.Or(cmp.Compare(b.confidence, a.confidence), cmp.Compare(a.id, b.id))
}

// circle is what lies within so many hops of an end.
type circle struct {
	radius int      // all edges of the entities fewer hops away are known
	rim    []string // the entities that are just so many hops away
	within map[string]bool
}

// atlas is the part of the graph that is known while ways are looked for.
type atlas struct {
	from, to *circle
	start    string
	end      string
	most     int                        // ways to find
	links    map[string]map[string]link // the surest link between two entities, both ways round
	sorted   map[string][]link          // links, surest first, of those that were asked for
	left     map[string]int             // hops to the end within what is known
	way      []link
	ways     [][]link
}

func newAtlas(from, to string, most int) *atlas {
	begin := func(id string) *circle { return &circle{rim: []string{id}, within: map[string]bool{id: true}} }
	return &atlas{from: begin(from), to: begin(to), start: from, end: to, most: most, links: map[string]map[string]link{}}
}

// smaller returns the circle that is cheaper to grow.
func (m *atlas) smaller() *circle {
	if len(m.to.rim) < len(m.from.rim) {
		return m.to
	}
	return m.from
}

// extend adds the links at the rim of a circle, which moves one hop outward.
func (m *atlas) extend(c *circle, found []link) {
	c.radius++
	c.rim = nil
	for _, l := range found {
		m.note(l)
		m.note(link{id: l.id, from: l.to, to: l.from, confidence: l.confidence})
		if !c.within[l.to] {
			c.within[l.to] = true
			c.rim = append(c.rim, l.to)
		}
	}
	m.sorted, m.left = map[string][]link{}, nil
}

func (m *atlas) note(l link) {
	at := m.links[l.from]
	if at == nil {
		at = map[string]link{}
		m.links[l.from] = at
	}
	if known, ok := at[l.to]; !ok || surer(l, known) < 0 {
		at[l.to] = l
	}
}

// distances measures how far entities are from the end.
func (m *atlas) distances() {
	m.left = map[string]int{m.end: 0}
	for rim := []string{m.end}; len(rim) > 0; {
		at := rim[0]
		rim = rim[1:]
		for next := range m.links[at] {
			if _, seen := m.left[next]; !seen {
				m.left[next] = m.left[at] + 1
				rim = append(rim, next)
			}
		}
	}
}

// choices returns the links from an entity, surest first.
func (m *atlas) choices(at string) []link {
	if known, ok := m.sorted[at]; ok {
		return known
	}
	all := make([]link, 0, len(m.links[at]))
	for _, l := range m.links[at] {
		all = append(all, l)
	}
	slices.SortFunc(all, surer)
	m.sorted[at] = all
	return all
}

// walk finds the ways of exactly so many hops.
func (e *explorer) walk(m *atlas, length int) error {
	if m.left == nil {
		m.distances()
	}
	return e.step(m, m.start, length)
}

// step goes on from an entity, surer links first, only where the hops that
// are left suffice.
func (e *explorer) step(m *atlas, at string, hops int) error {
	if at == m.end {
		if hops == 0 {
			m.ways = append(m.ways, slices.Clone(m.way))
		}
		return nil
	}
	choices := m.choices(at)
	if err := e.visit(len(choices)); err != nil {
		return err
	}
	for _, l := range choices {
		left, ok := m.left[l.to]
		if !ok || left > hops-1 || m.visited(l.to) {
			continue
		}
		m.way = append(m.way, l)
		err := e.step(m, l.to, hops-1)
		m.way = m.way[:len(m.way)-1]
		if err != nil || len(m.ways) == m.most {
			return err
		}
	}
	return nil
}

func (m *atlas) visited(id string) bool {
	return id == m.start || slices.ContainsFunc(m.way, func(l link) bool { return l.to == id })
}
