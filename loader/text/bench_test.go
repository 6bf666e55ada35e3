package text_test

import (
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/loader/text"
)

const benchStory = `Brevanta buys Orbilane

Brevanta Business, the enterprise arm of Portugal’s largest telco, has agreed to buy Orbilane Inc. for about $1.2bn in cash, two people said on Tuesday. "We did not plan this," said J. P. Almeida, who runs the U.S. unit. The deal is to close by the end of March 2025.

Telsund has secured €3.2bn of senior debt from Crédit Lavandou and Osterbank; a €900m facility that Haverstock Bank gave in 2021 will be repaid. Revenues rose 11% to £476m in the first quarter, and it employs 14,700 people.
`

func BenchmarkParse(b *testing.B) {
	story := strings.Repeat(benchStory, 20)
	b.SetBytes(int64(len(story)))
	b.ReportAllocs()
	for b.Loop() {
		text.Parse(story)
	}
}
