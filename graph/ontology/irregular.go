package ontology

// irregular gives the forms of words whose past is not made with -ed, and of
// nouns whose plural is not made with -s. The forms with -s and -ing are
// regular even so.
var irregular = map[string]string{
	"be": "am is are was were been", "have": "has had", "do": "did done", "go": "went gone",
	"become": "became", "begin": "began begun", "bid": "", "bind": "bound", "break": "broke broken",
	"bring": "brought", "build": "built", "buy": "bought", "catch": "caught", "choose": "chose chosen",
	"come": "came", "cost": "", "cut": "", "deal": "dealt", "draw": "drew drawn", "drive": "drove driven",
	"eat": "ate eaten", "fall": "fell fallen", "fight": "fought", "find": "found", "foresee": "foresaw foreseen",
	"forgive": "forgave forgiven", "forgo": "forwent forgone", "get": "got gotten", "give": "gave given",
	"grow": "grew grown", "hear": "heard", "hit": "", "hold": "held", "keep": "kept",
	"know": "knew known", "lay": "laid", "lead": "led", "leave": "left", "lend": "lent", "let": "",
	"lose": "lost", "make": "made", "mean": "meant", "meet": "met", "offset": "", "outbid": "", "outsell": "outsold",
	"overcome": "overcame", "oversee": "oversaw overseen", "overtake": "overtook overtaken", "pay": "paid",
	"prepay": "prepaid", "put": "", "quit": "", "read": "", "rebuild": "rebuilt",
	"repay": "repaid", "resell": "resold", "rewrite": "rewrote rewritten", "ride": "rode ridden", "rise": "rose risen",
	"run": "ran", "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent", "set": "",
	"shed": "", "shut": "", "sink": "sank sunk", "speak": "spoke spoken", "spend": "spent", "spin": "spun",
	"split": "", "spread": "", "stand": "stood", "steal": "stole stolen", "strike": "struck stricken", "sublet": "",
	"swap": "swapped swopped", "take": "took taken", "teach": "taught", "tell": "told", "think": "thought",
	"throw": "threw thrown", "undercut": "", "undertake": "undertook undertaken", "underwrite": "underwrote underwritten",
	"upset": "", "win": "won", "wind": "wound", "withdraw": "withdrew withdrawn",
	"withhold": "withheld", "write": "wrote written",
	"child": "children", "man": "men", "woman": "women", "person": "people persons",
	"chairman": "chairmen", "chairwoman": "chairwomen", "spokesman": "spokesmen", "spokeswoman": "spokeswomen",
	"businessman": "businessmen", "businesswoman": "businesswomen", "half": "halves halved", "shelf": "shelves",
	"wife": "wives", "life": "lives",
}

// stressedLast are verbs of several syllables that double their last letter
// because the stress lies there.
var stressedLast = map[string]bool{
	"abet": true, "abut": true, "acquit": true, "admit": true, "allot": true, "begin": true, "commit": true,
	"compel": true, "concur": true, "confer": true, "control": true, "defer": true, "deter": true, "dispel": true,
	"emit": true, "equip": true, "excel": true, "expel": true, "forget": true, "impel": true, "incur": true,
	"infer": true, "occur": true, "offset": true, "omit": true, "outbid": true, "outrun": true, "patrol": true,
	"permit": true, "prefer": true, "propel": true, "rebel": true, "rebut": true, "recur": true, "refer": true,
	"regret": true, "remit": true, "repel": true, "submit": true, "sublet": true, "transfer": true,
	"transmit": true, "undercut": true, "unwrap": true, "upset": true, "wiretap": true,
}

// eitherDoubling are verbs that are written with one last letter or two,
// besides those in -l.
var eitherDoubling = map[string]bool{
	"benefit": true, "combat": true, "focus": true, "format": true, "program": true, "worship": true,
}
