package relations_test

import "testing"

func TestRevisedSums(t *testing.T) {
	_, finder := builtin(t)
	for sentence, want := range map[string]struct {
		revised bool
		value   float64
	}{
		"Harrow Bank has raised its loan to Osprey Rail Ltd from $500m to $650m.":                  {true, 650e6},
		"Harrow Bank will lend Osprey Rail Ltd $650m.":                                             {false, 650e6},
		"Harrow Bank has increased its loan to Osprey Rail Ltd to about $650m.":                    {true, 650e6},
		"Harrow Bank will lend $650m to Osprey Rail Ltd, which cut 300 jobs.":                      {false, 650e6},
		"Harrow Bank agreed to lend Osprey Rail Ltd $650m, and Osprey raised its dividend to 30p.": {false, 650e6},
	} {
		found := false
		_, claims := read(t, finder, sentence)
		for _, c := range claims {
			if c.Type != "LENDS" {
				continue
			}
			found = true
			if c.Revised != want.revised || c.Amount == nil || c.Amount.Value != want.value {
				t.Errorf("%s\n%+v, revised %v", sentence, c.Amount, c.Revised)
			}
		}
		if !found {
			t.Errorf("%s\ntells no loan", sentence)
		}
	}
}
