package source

import (
	"io"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// maxTitle is the length in bytes of the longest first line that is a title.
const maxTitle = 300

// text reads the one story of a text file.
func (r *reading) text(at place, content io.Reader, format format) bool {
	raw, err := io.ReadAll(io.LimitReader(content, MaxStoryBytes+1))
	if err != nil {
		return r.fail(readError(at.name, err))
	}
	if len(raw) > MaxStoryBytes {
		return r.fail(graph.Errorf(graph.TooLarge, "%s: is over %d bytes; split it into stories", at.name, MaxStoryBytes))
	}
	body, err := graph.CleanText(string(raw))
	if err != nil {
		return r.fail(graph.Errorf(graph.BadInput, "%s: %w", at.name, err))
	}
	story := graph.Story{Title: titleOf(body, format), Text: body}
	if at.origin != "" {
		story.Origins = []string{at.origin}
	}
	return r.story(story)
}

// titleOf is the first line of a text where that is a headline: short, not
// closed by a full stop, and with an empty or a long line behind it.
func titleOf(body string, format format) string {
	first, rest, _ := strings.Cut(strings.TrimLeft(body, " \t\n"), "\n")
	next, _, _ := strings.Cut(rest, "\n")
	apart := strings.TrimSpace(next) == "" || len(next) > 100 && len(first) <= 100
	first = strings.TrimSpace(first)
	if format == markdown && strings.HasPrefix(first, "#") {
		return strings.TrimSpace(strings.Trim(first, "#"))
	}
	if !apart || len(first) > maxTitle || strings.HasSuffix(first, ".") {
		return ""
	}
	return first
}

// readError says that reading stopped in the midst of a place.
func readError(name string, err error) error {
	code := graph.BadInput
	if graph.CodeOf(err) == graph.TooLarge {
		code = graph.TooLarge
	}
	return graph.Errorf(code, "%s: %w", name, err)
}
