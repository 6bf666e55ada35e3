package loader

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/model"
	"github.com/dealgraph/dealgraph/loader/names"
	"github.com/dealgraph/dealgraph/loader/relations"
	"github.com/dealgraph/dealgraph/loader/text"
)

// Trained is the [Reader] that goes by a trained network and by the wordings of
// an ontology together.
type Trained struct {
	model       *model.Model
	rules       *relations.Finder
	types       *ontology.Ontology
	calibration Calibration
}

// NewTrained returns the reader of an ontology's relation types that has the
// network of [model.Default]. It fails with BadInput where a wording cannot be
// used.
func NewTrained(o *ontology.Ontology) (*Trained, error) {
	finder, err := relations.New(o)
	if err != nil {
		return nil, err
	}
	m, err := model.Default()
	if err != nil {
		return nil, err
	}
	c, err := readCalibration()
	if err != nil {
		return nil, err
	}
	return &Trained{model: m, rules: finder, types: o, calibration: c}, nil
}

// Calibrated returns a reader that differs in how sure it is of its claims, and in
// which it leaves out.
func (t *Trained) Calibrated(c Calibration) *Trained {
	other := *t
	other.calibration = c
	return &other
}

// Read implements [Reader]: the network finds the names, together with the
// rules, and scores the relations between them; what it and the wordings tell
// is weighed together.
func (t *Trained) Read(ctx context.Context, story graph.Story) (graph.Reading, error) {
	doc := text.Parse(story.Text)
	doc.Published = story.Published
	found, statements, err := t.read(ctx, doc)
	if err != nil {
		return graph.Reading{}, err
	}
	statements = t.withoutContradicted(doc, found, statements)
	claims, err := t.claims(ctx, doc, found, chosen(statements, found, listsOf(doc, found), t.calibration.Least))
	if err != nil {
		return graph.Reading{}, err
	}
	return readingOf(story, found, t.rules.SettleStates(found, claims)), nil
}

// Evidence reads a story and returns, for each statement that anything speaks
// for, however little, a claim and the evidence. It is there to fit a
// [Calibration].
func (t *Trained) Evidence(ctx context.Context, story graph.Story) (graph.Reading, []Evidence, error) {
	found, statements, err := t.read(ctx, text.Parse(story.Text))
	if err != nil {
		return graph.Reading{}, nil, err
	}
	claims, evidence := make([]graph.Claim, len(statements)), make([]Evidence, len(statements))
	for i, s := range statements {
		claims[i] = graph.Claim{Type: s.of, SourceIndex: s.source, TargetIndex: s.target}
		evidence[i] = s.evidence
	}
	return readingOf(story, found, claims), evidence, nil
}

func (t *Trained) read(ctx context.Context, doc *text.Document) (*names.Found, []*statement, error) {
	seen, err := t.model.Read(ctx, doc)
	if err != nil {
		return nil, nil, err
	}
	found := names.FindHinted(doc, seen.Hints())
	scored, err := seen.Relations(ctx, found)
	if err != nil {
		return nil, nil, err
	}
	told, err := t.rules.Find(ctx, doc, found)
	if err != nil {
		return nil, nil, err
	}
	return found, t.statements(found, scored, told), nil
}

// withoutContradicted leaves out the statements of the network alone of which each
// sentence tells something else, so that they rule out no others.
func (t *Trained) withoutContradicted(doc *text.Document, found *names.Found, statements []*statement) []*statement {
	var scored []relations.Scored
	doubtful := func(s *statement) bool {
		return s.confidence >= siblingShare*t.calibration.Least && len(s.told) == 0 && s.scored != nil
	}
	for _, s := range statements {
		if doubtful(s) {
			for _, r := range s.places() {
				scored = append(scored, relations.Scored{Type: r.Type, Source: r.Source, Target: r.Target})
			}
		}
	}
	contradicted := t.rules.Contradicted(doc, found, scored)
	return slices.DeleteFunc(statements, func(s *statement) bool {
		if !doubtful(s) {
			return false
		}
		n := len(s.places())
		here := contradicted[:n]
		contradicted = contradicted[n:]
		return !slices.Contains(here, false)
	})
}

// claims makes the claims of statements: those of the wordings, with the status
// that the network tells, and those of the network in other sentences.
func (t *Trained) claims(ctx context.Context, doc *text.Document, found *names.Found, statements []*statement) ([]graph.Claim, error) {
	var scored []relations.Scored
	var claims []graph.Claim
	for _, s := range statements {
		in := map[int]bool{} // the sentences that have a claim of it, by where they start
		for _, c := range s.told {
			c.Confidence = s.confidence
			if s.scored != nil {
				if s.scored.Status != graph.NoStatus || !s.event { // an event has one, whatever the network takes it for
					c.Status = s.scored.Status
				}
				t.rules.Settle(&c)
				if t.rules.Ended(doc, found, c) {
					c.Status = graph.Terminated
				}
			}
			claims = append(claims, c)
			in[c.Sentence.Start] = true
		}
		for _, r := range s.places() {
			at := doc.Sentences[relations.SentenceOf(found, r.Source, r.Target)].Start
			if in[at] {
				continue
			}
			in[at] = true
			scored = append(scored, relations.Scored{
				Type: r.Type, Source: r.Source, Target: r.Target, Status: s.scored.Status, Denied: s.scored.Denied > 0,
				Confidence: s.confidence, Reason: fmt.Sprintf("model: %s", r.Type),
			})
		}
	}
	more, err := t.rules.Tell(ctx, doc, found, scored)
	if err != nil {
		return nil, err
	}
	denyAlike(more)
	claims = append(claims, more...)
	slices.SortStableFunc(claims, func(a, b graph.Claim) int { return cmp.Compare(a.Sentence.Start, b.Sentence.Start) })
	t.rules.NearbySums(doc, found, claims)
	return claims, nil
}

// denyAlike denies, of the claims of one statement that the network sees at
// several places of a story, all where the words of one deny it: it tells a
// denial of them together.
func denyAlike(claims []graph.Claim) {
	type subject struct {
		of             string
		source, target int
	}
	of := func(c graph.Claim) subject { return subject{c.Type, c.SourceIndex, c.TargetIndex} }
	denied := map[subject]bool{}
	for _, c := range claims {
		if c.Polarity == graph.Denied {
			denied[of(c)] = true
		}
	}
	for i, c := range claims {
		if denied[of(c)] {
			claims[i].Polarity = graph.Denied
		}
	}
}
