package eval

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"Telefónica", "telefonica"},
		{"The Brevanta Group plc", "brevanta"},
		{"Crédit Lavandou S.A.", "credit lavandou"},
		{"Brevanta’s", "brevanta"},
		{"Brevantas’ ", "brevantas"},
		{"Brevanta's's", "brevanta"},
		{"O’Neill & Söhne GmbH", "oneill & sohne"},
		{"Canal+", "canal+"},
		{"Straße", "strasse"},
		{"Ｔｅｌｓｕｎｄ ™", "telsund tm"},
		{"Ribeira…Cable", "ribeiracable"},
		{"Fındıkçı", "fındıkcı"},
		{"Telsund A/S", "telsund a s"}, // parted before legal forms are looked for
		{"Group", "group"},             // never all of a name
		{"The The", "the"},
		{"snake_case", "snake_case"},
		{"Ꭰꭰ", "ᎠᎠ"},
		{"...", ""},
		{strings.Repeat("\u0301", 40) + "e" + strings.Repeat("\u0301", 40), "e"},
	} {
		if got := fold(test.name); got != test.want {
			t.Errorf("fold(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}

// Folded names are words parted by single spaces, without what folding drops.
func FuzzFold(f *testing.F) {
	f.Add("The Brevanta Group’s")
	f.Add("İs' \u1e9e\u0345")
	f.Fuzz(func(t *testing.T, name string) {
		got := fold(name)
		if got != strings.Join(strings.Fields(got), " ") {
			t.Errorf("fold(%q) = %q, which is not words parted by single spaces", name, got)
		}
		if strings.ContainsAny(got, ".'’`") || !utf8.ValidString(got) {
			t.Errorf("fold(%q) = %q, which keeps what is to be dropped", name, got)
		}
	})
}
