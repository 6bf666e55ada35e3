package graph

// Entity is a thing that stories speak of, as one node of the graph.
type Entity struct {
	ID          string       `json:"id"`
	Kind        Kind         `json:"kind"`
	Name        string       `json:"name"`
	Aliases     []string     `json:"aliases,omitempty"`
	Identifiers []Identifier `json:"identifiers,omitempty"`
	// Description is what a story calls it: "rural network operator".
	Description string `json:"description,omitempty"`
	// Names are the ids of the names that are one in it, sorted: the first is its own id.
	Names []string `json:"names,omitempty"`
	// Stories is the number of stories that it appears in.
	Stories int `json:"stories"`
}

// Identifier is a name that a register gave an entity.
type Identifier struct {
	Scheme string `json:"scheme"` // LEI, TICKER, WIKIDATA, ISIN, WEBSITE
	Value  string `json:"value"`  // for TICKER, EXCHANGE:SYMBOL, or the symbol alone where no exchange is told
}

// Appearance is an entity as one story shows it: the names the story uses and
// every place where it is mentioned.
type Appearance struct {
	Story string `json:"story"`
	// Index is the appearance's place in [Reading.Appearances].
	Index int `json:"index"`
	// Entity is the id of its [Name], which answers as that of the name's entity; the Graph sets it.
	Entity      string       `json:"entity"`
	Kind        Kind         `json:"kind"`
	Name        string       `json:"name"` // the fullest form in the text
	Aliases     []string     `json:"aliases,omitempty"`
	Identifiers []Identifier `json:"identifiers,omitempty"`
	Description string       `json:"description,omitempty"`
	Mentions    []Span       `json:"mentions"`
}
