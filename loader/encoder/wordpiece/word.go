package wordpiece

import (
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
)

// word is a word on its way into pieces: lower-case, without accents.
type word struct {
	text  [MaxWordRunes * utf8.UTFMax]byte
	at    [MaxWordRunes + 1]int    // where in text each rune begins; at[runes] is the end
	spans [MaxWordRunes]graph.Span // what each rune was in the original
	whole graph.Span               // what all of it was
	runes int                      // may exceed MaxWordRunes, and then only whole is kept
}

func (w *word) clear() { w.runes = 0 }

// add puts a rune at the end, which was text[start:end] in the original.
func (w *word) add(r rune, start, end int) {
	if w.runes == 0 {
		w.whole.Start = start
	}
	w.whole.End = end
	if w.runes < MaxWordRunes {
		from := w.at[w.runes]
		w.at[w.runes+1] = from + utf8.EncodeRune(w.text[from:], r)
		w.spans[w.runes] = graph.Span{Start: start, End: end}
	}
	w.runes++
}

// extend counts an accent, which was text[start:end], to the character before
// it, of which several runes may have come.
func (w *word) extend(start, end int) {
	if w.runes == 0 || w.whole.End != start {
		return
	}
	w.whole.End = end
	if w.runes > MaxWordRunes {
		return
	}
	base := w.spans[w.runes-1]
	for i := w.runes - 1; i >= 0 && w.spans[i] == base; i-- {
		w.spans[i].End = end
	}
}

// span is what the runes from up to to were in the original.
func (w *word) span(from, to int) graph.Span {
	return graph.Span{Start: w.spans[from].Start, End: w.spans[to-1].End}
}
