package names_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/text"
)

func ExampleFind() {
	doc := text.Parse("Osterbank and Crédit Lavandou lent Castellar Towers €3.2bn. The money is for Castellar's masts.")
	found := names.Find(doc)
	for _, m := range found.Mentions {
		t := found.Things[m.Thing]
		fmt.Printf("%s: %s %s\n", m.Of(doc.Text), t.Kind, t.Name)
	}
	// Output:
	// Osterbank: COMPANY Osterbank
	// Crédit Lavandou: COMPANY Crédit Lavandou
	// Castellar Towers: COMPANY Castellar Towers
	// Castellar: COMPANY Castellar Towers
}

// TestNames reads stories with the mentions by name and their kinds marked.
func TestNames(t *testing.T) {
	for _, marked := range stories(t, "names.txt") {
		story := unmark(marked)
		found := names.Find(text.Parse(story))
		got := mark(story, found.Mentions, func(m names.Mention) string {
			if m.Form != names.Named {
				return ""
			}
			return string(found.Things[m.Thing].Kind)
		})
		if diff := cmp.Diff(marked, got); diff != "" {
			t.Errorf("names (-want +got):\n%s", diff)
		}
	}
}

// TestLinks reads stories with all mentions marked by the number of their thing.
func TestLinks(t *testing.T) {
	for _, marked := range stories(t, "links.txt") {
		marked = strings.ReplaceAll(marked, " / ", "\n\n")
		heading, body, split := strings.Cut(marked, "\n\n")
		story := unmark(marked)
		found := names.Find(text.Parse(story))
		numbers := map[int]string{}
		from := 0
		if split {
			from = len(unmark(heading)) // the marks of a heading are left out
		} else {
			body = marked
		}
		got := mark(story, found.Mentions, func(m names.Mention) string {
			if m.Start < from {
				return ""
			}
			if numbers[m.Thing] == "" {
				numbers[m.Thing] = fmt.Sprint(len(numbers) + 1)
			}
			return numbers[m.Thing]
		})
		if split {
			_, got, _ = strings.Cut(got, "\n\n")
		}
		if diff := cmp.Diff(body, got); diff != "" {
			t.Errorf("links (-want +got):\n%s", diff)
		}
	}
}

func TestThings(t *testing.T) {
	tests := []struct {
		about, text string
		want        names.Thing
	}{
		{
			"the fullest name, other forms, tickers", "NIMBRA <NMB> GROWS\n\nNimbra Holdings (NYSE: NMB), a maker of masts, grew. Nimbra hired.",
			names.Thing{
				Kind: graph.Company, Name: "Nimbra Holdings", Aliases: []string{"NIMBRA", "Nimbra"},
				Identifiers: []graph.Identifier{{Scheme: "TICKER", Value: "NMB"}, {Scheme: "TICKER", Value: "NYSE:NMB"}},
				Description: "maker of masts",
			},
		},
		{
			"a description before the name", "Spanish rural network operator Avantel grew.",
			names.Thing{Kind: graph.Company, Name: "Avantel", Description: "Spanish rural network operator"},
		},
		{
			"a description behind the name", "Nothing moved Synda, the services union, this week.",
			names.Thing{Kind: graph.Union, Name: "Synda", Description: "services union"},
		},
		{
			"the company that a heading begins with, up to its ticker", "STOP AND MEND COS INC <SMD> SEES LOSS\n\nThe year was bad.",
			names.Thing{
				Kind: graph.Company, Name: "STOP AND MEND COS INC",
				Identifiers: []graph.Identifier{{Scheme: "TICKER", Value: "SMD"}},
			},
		},
		{
			"a person of rank", "They hired Sir Arthur Rell in May. He and Sir Arthur agreed.",
			names.Thing{Kind: graph.Person, Name: "Sir Arthur Rell", Aliases: []string{"Arthur Rell", "Sir Arthur"}},
		},
		{
			"a name over two lines", "Nobody in the town had thought so, but the Tamparu\nMast Company grew in its first year, which ended in\nthe spring.",
			names.Thing{Kind: graph.Company, Name: "Tamparu Mast Company"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.about, func(t *testing.T) {
			found := names.Find(text.Parse(tt.text))
			if len(found.Things) == 0 {
				t.Fatal("no thing was found")
			}
			if diff := cmp.Diff(tt.want, found.Things[0]); diff != "" {
				t.Errorf("first thing (-want +got):\n%s", diff)
			}
		})
	}
}

// stories reads the stories of a file of testdata.
func stories(t testing.TB, file string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

var marks = regexp.MustCompile(`\[([^|\]]*)\|[^\]]*\]`)

func unmark(marked string) string { return marks.ReplaceAllString(marked, "$1") }

// mark writes the mentions into a text, those that label gives a label.
func mark(text string, mentions []names.Mention, label func(names.Mention) string) string {
	var b strings.Builder
	at := 0
	for _, m := range mentions {
		l := label(m)
		if l == "" {
			continue
		}
		fmt.Fprintf(&b, "%s[%s|%s]", text[at:m.Start], m.Of(text), l)
		at = m.End
	}
	return b.String() + text[at:]
}

func FuzzFind(f *testing.F) {
	for _, file := range []string{"names.txt", "links.txt"} {
		for _, s := range stories(f, file) {
			f.Add(unmark(s))
		}
	}
	f.Fuzz(func(t *testing.T, story string) {
		doc := text.Parse(story)
		found := names.Find(doc)
		end := 0
		for _, m := range found.Mentions {
			switch {
			case m.Start < end || m.End <= m.Start || m.End > len(story):
				t.Fatalf("mention %+v overlaps the one before, which ends at %d, or is out of range", m, end)
			case m.Thing < 0 || m.Thing >= len(found.Things):
				t.Fatalf("mention %+v has no thing of %d", m, len(found.Things))
			case !doc.Sentences[m.Sentence].Contains(m.Span):
				t.Fatalf("mention %+v is outside of its sentence", m)
			case m.Confidence <= 0 || m.Confidence > 1:
				t.Fatalf("mention %+v has no confidence", m)
			}
			end = m.End
		}
		for _, thing := range found.Things {
			if thing.Name == "" || !thing.Kind.Valid() {
				t.Fatalf("thing %+v has no name or kind", thing)
			}
		}
	})
}

// BenchmarkFind shows that time grows with the length of the text: the figures
// per byte of a story and of a hundred in one are alike.
func BenchmarkFind(b *testing.B) {
	story := unmark(strings.Join(stories(b, "names.txt"), "\n\n"))
	for _, times := range []int{1, 100} {
		doc := text.Parse(strings.Repeat(story+"\n\n", times))
		b.Run(fmt.Sprintf("%dKB", len(doc.Text)/1000), func(b *testing.B) {
			b.SetBytes(int64(len(doc.Text)))
			for b.Loop() {
				names.Find(doc)
			}
		})
	}
}
