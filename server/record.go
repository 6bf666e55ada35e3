package server

import (
	"context"
	"crypto/rand"
	"net/http"
	"sync"
	"time"

	"github.com/rs/zerolog"
)

// record gathers what the log says of a request.
type record struct {
	id        string
	mu        sync.Mutex
	kind      string // query or mutation
	operation string // its name
	code      string // of the first error
}

type recordKey struct{}

func newRecord() *record { return &record{id: rand.Text()} }

// recordOf returns the record of the request that ctx belongs to.
func recordOf(ctx context.Context) *record {
	if r, ok := ctx.Value(recordKey{}).(*record); ok {
		return r
	}
	return newRecord()
}

// maxLogged is how much of a name that a caller chose is logged, in bytes.
const maxLogged = 100

func (r *record) noteOperation(kind, name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.kind, r.operation = kind, name[:min(len(name), maxLogged)]
}

func (r *record) noteError(code string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.code == "" {
		r.code = code
	}
}

// logged answers through next and writes a line to the log. The line has no
// content of the query or its variables.
func (s *Server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		rec := newRecord()
		w.Header().Set("X-Request-Id", rec.id)
		seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			rec.mu.Lock()
			defer rec.mu.Unlock()
			s.config.Log.WithLevel(levelOf(seen.status)).
				Str("request", rec.id).
				Str("method", r.Method).
				Str("path", r.URL.Path[:min(len(r.URL.Path), maxLogged)]).
				Str("kind", rec.kind).
				Str("operation", rec.operation).
				Int("status", seen.status).
				Dur("took", time.Since(begun)).
				Str("code", rec.code).
				Msg("request")
		}()
		next.ServeHTTP(seen, r.WithContext(context.WithValue(r.Context(), recordKey{}, rec)))
	})
}

func levelOf(status int) zerolog.Level {
	if status >= http.StatusInternalServerError {
		return zerolog.ErrorLevel
	}
	return zerolog.InfoLevel
}

// statusWriter remembers the status that was written.
type statusWriter struct {
	http.ResponseWriter
	status int
	wrote  bool
}

func (w *statusWriter) WriteHeader(status int) {
	if !w.wrote {
		w.status, w.wrote = status, true
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Write(b []byte) (int, error) {
	w.wrote = true
	return w.ResponseWriter.Write(b)
}

// Unwrap lets [http.ResponseController] reach the connection.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
