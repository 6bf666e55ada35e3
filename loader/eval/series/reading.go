package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader"
)

// sure is the confidence of an annotated claim: that of a good reader.
const sure = 0.9

// readings are what is read in each story: by a reader or, where it is nil, as
// annotated.
func (s *series) readings(ctx context.Context, reader loader.Reader) ([]graph.Reading, error) {
	var all []graph.Reading
	for i, st := range s.Stories {
		story := s.graphStory(i)
		reading, err := s.annotated(st, story), error(nil)
		if reader != nil {
			reading, err = reader.Read(ctx, story)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, reading)
	}
	return all, nil
}

func (s *series) graphStory(i int) graph.Story {
	st := s.Stories[i]
	address := st.Address
	if address == "" {
		site := strings.ReplaceAll(strings.ToLower(st.Publisher), " ", "-")
		address = fmt.Sprintf("https://%s.example/%s/%d", site, s.Name, i+1)
	}
	return graph.Story{
		Text: strings.Join(st.Text, " "), Publisher: st.Publisher, Address: address, Language: "en",
		Published: st.Published, Loaded: st.Published, Origins: []string{address},
	}
}

// annotated is what the annotation of a story says.
func (s *series) annotated(st story, story graph.Story) graph.Reading {
	r := graph.Reading{Story: story}
	index := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(s.Things)) {
		if a, ok := s.appearance(name, story.Text); ok {
			index[name] = len(r.Appearances)
			r.Appearances = append(r.Appearances, a)
		}
	}
	for _, c := range st.Says {
		r.Claims = append(r.Claims, s.graphClaim(st, c, index))
	}
	return r
}

// appearance finds a thing in a text, where it is there by its full name.
func (s *series) appearance(name, text string) (graph.Appearance, bool) {
	a := graph.Appearance{Kind: s.Things[name].Kind, Name: name, Mentions: mentions(text, name)}
	if len(a.Mentions) == 0 {
		return a, false
	}
	for _, alias := range s.Things[name].Aliases {
		at := mentions(text, alias)
		at = slices.DeleteFunc(at, func(m graph.Span) bool { return slices.ContainsFunc(a.Mentions, m.Overlaps) })
		if len(at) > 0 {
			a.Aliases = append(a.Aliases, alias)
			a.Mentions = append(a.Mentions, at...)
		}
	}
	slices.SortFunc(a.Mentions, func(a, b graph.Span) int { return a.Start - b.Start })
	return a, true
}

// mentions finds each place where a text has the name.
func mentions(text, name string) []graph.Span {
	var all []graph.Span
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return all
		}
		all = append(all, graph.Span{Start: at + i, End: at + i + len(name)})
		at += i + len(name)
	}
}

func (s *series) graphClaim(st story, c claim, index map[string]int) graph.Claim {
	at, _ := s.sentenceOf(st, c) // checked when it was read
	start := 0
	for _, sentence := range st.Text[:at] {
		start += len(sentence) + 1
	}
	sentence := graph.Span{Start: start, End: start + len(st.Text[at])}
	out := graph.Claim{
		Type: c.Is.Type, SourceIndex: index[c.Is.Source], TargetIndex: index[c.Is.Target],
		Status: c.Status, Polarity: graph.Affirmed, Modality: graph.Asserted,
		Amount: c.Amount.money(), Share: c.Share.money(), Revised: c.Revised, Detail: c.Detail, Confidence: sure, Reason: "annotated",
		Sentence: sentence,
		SourceAt: s.mention(st, c.Is.Source, sentence), TargetAt: s.mention(st, c.Is.Target, sentence),
	}
	switch {
	case c.Began != nil:
		out.When = &graph.When{Period: graph.Period(*c.Began), Words: "as annotated", Of: graph.Began}
	case c.Ended != nil:
		out.When = &graph.When{Period: graph.Period(*c.Ended), Words: "as annotated", Of: graph.Ended}
	}
	switch {
	case c.Denied:
		out.Polarity = graph.Denied
	case c.Hypothetical:
		out.Modality = graph.Hypothetical
	case c.Status == graph.Rumoured:
		out.Modality = graph.Reported
	}
	return out
}

// mention returns where a sentence names a thing or, where it does not, the
// last place before it, or else the first.
func (s *series) mention(st story, name string, sentence graph.Span) graph.Span {
	a, _ := s.appearance(name, strings.Join(st.Text, " "))
	best := a.Mentions[0]
	for _, m := range a.Mentions {
		if m.End <= sentence.End && !sentence.Contains(best) {
			best = m
		}
	}
	return best
}

// sentenceOf returns the sentence that says so.
func (s *series) sentenceOf(st story, c claim) (int, error) {
	if c.Sentence != nil {
		if *c.Sentence < 0 || *c.Sentence >= len(st.Text) {
			return 0, fmt.Errorf("there is no sentence %d", *c.Sentence)
		}
		return *c.Sentence, nil
	}
	for i, sentence := range st.Text {
		if s.names(sentence, c.Is.Source) && s.names(sentence, c.Is.Target) {
			return i, nil
		}
	}
	return 0, fmt.Errorf("no sentence names both ends; say which with sentence")
}

// names reports whether a sentence has any of a thing's names.
func (s *series) names(sentence, name string) bool {
	return strings.Contains(sentence, name) || slices.ContainsFunc(s.Things[name].Aliases, func(alias string) bool {
		return strings.Contains(sentence, alias)
	})
}
