// Package tensor reads files of named arrays in the safetensors format, which
// Python writes and most tools of the trade open: eight bytes of the header's
// length, a JSON header that says where each array lies, then the arrays.
//
//	file, err := tensor.Parse(data)
//	scale, err := file.Float32("layer.0.feed.in.scale", 1536)
//
// Arrays are views of the file's bytes wherever the machine allows it, so that
// opening a file embedded in the program costs next to nothing.
package tensor

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"unsafe"

	"github.com/dealgraph/dealgraph/graph"
)

// The limits of a file.
const (
	MaxHeaderBytes = 1 << 20 // of the JSON header
	MaxDimensions  = 8       // of one array
)

// Any stands for a dimension of any size where a shape is asked for.
const Any = -1

// File is a parsed file. It keeps the bytes it was parsed from, which must not
// change afterwards. It is safe for use by many goroutines.
type File struct {
	metadata map[string]string
	arrays   map[string]array
}

type array struct {
	kind  string
	shape []int
	data  []byte
}

// entry is an array as the header describes it.
type entry struct {
	Kind    string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets []int  `json:"data_offsets"`
}

// sizes has the bytes of one element by kind. Kinds that are not listed are
// refused: nothing here reads them.
var sizes = map[string]int{"U8": 1, "I8": 1, "F32": 4}

// Parse reads a file. A file that does not keep to the format, or whose arrays
// overlap, leave holes or run over its end, is refused as Corrupt.
func Parse(data []byte) (*File, error) {
	header, body, err := split(data)
	if err != nil {
		return nil, err
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(header, &raw); err != nil {
		return nil, corrupt("its header is not a JSON object: %w", err)
	}
	f := &File{arrays: make(map[string]array, len(raw))}
	ends := make([]extent, 0, len(raw))
	for _, name := range slices.Sorted(maps.Keys(raw)) {
		if name == "__metadata__" {
			if err := json.Unmarshal(raw[name], &f.metadata); err != nil {
				return nil, corrupt("its __metadata__ is not an object of strings: %w", err)
			}
			continue
		}
		a, where, err := place(name, raw[name], body)
		if err != nil {
			return nil, err
		}
		f.arrays[name] = a
		ends = append(ends, where)
	}
	return f, tiles(ends, len(body))
}

func split(data []byte) (header, body []byte, err error) {
	if len(data) < 8 {
		return nil, nil, corrupt("it has %d bytes, too few for a header", len(data))
	}
	n := binary.LittleEndian.Uint64(data)
	rest := data[8:]
	if n > MaxHeaderBytes || n > uint64(len(rest)) {
		return nil, nil, corrupt("its header claims %d bytes; the file has %d, and the limit is %d", n, len(rest), MaxHeaderBytes)
	}
	return rest[:n], rest[n:], nil
}

// extent is the part of a file's body that an array takes.
type extent struct {
	name       string
	start, end int
}

func place(name string, raw json.RawMessage, body []byte) (array, extent, error) {
	var e entry
	if err := json.Unmarshal(raw, &e); err != nil {
		return array{}, extent{}, corrupt("the entry of %q cannot be read: %w", name, err)
	}
	size, ok := sizes[e.Kind]
	if !ok {
		return array{}, extent{}, corrupt("%q is of kind %q; only U8, I8 and F32 are read", name, e.Kind)
	}
	if len(e.Offsets) != 2 || e.Offsets[0] < 0 || e.Offsets[1] < e.Offsets[0] || e.Offsets[1] > len(body) {
		return array{}, extent{}, corrupt("%q lies at %v, outside the %d bytes of data", name, e.Offsets, len(body))
	}
	if n, ok := bytesOf(e.Shape, size); !ok || n != e.Offsets[1]-e.Offsets[0] {
		return array{}, extent{}, corrupt("%q has shape %v of %s, but %d bytes", name, e.Shape, e.Kind, e.Offsets[1]-e.Offsets[0])
	}
	a := array{kind: e.Kind, shape: e.Shape, data: body[e.Offsets[0]:e.Offsets[1]:e.Offsets[1]]}
	return a, extent{name, e.Offsets[0], e.Offsets[1]}, nil
}

// bytesOf is the number of bytes of an array; ok is false for a shape that no
// array can have.
func bytesOf(shape []int, size int) (n int, ok bool) {
	if len(shape) > MaxDimensions {
		return 0, false
	}
	n = size
	for _, d := range shape {
		if d < 0 || d > 0 && n > math.MaxInt/d {
			return 0, false
		}
		n *= d
	}
	return n, true
}

// tiles checks that the arrays cover the data without hole or overlap.
func tiles(extents []extent, size int) error {
	slices.SortFunc(extents, func(a, b extent) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end))
	})
	at := 0
	for _, e := range extents {
		if e.start != at {
			return corrupt("%q starts at byte %d of the data, where byte %d was due", e.name, e.start, at)
		}
		at = e.end
	}
	if at != size {
		return corrupt("%d bytes follow the last array", size-at)
	}
	return nil
}

