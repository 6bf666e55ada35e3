// Package ontology holds the relation types: what each is called, what it may
// join, how stories word it, and examples that must and must not give it.
//
// A type is one YAML file. The project's own are embedded ([Builtin]); a folder
// of an analyst's files adds to them or replaces those of the same name
// ([Ontology.With]). A bad file gives an error that starts with
// file:line:column.
//
//	types, err := ontology.Builtin()
//	lends, ok := types.Type("LENDS")
//	fmt.Println(lends.Label) // lends to
package ontology

import "github.com/dealgraph/dealgraph/graph"

// Type is a relation type with all that its file says.
type Type struct {
	graph.RelationType
	// Money is true where a sum of money can belong to the relation.
	Money           bool
	Wordings        []Wording
	Examples        []Example
	Counterexamples []Example
	// File is the name of the file that defines the type, for messages.
	File string
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
	Negated        bool
}
