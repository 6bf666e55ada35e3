package api

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/dealgraph/dealgraph/graph"
)

// MaxText bounds the parts of stories' texts in one answer, in bytes.
const MaxText = 32 << 20

// texts is what one operation does with the texts of stories.
type texts struct {
	spent  atomic.Int64
	mu     sync.Mutex
	rulers map[rulerKey]*ruler
}

type rulerKey struct {
	story string
	unit  OffsetUnit
}

// spend counts text that goes into the answer, and fails with TooLarge where
// it comes to more than [MaxText].
func (t *texts) spend(bytes int) error {
	if t.spent.Add(int64(bytes)) > MaxText {
		return graph.Errorf(graph.TooLarge, "the answer has more than %d MiB of text; ask for fewer stories or sentences", MaxText>>20)
	}
	return nil
}

func (t *texts) ruler(s graph.Story, unit OffsetUnit) *ruler {
	t.mu.Lock()
	defer t.mu.Unlock()
	key := rulerKey{s.ID, unit}
	if t.rulers[key] == nil {
		t.rulers[key] = newRuler(s.Text, unit)
	}
	return t.rulers[key]
}

// words returns the part of a story's text that span covers.
func words(ctx context.Context, storyID string, span graph.Span) (string, error) {
	s, err := storyAround(ctx, storyID, span)
	if err != nil {
		return "", err
	}
	return span.Of(s.Text), load(ctx).texts.spend(span.Len())
}

// spanIn returns span counted in unit. Bytes need no look at the story.
func spanIn(ctx context.Context, storyID string, span graph.Span, unit OffsetUnit) (graph.Span, error) {
	if unit == OffsetUnitByte {
		return span, nil
	}
	s, err := storyAround(ctx, storyID, span)
	if err != nil {
		return graph.Span{}, err
	}
	r := load(ctx).texts.ruler(s, unit)
	return graph.Span{Start: r.at(span.Start), End: r.at(span.End)}, nil
}

// storyAround loads a story, of whose text span must be a part.
func storyAround(ctx context.Context, storyID string, span graph.Span) (graph.Story, error) {
	s, err := load(ctx).stories.Load(ctx, storyID)
	if err == nil && (span.Start < 0 || span.End < span.Start || span.End > len(s.Text)) {
		err = graph.Errorf(graph.Corrupt, "the span %d–%d is not a part of the story %s, which has %d bytes",
			span.Start, span.End, storyID, len(s.Text))
	}
	return s, err
}

// rulerStep is how many bytes apart the marks of a ruler are.
const rulerStep = 1024

// ruler turns offsets in bytes into offsets in another unit. Its marks keep a
// story with many spans from being counted from its start for each.
type ruler struct {
	text  string
	unit  OffsetUnit
	marks []int // the units before every rulerStep-th byte
}

func newRuler(text string, unit OffsetUnit) *ruler {
	r := &ruler{text: text, unit: unit, marks: []int{0}}
	for at := rulerStep; at <= len(text); at += rulerStep {
		r.marks = append(r.marks, r.marks[len(r.marks)-1]+units(text[at-rulerStep:at], unit))
	}
	return r
}

// at returns the number of units before the byte at offset.
func (r *ruler) at(offset int) int {
	mark := offset / rulerStep
	return r.marks[mark] + units(r.text[mark*rulerStep:offset], r.unit)
}

// units counts a part of a valid UTF-8 text, which may begin or end within a
// character: a character counts where its first byte is.
func units(part string, unit OffsetUnit) int {
	n := 0
	for i := range len(part) {
		b := part[i]
		if b&0xC0 != 0x80 { // begins a character
			n++
		}
		if unit == OffsetUnitUtf16 && b >= 0xF0 { // which UTF-16 writes as two
			n++
		}
	}
	return n
}
