package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stopKind says what the stop of an abbreviation may also be.
type stopKind int

const (
	noStop    stopKind = iota // not an abbreviation
	inner                     // a word must follow: Mr., vs.
	numbering                 // an abbreviation only before a number: No. 5
	legalForm                 // Inc., Corp.: may close a sentence
	other                     // U.S., Jan., a.m.: may close a sentence
)

// abbreviations are keyed by their written form without the last stop.
var abbreviations = kinds(map[stopKind]string{
	inner: `Mr Mrs Ms Dr Prof Sen Rep Gov Gen Col Lt Capt Cmdr Sgt Maj Adm Hon Rev Messrs Mme Mlle Pres Supt
		St Mt Ft vs v cf eg ie Wm Chas Geo Jos vol`,
	numbering: `Rs No no Nos nos p pp art Art sec Sec Fig fig par vol Vol ch Ch`,
	legalForm: `Inc Corp Co Cos Ltd Plc plc PLC Bros Cie Pty Pte Bhd Bancorp Intl Int'l Assn Mfg INC CORP CO LTD`,
	other: `Jr Sr Esq etc al approx est ret Dept dept Univ Inst Natl Nat'l Gov't Govt Ave Blvd Rd Hwy Bldg
		Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri
		Ala Ariz Ark Calif Colo Conn Del Fla Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mont Neb Nebr Nev
		Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wisc Wyo Ont Que Sask Alta`,
})

func kinds(lists map[stopKind]string) map[string]stopKind {
	all := map[string]stopKind{}
	for kind, list := range lists {
		for _, word := range strings.Fields(list) {
			if _, known := all[word]; !known || kind == inner {
				all[word] = kind
			}
		}
	}
	return all
}

// shouting are the names that are written with an exclamation mark.
var shouting = map[string]bool{"yahoo": true, "yum": true, "jeopardy": true, "e": true, "wham": true, "joomla": true}

// openers are the words that, capitalised after an abbreviation, begin a new
// sentence more likely than they carry a name on.
var openers = words(`A According Additionally After Also Although Among An Analysts And Another Any As Asked At
	Because Before Both But By Despite Due During Each Earlier Either Even For Following Four From Further
	He Her Here His How However I If In Instead It Its Last Late Later Like Many Meanwhile More Moreover Most
	Neither No None Nor Not Now Of On Once One Only Other Others Our Over Recently Separately Several Shares She
	Since So Some Still Such Terms That The Their Then There These They This Those Three Though Through
	Throughout Thus To Today Two Under Unlike Until Up Upon Was We What When Where Whether Which While Who Why
	Will With Within Without Yesterday Yet You`)

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// takesStop reports whether the stop between word and rest belongs to word.
func takesStop(word, rest string) bool {
	switch stopOf(word) {
	case noStop:
		return false
	case numbering:
		return isDigit(runeAt(strings.TrimLeft(rest, " \u00a0"), 0))
	}
	return !strings.HasPrefix(rest, ".") // "Co...." trails off
}

// stopOf tells what a stop behind a word would be.
func stopOf(word string) stopKind {
	if kind, ok := abbreviations[word]; ok {
		return kind
	}
	r, size := utf8.DecodeRuneInString(word)
	if size == len(word) {
		if unicode.IsUpper(r) {
			return other // an initial
		}
		return noStop
	}
	// U.S, a.m, N.V, Ph.D: parts of one or two letters with stops between.
	for part := range strings.SplitSeq(word, ".") {
		if len(part) == 0 || len(part) > 2 || !unicode.IsLetter(rune(part[0])) {
			return noStop
		}
	}
	if strings.Contains(word, ".") {
		return other
	}
	return noStop
}

// isInitial reports whether a token is one capital letter with a stop.
func isInitial(token string) bool {
	r, size := utf8.DecodeRuneInString(token)
	return unicode.IsUpper(r) && token[size:] == "."
}
