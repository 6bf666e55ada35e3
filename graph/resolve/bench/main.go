// Command bench measures how well package resolve tells which names are one
// thing. Run it in graph/resolve/bench:
//
//	go run . score                # what scoreboard.txt holds
//	go run . fit                  # fits ../weights.json on the train part
//	go run . mistakes             # the pairs of the train part that are decided wrongly
//	go run . pairs                # the pairs, for other matchers: a JSON line each
//	go run . make FOLDER          # makes testdata/items.jsonl.gz anew from annotated stories and the list of companies
package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
)

const (
	testdata  = "testdata/"
	itemsFile = testdata + "items.jsonl.gz"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	commands := map[string]func() error{
		"score": func() error { return score(os.Stdout) }, "fit": fit, "mistakes": func() error { return mistakes(os.Stdout) }, "pairs": func() error { return writePairs(os.Stdout) },
	}
	switch {
	case len(args) == 2 && args[0] == "make":
		return makeItems(args[1])
	case len(args) == 1 && commands[args[0]] != nil:
		return commands[args[0]]()
	}
	return fmt.Errorf("used as: bench score, fit, mistakes, pairs or make FOLDER")
}

// makeItems makes the bench from a folder that holds annotated/authored.jsonl.gz,
// annotated/bbc-business.jsonl.gz, annotated/newswire.jsonl.gz and names/companies.csv.gz.
func makeItems(folder string) error {
	r := rand.New(rand.NewPCG(2026, 11))
	items, err := hardItems()
	if err != nil {
		return err
	}
	authored, err := authoredItems(folder+"/annotated/authored.jsonl.gz", r)
	if err != nil {
		return err
	}
	var news []Item
	for _, file := range []string{"/annotated/bbc-business.jsonl.gz", "/annotated/newswire.jsonl.gz"} {
		told, err := storyItems("news", folder+file)
		if err != nil {
			return err
		}
		news = append(news, told...)
	}
	listed, err := listedItems(folder+"/names/companies.csv.gz", r)
	if err != nil {
		return err
	}
	return writeItems(itemsFile, slices.Concat(items, authored, news, listed))
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
