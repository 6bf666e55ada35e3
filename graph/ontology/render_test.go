package ontology

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

func ExampleWriteTable() {
	o, err := Builtin()
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := WriteTable(os.Stdout, o.Types()[:4]); err != nil {
		fmt.Println(err)
	}
	// Output:
	// TYPE      SOURCE                     TARGET                    NATURE  SAID      INVERSE
	// ACQUIRES  any organisation, PERSON   COMPANY, ORGANISATION     event   acquires  is acquired by
	// ADVISES   any organisation, PERSON   any organisation, PERSON  state   advises   is advised by
	// APPROVES  ORGANISATION, PUBLIC_BODY  any organisation          event   approves  is approved by
	// BIDS_FOR  any organisation, PERSON   COMPANY, ORGANISATION     event   bids for  is bid for by
}

func ExampleWriteMarkdown() {
	o, err := (&Ontology{}).With(os.DirFS("testdata/good"))
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := WriteMarkdown(os.Stdout, o.Types()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # Relation types
	//
	// ## RENTS_TO
	//
	// Lets property, machines or capacity to a tenant.
	//
	// - Ends: any organisation → any organisation, PERSON
	// - Said: source *rents to* target; target *rents from* source
	// - Nature: event, with a sum of money
	// - Deal: LEASE of LANDLORD and TENANT
	// - Called UnknownLink by followthemoney
	//
	// Wordings:
	//
	// - `{source} rent~ <space> to {target}`
	// - `{source} signed {target} as {detail [sole|main] tenant}` (ANNOUNCED)
	//
	// where
	//
	// - `<space>` is `office~`, `warehouse~ space`, `floor~`
	//
	// Examples:
	//
	// - Harbour Estates rents offices to Castell Bank.
	//   - Harbour Estates → Castell Bank
	// - Harbour Estates signed Castell Bank as sole tenant for $3m.
	//   - Harbour Estates → Castell Bank, ANNOUNCED, USD 3000000, sole tenant
	//
	// Not examples:
	//
	// - Castell Bank pays no rent.
}

func TestWriteJSON(t *testing.T) {
	o, err := (&Ontology{}).With(os.DirFS("testdata/good"))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteJSON(&b, o.Types()); err != nil {
		t.Fatal(err)
	}
	var got []typeJSON
	decoder := json.NewDecoder(&b)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Deal.Target != "TENANT" || got[0].Wordings[1].Confidence != 0.8 || got[0].Examples[1].Gives[0].Value != 3e6 {
		t.Errorf("JSON is %+v", got)
	}
}

// TestWriteMarkdownOfAll checks that the page has a section for each type.
func TestWriteMarkdownOfAll(t *testing.T) {
	var b strings.Builder
	if err := WriteMarkdown(&b, builtinTypes(t)); err != nil {
		t.Fatal(err)
	}
	for _, typ := range builtinTypes(t) {
		if !strings.Contains(b.String(), "\n## "+typ.Name+"\n\n"+typ.Description+"\n") {
			t.Errorf("the page lacks a section for %s", typ.Name)
		}
	}
}
