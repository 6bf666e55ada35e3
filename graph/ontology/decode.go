package ontology

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
	"go.yaml.in/yaml/v3"
)

var (
	typeName = regexp.MustCompile(`^[A-Z][A-Z0-9_]{0,63}$`)
	roleName = typeName
	ownName  = regexp.MustCompile(`^[a-z][a-z0-9-]{0,63}$`)
	currency = regexp.MustCompile(`^[A-Z]{3}$`)
)

// anyOrganisation stands for the kinds of organisation in a type's ends.
const anyOrganisation = "any organisation"

var organisations = []graph.Kind{graph.Company, graph.Union, graph.PublicBody, graph.Organisation}

// relationType reads the mapping of a whole file.
func (f *file) relationType(root *yaml.Node) *Type {
	t := &Type{File: f.name}
	f.mapping(root, "the type",
		field{key: "name", read: func(n *yaml.Node) { t.Name = f.identifier(n, "name", typeName) }},
		field{key: "label", read: f.textInto(&t.Label, "label")},
		field{key: "inverse", read: f.textInto(&t.Inverse, "inverse"), optional: true},
		field{key: "description", read: f.textInto(&t.Description, "description")},
		field{key: "source", read: func(n *yaml.Node) { t.Sources = f.kinds(n, "source") }},
		field{key: "target", read: func(n *yaml.Node) { t.Targets = f.kinds(n, "target") }},
		field{key: "symmetric", read: f.flagInto(&t.Symmetric, "symmetric"), optional: true},
		field{key: "nature", read: func(n *yaml.Node) { t.Nature = f.nature(n) }},
		field{key: "whole", read: f.flagInto(&t.Whole, "whole"), optional: true},
		field{key: "money", read: func(n *yaml.Node) { t.Money, t.Worded = f.money(n) }, optional: true},
		field{key: "deal", read: func(n *yaml.Node) { t.Deal = f.deal(n) }, optional: true},
		field{key: "yields", read: func(n *yaml.Node) { t.Yields = f.yields(n) }, optional: true},
		field{key: "rivals", optional: true, read: func(n *yaml.Node) {
			f.list(n, "rivals", func(n *yaml.Node) { t.Rivals = append(t.Rivals, f.identifier(n, "a rival", typeName)) })
		}},
		field{key: "single", read: f.endInto(&t.Single, "single"), optional: true},
		field{key: "bilateral", read: f.flagInto(&t.Bilateral, "bilateral"), optional: true},
		field{key: "tentative", read: func(n *yaml.Node) { t.Tentative = f.identifier(n, "tentative", typeName) }, optional: true},
		field{key: "namesake", read: f.endInto(&t.Namesake, "namesake"), optional: true},
		field{key: "needs", read: f.phrasesInto(&t.Needs, "needs"), optional: true},
		field{key: "bars", read: f.phrasesInto(&t.Bars, "bars"), optional: true},
		field{key: "sums", read: f.phrasesInto(&t.Sums, "sums"), optional: true},
		field{key: "elsewhere", read: func(n *yaml.Node) { t.Elsewhere = f.elsewhere(n) }, optional: true},
		field{key: "lists", read: func(n *yaml.Node) { t.Lists = f.readLists(n) }, optional: true},
		field{key: "wordings", read: func(n *yaml.Node) { t.Wordings = f.wordings(n) }},
		field{key: "examples", read: func(n *yaml.Node) { t.Examples = f.examples(n) }},
		field{key: "counterexamples", read: func(n *yaml.Node) { t.Counterexamples = f.counterexamples(n) }, optional: true},
	)
	if len(f.errs) == 0 {
		f.checkType(root, t)
	}
	return t
}

// identifier reads a name that matches a pattern.
func (f *file) identifier(n *yaml.Node, what string, pattern *regexp.Regexp) string {
	text, ok := f.text(n, what)
	if ok && !pattern.MatchString(text) {
		f.fail(n, "%s is %q; it must match %s", what, text, pattern)
	}
	return text
}

