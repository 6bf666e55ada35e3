package main

import (
	"math/rand/v2"
	"slices"
	"strings"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
	"unicode"
)

// vary writes a name as another writer would: one or two changes of those that
// apply.
func vary(name, kind string, r *rand.Rand) string {
	changes := []func(string, *rand.Rand) string{typo, upper, plainLetters, hyphens}
	if kind == "PERSON" {
		changes = append(changes, lastFirst, initialFirst, middleInitial)
	} else {
		changes = append(changes, abbreviate, abbreviate, ampersand, legal, legal, withThe, joined)
	}
	for range 20 {
		varied := changes[r.IntN(len(changes))](name, r)
		if r.IntN(4) == 0 {
			varied = changes[r.IntN(len(changes))](varied, r)
		}
		if varied != name {
			return varied
		}
	}
	return name
}

// typo makes one slip inside a word of five letters or more.
func typo(name string, r *rand.Rand) string {
	words := strings.Fields(name)
	for range 10 {
		i := r.IntN(len(words))
		letters := []rune(words[i])
		if len(letters) < 5 {
			continue
		}
		at := 1 + r.IntN(len(letters)-2)
		switch r.IntN(4) {
		case 0: // left out
			letters = append(letters[:at], letters[at+1:]...)
		case 1: // twice
			letters = append(letters[:at+1], letters[at:]...)
		case 2: // in each other's place
			letters[at], letters[at+1] = letters[at+1], letters[at]
		case 3: // another
			letters[at] = rune("abcdefghijklmnopqrstuvwxyz"[r.IntN(26)])
		}
		words[i] = string(letters)
		return strings.Join(words, " ")
	}
	return name
}

func upper(name string, _ *rand.Rand) string { return strings.ToUpper(name) }

// plainLetters writes accents as a typewriter does: "ö" as "o" or "oe".
func plainLetters(name string, r *rand.Rand) string {
	if r.IntN(2) == 0 {
		name = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "å", "aa").Replace(name)
	}
	name = strings.NewReplacer("ø", "o", "Ø", "O", "ł", "l", "æ", "ae", "ß", "ss").Replace(name)
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), name)
	if err != nil {
		return name
	}
	return plain
}

// joined writes two words as one.
func joined(name string, r *rand.Rand) string {
	words := strings.Fields(name)
	if len(words) != 2 || len(words[1]) < 3 || slices.Contains(legalWords, words[1]) || slices.Contains(legalWords, words[1]+".") || r.IntN(2) == 0 {
		return name
	}
	return words[0] + strings.ToLower(words[1][:1]) + words[1][1:]
}

func hyphens(name string, _ *rand.Rand) string {
	if strings.Contains(name, "-") {
		return strings.ReplaceAll(name, "-", " ")
	}
	return name
}

func lastFirst(name string, _ *rand.Rand) string {
	i := strings.LastIndex(name, " ")
	if i < 0 {
		return name
	}
	return name[i+1:] + ", " + name[:i]
}

func initialFirst(name string, _ *rand.Rand) string {
	given, rest, ok := strings.Cut(name, " ")
	if !ok {
		return name
	}
	return string([]rune(given)[:1]) + ". " + rest
}

func middleInitial(name string, r *rand.Rand) string {
	words := strings.Fields(name)
	if len(words) != 2 {
		return name
	}
	return words[0] + " " + string(rune('A'+r.IntN(26))) + ". " + words[1]
}

// shortWords are words as lists shorten them.
var shortWords = map[string]string{
	"international": "Intl", "national": "Natl", "technology": "Tech", "technologies": "Techs", "pharmaceutical": "Pharm", "pharmaceuticals": "Pharma",
	"industries": "Inds", "industrial": "Ind", "manufacturing": "Mfg", "brothers": "Bros", "services": "Svcs", "systems": "Sys", "laboratories": "Labs",
	"department": "Dept", "association": "Assn", "university": "Univ", "management": "Mgmt", "engineering": "Engg", "electric": "Elec", "chemical": "Chem",
	"resources": "Res", "properties": "Props", "products": "Prods", "financial": "Fin", "exploration": "Expl", "development": "Dev", "petroleum": "Petr",
	"insurance": "Ins", "american": "Amer", "federal": "Fed", "communications": "Comms", "telecommunications": "Telecom", "investment": "Inv", "government": "Govt",
}

func abbreviate(name string, _ *rand.Rand) string {
	words := strings.Fields(name)
	for i, w := range words {
		if short, ok := shortWords[strings.ToLower(strings.Trim(w, ",."))]; ok {
			words[i] = short
		}
	}
	return strings.Join(words, " ")
}

func ampersand(name string, _ *rand.Rand) string {
	if strings.Contains(name, " & ") {
		return strings.ReplaceAll(name, " & ", " and ")
	}
	return strings.ReplaceAll(name, " and ", " & ")
}

func withThe(name string, _ *rand.Rand) string {
	if rest, ok := strings.CutPrefix(name, "The "); ok {
		return rest
	}
	return "The " + name
}

var legalWords = []string{"Inc.", "Corp.", "Ltd", "plc", "Co.", "Limited", "Corporation", "AG", "SA", "S.A.", "GmbH", "AB", "A/S", "N.V.", "LLC", "Co., Ltd.", "Group", "Holdings", "S.p.A.", "ASA", "Oyj", "Berhad", "Tbk"}

// legal takes the legal form off a name, or puts one behind it where it has none.
func legal(name string, r *rand.Rand) string {
	for _, form := range legalWords {
		if rest, ok := strings.CutSuffix(name, " "+form); ok {
			return strings.TrimRight(rest, ", ")
		}
	}
	return name + " " + legalWords[r.IntN(len(legalWords))]
}
