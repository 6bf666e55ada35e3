package examples_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/loader/eval"
	"github.com/dealgraph/dealgraph/loader/examples"
)

type story struct {
	ID, Title, Text, Publisher, URL string
	Published                       time.Time
}

func ExampleStories() {
	var first story
	if err := json.NewDecoder(examples.Stories()).Decode(&first); err != nil {
		fmt.Println(err)
	}
	fmt.Println(first.Published.Format(time.DateOnly), first.Publisher)
	fmt.Println(first.Title)
	// Output:
	// 2023-12-04 Carrier Desk
	// AT&T picks Ericsson for $14bn of radios
}

func readStories(t *testing.T) map[string]story {
	t.Helper()
	byID := map[string]story{}
	lines := json.NewDecoder(examples.Stories())
	lines.DisallowUnknownFields()
	for {
		var s story
		if err := lines.Decode(&s); errors.Is(err, io.EOF) {
			return byID
		} else if err != nil {
			t.Fatal(err)
		}
		byID[s.ID] = s
	}
}

func readGold(t *testing.T) []eval.Story {
	t.Helper()
	gold, err := eval.ReadGold("gold")
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

func TestStoriesAreComplete(t *testing.T) {
	all := readStories(t)
	for _, gold := range readGold(t) {
		if _, ok := all[gold.Doc]; !ok {
			t.Errorf("gold/%s.json: there is no such story", gold.Doc)
			continue
		}
		s := all[gold.Doc]
		delete(all, gold.Doc)
		if s.Title == "" || s.Publisher == "" || s.URL == "" || s.Published.IsZero() {
			t.Errorf("%s: lacks a title, publisher, url or date", s.ID)
		}
		if !strings.HasPrefix(s.Text, s.Title+"\n\n") {
			t.Errorf("%s: the text does not start with the headline", s.ID)
		}
	}
	for id := range all {
		t.Errorf("%s: the story has no file in gold/", id)
	}
}

// What gold names stands in the text, and its sentences are the text's.
func TestGoldSpeaksOfTheText(t *testing.T) {
	all := readStories(t)
	for _, gold := range readGold(t) {
		text := all[gold.Doc].Text
		for _, e := range gold.Entities {
			for _, name := range append(e.Aliases, e.Name) {
				if !strings.Contains(text, name) {
					t.Errorf("%s: %q does not occur in the text", gold.Doc, name)
				}
			}
		}
		if got, want := strings.Join(gold.Sentences, " "), strings.ReplaceAll(text, "\n\n", " "); got != want {
			t.Errorf("%s: the sentences read\n%s\nthe text\n%s", gold.Doc, got, want)
		}
		for _, r := range gold.Relations {
			if r.Sentence < 0 || r.Sentence >= len(gold.Sentences) {
				t.Errorf("%s: %s is said in sentence %d of %d", gold.Doc, r.Type, r.Sentence, len(gold.Sentences))
			}
		}
	}
}

// The stories show every relation type, and none is used for ends that it does not take.
func TestGoldKeepsToTheOntology(t *testing.T) {
	types, err := ontology.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, gold := range readGold(t) {
		byID := map[string]eval.Entity{}
		for _, e := range gold.Entities {
			byID[e.ID] = e
			if !e.Kind.Valid() {
				t.Errorf("%s: %s is of the unknown kind %q", gold.Doc, e.Name, e.Kind)
			}
		}
		for _, r := range gold.Relations {
			used[r.Type] = true
			source, target := byID[r.Source], byID[r.Target]
			kind, ok := types.Type(r.Type)
			if !ok || !kind.Takes(source.Kind, target.Kind) {
				t.Errorf("%s: %s cannot join %s %q and %s %q", gold.Doc, r.Type, source.Kind, source.Name, target.Kind, target.Name)
			}
			if !r.Status.Valid() {
				t.Errorf("%s: %s of %q has the unknown status %q", gold.Doc, r.Type, source.Name, r.Status)
			}
		}
	}
	for _, kind := range types.Types() {
		if !used[kind.Name] {
			t.Errorf("no story tells a %s", kind.Name)
		}
	}
}
