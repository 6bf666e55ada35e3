package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

var health = command{
	name: "health", arguments: "", does: "ask the server on this machine whether it can answer questions; for a container, whose image holds nothing else that could ask",
	setup: func(c *Config) {
		c.flags.StringVar(&c.Addr, "addr", "127.0.0.1:8080", "the `HOST:PORT` that it serves on")
	},
	run: runHealth,
}

// maxAnswer bounds how much of a server's answer is repeated, in bytes.
const maxAnswer = 1 << 10

func runHealth(ctx context.Context, c *Config, args []string) error {
	if err := exactly(args, 0); err != nil {
		return err
	}
	host, port, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return fmt.Errorf("%w: -addr %q is not of the form HOST:PORT", errUsage, c.Addr)
	}
	if ip := net.ParseIP(host); host == "" || ip.IsUnspecified() { // it serves on all addresses
		host = "localhost"
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return fmt.Errorf("%w: -addr %q: %v", errUsage, c.Addr, err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return graph.Errorf(graph.Unavailable, "no server answers: %w", err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer))
	if err == nil && answer.StatusCode != http.StatusOK {
		err = graph.Errorf(graph.Unavailable, "the server is not ready: %s: %s", answer.Status, strings.TrimSpace(string(text)))
	}
	if err != nil {
		return err
	}
	_, err = c.stdout.Write(text)
	return err
}
