package text_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/text"
)

func TestSentences(t *testing.T) {
	for _, c := range strings.Split("\n"+testdata(t, "sentences.txt"), "\n-- ")[1:] {
		name, want, _ := strings.Cut(c, "\n")
		t.Run(name, func(t *testing.T) {
			input := strings.NewReplacer("¦#", "", "¦", "").Replace(want)
			var got strings.Builder
			at := 0
			for _, s := range text.Parse(input).Sentences {
				got.WriteString(input[at:s.End] + "¦")
				if s.Heading {
					got.WriteString("#")
				}
				at = s.End
			}
			got.WriteString(input[at:])
			if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got.String(), "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTokens(t *testing.T) {
	for _, line := range lines(t, "tokens.txt") {
		input, want, ok := strings.Cut(line, " => ")
		if !ok {
			continue
		}
		var tokens []string
		for _, s := range text.Parse(input).Sentences {
			for _, token := range s.Tokens {
				tokens = append(tokens, token.Text)
			}
		}
		if got := strings.Join(tokens, " "); got != want {
			t.Errorf("%s\n got %s\nwant %s", input, got, want)
		}
	}
}

// marked is a part of a line of test data that is expected to be found: [words|what].
var marked = regexp.MustCompile(`\[([^|\]]+)\|[^\]]*\]`)

func TestMoney(t *testing.T) {
	for _, want := range lines(t, "money.txt") {
		testMarked(t, want, func(s text.Sentence) (found []found) {
			for _, m := range s.Money {
				what := bounded(m.Money) + " " + m.Currency
				if m.Approximate && m.Low == 0 && m.High == 0 {
					what += " ~"
				}
				if m.PerShare {
					what += " /share"
				}
				found = append(found, mark(m.Span, m.Words, what))
			}
			return found
		})
	}
}

// bounded shows a sum as test data writes it: 5, 2-5, >=5 or <=5.
func bounded(m graph.Money) string {
	figure := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	switch {
	case m.Low > 0 && m.High > 0:
		return figure(m.Low) + "-" + figure(m.Value)
	case m.Low > 0:
		return ">=" + figure(m.Value)
	case m.High > 0:
		return "<=" + figure(m.Value)
	}
	return figure(m.Value)
}

func TestDates(t *testing.T) {
	published := time.Date(2024, 5, 15, 17, 30, 0, 0, time.UTC)
	for _, want := range lines(t, "dates.txt") {
		testMarked(t, want, func(s text.Sentence) (found []found) {
			for _, d := range s.Dates {
				r := d.Resolve(published)
				what := fmt.Sprintf("%s %s %s", d.Precision, r.From.Format(time.DateOnly), r.To.AddDate(0, 0, -1).Format(time.DateOnly))
				if d.Relative() {
					what += " ~"
				}
				found = append(found, mark(d.Span, d.Words, what))
			}
			return found
		})
	}
}

// found is something found in a text, as test data writes it.
type found struct {
	graph.Span
	written string
}

func mark(at graph.Span, words, what string) found {
	return found{at, "[" + words + "|" + what + "]"}
}

// testMarked parses a line of test data without its marks, puts in the marks
// of what was found, and compares.
func testMarked(t *testing.T, want string, find func(text.Sentence) []found) {
	t.Helper()
	input := marked.ReplaceAllString(want, "$1")
	got, at := "", 0
	for _, s := range text.Parse(input).Sentences {
		for _, f := range find(s) {
			got += input[at:f.Start] + f.written
			at = f.End
		}
	}
	if got += input[at:]; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func testdata(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// lines are the lines of a file of test data behind its first paragraph.
func lines(t *testing.T, name string) []string {
	t.Helper()
	_, content, _ := strings.Cut(testdata(t, name), "\n\n")
	var all []string
	for in := bufio.NewScanner(strings.NewReader(content)); in.Scan(); {
		if in.Text() != "" {
			all = append(all, in.Text())
		}
	}
	return all
}
