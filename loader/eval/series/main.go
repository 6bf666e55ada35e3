// Command series measures what the graph makes of several stories together: of
// a rumour and its denial, of a bid that is raised, of one agency's copy in
// five papers. From anywhere in the module:
//
//	go run ./loader/eval/series              # what scoreboard.txt holds: claims as annotated, so that merging alone is measured
//	go run ./loader/eval/series -reader model  # claims as the program reads the texts; or rules
//	go run ./loader/eval/series NAME...      # some series alone
//
// The series are in stories/, a YAML file each; README.md tells how one
// is written.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/graph/sqlitestore"
	"github.com/dealgraph/dealgraph/loader"
)

func main() {
	name := flag.String("reader", "annotated", "who reads the stories: annotated, model or rules")
	flag.Parse()
	if err := run(context.Background(), os.Stdout, *name, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "series:", err)
		os.Exit(1)
	}
}

// run scores the series of these names, or all, and writes a report.
func run(ctx context.Context, w io.Writer, reader string, names []string) error {
	types, err := ontology.Builtin()
	if err != nil {
		return err
	}
	all, err := readSeries(types)
	if err != nil {
		return err
	}
	if all, err = only(all, names); err != nil {
		return err
	}
	read, err := newReader(reader, types)
	if err != nil {
		return err
	}
	var reports []report
	for _, s := range all {
		out, err := s.load(ctx, types, read)
		if err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
		reports = append(reports, score(s, out))
	}
	return writeReports(w, reports)
}

// load reads a series and loads it into the embedded store, in memory.
func (s *series) load(ctx context.Context, types *ontology.Ontology, reader loader.Reader) (outcome, error) {
	readings, err := s.readings(ctx, reader)
	if err != nil {
		return outcome{}, err
	}
	store, err := sqlitestore.Open(ctx, ":memory:")
	if err != nil {
		return outcome{}, err
	}
	return s.outcomeOf(ctx, store, types, readings)
}

// newReader returns the reader of that name; nil stands for the annotation.
func newReader(name string, types *ontology.Ontology) (loader.Reader, error) {
	switch name {
	case "annotated":
		return nil, nil
	case "model":
		return loader.NewTrained(types)
	case "rules":
		return loader.NewRules(types)
	}
	return nil, fmt.Errorf("-reader %q is none of annotated, model and rules", name)
}

// only returns the series of these names, or all where there are none.
func only(all []*series, names []string) ([]*series, error) {
	if len(names) == 0 {
		return all, nil
	}
	byName := map[string]*series{}
	for _, s := range all {
		byName[s.Name] = s
	}
	var some []*series
	for _, name := range names {
		s, ok := byName[name]
		if !ok {
			return nil, fmt.Errorf("there is no series %q in stories/", name)
		}
		some = append(some, s)
	}
	return some, nil
}
