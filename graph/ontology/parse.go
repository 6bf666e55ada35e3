package ontology

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
)

// The limits of one wording.
const (
	MaxWordingLength = 500 // characters
	MaxWordingDepth  = 5   // groups within groups
)

// ParseWording reads a wording that uses no list; see [Wording] for its
// language. An error is [graph.BadInput] and begins with the column in say, in
// characters from 1.
func ParseWording(say string) ([]Part, error) {
	parts, err := parseWording(say, nil)
	if err != nil {
		return nil, graph.Errorf(graph.BadInput, "column %d: %s", err.column, err.message)
	}
	return parts, nil
}

// wordingError is what is wrong with a wording, and where.
type wordingError struct {
	column  int // in characters, from 1
	message string
}

// lists are the sequences that each list of a file has, by the list's name.
type lists map[string][][]Part

func parseWording(say string, known lists) ([]Part, *wordingError) {
	p := newParser(say, known)
	parts := p.sequence(0)
	p.checkEnd()
	if p.err == nil {
		p.checkWhole(parts)
	}
	if p.err != nil {
		return nil, p.err
	}
	return parts, nil
}

// parseSequence reads an entry of a list, which has no ends and uses no list.
func parseSequence(say string) ([]Part, *wordingError) {
	p := newParser(say, nil)
	p.entry = true
	parts := p.sequence(0)
	p.checkEnd()
	if p.err == nil && !slices.ContainsFunc(parts, needsWord) {
		p.at = 0
		p.fail("an entry of a list needs a word that cannot be missing")
	}
	if p.err != nil {
		return nil, p.err
	}
	return parts, nil
}

// parser reads a wording from left to right. It keeps the first error, and
// once there is one it reads no further.
type parser struct {
	runes []rune
	at    int
	err   *wordingError
	lists lists
	entry bool // what is read is an entry of a list
	// seen are the slots read so far.
	seen []PartKind
}

func newParser(say string, known lists) *parser {
	p := &parser{runes: []rune(say), lists: known}
	switch {
	case !utf8.ValidString(say):
		p.fail("the wording is not UTF-8")
	case len(p.runes) > MaxWordingLength:
		p.at = MaxWordingLength
		p.fail("the wording is longer than %d characters", MaxWordingLength)
	}
	return p
}

// checkEnd fails where something is left over.
func (p *parser) checkEnd() {
	if p.err == nil && p.at < len(p.runes) {
		p.fail("%q closes nothing; write \\%[1]c for the mark itself", p.runes[p.at])
	}
}

// slots are the parts that are written in braces.
var slots = []struct {
	name string
	kind PartKind
}{
	{"source", Source},
	{"target", Target},
	{"members", Members},
	{"money", Money},
	{"detail", Detail},
	{"name", Name},
}

