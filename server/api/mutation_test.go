package api

import (
	"reflect"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
)

func TestStoryOf(t *testing.T) {
	title, address, id := " A  loan ", "https://quay.example/9", "quay-9"
	for _, test := range []struct {
		input StoryInput
		want  graph.Story
	}{
		{StoryInput{Text: "One lends."}, graph.Story{Text: "One lends."}},
		{StoryInput{Title: &title, Text: "One lends."}, graph.Story{Title: "A loan", Text: "A loan\n\nOne lends."}},
		{StoryInput{Title: &title, Text: "A loan\r\nOne lends."}, graph.Story{Title: "A loan", Text: "A loan\nOne lends."}},
		{StoryInput{Title: &title, Text: "A loan is made."}, graph.Story{Title: "A loan", Text: "A loan\n\nA loan is made."}},
		{StoryInput{Text: "x", Address: &address}, graph.Story{Text: "x", Address: address, Origins: []string{address}}},
		{StoryInput{Text: "x", Address: &address, ID: &id}, graph.Story{Text: "x", Address: address, Origins: []string{id}}},
	} {
		if got, err := storyOf(test.input); err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("got %+v (%v)\nwant %+v", got, err, test.want)
		}
	}
	for _, text := range []string{"", " \n", "a\x00b"} {
		if got, err := storyOf(StoryInput{Text: text}); graph.CodeOf(err) != graph.BadInput {
			t.Errorf("%q gives %+v with %v", text, got, err)
		}
	}
}
