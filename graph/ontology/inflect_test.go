package ontology

import (
	"slices"
	"strings"
	"testing"
)

func TestInflections(t *testing.T) {
	tests := []struct{ word, want string }{
		{"lend", "lend lending lends lent"},
		{"buy", "buy bought buying buys"},
		{"sell", "sell selling sells sold"},
		{"take", "take taken takes taking took"},
		{"build", "build building builds built"},
		{"sue", "sue sued sues suing"},
		{"win", "win winning wins won"},
		{"pay", "pay paid paying pays"},
		{"bid", "bid bidding bids"},
		{"plan", "plan planned planning plans"},
		{"merge", "merge merged merges merging"},
		{"agree", "agree agreed agreeing agrees"},
		{"tie", "tie tied ties tying"},
		{"supply", "supply supplied supplies supplying"},
		{"company", "company companied companies companying"},
		{"label", "label labeled labeling labelled labelling labels"},
		{"deal", "deal dealing deals dealt"},
		{"control", "control controlled controlling controls"},
		{"transfer", "transfer transferred transferring transfers"},
		{"offer", "offer offered offering offers"},
		{"equip", "equip equipped equipping equips"},
		{"focus", "focus focused focuses focusing focussed focussing"},
		{"launch", "launch launched launches launching"},
		{"veto", "veto vetoed vetoes vetoing vetos"},
		{"fix", "fix fixed fixes fixing"},
		{"underwrite", "underwrite underwrites underwriting underwritten underwrote"},
		{"be", "be am are been being bes is was were"},
		{"tie-up", "tie-up tie-uped tie-uping tie-ups"},
		{"chairman", "chairman chairmaning chairmans chairmen"},
		{"café", "café caféed caféing cafés"},
	}
	for _, tt := range tests {
		if got := strings.Join(inflections(tt.word), " "); got != tt.want {
			t.Errorf("inflections(%q) = %s; want %s", tt.word, got, tt.want)
		}
	}
}

// TestIrregularAreIrregular keeps words out of the tables that the rules would
// inflect alike.
func TestIrregularAreIrregular(t *testing.T) {
	for word, forms := range irregular {
		regular := pasts(word)
		if slices.Sort(regular); strings.Join(regular, " ") == forms {
			t.Errorf("%q is regular: %s", word, forms)
		}
	}
	for word := range stressedLast {
		if !endsShort(word) || syllables(word) < 2 {
			t.Errorf("%q does not double its last letter by the rule for several syllables", word)
		}
	}
}
