package ontology

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
	"go.yaml.in/yaml/v3"
)

// file is a YAML file being read, with all that was found wrong in it so far.
type file struct {
	name string
	data []byte
	errs []error
	// lists must stand above the wordings that use them.
	lists lists
}

// readType reads the type that a file defines; others are the types that the
// files before it define.
func readType(fsys fs.FS, name string, others map[string]*Type) (*Type, error) {
	f := &file{name: name}
	var err error
	if f.data, err = readBounded(fsys, name); err != nil {
		return nil, err
	}
	root, err := f.parse()
	if err != nil {
		return nil, err
	}
	t := f.relationType(root)
	if other, ok := others[t.Name]; ok {
		f.fail(valueOf(root, "name"), "the type %s is already defined in %s", t.Name, other.File)
	}
	return t, errors.Join(f.errs...)
}

func readBounded(fsys fs.FS, name string) ([]byte, error) {
	r, err := fsys.Open(name)
	if err != nil {
		return nil, graph.Errorf(graph.BadInput, "%s:1:1: the file cannot be opened: %w", name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, MaxFileSize+1))
	if err != nil {
		return nil, graph.Errorf(graph.BadInput, "%s:1:1: the file cannot be read: %w", name, err)
	}
	if len(data) > MaxFileSize {
		return nil, graph.Errorf(graph.TooLarge, "%s:1:1: the file is larger than %d bytes", name, MaxFileSize)
	}
	return data, nil
}

// yamlLine finds the line in the message of a YAML syntax error, which tells no column.
var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// parse returns the root of the file's one document.
func (f *file) parse() (*yaml.Node, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(f.data))
	var document, second yaml.Node
	err := decoder.Decode(&document)
	if errors.Is(err, io.EOF) {
		return nil, graph.Errorf(graph.BadInput, "%s:1:1: the file is empty; a relation type is wanted", f.name)
	}
	if err == nil {
		if err = decoder.Decode(&second); errors.Is(err, io.EOF) {
			return document.Content[0], nil
		}
	}
	if err != nil {
		at := yamlLine.FindStringSubmatch(err.Error())
		line := "1"
		if len(at) > 1 && at[1] != "" {
			line = at[1]
		}
		return nil, graph.Errorf(graph.BadInput, "%s:%s:1: this is not YAML: %s", f.name, line, yamlLine.ReplaceAllString(err.Error(), ""))
	}
	return nil, graph.Errorf(graph.BadInput, "%s:%d:%d: a file holds one type; begin another file", f.name, second.Line, second.Column)
}

// fail notes that something is wrong at a node.
func (f *file) fail(n *yaml.Node, format string, args ...any) {
	f.failAt(n.Line, n.Column, format, args...)
}

func (f *file) failAt(line, column int, format string, args ...any) {
	f.errs = append(f.errs, graph.Errorf(graph.BadInput, "%s:%d:%d: %s", f.name, line, column, fmt.Sprintf(format, args...)))
}

// failWithin notes that something is wrong at a column of a text's value. It
// points into the file where the value stands there as it is, on one line
// without escapes.
func (f *file) failWithin(n *yaml.Node, column int, message string) {
	at := n.Column
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		at++
	}
	lines := strings.Split(string(f.data), "\n")
	line := []rune(lines[min(n.Line, len(lines))-1])
	if at <= len(line) && strings.HasPrefix(string(line[at-1:]), n.Value) {
		f.failAt(n.Line, at+column-1, "%s", message)
		return
	}
	f.fail(n, "at character %d of the text: %s", column, message)
}

// field is a key that a mapping may have.
type field struct {
	key      string
	read     func(*yaml.Node)
	optional bool
}

// mapping reads the keys of a mapping and reports whether it is one. Each key
// may stand once.
func (f *file) mapping(n *yaml.Node, what string, fields ...field) bool {
	if n.Kind != yaml.MappingNode {
		f.fail(n, "%s must be a mapping with the keys %s", what, keys(fields))
		return false
	}
	seen := map[string]bool{}
	for i := 0; i < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := -1
		for j := range fields {
			if fields[j].key == key.Value {
				at = j
			}
		}
		switch {
		case at < 0:
			f.fail(key, "%s has the unknown key %q; allowed are %s", what, key.Value, keys(fields))
		case seen[key.Value]:
			f.fail(key, "%s has the key %q twice", what, key.Value)
		default:
			seen[key.Value] = true
			fields[at].read(value)
		}
	}
	for _, want := range fields {
		if !want.optional && !seen[want.key] {
			f.fail(n, "%s lacks the key %q", what, want.key)
		}
	}
	return true
}

func keys(fields []field) string {
	names := make([]string, len(fields))
	for i, want := range fields {
		names[i] = want.key
	}
	return strings.Join(names, ", ")
}

// valueOf returns the value of a key of a mapping, or the mapping itself where
// it lacks the key.
func valueOf(mapping *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return mapping
}

// list reads each item of a list that has at least one.
func (f *file) list(n *yaml.Node, what string, read func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		f.fail(n, "%s must be a list of at least one item", what)
		return
	}
	for _, item := range n.Content {
		read(item)
	}
}

// text returns the text of a scalar, or reports false where it is none, or empty.
func (f *file) text(n *yaml.Node, what string) (string, bool) {
	value := strings.TrimRight(n.Value, "\n") // folded blocks end with one
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" || strings.TrimSpace(value) == "" {
		f.fail(n, "%s must be a text that is not empty", what)
		return "", false
	}
	return value, true
}

// textInto returns a reader that puts a text into a variable.
func (f *file) textInto(into *string, what string) func(*yaml.Node) {
	return func(n *yaml.Node) { *into, _ = f.text(n, what) }
}

// flagInto returns a reader that puts true or false into a variable.
func (f *file) flagInto(into *bool, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.ShortTag() != "!!bool" || n.Decode(into) != nil {
			f.fail(n, "%s must be true or false", what)
		}
	}
}
