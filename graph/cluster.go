package graph

import (
	"cmp"
	"maps"
	"slices"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// MaxNames bounds the names of one entity: a link that would bring more
// together joins nothing, unless an analyst's word made it.
const MaxNames = 100

// joint is a link that joins two names, or a judgement that does.
type joint struct {
	pair
	score float64
	by    *Judgement
}

// clusters parts names into entities. What joins them are the links that say
// SAME and the judgements that do: first what was judged, the last word first,
// then the likeliest. A joint counts unless it would bring two names together
// that were judged two things or that [resolve.Subject.Opposes] keeps apart;
// a judgement does not heed the latter. The result depends on nothing else.
type clusters struct {
	subjects map[string]*resolve.Subject
	rulings  map[pair]Judgement
	of       map[string]string // the name that stands for the cluster of each
	members  map[string][]string
	joined   []joint // those that counted, in order
}

func newClusters(names map[string]Name, links []Link, judgements []Judgement) *clusters {
	c := &clusters{
		subjects: map[string]*resolve.Subject{}, rulings: pairRulings(judgements),
		of: map[string]string{}, members: map[string][]string{},
	}
	for id, n := range names {
		c.subjects[id] = resolve.NewSubject(n.profile())
		c.of[id], c.members[id] = id, []string{id}
	}
	for _, j := range c.joints(links) {
		c.join(j)
	}
	return c
}

// joints returns what may join names, in the order in which it is tried.
func (c *clusters) joints(links []Link) []joint {
	var all []joint
	for p, j := range c.rulings {
		if j.Ruling == RuleSame {
			all = append(all, joint{p, 1, &j})
		}
	}
	for _, l := range links {
		if _, judged := c.rulings[pair{l.A, l.B}]; !judged && l.Verdict == resolve.Same {
			all = append(all, joint{pair{l.A, l.B}, l.Score, nil})
		}
	}
	all = slices.DeleteFunc(all, func(j joint) bool { return c.of[j.pair[0]] == "" || c.of[j.pair[1]] == "" })
	ambiguous := c.ambiguous(all)
	all = slices.DeleteFunc(all, func(j joint) bool { return j.by == nil && (ambiguous[j.pair[0]] || ambiguous[j.pair[1]]) })
	slices.SortFunc(all, func(a, b joint) int {
		switch {
		case a.by != nil && b.by != nil:
			return earlier(*b.by, *a.by)
		case a.by != nil:
			return -1
		case b.by != nil:
			return 1
		}
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.pair[0], b.pair[0]), cmp.Compare(a.pair[1], b.pair[1]))
	})
	return all
}

// ambiguous returns the names of few letters that two things which are kept apart
// may be called by: “EC”, where stories call two bodies so. Such a name is one
// with neither, until somebody says so.
func (c *clusters) ambiguous(joints []joint) map[string]bool {
	meant := map[string][]string{} // what a name of few letters may mean
	for _, j := range joints {
		for i, short := range j.pair {
			if long := j.pair[1-i]; j.by == nil && c.subjects[short].MayMeanSeveral() && !c.subjects[long].MayMeanSeveral() {
				meant[short] = append(meant[short], long)
			}
		}
	}
	several := map[string]bool{}
	for short, longs := range meant {
		longs = longs[:min(len(longs), MaxNames)]
		several[short] = slices.ContainsFunc(longs, func(x string) bool {
			return slices.ContainsFunc(longs, func(y string) bool { return x < y && c.subjects[x].Opposes(c.subjects[y]) })
		})
	}
	return several
}

func (c *clusters) join(j joint) {
	a, b := c.of[j.pair[0]], c.of[j.pair[1]]
	if a == b || c.apart(c.members[a], c.members[b], j.by != nil) {
		return
	}
	a, b = min(a, b), max(a, b)
	for _, id := range c.members[b] {
		c.of[id] = a
	}
	c.members[a] = append(c.members[a], c.members[b]...)
	delete(c.members, b)
	c.joined = append(c.joined, j)
}

// apart reports whether names of two clusters must not come together.
func (c *clusters) apart(a, b []string, judged bool) bool {
	if !judged && len(a)+len(b) > MaxNames {
		return true
	}
	for _, x := range a {
		for _, y := range b {
			ruling := c.rulings[pairOf(x, y)].Ruling
			if ruling == RuleNotSame || !judged && ruling == "" && c.subjects[x].Opposes(c.subjects[y]) {
				return true
			}
		}
	}
	return false
}

// groups returns the names of each cluster by its smallest id, sorted.
func (c *clusters) groups() map[string][]string {
	groups := maps.Clone(c.members)
	for id, members := range groups {
		groups[id] = slices.Sorted(slices.Values(members))
	}
	return groups
}

// joinedByEnd returns the joints that counted by the names at their ends, in order.
func (c *clusters) joinedByEnd() map[string][]joint {
	ends := map[string][]joint{}
	for _, j := range c.joined {
		for _, id := range j.pair {
			ends[id] = append(ends[id], j)
		}
	}
	return ends
}
