package copies

import (
	"encoding/binary"
	"errors"
	"slices"
)

// Bytes returns the fingerprint in the form in which a store keeps it: 8 bytes,
// and 4 more for each shingle.
func (f Fingerprint) Bytes() []byte {
	b := binary.LittleEndian.AppendUint64(make([]byte, 0, 8+4*len(f.Shingles)), f.Words)
	for _, h := range f.Shingles {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	return b
}

// Parse reads what [Fingerprint.Bytes] wrote, and fails for anything else.
func Parse(b []byte) (Fingerprint, error) {
	if len(b) < 8 || len(b)%4 != 0 || len(b) > 8+4*MaxShingles {
		return Fingerprint{}, errors.New("a fingerprint of a length that none has")
	}
	f := Fingerprint{Words: binary.LittleEndian.Uint64(b)}
	for rest := b[8:]; len(rest) > 0; rest = rest[4:] {
		f.Shingles = append(f.Shingles, binary.LittleEndian.Uint32(rest))
	}
	if !slices.IsSorted(f.Shingles) || len(slices.Compact(slices.Clone(f.Shingles))) < len(f.Shingles) {
		return Fingerprint{}, errors.New("a fingerprint with hashes out of order")
	}
	return f, nil
}
