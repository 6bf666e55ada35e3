package ontology

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
)

func ExampleParseWording() {
	parts, err := ParseWording("{source} lend~ [up to] {money} to {target}")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(parts), parts[1].Words)
	_, err = ParseWording("{source} lends to {traget}")
	fmt.Println(err)
	// Output:
	// 6 [lend lending lends lent]
	// column 19: "{traget}" is unknown; allowed are {source}, {target}, {members}, {money}, {detail} and {name}
}

func TestParseWording(t *testing.T) {
	word := func(words ...string) Part { return Part{Words: words} }
	source, target := Part{Kind: Source}, Part{Kind: Target}
	tests := []struct {
		say  string
		want []Part
	}{
		{"{source} Owns {target}", []Part{source, word("owns"), target}},
		{"{source} 's|his unit , {target}", []Part{source, word("'", "’", "'s", "’s", "his"), word("unit"), word(","), target}},
		{"{members} partner~", []Part{{Kind: Members}, word("partner", "partnered", "partnering", "partners")}},
		{"{source} (bid for|made * offer~) {target}", []Part{source, {Kind: Group, Options: [][]Part{
			{word("bid"), word("for")},
			{word("made"), {Kind: Gap, Max: 3}, word("offer", "offered", "offering", "offers")},
		}}, target}},
		{"{source} will [soon|at once] lend {money} to {target}", []Part{source, word("will"), {Kind: Group, Optional: true, Options: [][]Part{
			{word("soon")}, {word("at"), word("once")},
		}}, word("lend"), {Kind: Money}, word("to"), target}},
		{"{source} , {detail head of *|ceo} of {target}", []Part{source, word(","), {Kind: Group, Detail: true, Options: [][]Part{
			{word("head"), word("of"), {Kind: Gap, Max: 3}}, {word("ceo")},
		}}, word("of"), target}},
		{`{source} ... , **** rated \{ {detail} by {name} , {target}`, []Part{source, {Kind: Gap, Max: 10}, word(","),
			{Kind: Gap, Max: 15, Names: true}, word("rated"), word("{"), {Kind: Detail}, word("by"), {Kind: Name}, word(","), target}},
	}
	for _, tt := range tests {
		got, err := ParseWording(tt.say)
		if err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("ParseWording(%q) =\n%+v, %v; want\n%+v", tt.say, got, err, tt.want)
		}
	}
}

func TestParseWordingErrors(t *testing.T) {
	tests := []struct{ say, want string }{
		{"", "column 1: the wording lacks {source}"},
		{"{source} owns it", "column 1: the wording lacks {target}"},
		{"{source} owns {target", "column 15: '{' is not closed with '}'"},
		{"{source} owns {owned}", `column 15: "{owned}" is unknown; allowed are {source}`},
		{"{source} owns {source}", "column 15: {source} stands twice"},
		{"{source} and {members} merge", "column 1: {members} takes the place of {source} and {target}"},
		{"{source} [owns {target}]", "column 16: {target} cannot stand within a group"},
		{"{source} (owns|) {target}", "column 16: an option of the group is empty"},
		{"{source} (owns {target}", "column 16: {target} cannot stand within a group"},
		{"{source} {target} (owns|has", `column 19: '(' is not closed with ')'`},
		{"{source} {target} (owns]", `column 24: the group must be closed with ')'`},
		{"{source} <buys> {target}", `column 10: the list "buys" is unknown; the file's lists are none`},
		{"{source} <buys {target}", "column 10: '<' is not closed with '>'"},
		{"{source} {detail chief|} {target}", "column 24: an option of the group is empty"},
		{"{source} owns) {target}", `column 14: ')' closes nothing`},
		{"{source} owns|| {target}", `column 15: a word is missing before '|'`},
		{"{source} ow~ns {target}", "column 13: '~' must end its word"},
		{"{source} owns* {target}", "column 14: a gap must stand alone"},
		{`{source} \owns {target}`, `column 11: '\' must stand before one of`},
		{"{source} * {target}", "column 1: the wording needs a word that cannot be missing"},
		{"{source} [owns] (in|*) {target}", "column 1: the wording needs a word that cannot be missing"},
		{"* {source} owns {target}", "column 1: the wording starts with a gap"},
		{"{source} owns {target} ...", "column 26: the wording ends with a gap"},
		{"{source} ((((((owns)))))) {target}", "column 15: groups stand within groups more than 5 deep"},
		{"{source} owns {target}" + strings.Repeat(" now", 200), "column 501: the wording is longer than 500 characters"},
		{"{source} \xff {target}", "column 1: the wording is not UTF-8"},
	}
	for _, tt := range tests {
		parts, err := ParseWording(tt.say)
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("ParseWording(%q) = %v, %v; want %s", tt.say, parts, err, tt.want)
		}
		if graph.CodeOf(err) != graph.BadInput {
			t.Errorf("ParseWording(%q) has the code %s", tt.say, graph.CodeOf(err))
		}
	}
}

func FuzzParseWording(f *testing.F) {
	f.Add("{source} [has|had] lend~|loan~ (up to|*) {money} ... to {target}")
	f.Add(`{members} \[ 's **** {detail} {name}`)
	f.Fuzz(func(t *testing.T, say string) {
		parts, err := ParseWording(say)
		if err != nil {
			return
		}
		if !slices.ContainsFunc(parts, needsWord) {
			t.Errorf("ParseWording(%q) has no word of its own", say)
		}
		checkParts(t, say, parts)
	})
}

// checkParts fails where a part lacks what its kind promises.
func checkParts(t *testing.T, say string, parts []Part) {
	for _, p := range parts {
		wellMade := map[PartKind]bool{
			Word:  len(p.Words) > 0 && !slices.Contains(p.Words, ""),
			Group: len(p.Options) > 0,
			Gap:   p.Max > 0,
		}
		if ok, checked := wellMade[p.Kind]; checked && !ok {
			t.Errorf("ParseWording(%q) has the part %+v", say, p)
		}
		for _, option := range p.Options {
			if len(option) == 0 {
				t.Errorf("ParseWording(%q) has an empty option", say)
			}
			checkParts(t, say, option)
		}
	}
}
