package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/dealgraph/dealgraph/graph"
)

// The limits of what is read.
const (
	MaxDocument = 16 << 20 // bytes of one story or prediction
	MaxInput    = 1 << 30  // bytes of all of them, after decompression
	MaxPerStory = 10_000   // entities, and relations, of one story
)

// decoder decodes the document at hand into a value.
type decoder func(into any) error

// eachDocument calls do for each JSON document under path: a folder of .json
// files in the order of their names, or a file of JSON lines, blank ones
// skipped. An error of do is told with the file and line, and ends the walk.
func eachDocument(path string, do func(decoder) error) error {
	info, err := os.Stat(path)
	if err != nil {
		return fileError(err)
	}
	budget := int64(MaxInput)
	if !info.IsDir() {
		return eachLine(path, &budget, do)
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return fileError(err)
	}
	for _, e := range entries {
		if name := strings.TrimSuffix(e.Name(), ".gz"); filepath.Ext(name) != ".json" {
			continue
		}
		if err := wholeFile(filepath.Join(path, e.Name()), &budget, do); err != nil {
			return err
		}
	}
	return nil
}

func wholeFile(path string, budget *int64, do func(decoder) error) error {
	file, err := open(path, budget)
	if err != nil {
		return err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, MaxDocument+1))
	if err != nil {
		return located(path, 1, err)
	}
	if len(data) > MaxDocument {
		return located(path, 1, tooLong())
	}
	if err := do(decodeFrom(data)); err != nil {
		return located(path, 1+failedLine(data, err), err)
	}
	return nil
}

func eachLine(path string, budget *int64, do func(decoder) error) error {
	file, err := open(path, budget)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, MaxDocument)
	line := 0
	for lines.Scan() {
		line++
		data := bytes.TrimSpace(lines.Bytes())
		if len(data) == 0 {
			continue
		}
		if err := do(decodeFrom(data)); err != nil {
			return located(path, line, err)
		}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return located(path, line+1, tooLong())
	} else if err != nil {
		return located(path, line+1, err)
	}
	return nil
}

func decodeFrom(data []byte) decoder {
	return func(into any) error {
		if !utf8.Valid(data) {
			return graph.Errorf(graph.BadInput, "the text is not UTF-8; convert it")
		}
		if err := json.Unmarshal(data, into); err != nil {
			return graph.Errorf(graph.BadInput, "not the JSON that is wanted here: %w", err)
		}
		return nil
	}
}

// failedLine counts the line ends before the place in data that err complains of.
func failedLine(data []byte, err error) int {
	offset := int64(0)
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = e.Offset
	} else if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		offset = e.Offset
	}
	return bytes.Count(data[:min(offset, int64(len(data)))], []byte("\n"))
}

func tooLong() error {
	return graph.Errorf(graph.TooLarge, "longer than %d bytes; split it", MaxDocument)
}

// located puts the place before an error and keeps its code; an error without
// one comes from reading the file.
func located(path string, line int, err error) error {
	code := graph.BadInput
	if e, ok := errors.AsType[*graph.Error](err); ok {
		code = e.Code
	}
	return graph.Errorf(code, "%s:%d: %w", path, line, err)
}

// open opens a file, compressed where its name ends in .gz, and takes what is
// read from it off the budget.
func open(path string, budget *int64) (io.ReadCloser, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fileError(err)
	}
	if !strings.HasSuffix(path, ".gz") {
		return readCloser{&budgeted{file, budget}, file}, nil
	}
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		file.Close()
		return nil, graph.Errorf(graph.BadInput, "%s: named .gz but not compressed so: %w", path, err)
	}
	return readCloser{&budgeted{unzipped, budget}, file}, nil
}

type readCloser struct {
	io.Reader
	io.Closer
}

// budgeted fails with TooLarge when more is read than the budget that it
// shares with the other files of the same input.
type budgeted struct {
	from io.Reader
	left *int64
}

func (b *budgeted) Read(p []byte) (int, error) {
	n, err := b.from.Read(p)
	if *b.left -= int64(n); *b.left < 0 {
		return 0, graph.Errorf(graph.TooLarge, "the input is longer than %d bytes; score it in parts", MaxInput)
	}
	return n, err
}

func fileError(err error) error {
	code := graph.Unavailable
	if errors.Is(err, os.ErrNotExist) {
		code = graph.NotFound
	}
	return graph.Errorf(code, "%w", err)
}
