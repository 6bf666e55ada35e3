package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
)

// block is a paragraph, a headline or an item of a list, without its bullet.
type block struct {
	graph.Span
	headline bool // stays whole
	heading  bool // is no full sentence, if it is only one
}

// The measures by which lines are told to be wrapped prose or to stand alone,
// in bytes.
const (
	maxWrapWidth   = 100 // text with longer lines is not wrapped
	minWrapWidth   = 40  // shorter lines are a list or verse
	wrapSlack      = 20  // how far short of the width a full line may fall
	maxHeadline    = 300 // a longer first line is a paragraph
	maxHeadingLine = 120 // a longer line without a stop is a paragraph
	tableGap       = "   "
)

// cutBlocks finds the blocks of a text. Two ways of setting a text are
// understood: a line is a paragraph, or a paragraph is several lines of
// about equal width and its first line is indented or follows an empty line.
func cutBlocks(text string) []block {
	var blocks []block
	var group []line // lines with no empty one between them
	first := true
	flush := func(last bool) {
		if len(group) == 0 {
			return
		}
		found := groupBlocks(text, group)
		if first && !last && len(found) == 1 {
			found[0].headline = found[0].headline || isHeadline(found[0].Of(text))
		}
		blocks = append(blocks, found...)
		group, first = group[:0], false
	}
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n
		}
		if l, ok := readLine(text, start, end); ok {
			group = append(group, l)
		} else {
			flush(false)
		}
		start = end + 1
	}
	flush(true)
	return blocks
}

// isHeadline reports whether the first block of a text, with an empty line
// after it, is its headline: short, and not closed by a full stop.
func isHeadline(s string) bool {
	return len(s) <= maxHeadline && !strings.HasSuffix(s, ".")
}

// groupBlocks cuts lines with no empty one between them into blocks.
func groupBlocks(text string, lines []line) []block {
	wrapped, indented := layout(lines)
	var blocks []block
	for i, l := range lines {
		prev := line{}
		if i > 0 {
			prev = lines[i-1]
		}
		starts := i == 0 || startsBlock(l, prev, wrapped, indented)
		if !starts {
			blocks[len(blocks)-1].End = l.End
			continue
		}
		l.Start += l.bullet // a bullet alone on its line leaves an empty span, which the next line fills
		blocks = append(blocks, block{Span: l.Span})
	}
	kept := blocks[:0]
	for _, b := range blocks {
		written := strings.TrimLeftFunc(b.Of(text), unicode.IsSpace)
		b.Start = b.End - len(written)
		if b.Len() > 0 {
			b.headline = isCapitals(written) && b.Len() <= maxHeadline
			b.heading = isOpen(written)
			kept = append(kept, b)
		}
	}
	return kept
}

// layout tells whether lines are wrapped prose, and whether an indent marks
// its paragraphs.
func layout(lines []line) (wrapped, indented bool) {
	width := 0
	for i, l := range lines {
		width = max(width, l.Len())
		indented = indented || i > 0 && l.indent > 0 && l.bullet == 0
	}
	if width < minWrapWidth || width > maxWrapWidth || len(lines) < 2 {
		return false, false
	}
	full := 0
	for _, l := range lines[:len(lines)-1] {
		if l.Len() >= width-wrapSlack {
			full++
		}
	}
	return indented || 2*full >= len(lines)-1, indented
}

// startsBlock reports whether l, which follows prev, begins a block.
func startsBlock(l, prev line, wrapped, indented bool) bool {
	switch {
	case l.bullet > 0 && (!l.maybeDash || prev.closed || prev.bullet > 0 || !wrapped):
		return true
	case l.table || prev.table || prev.capitals != l.capitals && prev.capitals:
		return true
	case indented && l.indent > 0 && prev.bullet == 0:
		return true
	case prev.bullet > 0 && prev.bullet == prev.Len(): // a bullet alone
		return false
	case prev.bullet > 0 && l.indent > 0:
		return false
	}
	return !wrapped
}

// line is a line that is not empty, without the white space at its ends.
type line struct {
	graph.Span
	indent    int  // bytes of white space before it
	bullet    int  // bytes of its bullet and the white space behind that
	maybeDash bool // the bullet may be a dash or number of running text
	closed    bool // ends as a sentence or a lead-in to a list does
	capitals  bool // has words, all in capitals
	table     bool // is a row of a table
}

func readLine(text string, start, end int) (line, bool) {
	raw := text[start:end]
	s := strings.TrimLeftFunc(raw, unicode.IsSpace)
	indent := len(raw) - len(s)
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	if s == "" {
		return line{}, false
	}
	l := line{
		Span:     graph.Span{Start: start + indent, End: start + indent + len(s)},
		indent:   indent,
		closed:   strings.ContainsRune(".:;!?\"”)", lastRune(s)),
		capitals: isCapitals(s),
		table:    strings.Contains(s, tableGap),
	}
	l.bullet, l.maybeDash = bullet(s)
	return l, true
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// bullet measures the bullet that a line begins with, white space behind it
// included, and tells whether it might be no bullet in running text.
func bullet(s string) (size int, doubtful bool) {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune("•‣◦▪●*", r):
	case strings.ContainsRune("-–—·", r):
		doubtful = true
	default:
		n, doubtful = itemNumber(s), true
	}
	rest := strings.TrimLeftFunc(s[n:], unicode.IsSpace)
	if n == 0 || len(rest) == len(s)-n && rest != "" && r != '•' {
		return 0, false
	}
	return len(s) - len(rest), doubtful
}

// itemNumber measures "1.", "12)", "(3)" or "a)" at the start of a line; 0
// where there is none.
func itemNumber(s string) int {
	i := 0
	if strings.HasPrefix(s, "(") {
		i++
	}
	start := i
	for i < len(s) && i < start+2 && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	letter := false
	if i == start && i < len(s) && 'a' <= s[i] && s[i] <= 'z' {
		i, letter = i+1, true
	}
	if i == start || i >= len(s) {
		return 0
	}
	if s[i] == ')' || s[i] == '.' && start == 0 && !letter {
		return i + 1
	}
	return 0
}

// isCapitals reports whether s has at least four letters and all are capitals.
func isCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 4
}

// isOpen reports whether a block is a short line that no stop closes.
func isOpen(s string) bool {
	if len(s) > maxHeadingLine || strings.Contains(s, "\n") {
		return false
	}
	s = strings.TrimRight(s, "”’\"')]»")
	return s == "" || !strings.ContainsRune(".!?", lastRune(s))
}