// kinds reads one kind of entity or a list of them.
func (f *file) kinds(n *yaml.Node, what string) []graph.Kind {
	var kinds []graph.Kind
	add := func(n *yaml.Node) {
		text, ok := f.text(n, what)
		switch kind := graph.Kind(text); {
		case text == anyOrganisation:
			kinds = append(kinds, organisations...)
		case kind.Valid():
			kinds = append(kinds, kind)
		case ok:
			f.fail(n, "%s has the unknown kind %q; allowed are %s, and %q", what, text, join(graph.Kinds), anyOrganisation)
		}
	}
	if n.Kind == yaml.SequenceNode {
		f.list(n, what, add)
	} else {
		add(n)
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

func (f *file) nature(n *yaml.Node) graph.Nature {
	text, ok := f.text(n, "nature")
	nature := graph.Nature(strings.ToUpper(text))
	if ok && nature != graph.Event && nature != graph.State {
		f.fail(n, "nature is %q; allowed are event and state", text)
	}
	return nature
}

// money reads whether a sum can belong to a type, and whether only in a wording.
func (f *file) money(n *yaml.Node) (money, worded bool) {
	if n.Value == "worded" {
		return true, true
	}
	f.flagInto(&money, "money")(n)
	return money, false
}

func (f *file) deal(n *yaml.Node) *graph.DealRoles {
	d := &graph.DealRoles{}
	role := func(into *string, what string) func(*yaml.Node) {
		return func(n *yaml.Node) { *into = f.identifier(n, what, roleName) }
	}
	f.mapping(n, "deal",
		field{key: "kind", read: role(&d.Kind, "the deal's kind")},
		field{key: "source", read: role(&d.Source, "the source's role")},
		field{key: "target", read: role(&d.Target, "the target's role")},
		field{key: "lead", read: role(&d.Lead, "the leader's role"), optional: true},
		field{key: "hub", read: f.endInto(&d.Hub, "hub"), optional: true},
		field{key: "once", read: f.flagInto(&d.Once, "once"), optional: true},
	)
	return d
}

// endInto reads which of the two ends is meant.
func (f *file) endInto(into *string, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if text, ok := f.text(n, what); ok && text != "source" && text != "target" {
			f.fail(n, "%s is %q; allowed are source and target", what, text)
		}
		*into = n.Value
	}
}

// telltale is one word or several.
var telltale = regexp.MustCompile(`^[a-z][a-z-]*( [a-z][a-z-]*){0,7}$`)

// phrasesInto reads a list of words and of several words.
func (f *file) phrasesInto(into *[]string, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if len(n.Content) > MaxEntries {
			f.fail(n, "%s has %d entries, more than the %d allowed", what, len(n.Content), MaxEntries)
			return
		}
		f.list(n, what, func(n *yaml.Node) { *into = append(*into, f.identifier(n, "an entry of "+what, telltale)) })
	}
}

func (f *file) yields(n *yaml.Node) []Yield {
	var yields []Yield
	f.list(n, "yields", func(n *yaml.Node) {
		var y Yield
		if n.Kind == yaml.ScalarNode {
			y.To = f.identifier(n, "a type to yield to", typeName)
		} else {
			f.mapping(n, "a type to yield to",
				field{key: "to", read: func(n *yaml.Node) { y.To = f.identifier(n, "to", typeName) }},
				field{key: "turned", read: f.flagInto(&y.Turned, "turned"), optional: true},
				field{key: "anywhere", read: f.flagInto(&y.Anywhere, "anywhere"), optional: true},
			)
		}
		yields = append(yields, y)
	})
	return yields
}

// elsewhere reads the type's names in other schemes.
func (f *file) elsewhere(n *yaml.Node) map[string]string {
	schemes := map[string]string{}
	f.names(n, "elsewhere", func(scheme string, n *yaml.Node) { schemes[scheme], _ = f.text(n, scheme) })
	return schemes
}

