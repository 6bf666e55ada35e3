package source

import (
	"bufio"
	"compress/gzip"
	"io"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/dealgraph/dealgraph/graph"
)

// format is how a file holds stories.
type format int

const (
	unknown   format = iota
	plain            // one story of text
	markdown         // one story of text, with marks
	jsonLines        // a story a line
)

// formatOf tells a file's format from its name.
func formatOf(path string) format {
	name := strings.TrimSuffix(strings.ToLower(path), ".gz")
	switch filepath.Ext(name) {
	case ".txt":
		return plain
	case ".md":
		return markdown
	case ".jsonl", ".json":
		return jsonLines
	}
	return unknown
}

// place is where stories are read: a file or standard input.
type place struct {
	name   string // for messages
	origin string // the absolute path; empty for standard input
}

// file reads the stories of a file.
func (r *reading) file(path string) bool {
	abs, err := filepath.Abs(path)
	if err != nil {
		return r.fail(pathError(path, err))
	}
	f, err := r.open(path)
	if err != nil {
		return r.fail(pathError(path, err))
	}
	defer f.Close()
	var content io.Reader = f
	if strings.HasSuffix(strings.ToLower(path), ".gz") {
		unpacked, err := gzip.NewReader(bufio.NewReader(f))
		if err != nil {
			return r.fail(graph.Errorf(graph.BadInput, "%s: is no gzip file: %w", path, err))
		}
		content = &bounded{from: unpacked, left: r.limits.unpacked}
	}
	at := place{name: path, origin: abs}
	if format := formatOf(path); format != jsonLines {
		return r.text(at, content, format)
	}
	return r.lines(at, content)
}

// standardInput reads the stories of standard input.
func (r *reading) standardInput() bool {
	in := bufio.NewReader(r.stdin)
	at := place{name: "standard input"}
	for n := 1; n <= in.Size(); n++ {
		head, err := in.Peek(n)
		if err != nil || !unicode.IsSpace(rune(head[n-1])) {
			if err == nil && head[n-1] == '{' {
				return r.lines(at, in)
			}
			break
		}
	}
	return r.text(at, in, plain)
}

// bounded reads no more than so many bytes, and then fails with [graph.TooLarge].
type bounded struct {
	from io.Reader
	left int64
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, graph.Errorf(graph.TooLarge, "unpacks to more than is read of one file; unpack and split it")
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1] // one more, to tell the end from an excess
	}
	n, err := b.from.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		n--
		err = nil
	}
	return n, err
}
