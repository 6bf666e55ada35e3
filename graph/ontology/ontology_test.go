package ontology

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dealgraph/dealgraph/graph"
)

func ExampleBuiltin() {
	types, err := Builtin()
	if err != nil {
		fmt.Println(err)
		return
	}
	lends, _ := types.Type("LENDS")
	fmt.Println(lends.Label, "/", lends.Inverse)
	fmt.Println(*lends.Deal)
	// Output:
	// lends to / borrows from
	// {LOAN LENDER BORROWER LEAD_LENDER target false}
}

// A folder of an analyst's own files adds types.
func ExampleOntology_With() {
	types, err := Builtin()
	if err != nil {
		fmt.Println(err)
		return
	}
	more, err := types.With(os.DirFS("testdata/good"))
	if err != nil {
		fmt.Println(err)
		return
	}
	rents, _ := more.Type("RENTS_TO")
	fmt.Println(rents.File, rents.Label)
	fmt.Println(len(more.Types()) - len(types.Types()))
	// Output:
	// rents-to.yaml rents to
	// 1
}

func builtinTypes(t *testing.T) []*Type {
	t.Helper()
	o, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return o.Types()
}

func TestBuiltinTypes(t *testing.T) {
	want := strings.Fields(`ACQUIRES ADVISES APPROVES BIDS_FOR BLOCKS COMPETES_WITH DIRECTOR_OF DIVESTS
		EXECUTIVE_OF FINES FOUNDED HEADQUARTERED_IN INVESTIGATES INVESTS_IN JOINT_VENTURE_WITH LENDS LICENSES_TO
		LISTED_ON MERGES_WITH NEGOTIATES OWNS PARTNERS PRODUCES RATES REPRESENTS SETTLES_WITH STRIKES_AGAINST
		SUBSIDIARY_OF SUCCEEDS SUES SUPPLIES UNDERWRITES WORKS_FOR`)
	var got []string
	for _, typ := range builtinTypes(t) {
		got = append(got, typ.Name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("types are\n%v; want\n%v", got, want)
	}
}

// TestBuiltinTypesAreWhole checks what every type of the project must have
// beyond what its file is checked for when it is read.
func TestBuiltinTypesAreWhole(t *testing.T) {
	for _, typ := range builtinTypes(t) {
		t.Run(typ.Name, func(t *testing.T) {
			if want := strings.ToLower(strings.ReplaceAll(typ.Name, "_", "-")) + ".yaml"; path.Base(typ.File) != want {
				t.Errorf("the file is %s; want %s", typ.File, want)
			}
			if n := len(typ.Wordings); n < 10 {
				t.Errorf("%d wordings are too few; want 10", n)
			}
			if n := len(typ.Examples); n < 4 {
				t.Errorf("%d examples are too few; want 4", n)
			}
			if n := len(typ.Counterexamples); n < 3 {
				t.Errorf("%d counterexamples are too few; want 3", n)
			}
			if typ.Deal != nil && !typ.Money {
				t.Error("deals have sums of money, and the type has none")
			}
		})
	}
}

// TestExamplesAreApart keeps a text from being an example of a type twice, or
// example and counterexample at once.
func TestExamplesAreApart(t *testing.T) {
	for _, typ := range builtinTypes(t) {
		seen := map[string]bool{}
		for _, e := range slices.Concat(typ.Examples, typ.Counterexamples) {
			if seen[e.Text] {
				t.Errorf("%s has the text twice: %s", typ.Name, e.Text)
			}
			seen[e.Text] = true
		}
	}
}

// TestDealsOfOneKind checks that types whose edges can be one deal agree on
// its hub and on the role of the end that they share.
func TestDealsOfOneKind(t *testing.T) {
	first := map[string]*Type{}
	for _, typ := range builtinTypes(t) {
		if typ.Deal == nil {
			continue
		}
		other, ok := first[typ.Deal.Kind]
		if !ok {
			first[typ.Deal.Kind] = typ
			continue
		}
		if typ.Deal.Hub == "" || typ.Deal.Hub != other.Deal.Hub || hubRole(typ.Deal) != hubRole(other.Deal) {
			t.Errorf("%s and %s both make deals of the kind %s, with hubs %q and %q", typ.Name, other.Name, typ.Deal.Kind, typ.Deal.Hub, other.Deal.Hub)
		}
	}
}

func hubRole(d *graph.DealRoles) string {
	if d.Hub == "source" {
		return d.Source
	}
	return d.Target
}

func TestRelationTypes(t *testing.T) {
	o, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range o.RelationTypes() {
		if typ := o.Types()[i]; r.Name != typ.Name {
			t.Errorf("relation type %d is %s; want %s", i, r.Name, typ.Name)
		}
	}
	if _, ok := o.Type("NOTHING"); ok {
		t.Error("the type NOTHING was found")
	}
}

// TestRivalsAreMutual: of rivals each names all the others, so that it does not
// matter which of them is asked.
func TestRivalsAreMutual(t *testing.T) {
	o, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range o.Types() {
		for _, name := range typ.Rivals {
			rival, _ := o.Type(name)
			if got, want := slices.Sorted(slices.Values(append([]string{name}, rival.Rivals...))), slices.Sorted(slices.Values(append([]string{typ.Name}, typ.Rivals...))); !slices.Equal(got, want) {
				t.Errorf("the rivals of %s are %v, those of %s %v", typ.Name, want, name, got)
			}
		}
	}
}

// TestTypesThatNoFileDefines refuses a type that names one that is not there.
func TestTypesThatNoFileDefines(t *testing.T) {
	file := func(more string) fstest.MapFS {
		return fstest.MapFS{"sponsors.yaml": {Data: []byte(`name: SPONSORS
label: sponsors
inverse: is sponsored by
description: Pays for the name of a team.
source: COMPANY
target: COMPANY
nature: event
` + more + `
wordings: ["{source} sponsors {target}"]
examples: [{text: Acme sponsors Zeta., gives: [Acme -> Zeta]}]
`)}}
	}
	o, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.With(file("yields: [{to: OWNS, turned: true}]\nrivals: [INVESTS_IN]\ntentative: BIDS_FOR")); err != nil {
		t.Error(err)
	}
	for _, more := range []string{"yields: [OWMS]", "rivals: [OWMS]", "tentative: OWMS"} {
		if _, err := o.With(file(more)); graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), "sponsors.yaml:1:1: SPONSORS names the type OWMS") {
			t.Errorf("%s: %v", more, err)
		}
	}
}
