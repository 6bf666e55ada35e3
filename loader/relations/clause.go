package relations

// A clause is cut at these words and marks where it lies outside of what a
// wording matched.
var clauseBreaks = set("but while although though whereas after before when because as since ; : – — --")

// before returns what stands before the match in its clause.
func (x finding) before() []item {
	i := x.start
	for i > 0 && !breaks(x.line, i-1) {
		i--
	}
	return x.line[i:x.start]
}

// after returns what stands behind the match in its clause.
func (x finding) after() []item {
	i := x.end
	for i < len(x.line) && !breaks(x.line, i) {
		i++
	}
	return x.line[x.end:i]
}

// matched returns the items that the wording matched.
func (x finding) matched() []item { return x.line[x.start:x.end] }

// clause returns the match with what stands before and behind it.
func (x finding) clause() []item {
	return x.line[x.start-len(x.before()) : x.end+len(x.after())]
}

// breaks reports whether a clause ends or begins at i: at a conjunction, or a
// comma with one behind it, save before a sum that says the same otherwise:
// "for $12 a share, or about $40 million".
func breaks(line []item, i int) bool {
	if clauseBreaks[line[i].text] {
		return true
	}
	if line[i].text != "," || i+1 == len(line) {
		return false
	}
	return line[i+1].text == "and" || line[i+1].text == "or" && !startsInSum(line[i+2:])
}

// startsInSum reports whether items begin with a sum, hedged or not.
func startsInSum(line []item) bool {
	for len(line) > 0 && hedges[line[0].text] {
		line = line[1:]
	}
	return len(line) > 0 && line[0].kind == sum
}
