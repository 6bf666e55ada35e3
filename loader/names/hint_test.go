package names_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

// hintsFor gives each token of a text a hint: that it is in a name, where it
// lies in one of those marked, and that it is in none elsewhere.
func hintsFor(doc *text.Document, marked map[string]graph.Kind, sure float32) []names.Hint {
	var hints []names.Hint
	for _, s := range doc.Sentences {
		for _, token := range s.Tokens {
			h := names.Hint{Start: token.Start}
			for name, kind := range marked {
				if at := strings.Index(doc.Text, name); at <= token.Start && token.End <= at+len(name) {
					if at == token.Start {
						h.Set(kind, sure, 0)
					} else {
						h.Set(kind, 0, sure)
					}
				}
			}
			hints = append(hints, h)
		}
	}
	return hints
}

func TestFindHinted(t *testing.T) {
	for _, test := range []struct {
		name, text string
		marked     map[string]graph.Kind
		sure       float32
		want       []string // kind and name of each thing
	}{
		{"a name that rules do not see", "The lender tapped swift pay systems for help.",
			map[string]graph.Kind{"swift pay systems": graph.Company}, 0.99, nil}, // no capital: no name
		{"two words that rules take for none", "Analysts said Still Water is for sale.",
			map[string]graph.Kind{"Still Water": graph.Company}, 0.99, []string{"COMPANY Still Water"}},
		{"rules alone are believed where the tagger wavers", "Telsund bought Orbilane.",
			map[string]graph.Kind{"Telsund": graph.Company, "Orbilane": graph.Company}, 0.3, []string{"COMPANY Telsund", "COMPANY Orbilane"}},
		{"and not where it is sure", "Telsund bought Orbilane.",
			map[string]graph.Kind{"Telsund": graph.Company}, 0.99, []string{"COMPANY Telsund"}},
		{"the tagger knows the kind", "Telsund bought Orbilane.",
			map[string]graph.Kind{"Telsund": graph.Company, "Orbilane": graph.Product}, 0.99, []string{"COMPANY Telsund", "PRODUCT Orbilane"}},
		{"a house stays one though the tagger parts it", "They own Voltane Tin and Supply Corp.",
			map[string]graph.Kind{"Voltane Tin": graph.Company, "Supply Corp": graph.Company}, 0.99, []string{"COMPANY Voltane Tin and Supply Corp"}},
		{"the last two of a list are two", "It has rivals such as Telsund, Orbilane and Vorbis.",
			map[string]graph.Kind{"Telsund": graph.Company, "Orbilane and Vorbis": graph.Company}, 0.99, []string{"COMPANY Telsund", "COMPANY Orbilane", "COMPANY Vorbis"}},
		{"a verb is in no name", "Nothing was said when Telsund circled Vorbis.",
			map[string]graph.Kind{"Telsund circled Vorbis": graph.Company}, 0.99, []string{"COMPANY Telsund", "COMPANY Vorbis"}},
		{"a union of several trades is one", "They joined the Association of Mill and Dock Workers.",
			map[string]graph.Kind{"Association of Mill": graph.Union, "Dock Workers": graph.Union}, 0.99, []string{"UNION Association of Mill and Dock Workers"}},
		{"a body in lower case", "A week later the environment ministry fined Telsund.",
			map[string]graph.Kind{"environment ministry": graph.PublicBody, "Telsund": graph.Company}, 0.99, []string{"PUBLIC_BODY environment ministry", "COMPANY Telsund"}},
		{"a sum is no part of a name", "The court fined Telsund S$9m on Friday.",
			map[string]graph.Kind{"Telsund S$9m": graph.Company}, 0.99, []string{"COMPANY Telsund"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := text.Parse(test.text)
			var got []string
			for _, thing := range names.FindHinted(doc, hintsFor(doc, test.marked, test.sure)).Things {
				got = append(got, fmt.Sprintf("%s %s", thing.Kind, thing.Name))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// A company is called by the first word of its name, though that is a noun or a
// place, where the tagger sees a name in it.
func TestShortFormsHinted(t *testing.T) {
	for _, test := range []struct{ text, short string }{
		{"Harbours Holdings Inc grew. %s said so.", "Harbours"},
		{"Normandy Aviation Inc grew. %s said so.", "Normandy"},
		{"Telsund Cables hired. The cables of %s are long.", "Telsund"},
	} {
		doc := text.Parse(fmt.Sprintf(test.text, test.short))
		full, _, _ := strings.Cut(doc.Text, " grew.")
		full, _, _ = strings.Cut(full, " hired.")
		hints := hintsFor(doc, map[string]graph.Kind{full: graph.Company}, 0.99)
		for i := range hints {
			if hints[i].Start == strings.LastIndex(doc.Text, test.short) {
				hints[i].Set(graph.Company, 0.97, 0)
			}
		}
		found := names.FindHinted(doc, hints)
		if len(found.Things) != 1 || found.Things[0].Name != full || len(found.Mentions) != 2 {
			t.Errorf("in %q there are %+v", doc.Text, found)
		}
	}
}

// Hints that fit no word, or come for a part of the text only, do no harm.
func TestFindHintedWithStrayHints(t *testing.T) {
	doc := text.Parse("Telsund bought Orbilane. Vandreo sued Lumetra.")
	want := names.Find(doc)
	stray := []names.Hint{{Start: -5}, {Start: 3}, {Start: 1000}}
	if diff := cmp.Diff(want, names.FindHinted(doc, stray)); diff != "" {
		t.Errorf("(-without +with)\n%s", diff)
	}
}

// What a tagger took for one name is parted where no name goes on, and common
// nouns at its ends are left out.
func TestBoundsOfHinted(t *testing.T) {
	for _, test := range []struct{ text, hinted, want string }{
		{"They met Marit Volkane - keen to sell - on Monday.", "Marit Volkane - keen", "Marit Volkane"},
		{"The regulator fined Telsund S$9m in May.", "Telsund S$9m", "Telsund"},
		{"It is led by Orbilane and Co and V.B. Castellar Inc of Lisbon.", "Orbilane and Co and V.B. Castellar Inc", "Orbilane and Co, V.B. Castellar Inc"},
		{"It is led by Orbilane Co, the V.B. Castellar Trust and others.", "Orbilane Co, the V.B. Castellar Trust", "Orbilane Co, V.B. Castellar Trust"},
		{"Sales of Telsund lager grew.", "Telsund lager", "Telsund"},
		{"The guild Voxane agreed to the deal.", "guild Voxane", "Voxane"},
		{"Then Ms Voltane agreed.", "Ms Voltane", "Voltane"},
		{"They made the Lord of the Mills.", "Lord of the Mills", "Lord of the Mills"},
		{"They sued the state of Ruritania in May.", "state of Ruritania", "state of Ruritania"},
		{"The environment ministry of Ruritania paid.", "environment ministry of Ruritania", "environment ministry of Ruritania"},
	} {
		doc := text.Parse(test.text)
		var got []string
		for _, thing := range names.FindHinted(doc, hintsFor(doc, map[string]graph.Kind{test.hinted: graph.Company}, 0.99)).Things {
			got = append(got, thing.Name)
		}
		if got := strings.Join(got, ", "); got != test.want {
			t.Errorf("of %q there is %q; want %q", test.hinted, got, test.want)
		}
	}
}

// What stands beside a name and tells its kind beyond doubt outweighs a tagger.
func TestTellingOutweighsHints(t *testing.T) {
	for _, test := range []struct {
		text string
		want graph.Kind
	}{
		{"They sued the charity Velgarn in May.", graph.Organisation},
		{"They sued Velgarn, the pilots' union, in May.", graph.Union},
		{"They sued the firm Velgarn in May.", graph.Company},
		{"They sold the rival medicine Velgarn in May.", graph.Product},
	} {
		doc := text.Parse(test.text)
		found := names.FindHinted(doc, hintsFor(doc, map[string]graph.Kind{"Velgarn": graph.Company}, 0.99))
		if len(found.Things) != 1 || found.Things[0].Kind != test.want {
			t.Errorf("in %q there are %+v; want a %s", test.text, found.Things, test.want)
		}
	}
}
