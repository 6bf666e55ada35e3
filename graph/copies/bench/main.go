// Command bench measures how well package copies tells near-copies from
// stories that are only worded alike. Run it in graph/copies/bench:
//
//	go run . score FOLDER    # what news.txt holds, of the second half of the stories of a folder
//	go run . fit FOLDER      # thresholds, by what they do on the first half
//	go run . pairs FOLDER    # pairs just above the threshold and just below, by their headlines
//	go run . invented        # what invented.txt holds, of the project's own stories
//
// FOLDER holds the Reuters-21578 newswire of 1987 and BBC business news, as
// *.jsonl.gz with {"id", "title", "body", "date"} a line; both are free for
// research and not for copying, so they are not here.
package main

import (
	"bufio"
	"fmt"
	"os"
)

// inventedFiles are the project's own stories.
var inventedFiles = []string{
	"../../../loader/train/annotated/authored-2.jsonl.gz",
	"../../../loader/eval/testdata/authored.jsonl.gz",
}

const judgedFile = "testdata/judged.txt"

func main() {
	out := bufio.NewWriter(os.Stdout)
	err := run(out, os.Args[1:])
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(out *bufio.Writer, args []string) error {
	if len(args) == 1 && args[0] == "invented" {
		return scoreInvented(out)
	}
	commands := map[string]func(*bufio.Writer, news) error{"score": scoreNews, "fit": fit, "pairs": showPairs}
	if len(args) != 2 || commands[args[0]] == nil {
		return fmt.Errorf("used as: bench score|fit|pairs FOLDER, or bench invented")
	}
	n, err := readNews(args[1])
	if err != nil {
		return err
	}
	return commands[args[0]](out, n)
}

// news are real stories and the pairs of them that were judged, by halves.
type news struct {
	all    []story
	halves [2][]story
	judged [2][]pair
}

func readNews(folder string) (n news, err error) {
	if n.all, err = readFolder(folder); err != nil {
		return n, err
	}
	for _, s := range n.all {
		n.halves[half(s.id)] = append(n.halves[half(s.id)], s)
	}
	judged, err := readJudged(judgedFile, n.all)
	for _, p := range judged {
		n.judged[half(p.a.id)] = append(n.judged[half(p.a.id)], p)
	}
	return n, err
}
