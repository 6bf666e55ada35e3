package eval

import (
	"context"
	"encoding/json"
	"io"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader"
)

// Predictions are what a reader found in stories.
type Predictions struct {
	Relations []PredictedRelation
	Entities  []PredictedEntity
}

// PredictedRelation is a relation as a reader found it.
type PredictedRelation struct {
	Story        string       `json:"story"` // the Doc of a gold story
	Type         string       `json:"type"`
	Source       Named        `json:"source"`
	Target       Named        `json:"target"`
	Status       graph.Status `json:"status,omitempty"`
	Amount       *Amount      `json:"amount,omitempty"`
	Negated      bool         `json:"negated"`
	AttributedTo string       `json:"attributed_to,omitempty"`
	Confidence   float64      `json:"confidence"`
	Sentence     string       `json:"sentence"` // the words that say so
}

// PredictedEntity is a thing as a reader found it.
type PredictedEntity struct {
	Story  string `json:"story"`
	Entity Found  `json:"entity"`
}

// Found is a thing with its kind.
type Found struct {
	Kind graph.Kind `json:"kind"`
	Named
}

// ReadPredictions reads what [WritePredictions] writes. Of a line only "story"
// and either "entity" or "type", "source" and "target" are needed. It fails as
// [ReadGold] does.
func ReadPredictions(path string) (Predictions, error) {
	var all Predictions
	perStory := map[string]int{}
	err := eachDocument(path, func(decode decoder) error {
		var line struct {
			PredictedRelation
			Entity *Found `json:"entity"`
		}
		if err := decode(&line); err != nil {
			return err
		}
		if perStory[line.Story]++; perStory[line.Story] > MaxPerStory {
			return graph.Errorf(graph.TooLarge, "more than %d predictions of story %q", MaxPerStory, line.Story)
		}
		switch {
		case line.Story == "":
			return graph.Errorf(graph.BadInput, `the prediction has no "story"; give the id of one`)
		case line.Entity != nil:
			all.Entities = append(all.Entities, PredictedEntity{line.Story, *line.Entity})
		case line.Type == "" || line.Source.Name == "" || line.Target.Name == "":
			return graph.Errorf(graph.BadInput, `a prediction needs an "entity", or a "type" and a "source" and "target" with a "name" each`)
		default:
			all.Relations = append(all.Relations, line.PredictedRelation)
		}
		return nil
	})
	return all, err
}

// WritePredictions writes what a reading found as JSON lines, one a thing and
// then one a claim. The story goes by the given name.
func WritePredictions(w io.Writer, story string, reading graph.Reading) error {
	var found Predictions
	found.Add(story, reading)
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	for _, e := range found.Entities {
		if err := lines.Encode(e); err != nil {
			return err
		}
	}
	for _, r := range found.Relations {
		if err := lines.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// Add adds what a reading found in the story of the given name. Several claims
// of one relation are one prediction, as they are one edge of the graph: the
// first, with the first money that any of them tells. Hypothetical claims are
// left out: they say nothing of what is.
func (p *Predictions) Add(story string, reading graph.Reading) {
	for _, a := range reading.Appearances {
		p.Entities = append(p.Entities, PredictedEntity{story, Found{a.Kind, named(a)}})
	}
	type subject struct {
		of             string
		source, target int
		polarity       graph.Polarity
	}
	at := map[subject]int{}
	for _, c := range reading.Claims {
		if c.Modality == graph.Hypothetical {
			continue
		}
		k := subject{c.Type, c.SourceIndex, c.TargetIndex, c.Polarity}
		if i, told := at[k]; told {
			if r := &p.Relations[i]; r.Amount == nil {
				r.Amount = amountOf(c)
			}
			continue
		}
		at[k] = len(p.Relations)
		r := PredictedRelation{
			Story:        story,
			Type:         c.Type,
			Source:       named(reading.Appearances[c.SourceIndex]),
			Target:       named(reading.Appearances[c.TargetIndex]),
			Status:       c.Status,
			Negated:      c.Polarity == graph.Denied,
			AttributedTo: c.AttributedTo,
			Confidence:   c.Confidence,
			Amount:       amountOf(c),
			Sentence:     c.Sentence.Of(reading.Story.Text),
		}
		p.Relations = append(p.Relations, r)
	}
}

func amountOf(c graph.Claim) *Amount {
	if c.Amount == nil {
		return nil
	}
	return &Amount{c.Amount.Value, c.Amount.Currency}
}

func named(a graph.Appearance) Named {
	return Named{a.Name, append([]string{}, a.Aliases...)}
}

// AtLeast returns the predictions without the relations of lower confidence.
func (p Predictions) AtLeast(confidence float64) Predictions {
	sure := Predictions{Entities: p.Entities}
	for _, r := range p.Relations {
		if r.Confidence >= confidence {
			sure.Relations = append(sure.Relations, r)
		}
	}
	return sure
}

// Read lets a reader read the texts of gold stories.
func Read(ctx context.Context, reader loader.Reader, gold []Story) (Predictions, error) {
	var found Predictions
	for _, s := range gold {
		reading, err := reader.Read(ctx, graph.Story{ID: s.Doc, Text: s.Text})
		if err != nil {
			return Predictions{}, graph.Errorf(graph.CodeOf(err), "story %q: %w", s.Doc, err)
		}
		found.Add(s.Doc, reading)
	}
	return found, nil
}
