package resolve

import "strings"

// acting are the words that, behind a country's name or adjective, stand for the
// country as it acts: “German government”.
var acting = map[string]bool{
	"government": true, "govt": true, "administration": true, "authorities": true, "state": true, "cabinet": true, "regime": true,
}

// state returns the code of the country whose name, adjective or government a
// name is, and "" where it is none.
func (n *name) state() string {
	country := n.folded
	if rest, last, ok := cutLast(country); ok && acting[last] {
		country = rest
	}
	if code := countries()[country]; code != "+" {
		return code
	}
	return ""
}

func cutLast(text string) (before, last string, ok bool) {
	i := strings.LastIndexByte(text, ' ')
	if i < 0 {
		return "", text, false
	}
	return text[:i], text[i+1:], true
}

// bodies are names of bodies that many states have, whose stories seldom say
// which state's they mean.
var bodies = map[string]bool{
	"treasury": true, "central bank": true, "national bank": true, "supreme court": true, "high court": true, "constitutional court": true,
	"court": true, "parliament": true, "government": true, "cabinet": true, "senate": true, "foreign office": true,
}

// isOfManyStates reports whether many states have a body of this name.
func (n *name) isOfManyStates() bool {
	first, _, _ := strings.Cut(n.folded, " ")
	_, last, _ := cutLast(n.folded)
	return bodies[n.folded] || first == "ministry" || last == "ministry"
}
