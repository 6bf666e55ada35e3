package text

// parser reads sums and dates from the atoms of one sentence at a time. Each
// of its methods looks a bounded number of atoms around the one it is given.
type parser struct {
	text  string
	atoms []atom
	homes map[string]string // see [homes]
}

// at returns atom i if it is of that kind.
func (p *parser) at(i int, kind atomKind) (atom, bool) {
	if i < 0 || i >= len(p.atoms) || p.atoms[i].kind != kind {
		return atom{}, false
	}
	return p.atoms[i], true
}

// is reports whether atom i is written so.
func (p *parser) is(i int, written string) bool {
	return i >= 0 && i < len(p.atoms) && p.atoms[i].Of(p.text) == written
}

// words reports whether the atoms from i on are these words.
func (p *parser) words(i int, words ...string) bool {
	for n, w := range words {
		if p.wordAt(i+n) != w {
			return false
		}
	}
	return true
}

// wordAt is the word at i in lower case; "" where there is none.
func (p *parser) wordAt(i int) string {
	if i < 0 || i >= len(p.atoms) {
		return ""
	}
	return p.atoms[i].word
}
