package main

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/examples"
)

var update = flag.Bool("update", false, "write what the README should say into it")

const readme = "../../README.md"

// answered is a question of the README with the answer below it.
var answered = regexp.MustCompile("(?s)```graphql\n(.*?)```\n\n```json\n(.*?)```")

// held is what the README quotes of the scoreboard: the figures of the authored dev stories.
var held = regexp.MustCompile("(?s)```scoreboard\n(.*?)```")

// TestReadme asks the README's questions of the example stories and wants its
// answers, and compares what it quotes.
func TestReadme(t *testing.T) {
	old, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	stories, err := io.ReadAll(examples.Stories())
	if err != nil {
		t.Fatal(err)
	}
	store := "file:" + filepath.Join(t.TempDir(), "deals.db")
	if code, _, log := runLine(t, string(stories), "load", "-store", store, "-"); code != 0 {
		t.Fatal(log)
	}
	questions := 0
	text := answered.ReplaceAllStringFunc(string(old), func(block string) string {
		questions++
		question := answered.FindStringSubmatch(block)[1]
		code, answer, log := runLine(t, "", "query", "-store", store, question)
		if code != 0 {
			t.Errorf("%s\n%s%s", question, answer, log)
		}
		return "```graphql\n" + question + "```\n\n```json\n" + shorter(answer) + "```"
	})
	if questions < 3 {
		t.Errorf("found %d questions in the README", questions)
	}
	text = held.ReplaceAllLiteralString(text, "```scoreboard\n"+heldOut(t)+"```")
	if *update {
		if err := os.WriteFile(readme, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(string(old), text); diff != "" {
		t.Errorf("the README is behind; go test ./cmd/dealgraph -run Readme -update mends it:\n%s", diff)
	}
}

// inner is an object or list in indented JSON that holds no other.
var inner = regexp.MustCompile(`[{\[]\n[^{}\[\]]*\n *[}\]]`)

// shorter puts objects and lists of indented JSON on one line, from the inside
// out, where they fit.
func shorter(text string) string {
	const opened, closed = "\x01\x03", "\x02\x04" // stand for {[ and }] of what is on one line
	hide, show := strings.NewReplacer("{", opened[:1], "[", opened[1:], "}", closed[:1], "]", closed[1:]), strings.NewReplacer(opened[:1], "{", opened[1:], "[", closed[:1], "}", closed[1:], "]")
	for {
		before := text
		text = inner.ReplaceAllStringFunc(text, func(block string) string {
			line := strings.Join(strings.Fields(block), " ")
			if len(line) > 110 {
				return block
			}
			return hide.Replace(line)
		})
		if text == before {
			return show.Replace(text)
		}
	}
}

// heldOut returns the summary lines of the scoreboard's authored dev stories, as
// the model reads them.
func heldOut(t *testing.T) string {
	t.Helper()
	board, err := os.ReadFile("../../loader/eval/scoreboard.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(board), "== model: authored, dev ==")
	if !found {
		t.Fatal("the scoreboard has no authored dev stories read by the model")
	}
	section, _, _ = strings.Cut(section, "\n== ")
	var lines strings.Builder
	for line := range strings.Lines(section) {
		for _, word := range []string{"names ", "status ", "relations "} {
			if strings.HasPrefix(line, word) {
				lines.WriteString(line)
			}
		}
	}
	return lines.String()
}

// TestReadmeType loads the relation type that the README shows, and reads its example.
func TestReadmeType(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(text), "```yaml\n")
	block, _, _ = strings.Cut(block, "```")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "sponsors.yaml"), []byte(block), 0o600); err != nil {
		t.Fatal(err)
	}
	types, err := ontology.Builtin()
	if err == nil {
		types, err = types.With(os.DirFS(dir))
	}
	if err != nil {
		t.Fatal(err)
	}
	sponsors, _ := types.Type("SPONSORS")
	code, lines, log := runLine(t, sponsors.Examples[0].Text, "extract", "-ontology", dir, "-")
	if code != 0 || !strings.Contains(lines, `"type":"SPONSORS","source":{"name":"Velatron"`) {
		t.Errorf("code %d\n%s%s", code, lines, log)
	}
}
