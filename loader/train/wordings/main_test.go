package main

import (
	"testing"

	"github.com/dealgraph/dealgraph/loader/eval"
)

func TestWithConfidence(t *testing.T) {
	for before, after := range map[string]string{
		`  - "{source} lends {target} \\("`:                                             `  - {say: "{source} lends {target} \\(", confidence: 0.63}`,
		`  - {say: "{source} lends {target} \\(", confidence: 0.5}`:                     `  - {say: "{source} lends {target} \\(", confidence: 0.63}`,
		`  - {say: "{source} lends {target} \\(", status: ANNOUNCED}`:                   `  - {say: "{source} lends {target} \\(", status: ANNOUNCED, confidence: 0.63}`,
		`  - {say: "{source} lends {target} \\(", status: ANNOUNCED, confidence: 0.41}`: `  - {say: "{source} lends {target} \\(", status: ANNOUNCED, confidence: 0.63}`,
		`  - {say: "{source} lends {target}", confidence: 0.5}`:                         `  - {say: "{source} lends {target}", confidence: 0.5}`,
	} {
		if got := withConfidence("wordings:\n"+before+"\n", `{source} lends {target} \(`, 0.634); got != "wordings:\n"+after+"\n" {
			t.Errorf("%s\n%s", before, got)
		}
	}
}

func TestConfidence(t *testing.T) {
	all := eval.Share{Right: 50, Of: 100}
	if few, many := confidence(eval.Share{Right: 1, Of: 1}, all), confidence(eval.Share{Right: 100, Of: 100}, all); few > 0.7 || many < 0.95 {
		t.Errorf("right once: %.2f, right a hundred times: %.2f", few, many)
	}
}
