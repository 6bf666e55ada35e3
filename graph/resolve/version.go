package resolve

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"
)

// revision goes up with each change of the code that makes it fold, key or
// compare otherwise than before; for a change of weights or lists it need not.
const revision = "2"

// Version names what folds, keys and compares names: a hash of the weights, of
// all lists and of the revision of the code. What was compared by another
// version may come out otherwise by this one.
var Version = sync.OnceValue(func() string {
	h := sha256.New()
	for _, part := range []string{
		revision, string(weightsFile), string(wordsFile), scriptsFile, legalFormsFile,
		countriesFile, sectorsFile, unitsFile, synonymsFile, nicknamesFile,
	} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
})
