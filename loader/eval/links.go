package eval

import (
	"fmt"
	"io"
)

// Links tells how well the names of a story are joined to things: of each name
// that gold and predictions both have, places and products left out, which share
// of the names joined to it belongs to it (precision), and which share of those
// that belong to it is joined (recall). These are the B-cubed figures of Bagga
// and Baldwin (1998), as means over the names of all stories. Two names that
// fold to the same are one.
func Links(gold []Story, found Predictions) Figures {
	byDoc := newTally().byStory(gold, found)
	var precision, recall, n float64
	for _, s := range gold {
		want, got := map[string]int{}, map[string]int{}
		for i, e := range s.Entities {
			if counts(e.Kind) {
				joined(want, e.Named, i)
			}
		}
		for i, f := range byDoc[s.Doc].entities {
			joined(got, f.Named, i)
		}
		for name := range want {
			if _, both := got[name]; !both {
				continue
			}
			wanted, given, common := 0.0, 0.0, 0.0
			for other := range want {
				if _, both := got[other]; !both {
					continue
				}
				w, g := want[other] == want[name], got[other] == got[name]
				wanted, given, common = wanted+one(w), given+one(g), common+one(w && g)
			}
			precision, recall, n = precision+common/given, recall+common/wanted, n+1
		}
	}
	if n == 0 {
		return Figures{}
	}
	return figures(precision/n, recall/n)
}

// joined notes the names of a thing that no thing before it has.
func joined(thing map[string]int, named Named, i int) {
	for name := range names(named) {
		if _, taken := thing[name]; !taken {
			thing[name] = i
		}
	}
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// WriteDetails writes the figures of [Links] and of [Report.Money].
func WriteDetails(w io.Writer, gold []Story, found Predictions) error {
	_, err := fmt.Fprintf(w, "links      %v  (B-cubed, of the names that both have)\nmoney      %v  (of the relations that both have)\n",
		Links(gold, found), Score(gold, found).Money)
	return err
}
