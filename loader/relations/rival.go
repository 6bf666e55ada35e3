package relations

import "slices"

// maxBareRival is the number of words between a rival that a sentence begins with
// and its name: "Rival exchange operator Ribeira".
const maxBareRival = 4

// withRival puts the company that the story is about before a rival that a sentence
// begins with, and leaves out what else is said of it: "Rival ferry operator Ribeira
// grew" is matched as "Osprey's rival Ribeira grew" too.
func (r *reader) withRival(line []item) []item {
	first := 0
	if len(line) > 0 && line[0].mark {
		first = 1 // a bullet
	}
	rival, named := bareRival(line, first)
	if named < 0 || len(r.company) == 0 {
		return line
	}
	return slices.Concat(r.withHolder(line[rival:rival+1], r.company, func([]item, int) bool { return true }), line[named:])
}

// bareRival returns the items of the word for a rival that a sentence begins with,
// behind one adjective at most, and of its name; the latter is -1 where there is none.
func bareRival(line []item, first int) (rival, named int) {
	rival = -1
	for k := first; k < min(len(line), first+maxBareRival); k++ {
		it := line[k]
		switch {
		case it.kind == name:
			if rival < 0 || it.class != organisation || it.pronoun || len(it.mentions) > 1 {
				return -1, -1
			}
			return rival, k
		case it.kind != word || it.mark || functionWords[it.text]:
			return -1, -1
		case rival < 0 && (it.text == "rival" || it.text == "competitor"):
			rival = k
		case rival < 0 && k > first:
			return -1, -1
		}
	}
	return -1, -1
}
