package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"hash/fnv"
	"os"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// Item is one appearance of a thing: what one story, or one line of a list,
// tells of it.
type Item struct {
	Source string `json:"source"` // authored, news, listed, hard
	// Pool is the set of items that it is compared within.
	Pool   string `json:"pool"`
	Entity string `json:"entity"` // which thing it is
	Kind   string `json:"kind"`
	Name   string `json:"name"`

	Aliases     []string `json:"aliases,omitempty"`
	Country     string   `json:"country,omitempty"`
	Description string   `json:"description,omitempty"`
	Neighbours  []string `json:"neighbours,omitempty"`
}

func (it *Item) profile() resolve.Profile {
	return resolve.Profile{Kind: it.Kind, Name: it.Name, Aliases: it.Aliases, Country: it.Country, Description: it.Description, Neighbours: it.Neighbours}
}

// heldOut reports whether the item is of the half that nothing learns from.
// All appearances of a thing, and all of a pair or family, are of one half.
func (it *Item) heldOut() bool {
	of := it.Entity
	if it.Source == "hard" {
		of = it.Pool
	}
	h := fnv.New32a()
	h.Write([]byte(of))
	return h.Sum32()>>8%2 == 1
}

// readPacked reads a packed file of JSON lines.
func readPacked[T any](path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var all []T
	for lines := json.NewDecoder(bufio.NewReader(unpacked)); lines.More(); {
		var one T
		if err := lines.Decode(&one); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

func writeItems(path string, items []Item) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	packed, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	lines := json.NewEncoder(packed)
	lines.SetEscapeHTML(false)
	for _, it := range items {
		if err := lines.Encode(it); err != nil {
			return err
		}
	}
	if err := packed.Close(); err != nil {
		return err
	}
	return f.Close()
}
