package graph

import (
	"context"
	"encoding/base64"
	"encoding/json"
)

// maxCursor bounds the length of a cursor that is read.
const maxCursor = 1024

// slice checks a window and turns it into what a store takes.
func (w Window) slice() (Slice, error) {
	if w.First < 1 || w.First > MaxPage {
		return Slice{}, Errorf(BadInput, "first is %d; it may be 1 to %d", w.First, MaxPage)
	}
	s := Slice{Limit: w.First + 1, Total: w.Total}
	if w.After == "" {
		return s, nil
	}
	var at Position
	raw, err := base64.RawURLEncoding.DecodeString(w.After[:min(len(w.After), maxCursor)])
	if err == nil {
		err = json.Unmarshal(raw, &at)
	}
	if err != nil || at.ID == "" {
		return Slice{}, Errorf(BadInput, "after is no cursor of this list; take one from an earlier answer")
	}
	s.After = &at
	return s, nil
}

func (p Position) cursor() string {
	raw, err := json.Marshal(p)
	if err != nil { // a position holds a finite number and two strings
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

// list asks a store for one page and makes the cursors.
func list[T, Q any](
	ctx context.Context, w Window, q Q, position func(T) Position,
	ask func(context.Context, Q, Slice) ([]T, int, error),
) (Page[T], error) {
	s, err := w.slice()
	if err != nil {
		return Page[T]{}, err
	}
	items, total, err := ask(ctx, q, s)
	if err != nil {
		return Page[T]{}, err
	}
	page := Page[T]{Items: items[:min(len(items), w.First)], More: len(items) > w.First, Total: total}
	for _, item := range page.Items {
		page.Cursors = append(page.Cursors, position(item).cursor())
	}
	return page, nil
}

// PositionOf returns the place of a relation in an ordered list.
func (o Order) PositionOf(r Relation) Position {
	return o.position(r.ID, Position{Number: float64(r.LastSeen.UnixMicro())}, r.Confidence, r.Amount)
}

func (o Order) ofDeal(d Deal) Position {
	return o.position(d.ID, Position{Number: float64(d.LastSeen.UnixMicro())}, d.Confidence, d.Amount)
}

func (o Order) position(id string, newest Position, confidence float64, amount *Money) Position {
	p := newest
	switch o {
	case Surest:
		p.Number = confidence
	case Largest:
		p.Number = amount.Value
	}
	p.ID = id
	return p
}
