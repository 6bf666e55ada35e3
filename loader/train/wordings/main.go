// Command wordings measures how often each wording of the ontology is right, on
// annotated stories, and writes that into the files of the types.
//
//	go run ./loader/train/wordings annotated/*.jsonl.gz
//
// Of each file the stories of the split "train" that have their text are read.
// What counts for a wording are the statements of which it is the surest. It
// prints a line a wording: its type, how often it was right, of how many, and
// the confidence that it had and has.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/dealgraph/dealgraph/loader/eval"
	"github.com/dealgraph/dealgraph/loader/train/observe"
)

// folder holds the files of the types.
const folder = "graph/ontology/types"

func main() {
	if err := run(context.Background(), os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "wordings:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, w io.Writer, paths []string) error {
	seen, err := observe.Observe(ctx, "train", paths)
	if err != nil {
		return err
	}
	ofType, ofWording := map[string]eval.Share{}, map[string]eval.Share{}
	for _, c := range seen.Cases {
		if c.Told > 0 {
			ofType[c.Type], ofWording[c.Wording] = counted(ofType[c.Type], c.Right), counted(ofWording[c.Wording], c.Right)
		}
	}
	for _, t := range seen.Types.Types() {
		file := filepath.Join(folder, filepath.Base(t.File))
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		for _, wording := range t.Wordings {
			found := ofWording[t.Name+": "+wording.Say]
			if found.Of == 0 {
				continue
			}
			c := confidence(found, ofType[t.Name])
			fmt.Fprintf(w, "%s\t%d\t%d\t%.2f\t%.2f\t%s\n", t.Name, found.Right, found.Of, wording.Confidence, c, wording.Say)
			text = []byte(withConfidence(string(text), wording.Say, c))
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func counted(s eval.Share, right bool) eval.Share {
	s.Of++
	if right {
		s.Right++
	}
	return s
}

// prior is how many cases the mean of the type weighs beside those of a wording.
const prior = 4

// confidence is how often a wording is right: of few cases, much as the others of
// its type are.
func confidence(of, all eval.Share) float64 {
	return (float64(of.Right) + prior*all.Value()) / (float64(of.Of) + prior)
}

var stated = regexp.MustCompile(`, confidence: [0-9.]+\}`)

// withConfidence sets the confidence of a wording in the text of a type's file,
// and leaves all else as it is.
func withConfidence(file, say string, confidence float64) string {
	quoted := `"` + strings.ReplaceAll(say, `\`, `\\`) + `"`
	lines := strings.Split(file, "\n")
	for i, line := range lines {
		before, after, ok := strings.Cut(line, quoted)
		if !ok {
			continue
		}
		new := fmt.Sprintf(", confidence: %.2f}", min(max(confidence, 0.01), 0.99))
		switch before {
		case "  - ": // a text alone
			lines[i] = "  - {say: " + quoted + new
		case "  - {say: ":
			after = strings.TrimSuffix(stated.ReplaceAllString(after, "}"), "}")
			lines[i] = before + quoted + after + new
		}
		break
	}
	return strings.Join(lines, "\n")
}
