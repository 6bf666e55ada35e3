package relations

import "strings"

// phrases is a list of cue phrases, filed by their first word.
type phrases map[string][][]string

// phrasesOf reads phrases that are written apart by commas.
func phrasesOf(list string) phrases {
	out := phrases{}
	for p := range strings.SplitSeq(list, ",") {
		if words := strings.Fields(p); len(words) > 0 {
			out[words[0]] = append(out[words[0]], words)
		}
	}
	return out
}

// in returns where the first phrase in line begins, or -1.
func (p phrases) in(line []item) int {
	for i := range line {
		for _, words := range p[line[i].text] {
			if startsWith(line[i:], words) {
				return i
			}
		}
	}
	return -1
}

func startsWith(line []item, words []string) bool {
	if len(line) < len(words) {
		return false
	}
	for i, w := range words {
		if line[i].text != w {
			return false
		}
	}
	return true
}
