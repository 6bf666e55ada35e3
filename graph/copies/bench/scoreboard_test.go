package main

import (
	"bufio"
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the scoreboard anew")

const scoreboard = "invented.txt"

// The committed scoreboard shows how well variants of the project's own stories
// are found today. Where it differs, look at the difference: if it is for the
// better, write it anew with -update.
func TestScoreboard(t *testing.T) {
	var got bytes.Buffer
	out := bufio.NewWriter(&got)
	if err := scoreInvented(out); err != nil {
		t.Fatal(err)
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(scoreboard, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(scoreboard)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Errorf("the scoreboard has changed (-committed +now):\n%s", diff)
	}
}

// A variant must change a story, or that it is found tells nothing.
func TestVariantsDiffer(t *testing.T) {
	stories, err := readStories(inventedFiles...)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range makeVariants(stories[:100]) {
		same := 0
		for _, p := range m.pairs {
			if p[0].Words == p[1].Words {
				same++
			}
		}
		if same > len(m.pairs)/10 {
			t.Errorf("%s: %d of %d variants have the words of their story", m.variant, same, len(m.pairs))
		}
	}
}
