// Package examples holds the project's own example stories, which the graph is
// filled with where no others are given. README.md beside this file says what
// they are; gold/ has what a person found in each.
//
//	lines := json.NewDecoder(examples.Stories())
//	err := lines.Decode(&story) // the oldest
package examples

import (
	_ "embed"
	"io"
	"strings"
)

//go:embed stories.jsonl
var stories string

// Stories returns the stories as JSON lines, oldest first: objects with "id",
// "title", "text" (headline first), "publisher", "url" and "published".
func Stories() io.Reader { return strings.NewReader(stories) }
