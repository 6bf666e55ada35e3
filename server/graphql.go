package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/dealgraph/dealgraph/graph"
)

// graphql answers /graphql, as the GraphQL over HTTP specification says: a
// POST of JSON, or a GET of a query. Any other form of POST is refused, so
// that a page of another origin can send none without asking first.
func (s *Server) graphql(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), s.config.Timeout)
	defer cancel()
	r = r.WithContext(graphql.StartOperationTrace(ctx))
	w.Header().Set("Cache-Control", "no-store")
	switch r.Method {
	case http.MethodGet:
		s.get(w, r)
	case http.MethodPost:
		s.post(w, r)
	default:
		w.Header().Set("Allow", "GET, POST, OPTIONS")
		refuse(w, r, http.StatusMethodNotAllowed, graph.BadInput, "send a query by POST or GET")
	}
}

func (s *Server) get(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Query().Has("query"):
		transport.GET{}.Do(w, r, s.exec)
	case strings.Contains(r.Header.Get("Accept"), "text/html"):
		http.Redirect(w, r, "/", http.StatusSeeOther) // a person who opened this in a browser
	default:
		refuse(w, r, http.StatusBadRequest, graph.BadInput, "the parameter query is missing")
	}
}

func (s *Server) post(w http.ResponseWriter, r *http.Request) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		refuse(w, r, http.StatusUnsupportedMediaType, graph.BadInput, `send the query as JSON, with the header Content-Type: application/json`)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.config.MaxBody))
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		refuse(w, r, http.StatusRequestEntityTooLarge, graph.TooLarge, "the request's body is larger than the limit")
		return
	}
	if err != nil {
		refuse(w, r, http.StatusBadRequest, graph.BadInput, "the request's body could not be read to its end")
		return
	}
	var params graphql.RawParams
	if err := json.Unmarshal(body, &params); err != nil {
		refuse(w, r, http.StatusBadRequest, graph.BadInput, `the request's body should be a JSON object with "query" and, where needed, "variables" and "operationName": `+err.Error())
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	transport.POST{}.Do(w, r, s.exec)
}

// refuse answers a request that does not come as far as a query.
func refuse(w http.ResponseWriter, r *http.Request, status int, code graph.Code, message string) {
	recordOf(r.Context()).noteError(string(code))
	err := &gqlerror.Error{Message: message}
	errcode.Set(err, string(code))
	w.Header().Set("Content-Type", "application/json")
	transport.SendError(w, status, err)
}
