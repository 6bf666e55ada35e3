package relations_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/relations"
	"github.com/dealgraph/dealgraph/loader/text"
)

// TestWordings runs one wording over one sentence, in which names stand in
// brackets. want is "source>target", in order of the text, with the detail and
// the money where the wording takes them.
func TestWordings(t *testing.T) {
	for _, test := range []struct{ say, sentence, want string }{
		{"{source} bought {target}", "[Acme] bought [Bolt].", "Acme>Bolt"},
		{"{source} bought {target}", "[Acme] bought the [Bolt].", "Acme>Bolt"},
		{"{source} bought {target}", "[Acme] gladly bought [Bolt].", ""},
		{"{source} * bought {target}", "[Acme] rather gladly bought [Bolt].", "Acme>Bolt"},
		{"{source} * bought {target}", "[Acme] and its many other friends bought [Bolt].", ""},
		{"{source} ... bought {target}", "[Acme] and its many other friends bought [Bolt].", "Acme>Bolt"},
		{"{source} ... bought {target}", "[Acme] fell; it bought [Bolt].", ""},
		{"{source} ... bought {target}", "[Acme] fell when [Crane] bought [Bolt].", "Crane>Bolt"},
		{"{source} **** sold to {target}", "[Acme] unloaded what [Crane] never sold to [Bolt].", "Acme>Bolt Crane>Bolt"},

		{"{source} bought {target}", "[Acme], [Bolt] and [Crane] bought [Drum].", "Acme>Drum Bolt>Drum Crane>Drum"},
		{"{source} bought {target}", "[Acme] bought [Bolt], [Crane] and [Drum].", "Acme>Bolt Acme>Crane Acme>Drum"},
		{"{source} bought {target}", "[Acme] bought [Bolt] as well as [Crane].", "Acme>Bolt Acme>Crane"},
		{"{members} merged", "[Acme], [Bolt] and [Crane] merged.", "Acme>Bolt Acme>Crane Bolt>Crane"},

		{"{source} bought {target}", "[Acme], a maker of bells, bought [Bolt].", "Acme>Bolt"},
		{"{source} bought {target}", "[Acme] (which makes bells) bought [Bolt].", "Acme>Bolt"},
		{"{source} bought {target}", "[Acme] bought the family-owned bell foundry [Bolt].", "Acme>Bolt"},
		{"{source} bought {target}", "[Acme] said that it bought [Bolt].", "Acme>Bolt"},
		{"{source} bought {target}", "[Acme] bought [Bolt] and bought [Crane].", "Acme>Bolt Acme>Crane"},
		{"{source} owns {target}", "[Acme], which owns [Bolt], closed.", "Acme>Bolt"},
		{"{source} 's owner , {target}", "[Acme]’s owner, [Bolt], closed.", "Acme>Bolt"},

		{"{source} paid {money} for {target}", "[Acme] paid $20 million for [Bolt].", "Acme>Bolt $20 million"},
		{"{source} , {detail} of {target}", "[Acme], proud owner of [Bolt].", "Acme>Bolt proud owner"},
		{"{source} , {detail owner|friend} of {target}", "[Acme], friend of [Bolt].", "Acme>Bolt friend"},
		{"{source} , {detail owner|friend} of {target}", "[Acme], foe of [Bolt].", ""},
		{"{target} bought by {source}", "[Acme] bought by [Acme].", ""},

		{"{source} bought {target}", "[Acme] bought [Bolt]’s barns.", ""},
		{"{source} bought * {target}", "[Acme] bought [Bolt]’s barn [Crane].", ""},
		{"{source} bought {target} 's", "[Acme] bought [Bolt]’s barns.", "Acme>Bolt"},
		{"{source} bought **** {target}", "[Acme] bought [Bolt]’s barn [Crane].", "Acme>Crane"},
	} {
		t.Run(test.say+"/"+test.sentence, func(t *testing.T) {
			finder, err := relations.New(oneWording(t, test.say))
			if err != nil {
				t.Fatal(err)
			}
			doc, found := bracketed(t, test.sentence)
			claims, err := finder.Find(context.Background(), doc, found)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range claims {
				s := found.Things[c.SourceIndex].Name + ">" + found.Things[c.TargetIndex].Name
				if c.Amount != nil {
					s += " " + c.Amount.Words
				}
				if c.Detail != "" {
					s += " " + c.Detail
				}
				got = append(got, s)
			}
			slices.Sort(got)
			if got := strings.Join(got, " "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// oneWording is an ontology of one type, OWNS, with one wording.
func oneWording(t *testing.T, say string) *ontology.Ontology {
	t.Helper()
	symmetric := strings.Contains(say, "{members}")
	inverse := "b"
	if symmetric {
		inverse = "a"
	}
	file := fmt.Sprintf(`name: OWNS
label: a
inverse: %s
description: for the test
source: any organisation
target: any organisation
symmetric: %v
nature: event
money: true
wordings: [%q]
examples:
  - text: A and B
    gives: [A -> B]
counterexamples: [nothing]
`, inverse, symmetric, say)
	o, err := (&ontology.Ontology{}).With(fstest.MapFS{"owns.yaml": {Data: []byte(file)}})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// bracketed parses a sentence whose names stand in brackets, all companies.
func bracketed(t *testing.T, sentence string) (*text.Document, *names.Found) {
	t.Helper()
	var plain strings.Builder
	found := &names.Found{}
	index := map[string]int{}
	for i, part := range strings.Split(sentence, "[") {
		name, rest, ok := strings.Cut(part, "]")
		if i == 0 || !ok {
			plain.WriteString(part)
			continue
		}
		if _, known := index[name]; !known {
			index[name] = len(found.Things)
			found.Things = append(found.Things, names.Thing{Kind: graph.Company, Name: name})
		}
		span := graph.Span{Start: plain.Len(), End: plain.Len() + len(name)}
		found.Mentions = append(found.Mentions, names.Mention{Span: span, Thing: index[name], Confidence: 1})
		plain.WriteString(name + rest)
	}
	doc := text.Parse(plain.String())
	if len(doc.Sentences) != 1 {
		t.Fatalf("%q is %d sentences", sentence, len(doc.Sentences))
	}
	return doc, found
}

// TestNewRefusesBareWordings: a wording of articles alone would match anywhere.
func TestNewRefusesBareWordings(t *testing.T) {
	_, err := relations.New(oneWording(t, "{source} the {target}"))
	if graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), "owns.yaml") {
		t.Errorf("got %v, want BAD_INPUT that names the file", err)
	}
}
