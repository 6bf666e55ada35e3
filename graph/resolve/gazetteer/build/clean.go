package main

import (
	"regexp"
	"strings"
)

// shareClass begins what an exchange writes behind a company's name: the class
// of its shares and their nominal value.
var shareClass = regexp.MustCompile(`(?i)\s*(` + strings.Join([]string{
	`(DL|LS|EO|SF|SK|NK|DK|HD|YC|YN|KC|RL|SD|AD|CD|BA|ZY|KL)\s*-?[,.]?\d.*$`,
	`(DL|LS|EO|SF|SK|NK|DK|HD|YC|YN|RL|SD|BA|ZY|KL)\s*-[,.]?\d?.*$`,
	`O\.N\..*$`, `\bINH\b.*$`, `INH\..*$`, `-[,.]\d+$`, `\bGDR.*$`, `\bDRN\b.*$`, `\bADR.*$`,
	`\bCL(ASS|\.)?\s*[A-C]\b.*$`, `\b(Common|Ordinary|Preferred|Registered) (Stock|Shares?|Units?).*$`, `\bORD(\s.*)?$`, `\bSHS(\s.*)?$`,
	`\bDepositary (Shares|Receipts).*$`, `\bREG(ISTERED)?\.?\s*S.*$`, `\bAK$`, `\bVZO?.*$`, `\bFRIA?\b.*$`,
}, "|") + `)`)

// companyName takes the class of the shares off a listed name.
func companyName(listed string) string {
	name := strings.Join(strings.Fields(listed), " ")
	for {
		at := shareClass.FindStringIndex(name)
		if at == nil || at[0] < 3 {
			return name
		}
		name = strings.TrimRight(name[:at[0]], " -,")
	}
}
