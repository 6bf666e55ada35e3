package copies

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/cespare/xxhash/v2"
	"golang.org/x/text/unicode/norm"
)

// The parameters of fingerprints. Who changes one makes those that are kept
// worthless: mergeRevision of package graph must then go up.
const (
	// ShingleWords is how many words that follow each other are a shingle.
	ShingleWords = 4
	// MaxShingles bounds a fingerprint: of a text that has more shingles it
	// holds a sample.
	MaxShingles = 256
	// MaxMarks is how many marks a text has at most.
	MaxMarks = 24
)

// Fingerprint is what is kept of a text to find its copies.
type Fingerprint struct {
	// Words is a hash of all words: equal for texts that differ only in case,
	// spacing and punctuation.
	Words uint64
	// Shingles are hashes of the shingles, each once and sorted; at most
	// MaxShingles, and then the smallest. A text of fewer words than a shingle has none.
	Shingles []uint32
}

// Of returns the fingerprint of a text. It takes time in proportion to the
// text and no more than a few times its memory.
func Of(text string) Fingerprint {
	words, ends := split(norm.NFKC.String(text))
	if len(words) == 0 {
		words = []byte(text) // nothing but punctuation
	}
	f := Fingerprint{Words: xxhash.Sum64(words)}
	start := 0
	for i := 0; i+ShingleWords <= len(ends); i++ {
		shingle := words[start:ends[i+ShingleWords-1]]
		f.Shingles = append(f.Shingles, uint32(xxhash.Sum64(shingle)>>32))
		start = ends[i]
	}
	slices.Sort(f.Shingles)
	f.Shingles = slices.Compact(f.Shingles)
	f.Shingles = slices.Clone(f.Shingles[:min(len(f.Shingles), MaxShingles)])
	return f
}

// split returns the words of a text in small letters, each with a space
// behind it, and where each ends with that space. Apostrophes within words are
// left out, since papers write them in several ways; of writing that puts no
// spaces between words, each character is a word.
func split(text string) (words []byte, ends []int) {
	words = make([]byte, 0, len(text)+16)
	end := func() {
		if last := len(words) - 1; last >= 0 && words[last] != ' ' {
			words = append(words, ' ')
			ends = append(ends, len(words))
		}
	}
	for _, r := range text {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9': // most of all text
			words = append(words, byte(r))
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			end()
			words = utf8.AppendRune(words, r)
			end()
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			words = utf8.AppendRune(words, unicode.ToLower(r))
		case r == '\'' || r == '’' || r == '‘':
		default:
			end()
		}
	}
	end()
	return words, ends
}

// Marks returns hashes of shingles that a copy of the text is likely to have
// among its own: of the shingles, parted into MaxMarks classes by their
// hashes, the smallest of each. Each is among the marks of another text with a
// chance of about [Likeness.Resemblance].
func (f Fingerprint) Marks() []uint32 {
	var marks []uint32
	var seen [MaxMarks]bool
	for _, h := range f.Shingles {
		if class := h % MaxMarks; !seen[class] {
			seen[class] = true
			marks = append(marks, h)
		}
	}
	return marks
}

// Size is about how many different shingles the text has.
func (f Fingerprint) Size() float64 {
	return float64(len(f.Shingles)) / f.sampled()
}

// bound is above all hashes of the fingerprint and, where the text was
// sampled, not above any that it leaves out.
func (f Fingerprint) bound() uint64 {
	if len(f.Shingles) < MaxShingles {
		return math.MaxUint32 + 1
	}
	return uint64(f.Shingles[MaxShingles-1]) + 1
}

// sampled is the part of the text's shingles that the fingerprint holds.
func (f Fingerprint) sampled() float64 { return float64(f.bound()) / (math.MaxUint32 + 1) }
