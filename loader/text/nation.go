package text

import "strings"

// nations are the words by which a text says whose dollar, franc or pound it
// means: the adjectives, by the code of the unit that they may stand before
// and the code that is meant.
var nations = map[string]map[string]string{
	"USD": {
		"u.s": "USD", "us": "USD", "american": "USD", "canadian": "CAD", "canada": "CAD", "can": "CAD",
		"australian": "AUD", "australia": "AUD", "aus": "AUD", "aust": "AUD", "hong kong": "HKD", "h.k": "HKD", "hk": "HKD",
		"new zealand": "NZD", "n.z": "NZD", "nz": "NZD", "singapore": "SGD", "taiwan": "TWD", "taiwanese": "TWD",
		"malaysian": "MYR", "jamaican": "JMD", "zimbabwe": "ZWD", "brunei": "BND", "bermuda": "BMD", "euro": "EUR",
	},
	"FRF": {
		"swiss": "CHF", "french": "FRF", "belgian": "BEF", "luxembourg": "LUF", "cfa": "XOF", "pacific": "XPF",
	},
	"GBP": {
		"british": "GBP", "irish": "IEP", "egyptian": "EGP", "cypriot": "CYP", "cyprus": "CYP", "lebanese": "LBP",
		"syrian": "SYP", "sudanese": "SDP", "maltese": "MTP",
	},
	"DEM": {"german": "DEM", "west german": "DEM", "deutsche": "DEM", "d": "DEM", "finnish": "FIM"},
	"ITL": {"italian": "ITL", "turkish": "TRY"},
	"SEK": {"swedish": "SEK", "norwegian": "NOK", "danish": "DKK", "czech": "CZK", "icelandic": "ISK"},
	"DKK": {"norwegian": "NOK", "danish": "DKK"},
	"CZK": {"czech": "CZK"},
	"INR": {"indian": "INR", "pakistani": "PKR", "pakistan": "PKR", "sri lankan": "LKR", "nepalese": "NPR", "mauritian": "MUR"},
	"MXN": {
		"mexican": "MXN", "philippine": "PHP", "argentine": "ARS", "chilean": "CLP", "colombian": "COP",
		"uruguayan": "UYU", "dominican": "DOP",
	},
	"KWD": {
		"kuwaiti": "KWD", "kuwait": "KWD", "bahrain": "BHD", "bahraini": "BHD", "jordanian": "JOD", "iraqi": "IQD",
		"tunisian": "TND", "algerian": "DZD", "libyan": "LYD", "serbian": "RSD",
	},
	"AED": {"uae": "AED", "moroccan": "MAD"},
	"SAR": {"saudi": "SAR", "qatari": "QAR", "yemeni": "YER"},
	"IRR": {"iranian": "IRR", "omani": "OMR"},
	"KES": {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS"},
	"ATS": {"austrian": "ATS"},
	"KRW": {"korean": "KRW", "south korean": "KRW"},
	"ZAR": {"south african": "ZAR"},
	"CNY": {"chinese": "CNY"},
	"JPY": {"japanese": "JPY"},
	"BRL": {"brazilian": "BRL"},
	"NLG": {"dutch": "NLG"},
	"RUB": {"russian": "RUB"},
}

// homeless are the codes of units that several countries share and none owns
// in the eyes of the world: where a sum does not say whose crown or peso it
// means, it is that of the country that the text speaks of most.
var homeless = []string{"FRF", "SEK", "DKK", "INR", "MXN", "KWD", "KES", "ITL"}

// places are the words for the countries that share a unit, by its adjective,
// all in lower case.
var places = func() map[string]string {
	all := map[string]string{}
	for adjective, names := range map[string]string{
		"swiss": "switzerland zurich geneva basel lugano", "french": "france paris", "belgian": "belgium brussels",
		"luxembourg": "luxembourg", "swedish": "sweden stockholm", "norwegian": "norway oslo bergen",
		"danish": "denmark copenhagen", "czech": "prague", "icelandic": "iceland reykjavik",
		"indian": "india mumbai delhi bangalore bombay", "pakistani": "pakistan karachi lahore",
		"sri lankan": "lanka colombo", "mexican": "mexico", "philippine": "philippines manila filipino",
		"argentine": "argentina", "chilean": "chile santiago", "colombian": "colombia bogota", "uruguayan": "uruguay montevideo",
		"kuwaiti": "kuwait", "bahraini": "bahrain", "jordanian": "jordan amman", "iraqi": "iraq baghdad",
		"tunisian": "tunisia tunis", "algerian": "algeria algiers", "libyan": "libya tripoli", "serbian": "serbia belgrade",
		"italian": "italy rome milan", "turkish": "turkey ankara istanbul",
		"kenyan": "kenya nairobi", "ugandan": "uganda kampala", "tanzanian": "tanzania",
		"nepalese": "nepal", "mauritian": "mauritius", "dominican": "dominican",
	} {
		all[adjective] = adjective
		for name := range words(names) {
			all[name] = adjective
		}
	}
	return all
}()

// homes tells, for each unit of [homeless], the code that it means in a text
// that names countries so often, by their adjectives. A unit whose countries
// the text does not name is left out.
func homes(count map[string]int) map[string]string {
	home := map[string]string{}
	for _, unit := range homeless {
		most := 0
		for adjective, code := range nations[unit] {
			// The least code wins a tie, so that the order of the map does not matter.
			if n := count[adjective]; n > most || n == most && n > 0 && code < home[unit] {
				most, home[unit] = n, code
			}
		}
	}
	return home
}

// countCountries counts the countries that tokens name, by their adjectives.
func countCountries(tokens []Token) map[string]int {
	count := map[string]int{}
	for _, t := range tokens {
		if c := t.Text[0]; 'A' <= c && c <= 'Z' {
			if adjective, ok := places[strings.ToLower(t.Text)]; ok {
				count[adjective]++
			}
		}
	}
	return count
}

// home is the code that a shared unit means: by the countries of the sentence,
// or else of the whole text, or else its own.
func (p *parser) home(unit string) string {
	count := map[string]int{}
	for _, a := range p.atoms {
		if adjective, ok := places[a.word]; ok {
			count[adjective]++
		}
	}
	for _, home := range []map[string]string{homes(count), p.homes} {
		if code := home[unit]; code != "" {
			return code
		}
	}
	return unit
}
