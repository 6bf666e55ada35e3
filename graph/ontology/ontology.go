// Package ontology holds the relation types: what each is called, what it may
// join, how stories word it, and examples that must and must not give it.
//
// A type is one YAML file. The project's own are embedded ([Builtin]); a folder
// of an analyst's files adds to them or replaces those of the same name
// ([Ontology.With]). A bad file gives errors that start with file:line:column.
//
//	types, err := ontology.Builtin()
//	lends, ok := types.Type("LENDS")
//	fmt.Println(lends.Label) // lends to
//
// A file has these keys, of which those marked ? may be left out;
// types/lends.yaml shows them:
//
//	name              LENDS
//	label, inverse?   how it is said from the source and from the target
//	description       what it says and what it does not
//	source, target    kinds of entity; "any organisation" stands for four
//	symmetric?        true of a type without direction, which has no inverse
//	nature            event or state
//	whole?            true where the detail tells how much of the target is the source's
//	money?            true where a sum of money can belong to it, worded where only
//	                  one that a wording takes does
//	deal?             kind, the roles of source and target, lead? (the role of a
//	                  source that leads others), hub?, once?
//	yields?           more special types that it leaves the field to where both
//	                  are told: TYPE, or to with turned?, anywhere?
//	rivals?           types of which only the likelier holds between two things
//	single?           source or target, where a sentence seldom tells more than
//	                  one for one at the other end
//	bilateral?        true where two that are in it with the same third seldom
//	                  are in it with each other
//	tentative?        the type that it is while nothing is agreed
//	namesake?         source or target: the end that is often named after the other
//	needs?            words of which a sentence that tells it has one
//	bars?             words beside its ends that tell another type
//	sums?             words of which one stands beside a sum of its, if any does:
//	                  such a sum belongs to no type that does not name one of them
//	elsewhere?        its names in other schemes, such as wikidata
//	lists?            sequences of words, which the wordings use by name
//	wordings          how stories tell it: texts, or say with status? and confidence?
//	examples          text with what it gives: SOURCE -> TARGET, or source and
//	                  target with status?, amount?, detail? and negated?
//	counterexamples?  texts that must not give it
package ontology

import (
	"embed"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/dealgraph/dealgraph/graph"
)

// The limits of an ontology.
const (
	MaxFileSize = 1 << 20 // bytes
	MaxTypes    = 1000
	MaxWordings = 500 // of a type
	MaxEntries  = 200 // of a list of words
)

// Ontology is a set of relation types. It does not change once made, and is
// safe for use by several goroutines.
type Ontology struct {
	byName map[string]*Type
	types  []*Type // by name
}

// Type is a relation type with all that its file says.
type Type struct {
	graph.RelationType
	// Money is true where a sum of money can belong to the relation.
	Money bool
	// Worded is true where only a sum that a wording takes does: of two who talk, a
	// sum near by is mostly that of what they talk about.
	Worded bool
	// Yields are the more special types for which it is left out.
	Yields []Yield
	// Rivals are the types of which, with this one, only the likelier holds
	// between two things; each of them has the others as rivals too.
	Rivals []string
	// Single is the end, source or target, of which a sentence seldom tells more
	// than one: a subsidiary of one parent. Empty where it may well tell several.
	Single string
	// Bilateral is true of a symmetric type where two that are in it with the same
	// third seldom are in it with each other.
	Bilateral bool
	// Tentative is the type of its events that are rumoured or in talks: who
	// is in talks to acquire bids. Empty where they are of this type.
	Tentative string
	// Namesake is the end, "source" or "target", whose name often is that of the
	// other with more behind it, so that the names alone tell the relation.
	Namesake string
	// Needs are words, or several with spaces between them, of which a sentence
	// that tells it has one; where there are none, any may. Bars are those between
	// its ends, or right behind them, that tell another type.
	Needs, Bars []string
	// Sums are words, or several with spaces between them. A sum of money with one
	// beside it belongs to no type that names none of those beside it: "loan".
	Sums []string
	// Lists are the entries of each list that the wordings use, by its name.
	Lists           map[string][]string
	Wordings        []Wording
	Examples        []Example
	Counterexamples []Example
	// File is the name of the file that defines the type, for messages.
	File string
}

