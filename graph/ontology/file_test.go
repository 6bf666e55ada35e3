package ontology

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dealgraph/dealgraph/graph"
)

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// wanted finds the errors that a bad file wants: "# want 7: text" behind a line
// wants one there that starts at column 7 and goes on with the text.
func wanted(name string, data []byte) []string {
	var want []string
	for i, line := range strings.Split(string(data), "\n") {
		for _, w := range strings.Split(line, " # want ")[1:] {
			want = append(want, fmt.Sprintf("%s:%d:%s", name, i+1, w))
		}
	}
	return want
}

func TestBadFiles(t *testing.T) {
	paths, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no bad files:", err)
	}
	for _, path := range paths {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			data := readFile(t, path)
			want := wanted(name, data)
			_, err := (&Ontology{}).With(fstest.MapFS{name: {Data: data}})
			if err == nil || graph.CodeOf(err) != graph.BadInput {
				t.Fatalf("error is %v; want %s", err, graph.BadInput)
			}
			for _, got := range strings.Split(err.Error(), "\n") {
				at := slices.IndexFunc(want, func(w string) bool { return strings.HasPrefix(got, w) })
				if at < 0 {
					t.Errorf("unwanted: %s", got)
					continue
				}
				want = slices.Delete(want, at, at+1)
			}
			for _, w := range want {
				t.Errorf("missing: %s", w)
			}
		})
	}
}

func TestWithErrors(t *testing.T) {
	good := readFile(t, "testdata/good/rents-to.yaml")
	tests := []struct {
		name  string
		files fstest.MapFS
		want  string
		code  graph.Code
	}{
		{"no files", fstest.MapFS{"notes.txt": {}}, "the folder of relation types holds no .yaml file", graph.BadInput},
		{"empty", fstest.MapFS{"a.yaml": {Data: []byte("# nothing\n")}}, "a.yaml:1:1: the file is empty", graph.BadInput},
		{"no mapping", fstest.MapFS{"a.yaml": {Data: []byte("- name")}}, "a.yaml:1:1: the type must be a mapping with the keys name, label", graph.BadInput},
		{"syntax", fstest.MapFS{"a.yaml": {Data: []byte("name: [A\nlabel: b\n")}}, "a.yaml:1:1: this is not YAML: did not find expected ',' or ']'", graph.BadInput},
		{"two documents", fstest.MapFS{"a.yaml": {Data: []byte("name: A\n---\nname: B\n")}}, "a.yaml:2:1: a file holds one type", graph.BadInput},
		{"twice", fstest.MapFS{"a.yaml": {Data: good}, "b.yaml": {Data: good}}, "b.yaml:1:7: the type RENTS_TO is already defined in a.yaml", graph.BadInput},
		{"a folder", fstest.MapFS{"a.yaml/b": {}}, "a.yaml:1:1: the file cannot be read", graph.BadInput},
		{"large", fstest.MapFS{"a.yaml": {Data: bytes.Repeat([]byte("#"), MaxFileSize+1)}}, "a.yaml:1:1: the file is larger than 1048576 bytes", graph.TooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := (&Ontology{}).With(tt.files)
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) || graph.CodeOf(err) != tt.code {
				t.Errorf("error is %s %v; want %s %s", graph.CodeOf(err), err, tt.code, tt.want)
			}
		})
	}
}

func TestWithNoFolder(t *testing.T) {
	_, err := (&Ontology{}).With(os.DirFS("testdata/nowhere"))
	if err == nil || !strings.HasPrefix(err.Error(), "the folder of relation types cannot be read: ") {
		t.Errorf("error is %v", err)
	}
}

// TestWithTellsOfAllFiles: an analyst sees all that is wrong at once.
func TestWithTellsOfAllFiles(t *testing.T) {
	_, err := (&Ontology{}).With(fstest.MapFS{"a.yaml": {Data: []byte("a: 1")}, "b.yaml": {Data: []byte("b: 1")}})
	for _, want := range []string{`a.yaml:1:1: the type has the unknown key "a"`, `b.yaml:1:1: the type has the unknown key "b"`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error is %v; want %s in it", err, want)
		}
	}
}

func TestWithReplaces(t *testing.T) {
	o, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	mine := bytes.ReplaceAll(readFile(t, "testdata/good/rents-to.yaml"), []byte("RENTS_TO"), []byte("LENDS"))
	with, err := o.With(fstest.MapFS{"mine.yaml": {Data: mine}, "README.md": {Data: []byte("not a type")}})
	if err != nil {
		t.Fatal(err)
	}
	if lends, _ := with.Type("LENDS"); lends.File != "mine.yaml" || lends.Label != "rents to" {
		t.Errorf("LENDS is %s %q; want the file's", lends.File, lends.Label)
	}
	if lends, _ := o.Type("LENDS"); lends.Label != "lends to" {
		t.Errorf("the ontology that was added to has changed: LENDS %q", lends.Label)
	}
	if len(with.Types()) != len(o.Types()) {
		t.Errorf("there are %d types; want %d", len(with.Types()), len(o.Types()))
	}
}

func TestLimits(t *testing.T) {
	good := readFile(t, "testdata/good/rents-to.yaml")
	many := fstest.MapFS{}
	for i := range MaxTypes + 1 {
		name := fmt.Sprintf("T%d", i)
		many[name+".yaml"] = &fstest.MapFile{Data: bytes.Replace(good, []byte("RENTS_TO"), []byte(name), 1)}
	}
	if _, err := (&Ontology{}).With(many); graph.CodeOf(err) != graph.TooLarge {
		t.Errorf("%d types give %v; want %s", len(many), err, graph.TooLarge)
	}
	var wordings strings.Builder
	for i := range MaxWordings + 1 {
		fmt.Fprintf(&wordings, "  - \"{source} rents%d to {target}\"\n", i)
	}
	data := bytes.Replace(good, []byte("wordings:\n"), []byte("wordings:\n"+wordings.String()), 1)
	_, err := (&Ontology{}).With(fstest.MapFS{"a.yaml": {Data: data}})
	if err == nil || !strings.HasSuffix(err.Error(), "503 wordings are more than the 500 allowed") {
		t.Errorf("too many wordings give %v", err)
	}
	data = bytes.Replace(good, []byte("floor~"), []byte("floor"+strings.Repeat(", floor", MaxEntries)), 1)
	_, err = (&Ontology{}).With(fstest.MapFS{"a.yaml": {Data: data}})
	if err == nil || !strings.HasSuffix(err.Error(), "203 entries of a list are more than the 200 allowed") {
		t.Errorf("too many entries give %v", err)
	}
}

// FuzzFile checks that any file gives a whole type, or errors that each begin
// with its name, a line and a column.
func FuzzFile(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*/*.yaml")
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	position := regexp.MustCompile(`^a\.yaml:[1-9][0-9]*:[1-9][0-9]*: .`)
	f.Fuzz(func(t *testing.T, data []byte) {
		o, err := (&Ontology{}).With(fstest.MapFS{"a.yaml": {Data: data}})
		if err == nil {
			if typ := o.Types()[0]; typ.Name == "" || typ.Inverse == "" || len(typ.Wordings) == 0 {
				t.Errorf("the type is not whole: %+v", typ)
			}
			return
		}
		for _, line := range strings.Split(err.Error(), "\n") {
			if !position.MatchString(line) {
				t.Errorf("an error tells no position: %q", line)
			}
		}
	})
}
