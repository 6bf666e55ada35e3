package eval_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/eval"
)

const (
	storyA = `{"doc": "a", "entities": [{"id": "e1", "kind": "COMPANY", "name": "Brevanta", "aliases": []}], "relations": []}`
	storyB = `{"doc": "b", "entities": [], "relations": []}`
)

func TestReadGoldOfEveryForm(t *testing.T) {
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write([]byte(storyA + "\n" + storyB + "\n"))
	z.Close()
	for _, test := range []struct {
		name  string
		files map[string]string
		path  string
	}{
		{"a folder", map[string]string{"b.json": storyB, "a.json": storyA, "README.md": "no story"}, "."},
		{"JSON lines", map[string]string{"g.jsonl": storyA + "\n\n  \r\n" + storyB}, "g.jsonl"},
		{"compressed", map[string]string{"g.jsonl.gz": zipped.String()}, "g.jsonl.gz"},
	} {
		t.Run(test.name, func(t *testing.T) {
			gold, err := eval.ReadGold(filepath.Join(folderOf(t, test.files), test.path))
			if err != nil {
				t.Fatal(err)
			}
			if len(gold) != 2 || gold[0].Doc != "a" || gold[1].Doc != "b" || gold[0].Entities[0].Name != "Brevanta" {
				t.Errorf("got %+v", gold)
			}
		})
	}
}

func TestReadErrorsSayWhere(t *testing.T) {
	readGold := func(path string) error { _, err := eval.ReadGold(path); return err }
	readPredictions := func(path string) error { _, err := eval.ReadPredictions(path); return err }
	for _, test := range []struct {
		name, file, content string
		read                func(string) error
		code                graph.Code
		says                string
	}{
		{"no JSON", "g.jsonl", storyA + "\n{", readGold, graph.BadInput, "g.jsonl:2: not the JSON"},
		{"no JSON in a folder", "dir/a.json", "{\n\"doc\": \"a\",\n}", readGold, graph.BadInput, "a.json:3: not the JSON"},
		{"no UTF-8", "g.jsonl", "{\"doc\": \"\xff\"}", readGold, graph.BadInput, "g.jsonl:1: the text is not UTF-8"},
		{"no doc", "g.jsonl", `{"entities": []}`, readGold, graph.BadInput, `g.jsonl:1: the story has no "doc"`},
		{"unknown end", "g.jsonl", `{"doc": "a", "relations": [{"type": "OWNS", "source": "e1", "target": "e2"}]}`, readGold, graph.BadInput, `OWNS joins "e1"`},
		{"not compressed", "g.jsonl.gz", storyA, readGold, graph.BadInput, "g.jsonl.gz: named .gz"},
		{"cut short", "g.jsonl.gz", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", readGold, graph.BadInput, "g.jsonl.gz:1:"},
		{"too long a line", "g.jsonl", strings.Repeat(" ", eval.MaxDocument+1), readGold, graph.TooLarge, "g.jsonl:1: longer than"},
		{"too long a file", "dir/a.json", strings.Repeat(" ", eval.MaxDocument+1), readGold, graph.TooLarge, "a.json:1: longer than"},
		{"no story", "p.jsonl", `{"entity": {"name": "x"}}`, readPredictions, graph.BadInput, `p.jsonl:1: the prediction has no "story"`},
		{"no target", "p.jsonl", `{"story": "a", "type": "OWNS", "source": {"name": "x"}}`, readPredictions, graph.BadInput, "p.jsonl:1: a prediction needs"},
		{"too many", "p.jsonl", strings.Repeat(`{"story": "a", "entity": {}}`+"\n", eval.MaxPerStory+1), readPredictions, graph.TooLarge, "p.jsonl:10001: more than 10000 predictions"},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := folderOf(t, map[string]string{test.file: test.content})
			path := filepath.Join(folder, test.file)
			if dir := filepath.Dir(test.file); dir != "." {
				path = filepath.Join(folder, dir)
			}
			err := test.read(path)
			if graph.CodeOf(err) != test.code || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %s: %v\nwant %s: … %s …", graph.CodeOf(err), err, test.code, test.says)
			}
		})
	}
	if err := readGold(filepath.Join(t.TempDir(), "none")); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("of no file: %v, want NOT_FOUND", err)
	}
}

func folderOf(t testing.TB, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// What a reading found reads back as it was written, hypothetical claims left out.
func TestWritePredictions(t *testing.T) {
	const said = "Osterbank has lent Telsund €3.2bn, said the Jornal."
	reading := graph.Reading{
		Story: graph.Story{Text: said},
		Appearances: []graph.Appearance{
			{Index: 0, Kind: graph.Company, Name: "Osterbank"},
			{Index: 1, Kind: graph.Company, Name: "Telsund", Aliases: []string{"Telsund <TEL>"}},
		},
		Claims: []graph.Claim{
			{
				Type: "LENDS", SourceIndex: 0, TargetIndex: 1, Status: graph.Completed, Polarity: graph.Denied,
				Amount: &graph.Money{Value: 3.2e9, Currency: "EUR"}, AttributedTo: "the Jornal",
				Confidence: 0.9, Sentence: graph.Span{End: len(said)},
			},
			{Type: "OWNS", SourceIndex: 0, TargetIndex: 1, Modality: graph.Hypothetical},
		},
	}
	var lines bytes.Buffer
	if err := eval.WritePredictions(&lines, "a", reading); err != nil {
		t.Fatal(err)
	}
	want := `{"story":"a","entity":{"kind":"COMPANY","name":"Osterbank","aliases":[]}}
{"story":"a","entity":{"kind":"COMPANY","name":"Telsund","aliases":["Telsund <TEL>"]}}
{"story":"a","type":"LENDS","source":{"name":"Osterbank","aliases":[]},"target":{"name":"Telsund","aliases":["Telsund <TEL>"]},"status":"COMPLETED","amount":{"value":3200000000,"currency":"EUR"},"negated":true,"attributed_to":"the Jornal","confidence":0.9,"sentence":"Osterbank has lent Telsund €3.2bn, said the Jornal."}
`
	if diff := cmp.Diff(want, lines.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var direct eval.Predictions
	direct.Add("a", reading)
	read, err := eval.ReadPredictions(filepath.Join(folderOf(t, map[string]string{"p.jsonl": lines.String()}), "p.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(direct, read); diff != "" {
		t.Errorf("read back (-written +read):\n%s", diff)
	}
}

// Whatever the file holds, it is read or refused with a code, and scored.
func FuzzReadPredictions(f *testing.F) {
	f.Add([]byte(`{"story": "a", "type": "OWNS", "source": {"name": "x"}, "target": {"name": "y"}, "amount": {"value": 1e300}}`))
	f.Add([]byte("{\"story\": \"a\", \"entity\": {\"name\": \"x\"}}\n\n{"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(folderOf(t, map[string]string{"p.jsonl": string(data)}), "p.jsonl")
		found, err := eval.ReadPredictions(path)
		if code := graph.CodeOf(err); err != nil && code != graph.BadInput && code != graph.TooLarge {
			t.Errorf("%s: %v", code, err)
		}
		report := eval.Score([]eval.Story{story}, found)
		if report.Predicted > len(found.Relations) {
			t.Errorf("%d predicted of %d", report.Predicted, len(found.Relations))
		}
	})
}
