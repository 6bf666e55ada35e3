package graph

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// check tells whether a reading is well formed; see [Graph.Add].
func (g *Graph) check(r Reading) error {
	text := r.Story.Text
	for _, words := range append([]string{text, r.Story.Title, r.Story.Publisher, r.Story.Address, r.Story.Language}, r.Story.Origins...) {
		if !utf8.ValidString(words) {
			return Errorf(BadInput, "story “%.60s”: %.60q is not valid UTF-8", r.Story.Title, words)
		}
	}
	for i, a := range r.Appearances {
		if !a.Kind.Valid() || a.Name == "" || len(a.Mentions) == 0 || !utf8.ValidString(strings.Join(slices.Concat(a.Aliases, []string{a.Name, a.Description}), " ")) {
			return Errorf(BadInput, "story “%.60s”, appearance %d “%s”: it needs a known kind, a name and a mention, all of them valid UTF-8", r.Story.Title, i, a.Name)
		}
		for _, span := range a.Mentions {
			if !within(text, span) {
				return Errorf(BadInput, "story “%.60s”, appearance %d “%s”: the mention %d–%d is not a part of the text", r.Story.Title, i, a.Name, span.Start, span.End)
			}
		}
	}
	for i, c := range r.Claims {
		if problem := g.claimProblem(r, c); problem != "" {
			return Errorf(BadInput, "story “%.60s”, claim %d (%s): %s", r.Story.Title, i, c.Type, problem)
		}
	}
	return nil
}

func (g *Graph) claimProblem(r Reading, c Claim) string {
	if _, ok := g.types[c.Type]; !ok {
		return "the ontology has no such relation type"
	}
	for _, i := range []int{c.SourceIndex, c.TargetIndex} {
		if i < 0 || i >= len(r.Appearances) {
			return "an end is not among the appearances"
		}
	}
	for _, span := range []Span{c.Sentence, c.SourceAt, c.TargetAt} {
		if !within(r.Story.Text, span) {
			return "a span is not a part of the text"
		}
	}
	switch {
	case !c.Status.Valid():
		return "unknown status " + string(c.Status)
	case c.Polarity != Affirmed && c.Polarity != Denied:
		return "unknown polarity " + string(c.Polarity)
	case c.Modality != Asserted && c.Modality != Reported && c.Modality != Hypothetical:
		return "unknown modality " + string(c.Modality)
	case !(c.Confidence > 0 && c.Confidence <= 1):
		return "the confidence is not in (0, 1]"
	case c.When != nil && !utf8.ValidString(c.When.Words):
		return "the words of the date are not valid UTF-8"
	}
	return cmp.Or(c.When.problem(), c.Amount.problem(), c.Share.problem())
}

// within reports whether span covers at least one character of text and cuts none.
func within(text string, s Span) bool {
	return 0 <= s.Start && s.Start < s.End && s.End <= len(text) &&
		utf8.RuneStart(text[s.Start]) && (s.End == len(text) || utf8.RuneStart(text[s.End]))
}
