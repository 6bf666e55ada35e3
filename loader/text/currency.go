package text

// unit is a currency, or a hundredth of one, as a text names it.
type unit struct {
	code  string  // ISO 4217, retired codes too
	worth float64 // of one: 1, or 0.01 for cents and pence
	// vague is true of a word that has other meanings ("marks", "won"): it
	// names a sum only behind a number with a scale or a comma.
	vague bool
}

// signs are the currency signs that need no letters before them. The yen sign
// is read as yen, though a Chinese text may mean yuan.
var signs = map[string]unit{
	"$": {"USD", 1, false}, "£": {"GBP", 1, false}, "₤": {"GBP", 1, false}, "€": {"EUR", 1, false},
	"¥": {"JPY", 1, false}, "￥": {"JPY", 1, false}, "₹": {"INR", 1, false}, "₨": {"INR", 1, false},
	"₽": {"RUB", 1, false}, "₩": {"KRW", 1, false}, "₺": {"TRY", 1, false}, "₫": {"VND", 1, false},
	"₦": {"NGN", 1, false}, "₪": {"ILS", 1, false}, "฿": {"THB", 1, false}, "₱": {"PHP", 1, false},
	"₴": {"UAH", 1, false}, "₸": {"KZT", 1, false}, "¢": {"USD", 0.01, false}, "₡": {"CRC", 1, false},
}

// signPrefixes are the letters before a sign that say whose it is, in lower case.
var signPrefixes = map[string]string{
	"us$": "USD", "u.s$": "USD", "c$": "CAD", "ca$": "CAD", "can$": "CAD", "cdn$": "CAD",
	"a$": "AUD", "au$": "AUD", "aus$": "AUD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD", "sg$": "SGD",
	"r$": "BRL", "nt$": "TWD", "mx$": "MXN", "m$": "MYR", "z$": "ZWD", "j$": "JMD", "ttd$": "TTD",
	"cn¥": "CNY", "rmb¥": "CNY", "jp¥": "JPY", "e£": "EGP", "i£": "IEP", "ir£": "IEP",
}

// prefixes are the words and codes that stand before a number, as written.
// The three letters of every code in [codes] do too.
var prefixes = map[string]string{
	"Rs": "INR", "Re": "INR", "DM": "DEM", "Dm": "DEM", "SKr": "SEK", "SEk": "SEK", "NKr": "NOK", "DKr": "DKK", "Kr": "SEK",
	"SFr": "CHF", "Sfr": "CHF", "SwFr": "CHF", "FFr": "FRF", "Ffr": "FRF", "BFr": "BEF", "Bfr": "BEF",
	"Rmb": "CNY", "RMB": "CNY", "Y": "JPY", "RM": "MYR", "Rp": "IDR", "Lit": "ITL", "Pta": "ESP", "Ptas": "ESP",
	"Fl": "NLG", "Dfl": "NLG", "Ft": "HUF", "Bt": "THB", "Tk": "BDT", "Dh": "AED", "Dhs": "AED", "SR": "SAR",
	"KD": "KWD", "BD": "BHD", "NIS": "ILS", "Ecu": "XEU", "ECU": "XEU", "STG": "GBP", "Dlrs": "USD",
}

// codes are the ISO 4217 codes that are read as they stand.
var codes = words(`USD EUR GBP JPY CHF CAD AUD NZD HKD SGD TWD CNY CNH INR PKR BDT LKR IDR MYR THB PHP VND KRW
	SEK NOK DKK ISK PLN CZK HUF RON BGN HRK RUB UAH KZT TRY ILS EGP SAR AED QAR KWD BHD OMR JOD MAD TND DZD
	NGN KES GHS ZAR UGX TZS BRL MXN ARS CLP COP PEN UYU VEF CRC DOP JMD
	DEM FRF ITL NLG BEF LUF ESP PTE ATS FIM IEP GRD XEU XDR`)

// units are the words that stand behind a number, in lower case.
var units = func() map[string]unit {
	all := map[string]unit{}
	for _, u := range []struct {
		unit
		names string
	}{
		{unit{"USD", 1, false}, "dollar dollars dlr dlrs usd"},
		{unit{"USD", 0.01, false}, "cent cents ct cts"},
		{unit{"GBP", 1, false}, "pounds stg sterling quid"},
		{unit{"GBP", 1, true}, "pound"},
		{unit{"GBP", 0.01, false}, "pence penny"},
		{unit{"EUR", 1, false}, "euro euros"},
		{unit{"JPY", 1, false}, "yen"},
		{unit{"DEM", 1, true}, "mark marks"},
		{unit{"DEM", 1, false}, "dmark dmarks deutschemark deutschemarks deutschmark deutschmarks"},
		{unit{"FRF", 1, false}, "franc francs frs ffr"},
		{unit{"CHF", 1, false}, "sfr sfrs"},
		{unit{"ITL", 1, false}, "lira lire"},
		{unit{"NLG", 1, false}, "guilder guilders"},
		{unit{"ESP", 1, false}, "peseta pesetas"},
		{unit{"PTE", 1, false}, "escudo escudos"},
		{unit{"ATS", 1, false}, "schilling schillings"},
		{unit{"GRD", 1, false}, "drachma drachmas"},
		{unit{"IEP", 1, true}, "punt punts"},
		{unit{"FIM", 1, false}, "markka markkaa"},
		{unit{"XEU", 1, false}, "ecu ecus"},
		{unit{"XDR", 1, false}, "sdr sdrs"},
		{unit{"SEK", 1, true}, "crown crowns"},
		{unit{"SEK", 1, false}, "krona kronor"},
		{unit{"DKK", 1, false}, "krone kroner"},
		{unit{"ISK", 1, false}, "kronur"},
		{unit{"INR", 1, false}, "rupee rupees"},
		{unit{"IDR", 1, false}, "rupiah rupiahs"},
		{unit{"MYR", 1, false}, "ringgit"},
		{unit{"THB", 1, false}, "baht"},
		{unit{"KRW", 1, true}, "won"},
		{unit{"ZAR", 1, true}, "rand rands"},
		{unit{"BRL", 1, true}, "reais reals"},
		{unit{"BRC", 1, false}, "cruzado cruzados"},
		{unit{"MXN", 1, false}, "peso pesos"},
		{unit{"ARA", 1, false}, "austral australs"},
		{unit{"CNY", 1, false}, "yuan renminbi rmb"},
		{unit{"RUB", 1, false}, "rouble roubles ruble rubles"},
		{unit{"PLN", 1, false}, "zloty zlotys"},
		{unit{"HUF", 1, false}, "forint forints"},
		{unit{"CZK", 1, false}, "koruna korunas"},
		{unit{"KES", 1, false}, "shilling shillings"},
		{unit{"KWD", 1, false}, "dinar dinars"},
		{unit{"AED", 1, false}, "dirham dirhams"},
		{unit{"SAR", 1, false}, "riyal riyals"},
		{unit{"IRR", 1, true}, "rial rials"},
		{unit{"ILS", 1, false}, "shekel shekels"},
		{unit{"NGN", 1, false}, "naira"},
		{unit{"UAH", 1, false}, "hryvnia hryvnias"},
		{unit{"VND", 1, true}, "dong"},
	} {
		for name := range words(u.names) {
			all[name] = u.unit
		}
	}
	return all
}()

