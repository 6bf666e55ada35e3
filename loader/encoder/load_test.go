package encoder_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/encoder"
	"github.com/dealgraph/dealgraph/loader/encoder/kernel"
	"github.com/dealgraph/dealgraph/loader/encoder/tensor"
)

// A file whose header was changed in one place, for one of the same length.
func TestNewRefuses(t *testing.T) {
	data, err := os.ReadFile("testdata/tiny.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		from, to string
		code     graph.Code
		want     string
	}{
		{`"embed.word"`, `"embed.wort"`, graph.NotFound, "embed.word"},
		{`"embed.word.scale"`, `"embed.word.skale"`, graph.NotFound, "embed.word.scale"},
		{`"embed.word":{"dtype":"I8","shape":[40,32]`, `"embed.word":{"dtype":"I8","shape":[32,40]`, graph.Corrupt, "cannot be shared"},
		{`"layer.1.feed.out.bias"`, `"layer.9.feed.out.bias"`, graph.NotFound, "layer.1.feed.out.bias"},
		{`"layers":"2"`, `"layers":"3"`, graph.NotFound, "layer.2"},
		{`"layers":"2"`, `"layers":"x"`, graph.Corrupt, "number of layers"},
		{`"heads":"2"`, `"heads":"3"`, graph.Corrupt, "3 heads"},
		{`"heads":"2"`, `"heads":"0"`, graph.Corrupt, "number of heads"},
	} {
		changed := bytes.Replace(data, []byte(test.from), []byte(test.to), 1)
		if bytes.Equal(changed, data) {
			t.Fatalf("the file has no %s", test.from)
		}
		file, err := tensor.Parse(changed)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := encoder.New(file, kernel.Plain()); graph.CodeOf(err) != test.code || !strings.Contains(err.Error(), test.want) {
			t.Errorf("with %s for %s: got %v, want %s with %q", test.to, test.from, err, test.code, test.want)
		}
	}
}
