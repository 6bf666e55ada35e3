package main

import (
	"bytes"
	"flag"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the scoreboard anew")

const scoreboard = "scoreboard.txt"

// The committed scoreboard shows how well names are resolved today. Where it
// differs, look at the difference: if it is for the better, write it anew with -update.
func TestScoreboard(t *testing.T) {
	var got bytes.Buffer
	got.WriteString("How well names across stories are resolved, on the half of the bench that the weights did not learn from.\nWritten by: go test ./graph/resolve/bench -update\n\n")
	if err := score(&got); err != nil {
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

const readme = "../../../README.md"

// quoted is what the README quotes of the scoreboard.
var quoted = regexp.MustCompile("(?s)```names\n(.*?)```")

func TestReadmeQuotesTheScoreboard(t *testing.T) {
	board, err := os.ReadFile(scoreboard)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(board), "\n\n") // how it was made, the figures, the rest
	old, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	now := quoted.ReplaceAllLiteral(old, []byte("```names\n"+parts[1]+"\n```"))
	if *update {
		if err := os.WriteFile(readme, now, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(string(old), string(now)); diff != "" || !quoted.Match(old) {
		t.Errorf("the README is behind; go test ./graph/resolve/bench -update mends it:\n%s", diff)
	}
}

func TestMeasure(t *testing.T) {
	items := []Item{{Entity: "a"}, {Entity: "a"}, {Entity: "a"}, {Entity: "b"}}
	all := func(*Item) bool { return true }
	for _, tt := range []struct {
		name           string
		joined         []pair
		cubedP, cubedR float64
		pairP, pairR   float64
	}{
		{"none", nil, 1, 0.5, 1, 0}, // each of the three finds a third of its thing, the fourth all
		{"right", []pair{{0, 1}, {1, 2}}, 1, 1, 1, 1},
		{"all", []pair{{0, 1}, {1, 2}, {2, 3}}, 0.625, 1, 0.5, 1},
	} {
		f := measure(items, clusters(len(items), tt.joined), all)
		got, want := []float64{f.CubedPrecision, f.CubedRecall, f.PairPrecision, f.PairRecall}, []float64{tt.cubedP, tt.cubedR, tt.pairP, tt.pairR}
		if !slices.EqualFunc(got, want, func(x, y float64) bool { return math.Abs(x-y) < 1e-9 }) {
			t.Errorf("%s: %v", tt.name, f)
		}
	}
}

// A thing's appearances, and each pair written by hand, lie in one half.
func TestHalvesShareNothing(t *testing.T) {
	items, err := readPacked[Item](itemsFile)
	if err != nil {
		t.Fatal(err)
	}
	half := map[string]bool{}
	for _, it := range items {
		for _, of := range []string{"entity " + it.Entity, "pool " + it.Pool} {
			if it.Source != "hard" && strings.HasPrefix(of, "pool") {
				continue
			}
			if before, ok := half[of]; ok && before != it.heldOut() {
				t.Fatalf("%s is in both halves", of)
			}
			half[of] = it.heldOut()
		}
	}
}

// What was written by hand is what the bench has of it.
func TestHardItemsAreFresh(t *testing.T) {
	items, err := readPacked[Item](itemsFile)
	if err != nil {
		t.Fatal(err)
	}
	hard, err := hardItems()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(hard, items[:len(hard)]); diff != "" {
		t.Errorf("testdata/items.jsonl.gz is older than the lists beside it (-list +items):\n%s", diff)
	}
}
