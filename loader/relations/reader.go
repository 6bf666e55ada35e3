package relations

import (
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// reader reads one document.
type reader struct {
	finder   *Finder
	doc      *text.Document
	found    *names.Found
	mentions [][]int // indices into found.Mentions, by sentence
	state    []int   // the same, of the state that the story is about
	company  []int   // and of the company
	matcher  matcher
	// source is the thing last named as a source, and where; -1 is none.
	source, sourceSentence int
	namesaken              map[[2]int]bool  // pairs of things of which names have told
	ministries             map[int]ministry // read where one is asked for
	called                 [][]int          // the first mentions by name, by thing
	countries              map[string][]int // the mentions, by country
}

// finding is a match in its line and sentence.
type finding struct {
	match
	of       *ontology.Type
	wording  *ontology.Wording
	line     []item
	sentence int
	teller   int // on which the sentence hangs what it tells; -1 is none
}

// sentence returns what the wordings find in a sentence.
func (r *reader) sentence(i int) []telling {
	if !r.severalThings(i) && len(r.state) == 0 && len(r.company) == 0 && !r.saysState(i) {
		return nil
	}
	f := r.finder
	whole := f.lineOf(&r.doc.Sentences[i], r.found, r.mentions[i])
	line := withoutNationalities(whole)
	plain := f.withRelatives(withLists(line))
	simple := f.withRelatives(withSubjects(withLists(simplified(line))))
	teller := r.sourceOf(i, line)
	lines := [][]item{plain}
	for _, line := range [][]item{simple, f.withOwners(plain), f.withOwners(simple),
		r.withHolder(plain, r.state, r.stateOffice), r.withHolder(plain, r.company, r.barePost), r.withRival(plain), r.withDepartment(plain), withLists(withoutNationalities(r.withState(whole)))} {
		if !slices.ContainsFunc(lines, func(o []item) bool { return slices.EqualFunc(line, o, item.same) }) {
			lines = append(lines, line)
		}
	}
	out := r.namesakes(i)
	for _, line := range lines {
		for _, p := range f.candidates(line) {
			for _, m := range r.matcher.all(p, line, r.fits(p.of.Sources), r.fits(p.of.Targets)) {
				out = append(out, r.tellings(finding{m, p.of, p.wording, line, i, teller})...)
			}
		}
	}
	return out
}

func (r *reader) severalThings(sentence int) bool {
	mentions := r.mentions[sentence]
	return slices.ContainsFunc(mentions, func(m int) bool {
		return r.found.Mentions[m].Thing != r.found.Mentions[mentions[0]].Thing
	})
}

// fits returns a test of whether a mention's thing is of one of the kinds.
func (r *reader) fits(kinds []graph.Kind) fits {
	return func(mention int) bool {
		return r.found.Things[r.found.Mentions[mention].Thing].MayBe(kinds)
	}
}

// tellings returns what a finding tells: one claim for each member of the lists
// at its ends.
func (r *reader) tellings(x finding) []telling {
	if contradicted(x) || r.finder.misworded(x) {
		return nil
	}
	source, target := r.fits(x.of.Sources), r.fits(x.of.Targets)
	told := r.told(x)
	targets := x.line[x.target].mentions
	if x.of.Nature == graph.State && x.target < x.source && beforeWhose(x.line, x.target) {
		targets = targets[len(targets)-1:] // "A and B, whose chairman C"
	}
	var out []telling
	for i, s := range x.line[x.source].mentions {
		for j, t := range targets {
			from, to := r.found.Mentions[s], r.found.Mentions[t]
			if x.source == x.target && j <= i || !source(s) || !target(t) || from.Thing == to.Thing || r.ofAnother(x, to.Thing) || r.elsewhere(x, from.Thing, to.Thing) {
				continue
			}
			c := told
			c.SourceIndex, c.SourceAt = from.Thing, from.Span
			c.TargetIndex, c.TargetAt = to.Thing, to.Span
			c.Confidence *= from.Confidence * to.Confidence
			r.attribute(&c, x)
			stated := x.wording.Status != graph.NoStatus || x.of.Nature == graph.State && c.Status != graph.NoStatus
			out = append(out, telling{c, stated, c.Polarity == graph.Denied && denies(x.matched())})
		}
	}
	return out
}

// attribute names the source of an event. Who is a party to it, and speaks for
// itself, is no source.
func (r *reader) attribute(c *graph.Claim, x finding) {
	if x.teller < 0 || x.of.Nature != graph.Event || x.teller == c.SourceIndex || x.teller == c.TargetIndex {
		return
	}
	c.AttributedTo = r.found.Things[x.teller].Name
	if c.Modality == graph.Asserted {
		c.Modality = graph.Reported
	}
}

// told returns what the claims of a finding have in common.
func (r *reader) told(x finding) graph.Claim {
	s := &r.doc.Sentences[x.sentence]
	c := graph.Claim{
		Type:       x.of.Name,
		Polarity:   polarityOf(x),
		Modality:   modalityOf(x),
		Detail:     r.detailOf(x),
		Confidence: x.wording.Confidence,
		Sentence:   s.Span,
		Reason:     x.of.Name + ": " + x.wording.Say,
	}
	if c.Confidence == 0 {
		c.Confidence = unknownConfidence
	}
	c.Status = statusOf(x, c.Modality)
	if x.of.Money {
		if at := r.finder.amountOf(x, s); at >= 0 {
			at, c.Revised = revised(x.line, at)
			c.Amount, c.Share = shareOf(x, at, s)
		}
	}
	c.When = r.whenOf(x, c.Status)
	c.Leads = x.of.Deal != nil && x.of.Deal.Lead != "" && leadsOthers(x.line, x.source)
	if x.of.Tentative != "" && (c.Status == graph.InTalks || c.Status == graph.Rumoured) {
		c.Type = x.of.Tentative
	}
	return c
}

// unknownConfidence stands in for the confidence of a wording that has none.
const unknownConfidence = 0.5

// detailOf returns the words of the text that a wording kept as its detail.
func (r *reader) detailOf(x finding) string {
	if x.detail < 0 {
		return ""
	}
	span := graph.Span{Start: x.line[x.detail].span.Start, End: x.line[x.detailEnd-1].span.End}
	return span.Of(r.doc.Text)
}