// Yield says for which type another is left out where both are told of two
// things with the same polarity.
type Yield struct {
	To       string // the more special type
	Turned   bool   // it runs the other way
	Anywhere bool   // wherever the story tells it, not only in the same sentence
}

// Example is a short text with the relations of the type that it must give; a
// counterexample gives none.
type Example struct {
	Text  string
	Gives []Expected
}

// Expected is a relation that an example must give. Empty fields are not checked.
type Expected struct {
	Source, Target string // as the text names them
	Status         graph.Status
	Value          float64 // of the amount
	Currency       string
	Detail         string
	Negated        bool
}

// named are the other types that a type names.
func (t *Type) named() []string {
	names := slices.Clone(t.Rivals)
	for _, y := range t.Yields {
		names = append(names, y.To)
	}
	if t.Tentative != "" {
		names = append(names, t.Tentative)
	}
	return names
}

//go:embed types/*.yaml
var embedded embed.FS

// Builtin returns the project's own types.
func Builtin() (*Ontology, error) { return builtin() }

var builtin = sync.OnceValues(func() (*Ontology, error) {
	files, err := fs.Sub(embedded, "types")
	if err != nil {
		return nil, graph.Errorf(graph.Internal, "the embedded relation types: %w", err)
	}
	return (&Ontology{}).With(files)
})

// Type returns the type of that name. Callers must not change it.
func (o *Ontology) Type(name string) (*Type, bool) {
	t, ok := o.byName[name]
	return t, ok
}

// Types returns every type in the order of their names. Callers must not
// change them.
func (o *Ontology) Types() []*Type { return slices.Clone(o.types) }

// RelationTypes returns what a [graph.Graph] needs to know of every type, in
// the order of their names.
func (o *Ontology) RelationTypes() []graph.RelationType {
	types := make([]graph.RelationType, len(o.types))
	for i, t := range o.types {
		types[i] = t.RelationType
	}
	return types
}

// With returns the ontology with the types of the .yaml files that lie in
// fsys, one type a file, added to it or in place of its own of the same name.
// Other files and folders are passed over.
//
// It fails with [graph.BadInput] where a file is wrong, two define one type,
// or there is none, and with [graph.TooLarge] where a limit is passed. The
// error joins all that is wrong; each begins with file:line:column.
func (o *Ontology) With(fsys fs.FS) (*Ontology, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err == nil && len(names) == 0 {
		_, err = fs.ReadDir(fsys, ".") // tells a folder that is not there from an empty one
	}
	if err != nil {
		return nil, graph.Errorf(graph.BadInput, "the folder of relation types cannot be read: %w", err)
	}
	if len(names) == 0 {
		return nil, graph.Errorf(graph.BadInput, "the folder of relation types holds no .yaml file; each type is one, such as lends.yaml")
	}
	added := map[string]*Type{}
	var errs []error
	for _, name := range names {
		t, err := readType(fsys, name, added)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		added[t.Name] = t
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	all := maps.Clone(added)
	for name, t := range o.byName {
		if _, replaced := added[name]; !replaced {
			all[name] = t
		}
	}
	return newOntology(all)
}

func newOntology(byName map[string]*Type) (*Ontology, error) {
	if len(byName) > MaxTypes {
		return nil, graph.Errorf(graph.TooLarge, "%d relation types are more than the %d allowed", len(byName), MaxTypes)
	}
	for _, t := range byName {
		for _, name := range t.named() {
			if byName[name] == nil {
				return nil, graph.Errorf(graph.BadInput, "%s:1:1: %s names the type %s as one that it yields to, its rival or its tentative form; no file defines it", t.File, t.Name, name)
			}
		}
	}
	types := slices.SortedFunc(maps.Values(byName), func(a, b *Type) int { return strings.Compare(a.Name, b.Name) })
	return &Ontology{byName: byName, types: types}, nil
}
