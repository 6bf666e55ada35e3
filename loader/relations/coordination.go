package relations

import (
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// membersReach is how many sentences may stand between an event and the
// sentence that names more of its parties.
const membersReach = 2

// membersConfidence is what remains of the confidence in a claim for a party
// that a later sentence names.
const membersConfidence = 0.85

var (
	groups     = set("consortium syndicate club group partners participants members")
	takesPart  = set("among joined joins join part participated")
	inclusions = set("include includes included including comprise comprises comprised are were is")
)

// members returns the claims of a sentence that goes on with the parties of an
// event told shortly before: "The consortium also includes B and C", "Other
// lenders are B and C", "B and C are among the lenders", "B joined the round".
// told are the claims of the sentences so far.
func (r *reader) members(sentence int, told []graph.Claim) []graph.Claim {
	if len(told) == 0 || len(r.mentions[sentence]) == 0 {
		return nil
	}
	s := &r.doc.Sentences[sentence]
	line := withLists(withoutAdverbs(withoutBrackets(r.finder.lineOf(s, r.found, r.mentions[sentence]))))
	noun, list := membersList(line)
	if list < 0 {
		noun, list = membersFirst(line)
	}
	if list < 0 {
		return nil
	}
	var out []graph.Claim
	seen := map[string]bool{}
	for _, c := range slices.Backward(told) {
		if !r.within(c, sentence) {
			break
		}
		if deal := r.finder.types[c.Type].Deal; deal == nil || deal.Hub != "target" || !playsRole(noun, deal.Source) || seen[c.Type] {
			continue
		}
		seen[c.Type] = true
		out = append(out, r.joining(c, s.Span, line[list].mentions)...)
	}
	return out
}

// membersList returns the noun for the parties that the line begins with, and
// the list of names that it says they include; -1 where it is no such line.
func membersList(line []item) (noun string, list int) {
	for i, it := range line {
		switch {
		case it.kind == name && i > 0 && noun != "" && inclusions[line[i-1].text]:
			return noun, i
		case it.kind != word:
			return "", -1
		case groups[it.text], strings.HasSuffix(it.text, "s") && noun == "":
			noun = it.text
		}
	}
	return "", -1
}

// maxBehind is how many words may stand between the names and the noun for the
// parties where the names come first.
const maxBehind = 6

// membersFirst is membersList for a line that begins with the names: "B and C
// are among the lenders".
func membersFirst(line []item) (noun string, list int) {
	joined := false
	for i, it := range line[:min(len(line), maxBehind+2)] {
		switch {
		case i == 0 && it.kind == name:
			continue
		case it.kind != word:
			return "", -1
		case takesPart[it.text]:
			joined = true
		case joined && (groups[it.text] || it.text == round || strings.HasSuffix(it.text, "ers") || strings.HasSuffix(it.text, "ors")):
			return it.text, 0
		}
	}
	return "", -1
}

// round stands for the investors who take part in it.
const round = "round"

// playsRole reports whether a noun may stand for those who play a role:
// "lenders" for LENDER, and "consortium" for any.
func playsRole(noun, role string) bool {
	return groups[noun] || noun == round && role == "INVESTOR" || strings.TrimSuffix(noun, "s") == strings.ToLower(role)
}

// within reports whether a claim was told at most membersReach sentences before.
func (r *reader) within(c graph.Claim, sentence int) bool {
	return c.Sentence.Start >= r.doc.Sentences[max(0, sentence-membersReach)].Start
}

// joining returns a claim like c for each of the mentions in place of its source.
func (r *reader) joining(c graph.Claim, sentence graph.Span, mentions []int) []graph.Claim {
	t, source := r.finder.types[c.Type], r.fits(r.finder.types[c.Type].Sources)
	var out []graph.Claim
	for _, m := range mentions {
		party := r.found.Mentions[m]
		if !source(m) || party.Thing == c.TargetIndex || party.Thing == c.SourceIndex {
			continue
		}
		more := c
		more.Share, more.Leads = nil, false // which are of the one that was named before
		more.SourceIndex, more.SourceAt, more.Sentence = party.Thing, party.Span, sentence
		more.Confidence *= membersConfidence * party.Confidence
		more.Reason = t.Name + ": a party named after the event"
		out = append(out, more)
	}
	return out
}
