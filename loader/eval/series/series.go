package main

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
)

//go:embed stories/*.yaml
var files embed.FS

// series is a few stories of one matter, and what the graph must make of them.
type series struct {
	Name    string `yaml:"-"` // of its file
	About   string
	Things  map[string]thing // by their full names
	Stories []story          // in the order in which they were published
	facts   `yaml:",inline"`
}

// story is a short text with its annotation.
type story struct {
	Published time.Time
	Publisher string
	// Address is made of the publisher, the series and the story's number where
	// it is left out. A story of the address of an earlier one replaces it.
	Address string
	Text    []string // sentence by sentence
	Says    []claim
	// Removed is true of a story that is taken back once all are loaded.
	Removed bool
}

// claim is what one sentence of a story says.
type claim struct {
	Is     statement
	Status graph.Status
	Amount *sum
	Share  *sum // what of it the source alone gives
	Detail string
	// Began and Ended are the dates that the text gives it.
	Began, Ended *period
	// Denied, Hypothetical and Revised are as in [graph.Claim].
	Denied, Hypothetical, Revised bool
	// Sentence is the sentence that says so, counted from 0; where it is left
	// out, the first that names both ends.
	Sentence *int
}

// facts are what must come out, and what must not. Relations and deals that
// stand neither here nor there are wrong as well.
type facts struct {
	Relations []relationFact
	Deals     []dealFact
	Never     []neverFact
	// AsOf tells what is so in the world on a day, KnownAt what had been told
	// by the end of one.
	AsOf           []onDay `yaml:"asOf"`
	KnownAt        []onDay `yaml:"knownAt"`
	Contradictions []contradiction
}

// relationFact is a relation that must come out. Of the fields beyond the
// statement and its polarity, those that are given must be right.
type relationFact struct {
	Is          statement
	Denied      bool
	Status      graph.Status
	Amount      *sum
	Share       *share
	Detail      string
	Stories     int
	Independent int
	History     []step
}

// dealFact is a deal that must come out.
type dealFact struct {
	Kind    string
	Status  graph.Status
	Amount  *sum
	Parties []party
	Stories int
}

// neverFact is a relation that must not come out: any with the statement and,
// where they are given, the amount and the status. A count says that more than
// so many are wrong.
type neverFact struct {
	Is     statement
	Denied bool
	Amount *sum
	Status graph.Status
	Beyond int
}

// onDay is what is so, or known, on a day, and what is not.
type onDay struct {
	Day   time.Time
	So    []relationFact
	NotSo []relationFact `yaml:"notSo"`
}

// contradiction is a pair of statements that cannot both hold, or one that is
// told in two ways.
type contradiction struct {
	Is      statement
	Against *statement
	About   string // denial, owner, buyer, status or amount
}

// readSeries reads all series, in the order of their names.
func readSeries(types *ontology.Ontology) ([]*series, error) {
	entries, err := files.ReadDir("stories")
	if err != nil {
		return nil, err
	}
	var all []*series
	for _, e := range entries {
		data, err := files.ReadFile(path.Join("stories", e.Name()))
		if err != nil {
			return nil, err
		}
		s, err := parse(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name(), err)
		}
		s.Name = strings.TrimSuffix(e.Name(), ".yaml")
		if err := s.check(types); err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name(), err)
		}
		all = append(all, s)
	}
	return all, nil
}

func parse(data []byte) (*series, error) {
	s := new(series)
	in := yaml.NewDecoder(bytes.NewReader(data))
	in.KnownFields(true)
	return s, in.Decode(s)
}