func corrupt(format string, args ...any) error {
	return graph.Errorf(graph.Corrupt, "the tensor file is broken: "+format+"; make it anew", args...)
}

// Metadata returns what the file says about itself under a key, and whether it
// says anything.
func (f *File) Metadata(key string) (string, bool) {
	value, ok := f.metadata[key]
	return value, ok
}

// Names lists the arrays in alphabetical order.
func (f *File) Names() []string { return slices.Sorted(maps.Keys(f.arrays)) }

// Shape returns the dimensions of an array, outermost first, or NotFound.
func (f *File) Shape(name string) ([]int, error) {
	a, ok := f.arrays[name]
	if !ok {
		return nil, missing(name)
	}
	return slices.Clone(a.shape), nil
}

// Uint8 returns the elements of an array of kind U8, a view of the file that
// must not be written to. It is NotFound for a name that the file does not
// have, and Corrupt for another kind or shape than asked for.
func (f *File) Uint8(name string, shape ...int) ([]uint8, error) {
	return f.find(name, "U8", shape)
}

// Int8 is like [File.Uint8] for kind I8.
func (f *File) Int8(name string, shape ...int) ([]int8, error) {
	data, err := f.find(name, "I8", shape)
	if len(data) == 0 || err != nil {
		return nil, err
	}
	return unsafe.Slice((*int8)(unsafe.Pointer(&data[0])), len(data)), nil
}

// Float32 is like [File.Uint8] for kind F32. An array with a NaN or an
// infinity is Corrupt.
func (f *File) Float32(name string, shape ...int) ([]float32, error) {
	data, err := f.find(name, "F32", shape)
	if len(data) == 0 || err != nil {
		return nil, err
	}
	values := floats(data)
	for i, v := range values {
		if v-v != 0 {
			return nil, corrupt("element %d of %q is %v", i, name, v)
		}
	}
	return values, nil
}

func (f *File) find(name, kind string, shape []int) ([]byte, error) {
	a, ok := f.arrays[name]
	if !ok {
		return nil, missing(name)
	}
	fits := slices.EqualFunc(a.shape, shape, func(has, want int) bool { return want == Any || has == want })
	if a.kind != kind || !fits {
		return nil, corrupt("%q is %s%v where %s%v is needed", name, a.kind, a.shape, kind, shape)
	}
	return a.data, nil
}

func missing(name string) error {
	return graph.Errorf(graph.NotFound, "the tensor file has no array %q; make it anew", name)
}

// floats reads numbers that are stored with the lowest byte first: in place
// where the machine stores them so too and they are aligned, else as a copy.
func floats(data []byte) []float32 {
	little := binary.NativeEndian.Uint16([]byte{1, 0}) == 1
	if little && uintptr(unsafe.Pointer(&data[0]))%4 == 0 {
		return unsafe.Slice((*float32)(unsafe.Pointer(&data[0])), len(data)/4)
	}
	values := make([]float32, len(data)/4)
	for i := range values {
		values[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return values
}
