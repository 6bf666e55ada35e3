package ontology

import (
	"encoding/json"
	"io"

	"github.com/dealgraph/dealgraph/graph"
)

// WriteJSON writes the types as one indented JSON array, with the keys of
// their files.
func WriteJSON(w io.Writer, types []*Type) error {
	all := make([]typeJSON, len(types))
	for i, t := range types {
		all[i] = t.json()
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(all)
}

type typeJSON struct {
	Name            string              `json:"name"`
	Label           string              `json:"label"`
	Inverse         string              `json:"inverse"`
	Description     string              `json:"description"`
	Source          []graph.Kind        `json:"source"`
	Target          []graph.Kind        `json:"target"`
	Symmetric       bool                `json:"symmetric"`
	Nature          string              `json:"nature"`
	Whole           bool                `json:"whole,omitempty"`
	Money           bool                `json:"money"`
	Worded          bool                `json:"worded,omitempty"`
	Deal            *dealJSON           `json:"deal,omitempty"`
	Yields          []yieldJSON         `json:"yields,omitempty"`
	Rivals          []string            `json:"rivals,omitempty"`
	Single          string              `json:"single,omitempty"`
	Bilateral       bool                `json:"bilateral,omitempty"`
	Tentative       string              `json:"tentative,omitempty"`
	Namesake        string              `json:"namesake,omitempty"`
	Needs           []string            `json:"needs,omitempty"`
	Bars            []string            `json:"bars,omitempty"`
	Sums            []string            `json:"sums,omitempty"`
	Elsewhere       map[string]string   `json:"elsewhere,omitempty"`
	Lists           map[string][]string `json:"lists,omitempty"`
	Wordings        []wordingJSON       `json:"wordings"`
	Examples        []exampleJSON       `json:"examples"`
	Counterexamples []string            `json:"counterexamples,omitempty"`
}

type dealJSON struct {
	Kind   string `json:"kind"`
	Source string `json:"source"`
	Target string `json:"target"`
	Lead   string `json:"lead,omitempty"`
	Hub    string `json:"hub,omitempty"`
	Once   bool   `json:"once,omitempty"`
}

type yieldJSON struct {
	To       string `json:"to"`
	Turned   bool   `json:"turned,omitempty"`
	Anywhere bool   `json:"anywhere,omitempty"`
}

type wordingJSON struct {
	Say        string       `json:"say"`
	Status     graph.Status `json:"status,omitempty"`
	Confidence float64      `json:"confidence,omitempty"`
}

type exampleJSON struct {
	Text  string         `json:"text"`
	Gives []relationJSON `json:"gives"`
}

type relationJSON struct {
	Source   string       `json:"source"`
	Target   string       `json:"target"`
	Status   graph.Status `json:"status,omitempty"`
	Value    float64      `json:"value,omitempty"`
	Currency string       `json:"currency,omitempty"`
	Detail   string       `json:"detail,omitempty"`
	Negated  bool         `json:"negated,omitempty"`
}

func (t *Type) json() typeJSON {
	j := typeJSON{
		Name: t.Name, Label: t.Label, Inverse: t.Inverse, Description: t.Description,
		Source: t.Sources, Target: t.Targets, Symmetric: t.Symmetric, Nature: lower(t.Nature),
		Whole: t.Whole, Money: t.Money, Worded: t.Worded, Deal: (*dealJSON)(t.Deal), Elsewhere: t.Elsewhere, Lists: t.Lists,
		Rivals: t.Rivals, Single: t.Single, Bilateral: t.Bilateral, Tentative: t.Tentative, Namesake: t.Namesake, Needs: t.Needs, Bars: t.Bars, Sums: t.Sums,
	}
	for _, y := range t.Yields {
		j.Yields = append(j.Yields, yieldJSON(y))
	}
	for _, w := range t.Wordings {
		j.Wordings = append(j.Wordings, wordingJSON{w.Say, w.Status, w.Confidence})
	}
	for _, e := range t.Examples {
		example := exampleJSON{Text: e.Text}
		for _, want := range e.Gives {
			example.Gives = append(example.Gives, relationJSON(want))
		}
		j.Examples = append(j.Examples, example)
	}
	for _, e := range t.Counterexamples {
		j.Counterexamples = append(j.Counterexamples, e.Text)
	}
	return j
}
