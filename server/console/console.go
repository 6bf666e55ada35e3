// Package console is the web page for trying queries: GraphiQL with examples,
// built from the TypeScript beside it into dist, which the binary carries. The
// page asks no other host for anything, and its policy forbids it to.
//
//	mux.Handle("/", console.Handler())
package console

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

//go:embed dist
var dist embed.FS

// policy lets the page load and ask its own host alone. GraphiQL's editor and
// menus set styles as they run, hence the inline ones.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
	"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// asset is a file of dist with what is sent beside it.
type asset struct {
	plain, zipped []byte
	kind, tag     string
	lasting       bool // its name has a hash of its content
}

// Handler serves the console at / and its files beside it, compressed where
// the browser takes that.
func Handler() http.Handler {
	assets := sync.OnceValue(read) // compressing takes a moment
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "the console is only read", http.StatusMethodNotAllowed)
			return
		}
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" {
			name = "index.html"
		}
		a, ok := assets()[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		a.serve(w, r)
	})
}

func (a asset) serve(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", a.kind)
	header.Set("Content-Security-Policy", policy)
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cache-Control", "no-cache")
	if a.lasting {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	header.Set("Vary", "Accept-Encoding")
	content, tag := a.plain, a.tag
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		header.Set("Content-Encoding", "gzip")
		content, tag = a.zipped, a.tag+"-gzip"
	}
	header.Set("ETag", `"`+tag+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}

// read returns the files of dist by name. What it reads is part of the
// binary, so that it cannot fail.
func read() map[string]asset {
	assets := make(map[string]asset)
	err := fs.WalkDir(dist, "dist", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		plain, err := dist.ReadFile(file)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(file, "dist/")
		sum := sha256.Sum256(plain)
		assets[name] = asset{
			plain: plain, zipped: zip(plain),
			kind: kinds[path.Ext(name)], tag: hex.EncodeToString(sum[:8]),
			lasting: path.Dir(name) == "assets",
		}
		return nil
	})
	if err != nil {
		panic(err)
	}
	return assets
}

// kinds are the types of the files of dist by their endings. The machine's own
// table may have others.
var kinds = map[string]string{
	".css":  "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".svg":  "image/svg+xml",
	".txt":  "text/plain; charset=utf-8",
}

func zip(plain []byte) []byte {
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	_, _ = w.Write(plain) // a buffer takes all
	_ = w.Close()
	return zipped.Bytes()
}
