package text

// unit is a currency, or a hundredth of one, as a text names it.
type unit struct {
	code  string  // ISO 4217, retired codes too
	per   float64 // how many make one of the currency: 1, or 100 for cents and pence
	sense sense
}

// sense says how sure it is that a word is a unit, and which.
type sense int

const (
	exact sense = iota
	// vague has other meanings ("won"): it names a sum only with a number that
	// has a scale or a comma.
	vague
	// shared is the unit of several countries ("crowns"): whose it is shows
	// from the text; see [homes].
	shared
)

// signs are the currency signs that need no letters before them. The yen sign
// is read as yen, though a Chinese text may mean yuan.
var signs = map[string]unit{
	"$": {"USD", 1, exact}, "£": {"GBP", 1, exact}, "₤": {"GBP", 1, exact}, "€": {"EUR", 1, exact},
	"¥": {"JPY", 1, exact}, "￥": {"JPY", 1, exact}, "₹": {"INR", 1, exact}, "₨": {"INR", 1, exact},
	"₽": {"RUB", 1, exact}, "₩": {"KRW", 1, exact}, "₺": {"TRY", 1, exact}, "₫": {"VND", 1, exact},
	"₦": {"NGN", 1, exact}, "₪": {"ILS", 1, exact}, "฿": {"THB", 1, exact}, "₱": {"PHP", 1, exact},
	"₴": {"UAH", 1, exact}, "₸": {"KZT", 1, exact}, "¢": {"USD", 100, exact}, "₡": {"CRC", 1, exact},
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
	"KD": "KWD", "CFA": "XOF", "R": "ZAR", "P": "PHP", "BD": "BHD", "NIS": "ILS", "Ecu": "XEU", "ECU": "XEU", "STG": "GBP", "Dlrs": "USD",
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
		{unit{"USD", 1, exact}, "dollar dollars dlr dlrs usd"},
		{unit{"USD", 100, exact}, "cent cents ct cts"},
		{unit{"GBP", 1, exact}, "pounds stg sterling quid"},
		{unit{"GBP", 1, vague}, "pound"},
		{unit{"GBP", 100, exact}, "pence penny"},
		{unit{"EUR", 1, exact}, "euro euros"},
		{unit{"JPY", 1, exact}, "yen"},
		{unit{"DEM", 1, exact}, "marks"},
		{unit{"DEM", 1, vague}, "mark"},
		{unit{"DEM", 1, exact}, "dmark dmarks deutschemark deutschemarks deutschmark deutschmarks"},
		{unit{"FRF", 1, shared}, "franc francs frs ffr"},
		{unit{"CHF", 1, exact}, "sfr sfrs"},
		{unit{"ITL", 1, shared}, "lira"},
		{unit{"ITL", 1, exact}, "lire"},
		{unit{"NLG", 1, exact}, "guilder guilders"},
		{unit{"ESP", 1, exact}, "peseta pesetas"},
		{unit{"PTE", 1, exact}, "escudo escudos"},
		{unit{"ATS", 1, exact}, "schilling schillings"},
		{unit{"GRD", 1, exact}, "drachma drachmas"},
		{unit{"IEP", 1, vague}, "punt punts"},
		{unit{"FIM", 1, exact}, "markka markkaa"},
		{unit{"XEU", 1, exact}, "ecu ecus"},
		{unit{"XDR", 1, exact}, "sdr sdrs"},
		{unit{"SEK", 1, shared}, "crown crowns"},
		{unit{"SEK", 1, exact}, "krona kronor"},
		{unit{"DKK", 1, shared}, "krone kroner"},
		{unit{"ISK", 1, exact}, "kronur"},
		{unit{"INR", 1, shared}, "rupee rupees"},
		{unit{"IDR", 1, exact}, "rupiah rupiahs"},
		{unit{"MYR", 1, exact}, "ringgit"},
		{unit{"THB", 1, exact}, "baht"},
		{unit{"KRW", 1, vague}, "won"},
		{unit{"ZAR", 1, vague}, "rand rands"},
		{unit{"BRL", 1, vague}, "reais reals"},
		{unit{"BRC", 1, exact}, "cruzado cruzados"},
		{unit{"MXN", 1, shared}, "peso pesos"},
		{unit{"ARA", 1, exact}, "austral australs"},
		{unit{"CNY", 1, exact}, "yuan renminbi rmb"},
		{unit{"RUB", 1, exact}, "rouble roubles ruble rubles"},
		{unit{"PLN", 1, exact}, "zloty zlotys złoty złotys"},
		{unit{"HUF", 1, exact}, "forint forints"},
		{unit{"CZK", 1, exact}, "koruna korunas"},
		{unit{"KES", 1, shared}, "shilling shillings"},
		{unit{"KWD", 1, shared}, "dinar dinars"},
		{unit{"AED", 1, exact}, "dirham dirhams"},
		{unit{"SAR", 1, exact}, "riyal riyals"},
		{unit{"IRR", 1, vague}, "rial rials"},
		{unit{"ILS", 1, exact}, "shekel shekels"},
		{unit{"NGN", 1, exact}, "naira"},
		{unit{"GHS", 1, exact}, "cedi cedis"},
		{unit{"UAH", 1, exact}, "hryvnia hryvnias"},
		{unit{"VND", 1, vague}, "dong"},
	} {
		for name := range words(u.names) {
			all[name] = u.unit
		}
	}
	return all
}()

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
