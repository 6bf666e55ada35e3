package source

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// record is a story as a line of JSON tells it. Other fields are passed over.
type record struct {
	ID        identifier `json:"id"`
	Title     string     `json:"title"`
	Text      string     `json:"text"`
	Body      string     `json:"body"`
	Publisher string     `json:"publisher"`
	URL       string     `json:"url"`
	Published string     `json:"published"`
	Date      string     `json:"date"`
	Language  string     `json:"language"`
}

// identifier is a string, or a number taken as it is written.
type identifier string

func (id *identifier) UnmarshalJSON(raw []byte) error {
	if raw[0] == '"' {
		return json.Unmarshal(raw, (*string)(id))
	}
	var n json.Number
	if err := json.Unmarshal(raw, &n); err != nil {
		return err
	}
	*id = identifier(n)
	return nil
}

// parseLine reads the story of a line of JSON.
func parseLine(line []byte) (graph.Story, error) {
	var rec record
	if err := json.Unmarshal(line, &rec); err != nil {
		return graph.Story{}, graph.Errorf(graph.BadInput, "is no story in JSON: %w", err)
	}
	body := rec.Text
	if body == "" {
		body = rec.Body
	}
	title, body, err := graph.StoryText(rec.Title, body)
	if err != nil {
		return graph.Story{}, err
	}
	if len(body) > MaxStoryBytes {
		return graph.Story{}, graph.Errorf(graph.TooLarge, "the text is over %d bytes; split it into stories", MaxStoryBytes)
	}
	published := rec.Published
	if published == "" {
		published = rec.Date
	}
	at, err := parseTime(published)
	if err != nil {
		return graph.Story{}, err
	}
	story := graph.Story{
		Title:     title,
		Text:      body,
		Publisher: rec.Publisher,
		Address:   rec.URL,
		Language:  rec.Language,
		Published: at,
	}
	for _, origin := range []string{string(rec.ID), rec.URL} {
		if origin != "" {
			story.Origins = []string{origin}
			break
		}
	}
	return story, nil
}

// timeLayouts are the ways in which a story may tell when it was published.
// Without a zone it is taken for UTC.
var timeLayouts = []string{
	time.RFC3339,
	"2006-01-02",
	"2006-01-02T15:04:05",
	"2006-01-02 15:04:05",
	"2-Jan-2006 15:04:05", // 26-FEB-1987 15:01:01.79, of newswires
	"2-Jan-2006",
}

// parseTime reads the time of publication; empty is zero. Some archives leave
// coded control characters behind it ("59.13&#5;&#5;F"), which are passed over.
func parseTime(s string) (time.Time, error) {
	s, _, _ = strings.Cut(s, "&#")
	s = strings.TrimSpace(s)
	if s == "" {
		return time.Time{}, nil
	}
	for _, layout := range timeLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, graph.Errorf(graph.BadInput,
		"the date %.40q is not understood; write it like 2024-05-13 or 2024-05-13T08:00:00Z", s)
}
