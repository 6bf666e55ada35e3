package main

import (
	"cmp"
	"flag"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/graph/sqlitestore"
	"github.com/dealgraph/dealgraph/server"
)

func TestHealth(t *testing.T) {
	store, err := sqlitestore.Open(t.Context(), filepath.Join(t.TempDir(), "deals.db"))
	if err != nil {
		t.Fatal(err)
	}
	types, err := ontology.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	srv, err := server.New(graph.New(store, types.RelationTypes()), nil, server.Config{})
	if err != nil {
		t.Fatal(err)
	}
	serving := httptest.NewServer(srv)
	defer serving.Close()
	defer http.DefaultClient.CloseIdleConnections()
	address := serving.Listener.Addr().String()
	_, port, _ := strings.Cut(address, ":")
	for _, addr := range []string{address, "0.0.0.0:" + port, ":" + port} {
		if code, out, log := runLine(t, "", "health", "-addr", addr); code != 0 || out != "ok\n" {
			t.Errorf("a good server at %s: code %d, %q\n%s", addr, code, out, log)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if code, _, log := runLine(t, "", "health", "-addr", address); code != 1 || !strings.Contains(log, "not ready: 503 Service Unavailable: the store cannot be used") {
		t.Errorf("a server without a store: code %d\n%s", code, log)
	}
	serving.Close()
	if code, _, log := runLine(t, "", "health", "-addr", address); code != 1 || !strings.Contains(log, "no server answers") {
		t.Errorf("no server: code %d\n%s", code, log)
	}
	if code, _, log := runLine(t, "", "health", "-addr", "8080"); code != 2 || !strings.Contains(log, "HOST:PORT") {
		t.Errorf("no address: code %d\n%s", code, log)
	}
}

var (
	// set is a variable of the environment that a Dockerfile sets.
	set = regexp.MustCompile(`DEALGRAPH_\w+=`)
	// given is a command that a Dockerfile or a comment of compose.yaml runs.
	given = regexp.MustCompile(`CMD \["(?:/dealgraph", ")?(\w+)"|dealgraph dealgraph (\w+)| dealgraph (\w+) /`)
)

// TestContainers wants each command and variable that the files for containers
// give to dealgraph to be one that it has.
func TestContainers(t *testing.T) {
	dockerfile, err := os.ReadFile("../../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../../compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var compose struct {
		Services map[string]struct {
			Environment map[string]string
			DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
			Healthcheck struct{ Test []string }
		}
	}
	if err := yaml.Unmarshal(text, &compose); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, c := range commands {
		newConfig(c, strings.NewReader(""), io.Discard, io.Discard).flags.VisitAll(func(f *flag.Flag) {
			known["DEALGRAPH_"+strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))] = true
		})
	}
	ours := compose.Services["dealgraph"]
	for variable := range ours.Environment {
		if !known[variable] {
			t.Errorf("compose.yaml sets %s, which no command has", variable)
		}
	}
	for _, variable := range set.FindAllString(string(dockerfile), -1) {
		if !known[strings.TrimSuffix(variable, "=")] {
			t.Errorf("the Dockerfile sets %s, which no command has", variable)
		}
	}
	commandNames := []string{}
	for _, c := range commands {
		commandNames = append(commandNames, c.name)
	}
	matches := given.FindAllStringSubmatch(string(dockerfile)+string(text), -1)
	if len(matches) < 4 {
		t.Errorf("found only the commands %q", matches)
	}
	for _, match := range matches {
		if name := cmp.Or(match[1:]...); !slices.Contains(commandNames, name) {
			t.Errorf("%q is no command", name)
		}
	}
	for other := range ours.DependsOn {
		if len(compose.Services[other].Healthcheck.Test) == 0 {
			t.Errorf("dealgraph waits until %s is healthy, but nothing tells", other)
		}
	}
}