// names reads a mapping whose keys are names of the file's own choice.
func (f *file) names(n *yaml.Node, what string, read func(name string, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		f.fail(n, "%s must be a mapping from names", what)
		return
	}
	seen := map[string]bool{}
	for i := 0; i < len(n.Content); i += 2 {
		name := f.identifier(n.Content[i], "a name in "+what, ownName)
		if seen[name] {
			f.fail(n.Content[i], "%s has %q twice", what, name)
		}
		seen[name] = true
		read(name, n.Content[i+1])
	}
}

// readLists reads the lists of sequences that the wordings below use by name.
func (f *file) readLists(n *yaml.Node) map[string][]string {
	f.lists = lists{}
	texts := map[string][]string{}
	f.names(n, "lists", func(name string, n *yaml.Node) {
		f.list(n, name, func(n *yaml.Node) {
			text, ok := f.text(n, "an entry of "+name)
			if !ok {
				return
			}
			parts, err := parseSequence(text)
			if err != nil {
				f.failWithin(n, err.column, err.message)
				return
			}
			texts[name] = append(texts[name], text)
			f.lists[name] = append(f.lists[name], parts)
		})
		if len(n.Content) > MaxEntries {
			f.fail(n, "%d entries of a list are more than the %d allowed", len(n.Content), MaxEntries)
		}
	})
	return texts
}

func (f *file) wordings(n *yaml.Node) []Wording {
	var wordings []Wording
	lines := map[string]int{}
	f.list(n, "wordings", func(n *yaml.Node) {
		w := f.wording(n)
		if line, twice := lines[w.Say]; twice && w.Say != "" {
			f.fail(n, "this wording stands already in line %d", line)
		}
		lines[w.Say] = n.Line
		wordings = append(wordings, w)
	})
	if len(wordings) > MaxWordings {
		f.fail(n, "%d wordings are more than the %d allowed", len(wordings), MaxWordings)
	}
	return wordings
}

// wording reads a wording, which is a text, or a mapping where more is told of it.
func (f *file) wording(n *yaml.Node) Wording {
	var w Wording
	say := func(n *yaml.Node) {
		var ok bool
		if w.Say, ok = f.text(n, "a wording"); !ok {
			return
		}
		var err *wordingError
		if w.Parts, err = parseWording(w.Say, f.lists); err != nil {
			f.failWithin(n, err.column, err.message)
		}
	}
	if n.Kind == yaml.ScalarNode {
		say(n)
		return w
	}
	f.mapping(n, "a wording that is no plain text",
		field{key: "say", read: say},
		field{key: "status", read: func(n *yaml.Node) { w.Status = f.status(n) }, optional: true},
		field{key: "confidence", optional: true, read: func(n *yaml.Node) {
			var err error
			w.Confidence, err = strconv.ParseFloat(n.Value, 64)
			if err != nil || !(w.Confidence > 0 && w.Confidence <= 1) {
				f.fail(n, "confidence must be a number above 0 and at most 1")
			}
		}},
	)
	return w
}

func (f *file) status(n *yaml.Node) graph.Status {
	text, ok := f.text(n, "status")
	status := graph.Status(text)
	if ok && !status.Valid() {
		f.fail(n, "the status %q is unknown; allowed are %s", text, join(graph.Statuses))
	}
	return status
}

func join[T ~string](values []T) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = string(v)
	}
	return strings.Join(texts, ", ")
}

func (f *file) examples(n *yaml.Node) []Example {
	var examples []Example
	f.list(n, "examples", func(n *yaml.Node) {
		var e Example
		f.mapping(n, "an example",
			field{key: "text", read: f.textInto(&e.Text, "text")},
			field{key: "gives", read: func(n *yaml.Node) {
				f.list(n, "gives", func(n *yaml.Node) { e.Gives = append(e.Gives, f.expected(n)) })
			}},
		)
		for _, want := range e.Gives {
			for _, name := range []string{want.Source, want.Target} {
				if !strings.Contains(e.Text, name) {
					f.fail(n, "the example's text does not name %q", name)
				}
			}
		}
		examples = append(examples, e)
	})
	return examples
}