const marks = `{}()[]<>|*~\`

func (p *parser) fail(format string, args ...any) {
	if p.err == nil {
		p.err = &wordingError{p.at + 1, fmt.Sprintf(format, args...)}
	}
	p.at = len(p.runes)
}

// peek returns the rune at hand, or 0 at the end.
func (p *parser) peek() rune {
	if p.at < len(p.runes) {
		return p.runes[p.at]
	}
	return 0
}

func (p *parser) space() {
	for p.at < len(p.runes) && unicode.IsSpace(p.runes[p.at]) {
		p.at++
	}
}

// sequence reads parts up to the end, a closing bracket or, within a group, a
// bar between its options.
func (p *parser) sequence(depth int) []Part {
	var parts []Part
	for p.space(); p.at < len(p.runes); p.space() {
		switch c := p.peek(); {
		case c == ')' || c == ']' || c == '}' || c == '|' && depth > 0:
			return parts
		case c == '(':
			parts = append(parts, p.group("(", ')', depth+1))
		case c == '[':
			part := p.group("[", ']', depth+1)
			part.Optional = true
			parts = append(parts, part)
		case p.startsWith("{detail "):
			part := p.group("{detail ", '}', depth+1)
			part.Detail = true
			parts = append(parts, part)
		case c == '{':
			parts = append(parts, p.slot(depth))
		case c == '<':
			parts = append(parts, p.list())
		default:
			parts = append(parts, p.item(depth))
		}
	}
	return parts
}

func (p *parser) startsWith(prefix string) bool {
	return strings.HasPrefix(string(p.runes[p.at:]), prefix)
}

// list reads the name of a list in angle brackets.
func (p *parser) list() Part {
	length := slices.Index(p.runes[p.at:], '>')
	if length < 0 {
		p.fail("'<' is not closed with '>'")
		return Part{}
	}
	name := string(p.runes[p.at+1 : p.at+length])
	options, ok := p.lists[name]
	if !ok {
		p.fail("the list %q is unknown; the file's lists are %s", name, cmp.Or(strings.Join(slices.Sorted(maps.Keys(p.lists)), ", "), "none"))
	}
	p.at += length + 1
	return Part{Kind: Group, Options: options}
}

// slot reads a name in braces.
func (p *parser) slot(depth int) Part {
	length := slices.Index(p.runes[p.at:], '}')
	if length < 0 {
		p.fail("'{' is not closed with '}'")
		return Part{}
	}
	name := string(p.runes[p.at+1 : p.at+length])
	for _, s := range slots {
		if s.name != name {
			continue
		}
		isEnd := s.kind == Source || s.kind == Target || s.kind == Members
		if isEnd && slices.Contains(p.seen, s.kind) {
			p.fail("{%s} stands twice", name)
		}
		if isEnd && (depth > 0 || p.entry) {
			p.fail("{%s} cannot stand within a group or a list", name)
		}
		p.seen = append(p.seen, s.kind)
		p.at += length + 1
		return Part{Kind: s.kind}
	}
	p.fail("%q is unknown; allowed are {source}, {target}, {members}, {money}, {detail} and {name}", "{"+name+"}")
	return Part{}
}

// group reads options between brackets.
func (p *parser) group(opening string, closing rune, depth int) Part {
	if depth > MaxWordingDepth {
		p.fail("groups stand within groups more than %d deep", MaxWordingDepth)
		return Part{}
	}
	part := Part{Kind: Group}
	start := p.at
	p.at += len(opening)
	for {
		option := p.sequence(depth)
		if p.err == nil && p.at == len(p.runes) {
			p.at = start
			p.fail("%q is not closed with %q", p.runes[start], closing)
		}
		if len(option) == 0 {
			p.fail("an option of the group is empty; square brackets make a group that may be missing")
		}
		part.Options = append(part.Options, option)
		switch p.peek() {
		case '|':
			p.at++
			continue
		case closing:
			p.at++
		default:
			p.fail("the group must be closed with %q", closing)
		}
		return part
	}
}

// gaps are the parts that pass over words, longest mark first.
var gaps = []struct {
	mark string
	part Part
}{
	{"****", Part{Kind: Gap, Max: 15, Names: true}},
	{"...", Part{Kind: Gap, Max: 10}},
	{"*", Part{Kind: Gap, Max: 3}},
}

// item reads a gap, or words with bars between them; within a group the bars
// are the group's.
func (p *parser) item(depth int) Part {
	rest := string(p.runes[p.at:])
	for _, g := range gaps {
		after, ok := strings.CutPrefix(rest, g.mark)
		if ok && (after == "" || strings.ContainsAny(after[:1], " \t\n)]}|")) {
			p.at += len(g.mark)
			return g.part
		}
	}
	words := p.word()
	for depth == 0 && p.peek() == '|' {
		p.at++
		words = append(words, p.word()...)
	}
	return Part{Kind: Word, Words: words}
}

// word reads one word and returns all that it stands for.
func (p *parser) word() []string {
	var text strings.Builder
	for p.at < len(p.runes) {
		c := p.peek()
		if c == '\\' {
			p.at++
			if c = p.peek(); !strings.ContainsRune(marks, c) {
				p.fail("'\\' must stand before one of %s", marks)
			}
		} else if unicode.IsSpace(c) || strings.ContainsRune(marks, c) {
			break
		}
		text.WriteRune(c)
		p.at++
	}
	word := strings.ToLower(text.String())
	switch c := p.peek(); {
	case c == '*':
		p.fail("a gap must stand alone, with spaces about it; write \\* for the mark itself")
	case word == "":
		p.fail("a word is missing before %q", c)
	case c == '~':
		p.at++
		if c = p.peek(); c != 0 && !unicode.IsSpace(c) && !strings.ContainsRune("|)]}", c) {
			p.fail("'~' must end its word")
		}
		return apostrophes(inflections(word))
	}
	return apostrophes([]string{word})
}

// apostrophes spells words with either apostrophe; a possessive ending is also
// the apostrophe alone.
func apostrophes(words []string) []string {
	var all []string
	for _, w := range words {
		straight := strings.ReplaceAll(w, "’", "'")
		if straight == "'s" {
			all = append(all, "'", "’")
		}
		all = append(all, straight)
		if curly := strings.ReplaceAll(straight, "'", "’"); curly != straight {
			all = append(all, curly)
		}
	}
	return all
}

// checkWhole checks what the wording as a whole must have.
func (p *parser) checkWhole(parts []Part) {
	has := func(kind PartKind) bool { return slices.Contains(p.seen, kind) }
	p.at = 0
	switch {
	case has(Members) && (has(Source) || has(Target)):
		p.fail("{members} takes the place of {source} and {target}; keep one or the other")
	case !has(Members) && !has(Source):
		p.fail("the wording lacks {source}")
	case !has(Members) && !has(Target):
		p.fail("the wording lacks {target}")
	case !slices.ContainsFunc(parts, needsWord):
		p.fail("the wording needs a word that cannot be missing")
	case parts[0].Kind == Gap:
		p.fail("the wording starts with a gap; leave it out")
	case parts[len(parts)-1].Kind == Gap:
		p.at = len(p.runes) - 1
		p.fail("the wording ends with a gap; leave it out")
	}
}

// needsWord reports whether a part matches nothing without a word of its own.
func needsWord(part Part) bool {
	if part.Kind != Group {
		return part.Kind == Word
	}
	return !part.Optional && !slices.ContainsFunc(part.Options, func(option []Part) bool {
		return !slices.ContainsFunc(option, needsWord)
	})
}
