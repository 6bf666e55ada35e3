package eval

import (
	"github.com/dealgraph/dealgraph/graph"
)

// Story is a story with what people found in it. The fields beyond Doc,
// Entities and Relations help to read and to check it; scoring needs none of them.
type Story struct {
	Doc string `json:"doc"`
	// Split is the part of a set that the story belongs to: "train" or "dev".
	Split     string     `json:"split,omitempty"`
	Text      string     `json:"text,omitempty"`
	Sentences []string   `json:"sentences,omitempty"`
	Entities  []Entity   `json:"entities"`
	Relations []Relation `json:"relations"`
}

// Entity is a thing that a gold story names.
type Entity struct {
	ID   string     `json:"id"` // unique in the story
	Kind graph.Kind `json:"kind"`
	Named
}

// Named is a thing by its names: the fullest form in the text and the others.
type Named struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
}

// Relation is a relation that a gold story states.
type Relation struct {
	Type   string `json:"type"`
	Source string `json:"source"` // id of an entity of the story
	Target string `json:"target"`
	// Sentence is the index into [Story.Sentences] of the one that states it best.
	Sentence int          `json:"sentence"`
	Status   graph.Status `json:"status"`
	Amount   *Amount      `json:"amount,omitempty"`
	// Negated is true of a relation that the text denies.
	Negated bool `json:"negated"`
	// AttributedTo is the source that the text names: "Bloomberg".
	AttributedTo string `json:"attributed_to,omitempty"`
}

// Amount is a sum of money.
type Amount struct {
	Value    float64 `json:"value"`    // in whole units of the currency
	Currency string  `json:"currency"` // ISO 4217; empty in gold matches any
}

// ReadGold reads annotated stories from a folder of .json files, one story
// each, or from a file of JSON lines; either kind of file may be compressed
// (.gz). Of two stories with one Doc the later counts. It fails with BadInput,
// naming file and line, where a story is no JSON, has no doc, or relates what
// is not among its entities, and with TooLarge over a limit of this package.
func ReadGold(path string) ([]Story, error) {
	var stories []Story
	at := map[string]int{}
	err := eachDocument(path, func(decode decoder) error {
		var s Story
		if err := decode(&s); err != nil {
			return err
		}
		if err := s.check(); err != nil {
			return err
		}
		if i, ok := at[s.Doc]; ok {
			stories[i] = s
			return nil
		}
		at[s.Doc] = len(stories)
		stories = append(stories, s)
		return nil
	})
	return stories, err
}

func (s *Story) check() error {
	if s.Doc == "" {
		return graph.Errorf(graph.BadInput, `the story has no "doc"; give it one`)
	}
	if len(s.Entities) > MaxPerStory || len(s.Relations) > MaxPerStory {
		return graph.Errorf(graph.TooLarge, "story %q has more than %d entities or relations", s.Doc, MaxPerStory)
	}
	ids := map[string]bool{}
	for _, e := range s.Entities {
		ids[e.ID] = true
	}
	for _, r := range s.Relations {
		for _, end := range []string{r.Source, r.Target} {
			if !ids[end] {
				return graph.Errorf(graph.BadInput, "story %q: %s joins %q, which is no id of its entities", s.Doc, r.Type, end)
			}
		}
	}
	return nil
}

// agrees reports whether the predicted amount is gold's within 1%.
func (a *Amount) agrees(gold Amount) bool {
	return a != nil && a.Value != 0 &&
		abs(a.Value-gold.Value) <= 0.01*abs(gold.Value) &&
		(gold.Currency == "" || a.Currency == gold.Currency)
}

func abs(x float64) float64 { return max(x, -x) }
