package tensor_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/encoder/tensor"
)

// file is a tensor file with this header and data.
func file(header, data string) []byte {
	out := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(out, header...), data...)
}

const (
	small  = `{"__metadata__":{"made":"by hand"},"a":{"dtype":"I8","shape":[2,2],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}`
	values = "\x01\xff\x7f\x80" + "\x00\x00\x80\x3f" + "\x00\x00\x00\xc0"
)

func Example() {
	f, err := tensor.Parse(file(small, values))
	if err != nil {
		fmt.Println(err)
		return
	}
	a, _ := f.Int8("a", 2, 2)
	b, _ := f.Float32("b", tensor.Any)
	made, _ := f.Metadata("made")
	fmt.Println(f.Names(), a, b, made)
	_, err = f.Float32("b", 3)
	fmt.Println(err)
	// Output:
	// [a b] [1 -1 127 -128] [1 -2] by hand
	// the tensor file is broken: "b" is F32[2] where F32[3] is needed; make it anew
}

func TestParseRefuses(t *testing.T) {
	entry := func(kind, shape, offsets string) string {
		return fmt.Sprintf(`{"a":{"dtype":%q,"shape":%s,"data_offsets":%s}}`, kind, shape, offsets)
	}
	for _, test := range []struct {
		name, want string
		data       []byte
	}{
		{"nothing", "too few", nil},
		{"a header longer than the file", "claims 99", append([]byte{99, 0, 0, 0, 0, 0, 0, 0}, "{}"...)},
		{"a header beyond any file", "claims 18446744073709551615", bytes.Repeat([]byte{255}, 64)},
		{"no JSON", "not a JSON object", file(`[`, "")},
		{"metadata of numbers", "__metadata__", file(`{"__metadata__":{"a":1}}`, "")},
		{"an entry that is none", "cannot be read", file(`{"a":5}`, "")},
		{"a kind that nobody reads", `kind "F64"`, file(entry("F64", "[1]", "[0,8]"), "12345678")},
		{"an array past the end", "outside", file(entry("I8", "[4]", "[0,4]"), "123")},
		{"an array that ends before it starts", "outside", file(entry("I8", "[1]", "[3,2]"), "123")},
		{"half an offset", "outside", file(entry("I8", "[1]", "[0]"), "1")},
		{"a shape that does not fit", "4 bytes", file(entry("F32", "[2]", "[0,4]"), "1234")},
		{"a shape below nothing", "-1", file(entry("I8", "[-1,-4]", "[0,4]"), "1234")},
		{"a shape that overflows", "bytes", file(entry("I8", "[2147483647,2147483647,2147483647]", "[0,0]"), "")},
		{"too many dimensions", "bytes", file(entry("I8", "[1,1,1,1,1,1,1,1,1]", "[0,1]"), "1")},
		{"a hole", "was due", file(entry("I8", "[1]", "[1,2]"), "12")},
		{"bytes left over", "2 bytes follow", file(entry("I8", "[1]", "[0,1]"), "123")},
		{"an overlap", "was due", file(`{"a":{"dtype":"I8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"I8","shape":[2],"data_offsets":[1,3]}}`, "123")},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := tensor.Parse(test.data)
			if graph.CodeOf(err) != graph.Corrupt || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want a Corrupt error with %q", err, test.want)
			}
		})
	}
}

func TestArrayRefuses(t *testing.T) {
	f, err := tensor.Parse(file(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}`, "\x00\x00\x00\x00\x00\x00\x80\x7f"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Float32("a", 2); graph.CodeOf(err) != graph.Corrupt || !strings.Contains(err.Error(), "element 1") {
		t.Errorf("an infinity gives %v", err)
	}
	if _, err := f.Int8("a", 2); graph.CodeOf(err) != graph.Corrupt {
		t.Errorf("another kind gives %v", err)
	}
	if _, err := f.Uint8("b", 2); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("another name gives %v", err)
	}
	if _, err := f.Shape("b"); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("the shape of another name gives %v", err)
	}
}

// A file may lie anywhere in memory; what is read is the same.
func TestUnaligned(t *testing.T) {
	data := file(small, values)
	for shift := range 4 {
		moved := append(make([]byte, shift, shift+len(data)), data...)[shift:]
		f, err := tensor.Parse(moved)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := f.Float32("b", 2); err != nil || !slices.Equal(b, []float32{1, -2}) {
			t.Errorf("shifted by %d: %v, %v", shift, b, err)
		}
	}
}

// testdata/python.safetensors was written by loader/train/export.py.
func TestReadsWhatPythonWrites(t *testing.T) {
	data, err := os.ReadFile("testdata/python.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	f, err := tensor.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	shape, err := f.Shape("matrix")
	if err != nil || !slices.Equal(shape, []int{2, 3}) {
		t.Fatalf("shape %v, %v", shape, err)
	}
	matrix, err1 := f.Int8("matrix", 2, 3)
	scale, err2 := f.Float32("matrix.scale", 2)
	text, err3 := f.Uint8("text", tensor.Any)
	if err1 != nil || err2 != nil || err3 != nil {
		t.Fatal(err1, err2, err3)
	}
	// The matrix is [[1, -2, 0.5], [0, 0, 0]]: 127 stands for its largest value.
	if want := []int8{64, -127, 32, 0, 0, 0}; !slices.Equal(matrix, want) {
		t.Errorf("matrix %v, want %v", matrix, want)
	}
	if want := []float32{2.0 / 127, 0}; !slices.Equal(scale, want) {
		t.Errorf("scale %v, want %v", scale, want)
	}
	if string(text) != "ein Wort\nπ" {
		t.Errorf("text %q", text)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(file(small, values))
	f.Add(file(`{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}`, "1234"))
	f.Add([]byte{2, 0, 0, 0, 0, 0, 0, 0, '{', '}'})
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := tensor.Parse(data)
		if err != nil {
			if graph.CodeOf(err) != graph.Corrupt {
				t.Fatalf("refused as %s: %v", graph.CodeOf(err), err)
			}
			return
		}
		bytes := 0
		for _, name := range file.Names() {
			shape, err := file.Shape(name)
			if err != nil {
				t.Fatal(err)
			}
			a, err1 := file.Int8(name, shape...)
			b, err2 := file.Uint8(name, shape...)
			c, err3 := file.Float32(name, shape...)
			if err1 != nil && err2 != nil && err3 != nil && !strings.Contains(err3.Error(), "element") {
				t.Fatal(err1, err2, err3)
			}
			bytes += len(a) + len(b) + 4*len(c)
		}
		if bytes > len(data) {
			t.Fatalf("%d bytes of arrays from %d bytes", bytes, len(data))
		}
	})
}