// nationalUnits say whose dollar, franc or pound is meant: the country's word
// and the unit's first code, to the code meant.
var nationalUnits = map[[2]string]string{
	{"u.s", "USD"}: "USD", {"us", "USD"}: "USD", {"american", "USD"}: "USD",
	{"canadian", "USD"}: "CAD", {"australian", "USD"}: "AUD", {"hong kong", "USD"}: "HKD",
	{"new zealand", "USD"}: "NZD", {"singapore", "USD"}: "SGD", {"taiwan", "USD"}: "TWD", {"taiwanese", "USD"}: "TWD",
	{"jamaican", "USD"}: "JMD", {"zimbabwe", "USD"}: "ZWD", {"euro", "USD"}: "EUR",
	{"swiss", "FRF"}: "CHF", {"french", "FRF"}: "FRF", {"belgian", "FRF"}: "BEF", {"luxembourg", "FRF"}: "LUF",
	{"british", "GBP"}: "GBP", {"irish", "GBP"}: "IEP", {"egyptian", "GBP"}: "EGP", {"cypriot", "GBP"}: "CYP", {"lebanese", "GBP"}: "LBP",
	{"german", "DEM"}: "DEM", {"west german", "DEM"}: "DEM", {"deutsche", "DEM"}: "DEM", {"d", "DEM"}: "DEM", {"finnish", "DEM"}: "FIM",
	{"italian", "ITL"}: "ITL", {"turkish", "ITL"}: "TRY",
	{"swedish", "SEK"}: "SEK", {"norwegian", "SEK"}: "NOK", {"danish", "SEK"}: "DKK", {"czech", "SEK"}: "CZK", {"icelandic", "SEK"}: "ISK",
	{"norwegian", "DKK"}: "NOK", {"danish", "DKK"}: "DKK", {"czech", "CZK"}: "CZK",
	{"indian", "INR"}: "INR", {"pakistani", "INR"}: "PKR", {"pakistan", "INR"}: "PKR", {"sri lankan", "INR"}: "LKR",
	{"mexican", "MXN"}: "MXN", {"philippine", "MXN"}: "PHP", {"argentine", "MXN"}: "ARS", {"chilean", "MXN"}: "CLP",
	{"colombian", "MXN"}: "COP", {"uruguayan", "MXN"}: "UYU",
	{"kuwaiti", "KWD"}: "KWD", {"kuwait", "KWD"}: "KWD", {"bahrain", "KWD"}: "BHD", {"bahraini", "KWD"}: "BHD", {"jordanian", "KWD"}: "JOD",
	{"iraqi", "KWD"}: "IQD", {"tunisian", "KWD"}: "TND", {"algerian", "KWD"}: "DZD",
	{"moroccan", "AED"}: "MAD", {"uae", "AED"}: "AED", {"saudi", "SAR"}: "SAR", {"qatari", "SAR"}: "QAR", {"omani", "IRR"}: "OMR", {"iranian", "IRR"}: "IRR",
	{"kenyan", "KES"}: "KES", {"ugandan", "KES"}: "UGX", {"tanzanian", "KES"}: "TZS", {"austrian", "ATS"}: "ATS",
	{"korean", "KRW"}: "KRW", {"south korean", "KRW"}: "KRW", {"south african", "ZAR"}: "ZAR", {"chinese", "CNY"}: "CNY",
	{"japanese", "JPY"}: "JPY", {"brazilian", "BRL"}: "BRL", {"dutch", "NLG"}: "NLG", {"russian", "RUB"}: "RUB",
}

// scales are the words that multiply a number.
var scales = map[string]float64{
	"hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
	"million": 1e6, "millions": 1e6, "mln": 1e6, "mlns": 1e6, "mn": 1e6, "mio": 1e6, "mm": 1e6,
	"billion": 1e9, "billions": 1e9, "bn": 1e9, "bln": 1e9, "milliard": 1e9,
	"trillion": 1e12, "trillions": 1e12, "tn": 1e12, "trn": 1e12, "tln": 1e12,
}

// letterScales multiply a number that they stand right behind.
var letterScales = map[string]float64{"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}

// numerals are the numbers in words.
var numerals = map[string]float64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90,
}
