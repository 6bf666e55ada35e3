package text

// The words of dates, all in lower case.
var (
	months = map[string]int{
		"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
		"september": 9, "october": 10, "november": 11, "december": 12,
		"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	}
	weekdays = map[string]int{
		"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	}
	dateUnits = map[string]Precision{
		"day": Day, "days": Day, "week": Week, "weeks": Week, "month": Month, "months": Month,
		"quarter": Quarter, "quarters": Quarter, "year": Year, "years": Year,
	}
	ordinals = map[string]int{
		"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4,
		"st": 1, "nd": 2, "rd": 3, "th": 4, // behind a digit, which tells the number
	}
	parts = map[string]part{"early": early, "mid": middle, "late": late, "end": end}
	turns = map[string]turn{"last": before, "next": after, "this": nearest}
	// shifts count from the present unit.
	shifts = map[string]int{"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
	days   = map[string]int{"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}

	// beforeYear and beforeMonth are the words behind which four digits are a
	// year, and a word like May a month.
	beforeYear = words(`in since until till by from of for during through throughout to before after early late mid end
		than fiscal calendar year the its his their our between ending ended vs versus s`)
	beforeMonth = words(`in since until till by from of for during through to before after early late mid end
		last next this between on and`)
	// notYears are the words before which four digits count something.
	notYears = words(`pct percent per shares people employees jobs workers staff miles km tonnes tons points basis
		units barrels cars hours`)
)

// doubtfulMonths are months only behind a word of [beforeMonth] or beside a number.
var doubtfulMonths = words(`may march mar jan feb apr jun jul aug sep sept oct nov dec`)
