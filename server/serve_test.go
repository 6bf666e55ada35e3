package server_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/dealgraph/dealgraph/server"
)

// started is a server that runs, with a request under way that waits in the store.
type started struct {
	store   *watched
	proceed chan struct{}
	stop    context.CancelFunc
	served  chan error
	reply   chan string // the body of the answer, or "" where none came
}

func start(t *testing.T, config server.Config) started {
	t.Helper()
	s, store := serve(t, config, readings()...)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	run := started{store, make(chan struct{}), stop, make(chan error, 1), make(chan string, 1)}
	entered := make(chan struct{})
	store.react(func(ctx context.Context, _ string) error {
		close(entered)
		select {
		case <-run.proceed:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	go func() { run.served <- s.Serve(ctx, listener) }()
	go func() { run.reply <- ask1(listener.Addr().String()) }()
	<-entered
	return run
}

func ask1(address string) string {
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Post("http://"+address+"/graphql", "application/json", strings.NewReader(`{"query": "{ statistics { stories } }"}`))
	if err != nil {
		return ""
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return ""
	}
	return string(body)
}

// A request under way when the server is told to end gets its answer.
func TestServeDrains(t *testing.T) {
	run := start(t, server.Config{})
	run.stop()
	select {
	case err := <-run.served:
		t.Fatalf("the server ended before its request: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	close(run.proceed)
	if reply := <-run.reply; reply != `{"data":{"statistics":{"stories":4}}}` {
		t.Errorf("answer %q", reply)
	}
	if err := <-run.served; err != nil {
		t.Error(err)
	}
}

// One that takes longer than the server waits is cut off.
func TestServeCutsOff(t *testing.T) {
	run := start(t, server.Config{Drain: 20 * time.Millisecond})
	run.stop()
	if err := <-run.served; err == nil || !strings.Contains(err.Error(), "cut off after 20ms") {
		t.Errorf("error %v", err)
	}
	if reply := <-run.reply; strings.Contains(reply, `"stories":4`) {
		t.Errorf("answer %q", reply)
	}
}

func TestServeFailsWithoutListener(t *testing.T) {
	s, _ := serve(t, server.Config{})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Serve(t.Context(), listener); err == nil {
		t.Error("no error")
	}
}
