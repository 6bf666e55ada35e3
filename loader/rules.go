package loader

import (
	"context"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/relations"
	"github.com/dealgraph/dealgraph/loader/text"
)

// Rules is the [Reader] that goes by word lists and by the wordings of an
// ontology. It needs no model and nothing installed.
type Rules struct {
	relations *relations.Finder
}

// NewRules returns the reader of an ontology's relation types. It fails with
// BadInput where a wording cannot be used.
func NewRules(o *ontology.Ontology) (*Rules, error) {
	finder, err := relations.New(o)
	if err != nil {
		return nil, err
	}
	return &Rules{relations: finder}, nil
}

// Read implements [Reader]: it cuts the text up, finds the names, and then
// what the sentences claim between them.
func (r *Rules) Read(ctx context.Context, story graph.Story) (graph.Reading, error) {
	doc := text.Parse(story.Text)
	doc.Published = story.Published
	found := names.Find(doc)
	claims, err := r.relations.Find(ctx, doc, found)
	if err != nil {
		return graph.Reading{}, err
	}
	return readingOf(story, found, r.relations.SettleStates(found, claims)), nil
}

// readingOf puts a reading together of the things that were found and the
// claims about them. Places and products that no claim speaks of are left out:
// a text is full of places that nobody asks for.
func readingOf(story graph.Story, found *names.Found, claims []graph.Claim) graph.Reading {
	reading := graph.Reading{Story: story, Claims: claims}
	index := make([]int, len(found.Things)) // of a thing among the appearances
	used, mentions := usedThings(claims), make([][]graph.Span, len(found.Things))
	for _, m := range found.Mentions {
		mentions[m.Thing] = append(mentions[m.Thing], m.Span)
	}
	for i, thing := range found.Things {
		if !used[i] && (thing.Kind == graph.Place || thing.Kind == graph.Product) {
			continue
		}
		index[i] = len(reading.Appearances)
		reading.Appearances = append(reading.Appearances, graph.Appearance{
			Kind: thing.Kind, Name: thing.Name, Aliases: thing.Aliases,
			Identifiers: thing.Identifiers, Description: thing.Description, Mentions: mentions[i],
		})
	}
	for i := range claims {
		claims[i].SourceIndex = index[claims[i].SourceIndex]
		claims[i].TargetIndex = index[claims[i].TargetIndex]
	}
	return reading
}

func usedThings(claims []graph.Claim) map[int]bool {
	used := map[int]bool{}
	for _, c := range claims {
		used[c.SourceIndex], used[c.TargetIndex] = true, true
	}
	return used
}
