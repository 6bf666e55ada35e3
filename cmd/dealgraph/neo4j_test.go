package main

import (
	"bufio"
	"context"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/dealgraph/dealgraph/graph/neo4jstore"
	"github.com/dealgraph/dealgraph/graph/storetest/neo4j"
	"github.com/dealgraph/dealgraph/loader/examples"
)

// pasted is Cypher of the README.
var pasted = regexp.MustCompile("(?s)```cypher\n(.*?)```")

// TestNeo4j runs the README's Cypher on the example stories in Neo4j. Then it
// loads 500 stories into one Neo4j with two processes at
// once, and with one whose server is killed five times. Both must give the
// graph that a load gives which nothing disturbs.
func TestNeo4j(t *testing.T) {
	server := neo4j.Start(t) // this one, for it is to be killed
	t.Run("the README's Cypher", func(t *testing.T) { pasteReadme(t, server) })
	command, stories := build(t), filepath.Join(t.TempDir(), "stories.jsonl")
	texts := authoredTexts(t)
	for i := 0; len(texts) < 500; i++ { // what one paper says, others take up
		texts = append(texts, texts[i]+"\n\nMore follows.")
	}
	writeStories(t, stories, texts)
	file := filepath.Join(t.TempDir(), "undisturbed.db")
	load := func(store string) *exec.Cmd {
		c := exec.Command(command, "load", "-store", store, stories)
		c.Env = append(os.Environ(), "DEALGRAPH_NEO4J_USER="+server.User, "DEALGRAPH_NEO4J_PASSWORD="+server.Password,
			"DEALGRAPH_READER=rules") // the fast one: this is about the store
		return c
	}
	if out, err := load("file:" + file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := contentsOf(t, openFile(t, file)).dump(t)
	for _, test := range []struct {
		name string
		run  func(t *testing.T)
	}{
		{"two processes at once", func(t *testing.T) { loadTogether(t, load(server.URL), load(server.URL)) }},
		{"a server that is killed", func(t *testing.T) { loadThroughKills(t, server, load(server.URL)) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			server.Empty(t)
			test.run(t)
			store, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URL: server.URL, User: server.User, Password: server.Password})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, contentsOf(t, store).dump(t)); diff != "" {
				t.Errorf("the graph differs from that of an undisturbed load:\n%.4000s", diff)
			}
		})
	}
}

// pasteReadme wants an answer to every statement in Cypher.
func pasteReadme(t *testing.T, server *neo4j.Server) {
	t.Helper()
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	stories, err := io.ReadAll(examples.Stories())
	if err != nil {
		t.Fatal(err)
	}
	if code, _, log := runLine(t, string(stories), "load", "-reader", "rules", "-store", server.URL, "-neo4j-user", server.User, "-neo4j-password", server.Password, "-"); code != 0 {
		t.Fatal(log)
	}
	d := server.Driver(t)
	defer d.Close(t.Context())
	statements := pasted.FindAllStringSubmatch(string(text), -1)
	if len(statements) < 5 {
		t.Errorf("the README has %d statements", len(statements))
	}
	for _, statement := range statements {
		answer, err := driver.ExecuteQuery(t.Context(), d, statement[1], nil, driver.EagerResultTransformer)
		if err != nil || len(answer.Records) == 0 {
			t.Errorf("%s\nhas no answer: %v", statement[1], err)
		}
	}
}

// loadTogether runs loads side by side to their ends.
func loadTogether(t *testing.T, loads ...*exec.Cmd) {
	t.Helper()
	var running sync.WaitGroup
	for _, load := range loads {
		running.Go(func() {
			if out, err := load.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	running.Wait()
}

// loadThroughKills runs a load and kills its server five times, each time when
// it has stored more stories. It starts the server again when the load says that it waits.
func loadThroughKills(t *testing.T, server *neo4j.Server, load *exec.Cmd) {
	t.Helper()
	const kills, longest = 5, time.Second
	log, err := load.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := load.Start(); err != nil {
		t.Fatal(err)
	}
	waiting, rest := make(chan bool, 1), make(chan string, 1)
	go watchLog(log, waiting, rest)
	stored := int64(0)
	for n := range kills {
		stored = moreStories(t, server, stored)
		time.Sleep(rand.N(longest))
		select {
		case <-waiting: // for the last server
		default:
		}
		server.Kill(t)
		if !<-waiting {
			t.Fatalf("the load was over before kill %d:\n%s", n+1, <-rest)
		}
		server.Restart(t)
	}
	said := <-rest
	if err := load.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
}

// watchLog reads the log of a load to its end, and tells when it says that it
// waits for its store. It returns what else it said.
func watchLog(log io.Reader, waiting chan<- bool, rest chan<- string) {
	defer close(waiting)
	var said strings.Builder
	for lines := bufio.NewScanner(log); lines.Scan(); {
		if !strings.Contains(lines.Text(), "the store cannot be reached; waiting") {
			said.WriteString(lines.Text() + "\n")
			continue
		}
		select {
		case waiting <- true:
		default:
		}
	}
	rest <- said.String()
}

// moreStories waits until Neo4j holds more stories than before, and returns
// how many these are.
func moreStories(t *testing.T, server *neo4j.Server, before int64) int64 {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	d := server.Driver(t)
	defer d.Close(context.WithoutCancel(ctx))
	for {
		answer, err := driver.ExecuteQuery(ctx, d, "MATCH (s:Story) RETURN count(s)", nil, driver.EagerResultTransformer)
		if err != nil {
			t.Fatal(err)
		}
		if n := answer.Records[0].Values[0].(int64); n > before {
			return n
		}
		time.Sleep(100 * time.Millisecond)
	}
}
