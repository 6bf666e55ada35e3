package eval

import (
	"encoding/json"
	"fmt"
	"io"
)

// Report is how well predictions agree with gold. All figures are shares, 0 to 1.
type Report struct {
	Stories   int // of the gold set
	Gold      int // relations, without the negated ones
	Predicted int // relations, each triple once
	Foreign   int // predictions of stories that are not in the gold set; they do not count
	Relations Figures
	// MacroF1 is the mean F1 of the types with 3 or more gold relations.
	MacroF1 float64
	Types   []TypeFigures // in the order of their names
	// Pairs are the bare pairs of names, whatever the type.
	Pairs Figures
	// Status and Amount are right on how many of the matched relations that have them in gold.
	Status, Amount Share
	// Money is how many of the sums that are told with matched relations are right,
	// and how many of those in gold are told.
	Money Figures
	// Names are the found things without places and products; Kind is right
	// on how many of those.
	Names Figures
	Kind  Share
	// Wrong are the predictions that match no gold, Missed the gold that no
	// prediction matches, both in the order of the stories.
	Wrong, Missed []Mistake
}

// Figures are precision, recall and their harmonic mean.
type Figures struct{ Precision, Recall, F1 float64 }

// TypeFigures are the figures of one relation type.
type TypeFigures struct {
	Type string
	Figures
	Predicted, Gold int
}

// Share is how many of how many are right.
type Share struct{ Right, Of int }

// Mistake is a relation that is wrong or missed, its ends by name.
type Mistake struct{ Story, Type, Source, Target string }

func (s *Share) count(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

// Value is Right/Of, 0 where Of is 0.
func (s Share) Value() float64 { return ratio(s.Right, s.Of) }

// String is the value with three digits, or "-" of nothing.
func (s Share) String() string {
	if s.Of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", s.Value())
}

func (f Figures) String() string {
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f", f.Precision, f.Recall, f.F1)
}

// WriteText writes the figures for people: a line a type, then the names,
// the pairs, status and amount, and all relations.
func (r Report) WriteText(w io.Writer) error {
	for _, t := range r.Types {
		if _, err := fmt.Fprintf(w, "%-20s %v  predicted %4d  gold %4d\n", t.Type, t.Figures, t.Predicted, t.Gold); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "names      %v  kind %.3f\npairs      %v\nstatus %v  amount %v\nrelations  %v  macro F1 %.3f  (%d predicted, %d gold, %d stories)\n",
		r.Names, r.Kind.Value(), r.Pairs, r.Status, r.Amount, r.Relations, r.MacroF1, r.Predicted, r.Gold, r.Stories)
	return err
}

// WriteMistakes writes up to limit wrong and up to limit missed relations, one
// a line, fields parted by tabs.
func (r Report) WriteMistakes(w io.Writer, limit int) error {
	for _, list := range []struct {
		label    string
		mistakes []Mistake
	}{{"wrong", r.Wrong}, {"missed", r.Missed}} {
		for _, m := range list.mistakes[:max(0, min(limit, len(list.mistakes)))] {
			if _, err := fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", list.label, m.Story, m.Type, m.Source, m.Target); err != nil {
				return err
			}
		}
	}
	return nil
}

// MarshalJSON gives the figures to programs: precision, recall and F1 as an
// array of three, of a type with its predicted and gold counts behind; null
// for a share of nothing.
func (r Report) MarshalJSON() ([]byte, error) {
	types := map[string][5]float64{}
	for _, t := range r.Types {
		types[t.Type] = [5]float64{t.Precision, t.Recall, t.F1, float64(t.Predicted), float64(t.Gold)}
	}
	return json.Marshal(struct {
		Stories   int                   `json:"stories"`
		Gold      int                   `json:"gold"`
		Predicted int                   `json:"predicted"`
		Precision float64               `json:"precision"`
		Recall    float64               `json:"recall"`
		F1        float64               `json:"f1"`
		MacroF1   float64               `json:"macro_f1"`
		Pair      Figures               `json:"pair"`
		Status    Share                 `json:"status"`
		Amount    Share                 `json:"amount"`
		Types     map[string][5]float64 `json:"types"`
		Names     Figures               `json:"names"`
		Kind      Share                 `json:"kind"`
	}{
		r.Stories, r.Gold, r.Predicted, r.Relations.Precision, r.Relations.Recall, r.Relations.F1, r.MacroF1,
		r.Pairs, r.Status, r.Amount, types, r.Names, r.Kind,
	})
}

// MarshalJSON writes [precision, recall, F1].
func (f Figures) MarshalJSON() ([]byte, error) {
	return json.Marshal([3]float64{f.Precision, f.Recall, f.F1})
}

// MarshalJSON writes the value, or null of nothing.
func (s Share) MarshalJSON() ([]byte, error) {
	if s.Of == 0 {
		return []byte("null"), nil
	}
	return json.Marshal(s.Value())
}
