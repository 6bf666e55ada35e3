package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph/copies"
)

// maxLine bounds a line of a file of stories.
const maxLine = 8 << 20

// story is one to make copies of, or to look for copies of.
type story struct {
	id          string
	title, body string
	published   time.Time // zero where unknown
	firms       []string  // exchange symbols, where the text marks them
	print       copies.Fingerprint
}

func (s story) text() string { return s.title + "\n\n" + s.body }

// symbol is how the newswire marks a listed firm.
var symbol = regexp.MustCompile(`<([A-Z]{1,5})(?:\.[A-Z]+)?>`)

// readStories reads files of stories packed with gzip, a JSON object a line:
// news ({"id", "title", "body", "date"}) or annotated stories ({"doc", "text"}).
func readStories(files ...string) ([]story, error) {
	var all []story
	for _, file := range files {
		stories, err := readFile(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		all = append(all, stories...)
	}
	return all, nil
}

func readFolder(folder string) ([]story, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl.gz"))
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("no *.jsonl.gz in %s", folder)
	}
	if err != nil {
		return nil, err
	}
	return readStories(files...)
}

func readFile(file string) ([]story, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(unpacked)
	lines.Buffer(nil, maxLine)
	var stories []story
	for lines.Scan() {
		var line struct{ ID, Doc, Title, Body, Text, Date string }
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return nil, err
		}
		s := story{id: line.ID + line.Doc, title: line.Title, body: line.Body}
		if line.Text != "" {
			s.title, s.body, _ = strings.Cut(line.Text, "\n")
		}
		s.published, _ = time.Parse("_2-Jan-2006 15:04:05.00", strings.TrimSpace(line.Date)) // else it is unknown
		for _, match := range symbol.FindAllStringSubmatch(s.text(), -1) {
			s.firms = append(s.firms, match[1])
		}
		slices.Sort(s.firms)
		s.firms = slices.Compact(s.firms)
		s.print = copies.Of(s.text())
		stories = append(stories, s)
	}
	return stories, lines.Err()
}
