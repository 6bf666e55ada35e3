package ontology

import (
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"text/template"

	"github.com/dealgraph/dealgraph/graph"
)

// WriteTable writes a line for each type: its ends and how it is said.
func WriteTable(w io.Writer, types []*Type) error {
	table := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(table, "TYPE\tSOURCE\tTARGET\tNATURE\tSAID\tINVERSE")
	for _, t := range types {
		inverse := t.Inverse
		if t.Symmetric {
			inverse = arrow(t)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n", t.Name, ends(t.Sources), ends(t.Targets), lower(t.Nature), t.Label, inverse)
	}
	return table.Flush()
}

//go:embed markdown.tmpl
var markdownText string

var markdown = template.Must(template.New("markdown").
	Funcs(template.FuncMap{"ends": ends, "arrow": arrow, "lower": lower, "join": join[string]}).Parse(markdownText))

// WriteMarkdown writes a section for each type, with its description, wordings
// and examples.
func WriteMarkdown(w io.Writer, types []*Type) error { return markdown.Execute(w, types) }

// ends names kinds; the four kinds of organisation together have a short name.
func ends(kinds []graph.Kind) string {
	others := slices.DeleteFunc(slices.Clone(kinds), graph.Kind.IsOrganisation)
	if len(kinds)-len(others) < len(organisations) {
		return join(kinds)
	}
	return join(append([]graph.Kind{graph.Kind(anyOrganisation)}, others...))
}

func arrow(t *Type) string {
	if t.Symmetric {
		return "↔"
	}
	return "→"
}

func lower(n graph.Nature) string { return strings.ToLower(string(n)) }
