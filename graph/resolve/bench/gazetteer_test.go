package main

import (
	"testing"

	"github.com/dealgraph/dealgraph/graph/resolve/gazetteer"
)

// The project's own stories are invented: a company of theirs that is found
// among the listed ones was found by chance, but for the few real ones.
func TestInventedCompaniesAreNotListed(t *testing.T) {
	items, err := readPacked[Item](itemsFile)
	if err != nil {
		t.Fatal(err)
	}
	names, found := map[string]bool{}, map[string]string{}
	for _, it := range items {
		if it.Source == "authored" && it.Kind == "COMPANY" {
			names[it.Name] = true
			if e, ok := gazetteer.Listed().Find(it.profile()); ok {
				found[it.Name] = e.Name
			}
		}
	}
	t.Logf("of %d names %d are found: %q", len(names), len(found), found)
	if most := len(names) / 250; len(found) > most {
		t.Errorf("%d of %d invented companies are found among the listed ones, want at most %d", len(found), len(names), most)
	}
}