func (f *file) counterexamples(n *yaml.Node) []Example {
	var examples []Example
	f.list(n, "counterexamples", func(n *yaml.Node) {
		text, _ := f.text(n, "a counterexample")
		examples = append(examples, Example{Text: text})
	})
	return examples
}

// expected reads "source -> target", or a mapping where more is told.
func (f *file) expected(n *yaml.Node) Expected {
	var e Expected
	if n.Kind == yaml.ScalarNode {
		source, target, _ := strings.Cut(n.Value, " -> ")
		if source == "" || target == "" {
			f.fail(n, "%q is no relation; write SOURCE -> TARGET, or a mapping", n.Value)
			return e
		}
		return Expected{Source: source, Target: target}
	}
	f.mapping(n, "a relation",
		field{key: "source", read: f.textInto(&e.Source, "source")},
		field{key: "target", read: f.textInto(&e.Target, "target")},
		field{key: "status", read: func(n *yaml.Node) { e.Status = f.status(n) }, optional: true},
		field{key: "amount", read: func(n *yaml.Node) { f.amount(n, &e) }, optional: true},
		field{key: "detail", read: f.textInto(&e.Detail, "detail"), optional: true},
		field{key: "negated", read: f.flagInto(&e.Negated, "negated"), optional: true},
	)
	return e
}

func (f *file) amount(n *yaml.Node, e *Expected) {
	value, unit, _ := strings.Cut(n.Value, " ")
	var err error
	e.Value, err = strconv.ParseFloat(value, 64)
	e.Currency = unit
	if err != nil || !(e.Value > 0 && e.Value <= math.MaxFloat64) || !currency.MatchString(unit) {
		f.fail(n, "the amount is %q; write a value and a currency's ISO code, as in 7500000000 USD", n.Value)
	}
}

// checkType checks what the parts of a well-formed type must have together.
func (f *file) checkType(root *yaml.Node, t *Type) {
	if t.Inverse == "" && t.Symmetric {
		t.Inverse = t.Label
	}
	deal := valueOf(root, "deal")
	switch {
	case t.Inverse == "":
		f.fail(root, "the type lacks the key \"inverse\", which only a symmetric type may leave out")
	case t.Symmetric && t.Inverse != t.Label:
		f.fail(valueOf(root, "inverse"), "the inverse of a symmetric type must be its label, %q, or be left out", t.Label)
	}
	if t.Symmetric && !slices.Equal(t.Sources, t.Targets) {
		f.fail(valueOf(root, "target"), "source and target of a symmetric type must be the same kinds")
	}
	if t.Deal != nil && t.Nature == graph.State {
		f.fail(deal, "a state takes no part in deals")
	}
	if t.Deal != nil && t.Symmetric && (t.Deal.Source != t.Deal.Target || t.Deal.Hub != "") {
		f.fail(deal, "in the deal of a symmetric type both roles must be the same, and there is no hub")
	}
	if t.Bilateral && !t.Symmetric {
		f.fail(valueOf(root, "bilateral"), "only a symmetric type is bilateral")
	}
	if t.Sums != nil && !t.Money {
		f.fail(valueOf(root, "sums"), "sums need a type that has money")
	}
	if t.Single != "" && t.Symmetric {
		f.fail(valueOf(root, "single"), "the ends of a symmetric type are the same; none of them is single")
	}
	f.checkWordings(valueOf(root, "wordings"), t)
	f.checkExamples(valueOf(root, "examples"), t)
}

func (f *file) checkWordings(list *yaml.Node, t *Type) {
	for i, w := range t.Wordings {
		isMembers := func(p Part) bool { return p.Kind == Members }
		if !t.Symmetric && slices.ContainsFunc(w.Parts, isMembers) {
			f.fail(list.Content[i], "{members} tells no direction; only a symmetric type may use it")
		}
	}
}

func (f *file) checkExamples(list *yaml.Node, t *Type) {
	for i, e := range t.Examples {
		gives := valueOf(list.Content[i], "gives")
		for j, want := range e.Gives {
			if !t.Money && want.Currency != "" {
				f.fail(gives.Content[j], "an amount needs a type with money: true")
			}
		}
	}
}
