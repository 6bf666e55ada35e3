// Command dealgraph reads business news into a company relationship graph and
// answers questions about it over GraphQL.
//
// Each subcommand is a file of this package; it wires the packages together
// and holds no logic of its own. Answers go to standard output, logs to
// standard error. The exit code is 0 for done, 1 for failed, 2 for used wrongly.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/dealgraph/dealgraph/graph"
)

// command is a subcommand. It defines its flags on a Config's flag set, and
// runs with the arguments that are left.
type command struct {
	name, arguments, does string
	setup                 func(*Config)
	run                   func(context.Context, *Config, []string) error
}

var commands = []command{load, serve, health, query, remerge, extract, evaluate, ontologyTypes}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// Errors that run looks for: a command was used wrongly, and whether the user
// has been told already.
var (
	errUsage         = errors.New("used wrongly")
	errReported      = errors.New("reported")
	errReportedUsage = errors.New("reported, with the usage")
)

// run runs the command line args and returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		usage(stdout)
		if len(args) == 0 {
			return 2
		}
		return 0
	}
	for _, c := range commands {
		if c.name != args[0] {
			continue
		}
		config := newConfig(c, stdin, stdout, stderr)
		rest, err := config.parse(args[1:])
		if err == nil {
			err = c.run(ctx, config, rest)
		}
		return exitCode(config, err)
	}
	fmt.Fprintf(stderr, "dealgraph: there is no command %q\n\n", args[0])
	usage(stderr)
	return 2
}

// exitCode tells the user of an error and returns the code to exit with.
func exitCode(c *Config, err error) int {
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errReportedUsage): // by package flag
		return 2
	case errors.Is(err, errUsage):
		fmt.Fprintf(c.stderr, "dealgraph: %v\n\n", err)
		c.flags.Usage()
		return 2
	case errors.Is(err, errReported):
		return 1
	}
	for _, problem := range apart(err) {
		c.log.Error().Err(problem).Str("code", string(graph.CodeOf(problem))).Msg(c.command.name + " failed")
	}
	return 1
}

// apart takes apart what errors.Join joined, so that each has a line of its own.
func apart(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, e := range joined.Unwrap() {
			all = append(all, apart(e)...)
		}
		return all
	}
	return []error{err}
}

func usage(w io.Writer) {
	fmt.Fprint(w, "dealgraph reads business news into a company relationship graph and answers questions about it.\n\n")
	for _, c := range commands {
		fmt.Fprintf(w, "  dealgraph %-9s %-24s %s\n", c.name, c.arguments, c.does)
	}
	fmt.Fprint(w, "\n“dealgraph COMMAND -h” lists the flags of a command.\n")
}
