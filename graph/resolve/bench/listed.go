package main

import (
	"compress/gzip"
	"encoding/csv"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// listing is a line of the list of listed companies.
type listing struct{ name, country, sector, website string }

// families and companies are how many are taken: families of companies whose
// names begin with one word, and companies one by one.
const (
	families  = 250
	companies = 1500
)

// listedItems are listed companies, each as the list has it and as other
// writers would. Where two lines may be one company (one website, or one name
// at two exchanges), neither is taken.
func listedItems(path string, r *rand.Rand) ([]Item, error) {
	all, err := readListings(path)
	if err != nil {
		return nil, err
	}
	byHead := make(map[string][]listing)
	for _, l := range all {
		head, _, _ := strings.Cut(resolve.Fold(l.name), " ")
		byHead[head] = append(byHead[head], l)
	}
	var chosen []listing
	heads := sortedKeys(byHead)
	r.Shuffle(len(heads), func(i, j int) { heads[i], heads[j] = heads[j], heads[i] })
	taken := 0
	for _, head := range heads {
		if n := len(byHead[head]); n >= 3 && n <= 25 && taken < families {
			chosen = append(chosen, byHead[head]...)
			taken++
		} else if n < 3 && r.IntN(len(heads)) < companies {
			chosen = append(chosen, byHead[head]...)
		}
	}
	slices.SortFunc(chosen, func(a, b listing) int { return strings.Compare(a.name, b.name) })
	var items []Item
	for _, l := range chosen {
		items = append(items, l.items(r)...)
	}
	return items, nil
}

func (l listing) items(r *rand.Rand) []Item {
	first := Item{Source: "listed", Pool: "listed", Entity: "listed " + resolve.Fold(l.name), Kind: "COMPANY", Name: l.name}
	items := []Item{l.told(first, r)}
	for range r.IntN(3) {
		it := first
		it.Name = vary(l.name, "COMPANY", r)
		items = append(items, l.told(it, r))
	}
	return items
}

// told adds what a story may tell of the company beside its name.
func (l listing) told(it Item, r *rand.Rand) Item {
	if r.IntN(2) == 0 {
		it.Country = l.country
	}
	if it.Country != "" && r.IntN(25) == 0 {
		it.Country = "Luxembourg" // where it is registered, say
	}
	if r.IntN(3) == 0 {
		it.Description = strings.ToLower(l.sector)
	}
	return it
}

// readListings returns the companies of which one line tells alone: proper
// names, not what the boards of German exchanges cut short.
func readListings(path string) ([]listing, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	lines, err := csv.NewReader(unpacked).ReadAll()
	if err != nil {
		return nil, err
	}
	names, websites := make(map[string]int), make(map[string]int)
	var found []listing
	for _, c := range lines[1:] {
		l := listing{name: strings.TrimSpace(c[0]), country: c[3], sector: c[4], website: host(c[6])}
		names[resolve.Fold(l.name)]++
		websites[l.website]++
		found = append(found, l)
	}
	return slices.DeleteFunc(found, func(l listing) bool {
		return names[resolve.Fold(l.name)] > 1 || l.website == "" || websites[l.website] > 1 || l.country == "" ||
			strings.ToUpper(l.name) == l.name || strings.ContainsAny(l.name, "-/%") || len(strings.Fields(l.name)) > 6
	}), nil
}

func host(website string) string {
	_, rest, _ := strings.Cut(website, "://")
	rest, _, _ = strings.Cut(rest, "/")
	return strings.TrimPrefix(rest, "www.")
}
