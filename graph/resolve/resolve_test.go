package resolve

import "testing"

func TestFold(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"Telefónica", "telefonica"},
		{"Telefónica, S.A.", "telefonica"},
		{"The Carlyle Group", "carlyle"},
		{"The Company", "company"}, // never folded away whole
		{"AT&T Inc.", "at&t"},
		{"Søren Bækgaard", "søren bækgaard"},
		{"Moody’s", "moodys"},
		{"J.P. Morgan & Co", "jp morgan"},
		{"STRASSE", "strasse"},
		{"Straße", "strasse"},
		{"…", ""},
	} {
		if got := Fold(tt.name); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSimilarityOrdersNames(t *testing.T) {
	query := Fold("Deutche Telecom") // two slips
	near, far := Similarity(query, Fold("Deutsche Telekom AG")), Similarity(query, Fold("Deutsche Bank"))
	if near <= far || near < 0.5 {
		t.Errorf("Deutsche Telekom scores %.2f, Deutsche Bank %.2f", near, far)
	}
	if got := Similarity(Fold("deutsche tele"), Fold("Deutsche Telekom")); got < 0.9 {
		t.Errorf("a beginning scores %.2f, want at least 0.9", got)
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Telefónica, S.A.")
	f.Add("the the inc inc")
	f.Fuzz(func(t *testing.T, name string) {
		if once, twice := Fold(name), Fold(Fold(name)); once != twice {
			t.Errorf("Fold(%q) = %q, folded again %q", name, once, twice)
		}
	})
}
