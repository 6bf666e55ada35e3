package relations_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/relations"
	"github.com/dealgraph/dealgraph/loader/text"
)

// TestOntologyExamples reads the examples of every relation type: what an
// example gives must be found, and a counterexample must give nothing of the
// type.
func TestOntologyExamples(t *testing.T) {
	types, finder := builtin(t)
	for _, typ := range types.Types() {
		for _, e := range typ.Examples {
			t.Run(typ.Name+"/"+e.Text, func(t *testing.T) {
				found, claims := read(t, finder, e.Text)
				for _, want := range e.Gives {
					if !slices.ContainsFunc(claims, func(c graph.Claim) bool { return gives(typ, found, c, want) }) {
						t.Errorf("want %+v\namong %s", want, show(found, claims))
					}
				}
			})
		}
		for _, e := range typ.Counterexamples {
			t.Run(typ.Name+"/not/"+e.Text, func(t *testing.T) {
				found, claims := read(t, finder, e.Text)
				for _, c := range claims {
					if c.Type == typ.Name && c.Polarity == graph.Affirmed {
						t.Errorf("must not give %s", show(found, []graph.Claim{c}))
					}
				}
			})
		}
	}
}

func builtin(t testing.TB) (*ontology.Ontology, *relations.Finder) {
	t.Helper()
	types, err := ontology.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	finder, err := relations.New(types)
	if err != nil {
		t.Fatal(err)
	}
	return types, finder
}

func read(t testing.TB, finder *relations.Finder, story string) (*names.Found, []graph.Claim) {
	t.Helper()
	doc := text.Parse(story)
	found := names.Find(doc)
	claims, err := finder.Find(context.Background(), doc, found)
	if err != nil {
		t.Fatal(err)
	}
	return found, claims
}

// gives reports whether a claim is the relation that an example must give.
func gives(typ *ontology.Type, found *names.Found, c graph.Claim, want ontology.Expected) bool {
	source, target := found.Things[c.SourceIndex], found.Things[c.TargetIndex]
	straight := called(source, want.Source) && called(target, want.Target)
	turned := typ.Symmetric && called(source, want.Target) && called(target, want.Source)
	switch {
	case c.Type != typ.Name || !straight && !turned,
		want.Status != graph.NoStatus && c.Status != want.Status,
		want.Detail != "" && c.Detail != want.Detail,
		want.Value != 0 && (c.Amount == nil || c.Amount.Value != want.Value || c.Amount.Currency != want.Currency),
		want.Negated != (c.Polarity == graph.Denied):
		return false
	}
	return true
}

func called(t names.Thing, name string) bool {
	names := append([]string{t.Name}, t.Aliases...)
	return slices.ContainsFunc(names, func(n string) bool { return strings.TrimSuffix(n, ".") == name })
}

func show(found *names.Found, claims []graph.Claim) string {
	var b strings.Builder
	for _, c := range claims {
		b.WriteString("\n\t" + found.Things[c.SourceIndex].Name + " " + c.Type + " " + found.Things[c.TargetIndex].Name +
			" " + string(c.Status) + " " + string(c.Polarity) + " " + string(c.Modality) + " " + c.Detail + " by " + c.Reason)
		if c.Amount != nil {
			b.WriteString(" " + c.Amount.Words)
		}
	}
	for _, thing := range found.Things {
		b.WriteString("\n\t(" + thing.Name + ", " + string(thing.Kind) + ")")
	}
	return b.String()
}
