package relations

import "strings"

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// The word lists by which a sentence is made simpler. They hold lower-case words.
var (
	// determiners start a description as an article does.
	determiners = set("its their his her our fellow rival another one some this that these those")

	// functionWords and verbs that are no part of a description before a name.
	functionWords = set(`of in on at to for from by with without against between among into over under about after
		before during since until as than and or but nor if while because that which who whom whose where when
		is are was were be been being has have had do does did will would can could may might must shall should
		not no said says say told added it he she they we you i its' what how there here more most`)

	// asideLeads begin an aside behind a name and a comma.
	asideLeads = set(`which who whose where part one formerly based owned led run headed backed founded controlled once now
		also its their his itself already maker makers owner owners operator parent home including`)

	// headNouns are what may stand right before a name and say what it is.
	headNouns = set(`firm group company giant bank operator maker rival rivals unit arm subsidiary division business carrier
		airline airlines carmaker automaker brewer retailer grocer supermarket insurer lender fund funds investor investors
		conglomerate utility producer miner steelmaker drugmaker chipmaker manufacturer supplier developer publisher
		broadcaster telco telecoms start-up startup chain partner partners regulator watchdog ministry union agency
		consultancy broker brokerage exchange lab studio newspaper magazine agent specialist provider equity firms
		groups companies banks giants operators makers private bidder suitor parent competitor competitors analyst
		analysts adviser advisers advisor economist spokesman spokeswoman chairman chief executive president director
		manager founder co-founder owner boss minister billionaire tycoon financier entrepreneur`)

	// adjectives go with a head noun.
	adjectives = set(`private public big large small leading major local state national international global regional foreign
		domestic independent mobile fixed-line wireless wireline online digital financial industrial pharmaceutical
		medical media telecom telecoms telecommunications energy oil gas steel mining retail software hardware
		technology tech internet cable satellite fibre fiber chip car auto airline insurance investment commercial
		savings pension sovereign wealth venture capital hedge buyout equity cloud data security semiconductor
		battery food drinks beer tobacco paper chemical chemicals shipping rail railway property construction
		engineering defence defense aerospace electronics video computer network tower former new world's largest
		biggest listed troubled giant ailing luxury budget`)

	// adverbs change nothing in who does what.
	adverbs = set(`also recently formally officially finally separately today yesterday again only just currently jointly
		then further meanwhile immediately subsequently effectively successfully directly both quietly earlier later
		initially apparently however`)

	// timeLeads and timeUnits make adverbials of time.
	timeLeads = set(`on in at by since until during last next this late early mid end of for earlier from`)
	timeUnits = set(`monday tuesday wednesday thursday friday saturday sunday week weeks month months year years quarter weekend
		january february march april may june july august september october november december jan feb mar apr jun
		jul aug sept sep oct nov dec morning evening afternoon night spring summer autumn winter`)

	pronouns = set("it he she they")
	owners   = set("its his her their")

	sayings = set("said says say announced announces confirmed told stated disclosed reported added")
)
