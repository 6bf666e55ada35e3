package loader

import (
	"slices"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/model"
	"github.com/dealgraph/dealgraph/loader/names"
)

func TestChosen(t *testing.T) {
	// Mentions 0 to 2 of things 0 to 2 stand in the first sentence, mention 3 of thing 1 in the second.
	found := &names.Found{Things: make([]names.Thing, 3), Mentions: make([]names.Mention, 4)}
	for i := range found.Mentions {
		found.Mentions[i].Thing, found.Mentions[i].Start = i, 10*i
	}
	found.Mentions[3].Thing, found.Mentions[3].Sentence = 1, 1
	lends := func(source, target, mention int, confidence float64, told ...graph.Claim) *statement {
		return &statement{of: "LENDS", group: "LENDS", single: "target", source: source, target: target, confidence: confidence, told: told,
			scored: &model.Relation{Source: source, Target: mention, Margin: 1}}
	}
	partners := func(a, b int, confidence float64, told ...graph.Claim) *statement {
		return &statement{of: "PARTNERS", group: "PARTNERS", bilateral: true, source: a, target: b, confidence: confidence, told: told,
			scored: &model.Relation{Source: a, Target: b, Margin: 1}}
	}
	deal := func(of, tentative string, confidence float64, told ...graph.Claim) *statement {
		return &statement{of: of, group: of, tentative: tentative, source: 0, target: 1, confidence: confidence, told: told,
			scored: &model.Relation{Source: 0, Target: 1, Margin: 1}}
	}
	acts := func(target int, of string, confidence float64, told ...graph.Claim) *statement {
		return &statement{of: "EXECUTIVE_OF", group: "EXECUTIVE_OF", state: of, source: 0, target: target, confidence: confidence, told: told,
			scored: &model.Relation{Source: 0, Target: target, Margin: 1}}
	}
	told, toExecutive := make([]graph.Claim, 1), []ontology.Yield{{To: "EXECUTIVE_OF"}}
	for _, test := range []struct {
		name string
		all  []*statement
		want []string
	}{
		{"the unlikely are left out", []*statement{{of: "LENDS", group: "LENDS", source: 1, target: 2, confidence: 0.1}}, nil},
		{"one direction of a type", []*statement{
			{of: "ACQUIRES", group: "ACQUIRES", source: 1, target: 2, confidence: 0.5}, {of: "ACQUIRES", group: "ACQUIRES", source: 2, target: 1, confidence: 0.6}}, []string{"ACQUIRES"}},
		{"the likelier of rivals", []*statement{
			{of: "WORKS_FOR", group: "DIRECTOR_OF", source: 1, target: 2, confidence: 0.5}, {of: "EXECUTIVE_OF", group: "DIRECTOR_OF", source: 1, target: 2, confidence: 0.9}}, []string{"EXECUTIVE_OF"}},
		{"rivals between others", []*statement{
			{of: "WORKS_FOR", group: "DIRECTOR_OF", source: 1, target: 2, confidence: 0.5}, {of: "EXECUTIVE_OF", group: "DIRECTOR_OF", source: 1, target: 3, confidence: 0.9}}, []string{"EXECUTIVE_OF", "WORKS_FOR"}},
		{"rivals, of which a wording tells the lesser", []*statement{
			{of: "DIRECTOR_OF", group: "DIRECTOR_OF", source: 1, target: 2, confidence: 0.5, told: told}, {of: "EXECUTIVE_OF", group: "DIRECTOR_OF", source: 1, target: 2, confidence: 0.9}}, []string{"EXECUTIVE_OF", "DIRECTOR_OF"}},
		{"rivals, of which a wording tells the more general", []*statement{
			{of: "WORKS_FOR", group: "DIRECTOR_OF", yields: toExecutive, source: 1, target: 2, confidence: 0.5, told: told}, {of: "EXECUTIVE_OF", group: "DIRECTOR_OF", source: 1, target: 2, confidence: 0.9}}, []string{"EXECUTIVE_OF"}},
		{"types that go together", []*statement{
			{of: "ACQUIRES", group: "ACQUIRES", source: 1, target: 2, confidence: 0.5}, {of: "NEGOTIATES", group: "NEGOTIATES", source: 1, target: 2, confidence: 0.9}}, []string{"NEGOTIATES", "ACQUIRES"}},
		{"one borrower in a sentence", []*statement{lends(0, 1, 1, 0.5), lends(0, 2, 2, 0.9)}, []string{"LENDS"}},
		{"two of which wordings tell", []*statement{lends(0, 1, 1, 0.5, told...), lends(0, 2, 2, 0.9)}, []string{"LENDS", "LENDS"}},
		{"two in two sentences", []*statement{lends(0, 1, 3, 0.5), lends(0, 2, 2, 0.9)}, []string{"LENDS", "LENDS"}},
		{"a bid, and the purchase that it is for", []*statement{deal("ACQUIRES", "BIDS_FOR", 0.5), deal("BIDS_FOR", "", 0.9)}, []string{"BIDS_FOR"}},
		{"a bid, and the purchase of which a wording tells", []*statement{deal("ACQUIRES", "BIDS_FOR", 0.5, told...), deal("BIDS_FOR", "", 0.9)}, []string{"BIDS_FOR", "ACQUIRES"}},
		{"partners of one partner", []*statement{partners(1, 2, 0.4), partners(0, 1, 0.9), partners(0, 2, 0.8)}, []string{"PARTNERS", "PARTNERS"}},
		{"three partners, of two of which a wording tells", []*statement{partners(1, 2, 0.4, told...), partners(0, 1, 0.9), partners(0, 2, 0.8)}, []string{"PARTNERS", "PARTNERS", "PARTNERS"}},
		{"a minister of two states", []*statement{acts(1, "norway", 0.9), acts(2, "sweden", 0.6)}, []string{"EXECUTIVE_OF"}},
		{"a minister of a state and its government", []*statement{acts(1, "norway", 0.9), acts(2, "norway", 0.6)}, []string{"EXECUTIVE_OF", "EXECUTIVE_OF"}},
		{"a minister of a state and a party", []*statement{acts(1, "norway", 0.9), acts(2, "", 0.6)}, []string{"EXECUTIVE_OF", "EXECUTIVE_OF"}},
		{"two lenders of one", []*statement{lends(0, 2, 2, 0.5), lends(1, 2, 2, 0.9)}, []string{"LENDS", "LENDS"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, s := range chosen(test.all, found, nil, 0.3) {
				got = append(got, s.of)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %v", got)
			}
		})
	}
}
