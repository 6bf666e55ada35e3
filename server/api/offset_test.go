package api

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// A ruler counts as the plain conversions of the whole text do, also behind
// and across its marks.
func TestRuler(t *testing.T) {
	for _, text := range []string{"", "abc", "é€🚢a", strings.Repeat("é€🚢a", 1000), strings.Repeat("x", 3*rulerStep)} {
		codePoints, units := newRuler(text, OffsetUnitCodePoint), newRuler(text, OffsetUnitUtf16)
		for offset := range len(text) + 1 {
			if offset < len(text) && !utf8.RuneStart(text[offset]) {
				continue
			}
			before := text[:offset]
			if got, want := codePoints.at(offset), utf8.RuneCountInString(before); got != want {
				t.Fatalf("%d code points before byte %d of %.20q, want %d", got, offset, text, want)
			}
			if got, want := units.at(offset), len(utf16.Encode([]rune(before))); got != want {
				t.Fatalf("%d UTF-16 units before byte %d of %.20q, want %d", got, offset, text, want)
			}
		}
	}
}
