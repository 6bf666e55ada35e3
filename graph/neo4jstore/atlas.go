package neo4jstore

import (
	"cmp"
	"maps"
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
	radius int             // all edges of the entities fewer hops away are known
	rim    map[string]bool // the entities that are just so many hops away
	within map[string]bool
}

// rims are the entities at the rims of circles.
func rims(circles ...*circle) (all []string) {
	for _, c := range circles {
		all = slices.AppendSeq(all, maps.Keys(c.rim))
	}
	return all
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
	begin := func(id string) *circle {
		return &circle{rim: map[string]bool{id: true}, within: map[string]bool{id: true}}
	}
	return &atlas{from: begin(from), to: begin(to), start: from, end: to, most: most, links: map[string]map[string]link{}}
}

// reach is the longest that ways can be of which all edges are known.
func (a *atlas) reach() int { return a.from.radius + a.to.radius }

// smaller returns the circle that is cheaper to grow, and larger the other one.
func (a *atlas) smaller() *circle {
	if len(a.to.rim) < len(a.from.rim) {
		return a.to
	}
	return a.from
}

func (a *atlas) larger() *circle {
	if a.smaller() == a.to {
		return a.from
	}
	return a.to
}

// extend adds the links at the rims of circles, which move one hop outward.
func (a *atlas) extend(found []link, circles ...*circle) {
	a.add(found)
	for _, c := range circles {
		inner := c.rim
		c.radius++
		c.rim = map[string]bool{}
		for _, l := range found {
			if inner[l.from] && !c.within[l.to] {
				c.within[l.to], c.rim[l.to] = true, true
			}
		}
	}
}

// add adds links to the atlas.
func (a *atlas) add(found []link) {
	for _, l := range found {
		a.note(l)
		a.note(link{id: l.id, from: l.to, to: l.from, confidence: l.confidence})
	}
	a.sorted, a.left = map[string][]link{}, nil
}

func (a *atlas) note(l link) {
	at := a.links[l.from]
	if at == nil {
		at = map[string]link{}
		a.links[l.from] = at
	}
	if known, ok := at[l.to]; !ok || surer(l, known) < 0 {
		at[l.to] = l
	}
}

// distances measures how far entities are from the end.
func (a *atlas) distances() {
	a.left = map[string]int{a.end: 0}
	for rim := []string{a.end}; len(rim) > 0; {
		at := rim[0]
		rim = rim[1:]
		for next := range a.links[at] {
			if _, seen := a.left[next]; !seen {
				a.left[next] = a.left[at] + 1
				rim = append(rim, next)
			}
		}
	}
}

// choices returns the links from an entity, surest first.
func (a *atlas) choices(at string) []link {
	if known, ok := a.sorted[at]; ok {
		return known
	}
	all := make([]link, 0, len(a.links[at]))
	for _, l := range a.links[at] {
		all = append(all, l)
	}
	slices.SortFunc(all, surer)
	a.sorted[at] = all
	return all
}

// walk finds the ways of exactly so many hops.
func (e *explorer) walk(a *atlas, length int) error {
	if a.left == nil {
		a.distances()
	}
	return e.step(a, a.start, length)
}

// step goes on from an entity, surer links first, only where the hops that
// are left suffice.
func (e *explorer) step(a *atlas, at string, hops int) error {
	if at == a.end {
		if hops == 0 {
			a.ways = append(a.ways, slices.Clone(a.way))
		}
		return nil
	}
	choices := a.choices(at)
	if err := e.visit(len(choices)); err != nil {
		return err
	}
	for _, l := range choices {
		left, ok := a.left[l.to]
		if !ok || left > hops-1 || a.visited(l.to) {
			continue
		}
		a.way = append(a.way, l)
		err := e.step(a, l.to, hops-1)
		a.way = a.way[:len(a.way)-1]
		if err != nil || len(a.ways) == a.most {
			return err
		}
	}
	return nil
}

func (a *atlas) visited(id string) bool {
	return id == a.start || slices.ContainsFunc(a.way, func(l link) bool { return l.to == id })
}
