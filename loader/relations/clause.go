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
// comma with one behind it.
func breaks(line []item, i int) bool {
	return clauseBreaks[line[i].text] || line[i].text == "," && i+1 < len(line) && (line[i+1].text == "and" || line[i+1].text == "or")
}
