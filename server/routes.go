package server

import (
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/server/console"
)

// routes returns the handler of all paths.
func (s *Server) routes() (http.Handler, error) {
	sameOrigin := http.NewCrossOriginProtection()
	for _, origin := range s.config.Origins {
		if err := sameOrigin.AddTrustedOrigin(origin); err != nil {
			return nil, graph.Errorf(graph.BadInput, "the origin %q should look like https://charts.example: %w", origin, err)
		}
	}
	sameOrigin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		refuse(w, r, http.StatusForbidden, graph.BadInput, "pages of another origin may not ask here")
	}))
	mux := http.NewServeMux()
	mux.Handle("/graphql", s.shared(sameOrigin.Handler(http.HandlerFunc(s.graphql))))
	mux.HandleFunc("GET /healthz", s.healthz)
	mux.HandleFunc("GET /readyz", s.readyz)
	mux.Handle("/", console.Handler())
	return s.logged(s.safe(mux)), nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// safe answers a panic outside of resolvers as an internal error.
func (s *Server) safe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				id := recordOf(r.Context()).id
				s.logInternal(id, recovered(r.Context(), p))
				refuse(w, r, http.StatusInternalServerError, graph.Internal, "internal error, request "+id)
			}
		}()
		w.Header().Set("X-Content-Type-Options", "nosniff")
		next.ServeHTTP(w, r)
	})
}

// shared lets the pages of [Config.Origins] ask, and answers their browsers'
// question whether they may.
func (s *Server) shared(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Add("Vary", "Origin")
		if origin := r.Header.Get("Origin"); slices.Contains(s.config.Origins, origin) {
			header.Set("Access-Control-Allow-Origin", origin)
			header.Set("Access-Control-Expose-Headers", "X-Request-Id")
			header.Set("Access-Control-Allow-Methods", "GET, POST")
			header.Set("Access-Control-Allow-Headers", "Content-Type")
			header.Set("Access-Control-Max-Age", "600")
		}
		if r.Method == http.MethodOptions {
			header.Set("Allow", "GET, POST, OPTIONS")
			w.WriteHeader(http.StatusNoContent)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// healthz tells that the process lives.
func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") }

// readyTimeout is how long the store may take to answer readyz.
const readyTimeout = 2 * time.Second

// readyz tells whether questions can be answered: the store answers, and the
// server is not ending.
func (s *Server) readyz(w http.ResponseWriter, r *http.Request) {
	if s.draining.Load() {
		plain(w, http.StatusServiceUnavailable, "shutting down")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
	defer cancel()
	if _, err := s.graph.StoriesByID(ctx, []string{"readyz"}); err != nil {
		s.config.Log.Error().Err(err).Msg("not ready")
		plain(w, http.StatusServiceUnavailable, "the store cannot be used")
		return
	}
	plain(w, http.StatusOK, "ok")
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) // nobody is left to tell where this fails
}
