package resolve

import (
	"regexp"
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"Telefónica", "telefonica"},
		{"Telefónica, S.A.", "telefonica"},
		{"The Carlyle Group", "carlyle"},
		{"The Company", "company"}, // never folded away whole
		{"AT&T Inc.", "at&t"},
		{"Marks and Spencer", "marks & spencer"},
		{"Søren Bækgaard", "soren baekgaard"},
		{"Moody’s", "moodys"},
		{"J.P. Morgan & Co", "jp morgan"},
		{"STRASSE", "strasse"},
		{"Straße", "strasse"},
		{"PT Bank Mandiri (Persero) Tbk", "bank mandiri"},
		{"Zakłady Azotowe Sp. z o.o.", "zaklady azotowe"},
		{"Grupo Bimbo, S.A.B. de C.V.", "grupo bimbo"},
		{"A.P. Møller - Mærsk A/S", "ap moller maersk"},
		{"Volkswagen Aktiengesellschaft", "volkswagen"},
		{"AO World plc", "ao world"},
		{"ПАО «Газпром»", "gazprom"},
		{"Εθνική Τράπεζα", "ethniki trapeza"},
		{"ソニー", "soni"},
		{"삼성전자", "samseongjeonja"},
		{"東京電力", "東京電力"},
		{"…", ""},
	} {
		if got := Fold(tt.name); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Telefónica, S.A.")
	f.Add("the the inc inc")
	f.Add("ООО «Ромашка» & Co KG")
	f.Add("ｶﾞﾝﾀﾞﾑ ού ﷺ")
	f.Fuzz(func(t *testing.T, name string) {
		once := Fold(name)
		if twice := Fold(once); once != twice {
			t.Errorf("Fold(%q) = %q, folded again %q", name, once, twice)
		}
		if len(once) > 20*len(name) {
			t.Errorf("Fold(%q) has %d bytes", name, len(once))
		}
	})
}

// Each form is written as Fold writes words; else no name would ever have it.
func TestLegalFormsAreFolded(t *testing.T) {
	countries := map[string]bool{}
	for line := range dataLines(legalFormsFile) {
		country, list, ok := strings.Cut(line, ": ")
		if !ok || !regexp.MustCompile(`^[A-Z]{2}$`).MatchString(country) {
			t.Errorf("the line %q begins with no country", line)
		}
		countries[country] = true
		for form := range strings.SplitSeq(list, ", ") {
			form = strings.TrimPrefix(form, "^")
			if got := strings.Join(words(form), " "); got != form {
				t.Errorf("%s: %q is folded %q", country, form, got)
			}
		}
	}
	if len(countries) < 40 {
		t.Errorf("the legal forms are of %d countries, want 40 or more", len(countries))
	}
}

// The lists are looked up by folded words.
func TestListsAreFolded(t *testing.T) {
	for name, list := range map[string]map[string]string{"countries": countries(), "sectors": sectors(), "synonyms": synonyms()} {
		for member := range list {
			if got := strings.Join(words(member), " "); got != member {
				t.Errorf("%s: %q is folded %q", name, member, got)
			}
		}
	}
}
