package relations

import (
	"context"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// Scored is a relation between two mentions that no wording found.
type Scored struct {
	Type           string
	Source, Target int // indices into Found.Mentions
	Status         graph.Status
	Denied         bool
	Confidence     float64
	Reason         string
}

// Takes reports whether a type is of the ontology and may hold between the
// things of two mentions.
func (f *Finder) Takes(of string, found *names.Found, source, target int) bool {
	t := f.types[of]
	return t != nil && found.Things[found.Mentions[source].Thing].MayBe(t.Sources) && found.Things[found.Mentions[target].Thing].MayBe(t.Targets)
}

// Tell makes claims of scored relations: it reads beside them the money, the
// modality and the source that their sentences tell. The claims stand in the
// order of the sentences. Types that the ontology lacks are left out. It fails
// only where ctx is done.
func (f *Finder) Tell(ctx context.Context, doc *text.Document, found *names.Found, scored []Scored) ([]graph.Claim, error) {
	r := reader{finder: f, doc: doc, found: found, mentions: mentionsBySentence(doc, found), source: -1}
	in := make([][]Scored, len(doc.Sentences))
	for _, s := range scored {
		i := SentenceOf(found, s.Source, s.Target)
		in[i] = append(in[i], s)
	}
	var claims []graph.Claim
	for i := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		line := withoutNationalities(f.lineOf(&doc.Sentences[i], found, r.mentions[i]))
		teller := r.sourceOf(i, line)
		for _, s := range in[i] {
			if t := f.types[s.Type]; t != nil {
				if c, ok := r.tell(s, t, i, teller, line); ok {
					claims = append(claims, c)
				}
			}
		}
	}
	return claims, nil
}

// Contradicted reports of each of scored relations whether its sentence tells
// something else of the two, for which Tell leaves it out.
func (f *Finder) Contradicted(doc *text.Document, found *names.Found, scored []Scored) []bool {
	r := reader{finder: f, doc: doc, found: found, mentions: mentionsBySentence(doc, found), source: -1}
	lines := make([][]item, len(doc.Sentences))
	out := make([]bool, len(scored))
	for i, s := range scored {
		t, at := f.types[s.Type], SentenceOf(found, s.Source, s.Target)
		if t == nil {
			continue
		}
		if lines[at] == nil {
			lines[at] = withoutNationalities(f.lineOf(&doc.Sentences[at], found, r.mentions[at]))
		}
		out[i] = r.contradicts(s, finding{match: between(lines[at], s.Source, s.Target), of: t, line: lines[at], sentence: at})
	}
	return out
}

// contradicts reports whether the words about the ends of a scored relation tell
// something else of the two.
func (r *reader) contradicts(s Scored, x finding) bool {
	from, to := r.found.Mentions[s.Source], r.found.Mentions[s.Target]
	return contradicted(x) || r.finder.misworded(x) || r.ofAnother(x, to.Thing) || r.elsewhere(x, from.Thing, to.Thing)
}

// SentenceOf returns the sentence that tells of two mentions: the later one, which
// refers back to what the earlier one named. A person is introduced with what he
// is, though, before a name that merely comes up again, except in the headline.
func SentenceOf(found *names.Found, source, target int) int {
	first, last := found.Mentions[source], found.Mentions[target]
	if last.Sentence < first.Sentence {
		first, last = last, first
	}
	introduced := found.Things[first.Thing].Kind == graph.Person && found.Things[last.Thing].Kind != graph.Person
	if introduced && last.Form == names.Named && first.Sentence > 0 {
		return first.Sentence
	}
	return last.Sentence
}

// tell makes the claim of one scored relation that a sentence tells of,
// unless the sentence tells something else of the two.
func (r *reader) tell(s Scored, of *ontology.Type, sentence, teller int, line []item) (graph.Claim, bool) {
	from, to := r.found.Mentions[s.Source], r.found.Mentions[s.Target]
	x := finding{match: between(line, s.Source, s.Target), of: of, line: line, sentence: sentence, teller: teller}
	if r.contradicts(s, x) {
		return graph.Claim{}, false
	}
	at := &r.doc.Sentences[sentence]
	c := graph.Claim{
		Type: of.Name, SourceIndex: from.Thing, SourceAt: from.Span, TargetIndex: to.Thing, TargetAt: to.Span,
		Status: s.Status, Polarity: graph.Affirmed, Modality: modalityOf(x),
		Confidence: s.Confidence, Sentence: at.Span, Reason: s.Reason,
	}
	if s.Denied && mayDeny(x) || deniesFlatly(x) {
		c.Polarity = graph.Denied
	}
	r.finder.Settle(&c)
	if ended(x) {
		c.Status = graph.Terminated
	}
	if of.Money && s.Status != graph.NoStatus { // what merely lasts has no sum of its own
		sum := r.finder.amountOf(x, at)
		if sum < 0 && !of.Worded {
			sum = r.finder.nearestSum(x, 0, len(line), at)
		}
		if sum >= 0 {
			sum, c.Revised = revised(line, sum)
			c.Amount, c.Share = shareOf(x, sum, at)
		}
	}
	c.When = r.whenOf(x, c.Status)
	c.Leads = of.Deal != nil && of.Deal.Lead != "" && leadsOthers(line, x.source)
	r.attribute(&c, x)
	r.finder.order(&c)
	return c, true
}

// between makes a match of what lies between two mentions of a line, one of
// which may be in another.
func between(line []item, source, target int) match {
	m := match{source: itemOf(line, source), target: itemOf(line, target), money: -1, detail: -1}
	switch {
	case m.source < 0 && m.target < 0:
		m.end = len(line)
	case m.source < 0 || m.target < 0:
		m.start = max(m.source, m.target)
		m.end = m.start + 1
	default:
		m.start, m.end = min(m.source, m.target), max(m.source, m.target)+1
	}
	return m
}

// itemOf is the item of a mention, or -1.
func itemOf(line []item, mention int) int {
	return slices.IndexFunc(line, func(it item) bool { return slices.Contains(it.mentions, mention) })
}
