package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A list of names gives a thing its identifiers; a mistake in it is told by line and column.
func TestNames(t *testing.T) {
	dir := t.TempDir()
	list, store := filepath.Join(dir, "names.csv"), "file:"+filepath.Join(dir, "deals.db")
	if err := os.WriteFile(list, []byte("name,aliases,kind,identifiers\nVelatron,VLT Works,COMPANY,LEI=529900VELATRON0000001\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	story := "Velatron will buy Oakmere Works for €2m.\n"
	if code, _, log := runLine(t, story, "load", "-reader", "rules", "-names", list, "-store", store, "-"); code != 0 {
		t.Fatal(log)
	}
	code, answer, log := runLine(t, "", "query", "-reader", "rules", "-store", store, `{entity(identifier: {scheme: "LEI", value: "529900VELATRON0000001"}) {name}}`)
	if code != 0 || !strings.Contains(answer, `"Velatron"`) {
		t.Errorf("code %d\n%s%s", code, answer, log)
	}
	if err := os.WriteFile(list, []byte("name,nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, log := runLine(t, story, "load", "-reader", "rules", "-names", list, "-store", store, "-"); code != 2 || !strings.Contains(log, "names.csv:1:") {
		t.Errorf("a list with a mistake: code %d\n%s", code, log)
	}
}
