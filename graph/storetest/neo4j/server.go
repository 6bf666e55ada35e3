// Package neo4j starts a real Neo4j for tests.
//
//	func TestConformance(t *testing.T) {
//		server := neo4j.Shared(t)
//		storetest.Run(t, func(t *testing.T) graph.Store {
//			server.Empty(t)
//			...
//		})
//	}
//
// It needs Java 17 and Maven, which brings Neo4j once into the user's cache
// folder. Without them the test is skipped, but where CI=true is set it fails.
// Where DEALGRAPH_TEST_NEO4J holds the address of a server, Shared is that
// one, with DEALGRAPH_TEST_NEO4J_USER and DEALGRAPH_TEST_NEO4J_PASSWORD; tests
// delete all that its database holds.
package neo4j

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// patience is how long a server may take to start.
const patience = 2 * time.Minute

// Server is a running Neo4j.
type Server struct {
	URL            string // bolt://127.0.0.1:PORT
	User, Password string // empty where it asks for none
	// SelfSigned tells that it also answers by TLS, with a certificate that
	// nobody else vouches for.
	SelfSigned bool

	folder, port string
	keep         bool // the data, when the server ends
	process      *exec.Cmd
	input        io.Closer // the server ends when this is closed
}

var shared = sync.OnceValues(func() (*Server, error) {
	if url := os.Getenv("DEALGRAPH_TEST_NEO4J"); url != "" {
		return &Server{
			URL: url, User: os.Getenv("DEALGRAPH_TEST_NEO4J_USER"), Password: os.Getenv("DEALGRAPH_TEST_NEO4J_PASSWORD"),
		}, nil
	}
	return newServer()
})

// Shared returns the server that all tests of this process share. It ends with
// the process. Tests that use it do not run in parallel.
func Shared(t testing.TB) *Server {
	t.Helper()
	return require(t, shared)
}

// Start starts a server for one test, which may kill it and start it again.
func Start(t testing.TB) *Server {
	t.Helper()
	s := require(t, newServer)
	t.Cleanup(func() {
		s.Kill(t)
		if err := os.RemoveAll(s.folder); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Kept returns a server for one benchmark, with the means of one in production.
// Its data stay in the user's cache folder for the next run, as long as the
// version of the data is the same.
// Where the server is one that was given, only its database is kept.
func Kept(t testing.TB, name, version string) *Server {
	t.Helper()
	if os.Getenv("DEALGRAPH_TEST_NEO4J") != "" {
		return Shared(t)
	}
	s := require(t, func() (*Server, error) { return keptServer(name, version) })
	t.Cleanup(func() {
		if err := errors.Join(s.input.Close(), s.process.Wait()); err != nil {
			t.Error(err)
		}
	})
	return s
}

func keptServer(name, version string) (*Server, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	of := filepath.Join(cache, "dealgraph", name)
	folder := filepath.Join(of, version)
	if _, err := os.Stat(folder); err != nil { // what is there is of another version
		if err := errors.Join(os.RemoveAll(of), os.MkdirAll(folder, 0o755)); err != nil {
			return nil, err
		}
	}
	return startIn(folder, true)
}

func require(t testing.TB, start func() (*Server, error)) *Server {
	t.Helper()
	s, err := start()
	if err != nil && os.Getenv("CI") != "true" {
		t.Skipf("no Neo4j to test with: %v", err)
	}
	if err != nil {
		t.Fatalf("no Neo4j to test with: %v", err)
	}
	return s
}

func newServer() (*Server, error) {
	folder, err := os.MkdirTemp("", "dealgraph-neo4j-")
	if err != nil {
		return nil, err
	}
	return startIn(folder, false)
}

func startIn(folder string, keep bool) (*Server, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	if err := writeCertificate(folder); err != nil {
		return nil, err
	}
	s := &Server{URL: "bolt://" + net.JoinHostPort("127.0.0.1", port), SelfSigned: true, folder: folder, port: port, keep: keep}
	return s, s.run()
}

func freePort() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer listener.Close()
	return strconv.Itoa(listener.Addr().(*net.TCPAddr).Port), nil
}

// run starts the process and waits until it answers.
func (s *Server) run() error {
	classes, err := build()
	if err != nil {
		return err
	}
	log, err := os.Create(filepath.Join(s.folder, "errors.log"))
	if err != nil {
		return err
	}
	defer log.Close()
	s.process = exec.Command("java", s.flags()...)
	s.process.Args = append(s.process.Args, "-cp", classes+string(filepath.ListSeparator)+filepath.Join(classes, "*"), "Server", s.folder, s.port)
	if s.keep {
		s.process.Args = append(s.process.Args, "keep")
	}
	s.process.Stderr = log
	if s.input, err = s.process.StdinPipe(); err != nil {
		return err
	}
	output, err := s.process.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.process.Start(); err != nil {
		return err
	}
	late := time.AfterFunc(patience, func() { s.process.Process.Kill() })
	defer late.Stop()
	if _, err := bufio.NewReader(output).ReadString('\n'); err != nil {
		s.process.Wait()
		message, _ := os.ReadFile(log.Name())
		return fmt.Errorf("the server did not start: %w\n%s", err, message)
	}
	return nil
}

// flags are those of Java: what is measured runs as a server of production does,
// whose code is compiled well in the end; what is tested shall start soon and be small.
func (s *Server) flags() []string {
	if s.keep {
		return []string{"-Xmx2g"}
	}
	return []string{
		"-Xmx640m", "-Xmn256m", "-XX:+UseSerialGC",
		"-XX:TieredStopAtLevel=1", // starts in half the time
		// Else it has 48 MB, which planning fills: code is thrown out and compiled again all the time.
		"-XX:ReservedCodeCacheSize=256m",
	}
}

// Kill kills the server at once, as kill -9 does. Its data stay.
func (s *Server) Kill(t testing.TB) {
	t.Helper()
	if err := s.process.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	s.process.Wait() // it was killed, and says so
}

// Restart starts the server again on the same data and port.
func (s *Server) Restart(t testing.TB) {
	t.Helper()
	if err := s.run(); err != nil {
		t.Fatal(err)
	}
}

// Empty deletes all that the database holds.
func (s *Server) Empty(t testing.TB) {
	t.Helper()
	ctx := context.Background()
	d := s.Driver(t)
	defer d.Close(ctx)
	session := d.NewSession(ctx, driver.SessionConfig{})
	defer session.Close(ctx)
	result, err := session.Run(ctx, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS", nil)
	if err == nil {
		_, err = result.Consume(ctx)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Driver returns a bare driver for the server; the caller closes it.
func (s *Server) Driver(t testing.TB) driver.DriverWithContext {
	t.Helper()
	auth := driver.NoAuth()
	if s.User != "" {
		auth = driver.BasicAuth(s.User, s.Password, "")
	}
	d, err := driver.NewDriverWithContext(s.URL, auth)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
