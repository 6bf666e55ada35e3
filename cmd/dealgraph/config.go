package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/rs/zerolog"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/graph/neo4jstore"
	"github.com/dealgraph/dealgraph/graph/ontology"
	"github.com/dealgraph/dealgraph/graph/sqlitestore"
	"github.com/dealgraph/dealgraph/loader"
)

// Config is what a command is told: by its defaults, then the environment,
// then its flags. Every flag -name has a variable DEALGRAPH_NAME.
type Config struct {
	Store     string // where the graph is kept: file:PATH, memory:, neo4j://HOST and its kin
	Neo4j     neo4jstore.Config
	Reader    string // how stories are read: model or rules
	Ontology  string // a folder of relation types to add or to replace
	Names     string // a file of names and identifiers, as CSV
	LogLevel  string
	Workers   int           // stories read side by side
	Patience  time.Duration // with a store that cannot be reached
	JSON      bool          // answers for machines
	Addr      string        // to serve on
	Variables string        // of a query, a JSON object
	Format    string        // of the ontology
	Show      int           // how many mistakes eval prints
	// MinConfidence leaves claims out of eval.
	MinConfidence float64

	command        command
	flags          *flag.FlagSet
	log            zerolog.Logger
	stdin          io.Reader
	stdout, stderr io.Writer
}

func newConfig(c command, stdin io.Reader, stdout, stderr io.Writer) *Config {
	config := &Config{command: c, flags: flag.NewFlagSet(c.name, flag.ContinueOnError), stdin: stdin, stdout: stdout, stderr: stderr}
	config.flags.SetOutput(stderr)
	config.flags.Usage = func() {
		fmt.Fprintf(stderr, "usage: dealgraph %s [FLAG...] %s\n\n%s.\n\nflags (or DEALGRAPH_NAME in the environment):\n", c.name, c.arguments, c.does)
		config.flags.PrintDefaults()
	}
	config.flags.StringVar(&config.LogLevel, "log-level", "info", "debug, info, warn or error")
	c.setup(config)
	config.log = logger(stderr)
	return config
}

func logger(w io.Writer) zerolog.Logger {
	if f, ok := w.(*os.File); ok && isatty.IsTerminal(f.Fd()) {
		w = zerolog.ConsoleWriter{Out: w, TimeFormat: "15:04:05"}
	}
	return zerolog.New(w).With().Timestamp().Logger()
}

// parse reads the environment and the flags and returns the arguments behind them.
func (c *Config) parse(args []string) ([]string, error) {
	var err error
	c.flags.VisitAll(func(f *flag.Flag) {
		variable := "DEALGRAPH_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		if value, ok := os.LookupEnv(variable); ok && err == nil {
			if e := f.Value.Set(value); e != nil {
				err = fmt.Errorf("%w: %s=%q: %v", errUsage, variable, value, e)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	if err := c.flags.Parse(args); err != nil {
		if err == flag.ErrHelp {
			return nil, err
		}
		return nil, errReportedUsage
	}
	level, err := zerolog.ParseLevel(c.LogLevel)
	if err != nil {
		return nil, fmt.Errorf("%w: -log-level %q is none of debug, info, warn and error", errUsage, c.LogLevel)
	}
	c.log = c.log.Level(level)
	return c.flags.Args(), nil
}

// The flags that several commands share.

func (c *Config) storeFlags() {
	c.flags.StringVar(&c.Store, "store", "file:dealgraph.db", "where the graph is kept: file:PATH, memory:, or a `URL` of Neo4j: neo4j://HOST, neo4j+s://HOST, bolt://HOST")
	c.flags.StringVar(&c.Neo4j.User, "neo4j-user", "neo4j", "who logs in at Neo4j")
	c.flags.StringVar(&c.Neo4j.Password, "neo4j-password", "", "the password; better given in the environment, where a list of processes does not show it")
	c.flags.StringVar(&c.Neo4j.Database, "neo4j-database", "", "the `name` of the database; the user's home database where empty")
	c.flags.StringVar(&c.Names, "names", "", "a CSV `file` of names with identifiers: columns name, aliases, kind, country and identifiers")
	c.flags.IntVar(&c.Neo4j.PoolSize, "neo4j-pool", 50, "connections to one Neo4j server at most")
	c.readFlags()
}

// readFlags are those of commands that read stories.
func (c *Config) readFlags() {
	c.ontologyFlag()
	c.flags.StringVar(&c.Reader, "reader", "model", "how stories are read: model, a trained network and the wordings of the ontology together, or rules, the wordings alone")
}

func (c *Config) ontologyFlag() {
	c.flags.StringVar(&c.Ontology, "ontology", "", "a `folder` of relation types that add to the built-in ones or replace them")
}

func (c *Config) loadFlags() {
	c.flags.IntVar(&c.Workers, "workers", runtime.GOMAXPROCS(0), "stories read side by side")
	c.flags.DurationVar(&c.Patience, "patience", 5*time.Minute, "how long to wait for a store that cannot be reached before a load fails")
}

// openStore opens the store that -store names.
func (c *Config) openStore(ctx context.Context) (graph.Store, error) {
	scheme, path, _ := strings.Cut(c.Store, ":")
	switch {
	case scheme == "memory" && path == "":
		return sqlitestore.Open(ctx, ":memory:")
	case scheme == "file" && strings.Trim(path, "/") != "" && path != ":memory:":
		return sqlitestore.Open(ctx, filepath.Clean(strings.TrimPrefix(path, "//")))
	case strings.HasPrefix(scheme, "neo4j"), strings.HasPrefix(scheme, "bolt"):
		c.Neo4j.URL = c.Store
		if c.Neo4j.Password == "" {
			c.Neo4j.User = "" // a server without authentication
		}
		return neo4jstore.Open(ctx, c.Neo4j)
	}
	return nil, fmt.Errorf("%w: -store %q; it may be file:PATH, memory: or neo4j://HOST", errUsage, c.Store)
}

// openGraph opens the graph, with the types of the ontology.
func (c *Config) openGraph(ctx context.Context) (*graph.Graph, *ontology.Ontology, error) {
	types, err := c.types()
	if err != nil {
		return nil, nil, err
	}
	names, err := c.newRegister()
	if err != nil {
		return nil, nil, err
	}
	store, err := c.openStore(ctx)
	if err != nil {
		return nil, nil, err
	}
	g := graph.New(store, types.RelationTypes(), graph.WithRegister(names))
	merged, err := g.Upgrade(ctx)
	if merged > 0 {
		c.log.Info().Int("stories", merged).Msg("the graph was merged by other rules: its stories were merged anew")
	}
	if err != nil {
		g.Close()
		return nil, nil, err
	}
	return g, types, nil
}

// types returns the ontology: the built-in types, and those of -ontology.
func (c *Config) types() (*ontology.Ontology, error) {
	types, err := ontology.Builtin()
	if err != nil || c.Ontology == "" {
		return types, err
	}
	return types.With(os.DirFS(c.Ontology))
}

// newReader returns the reader of -reader for an ontology.
func (c *Config) newReader(types *ontology.Ontology) (loader.Reader, error) {
	switch c.Reader {
	case "model":
		return loader.NewTrained(types)
	case "rules":
		return loader.NewRules(types)
	}
	return nil, fmt.Errorf("%w: -reader %q is neither model nor rules", errUsage, c.Reader)
}

// exactly checks the number of arguments.
func exactly(args []string, n int) error {
	if len(args) != n {
		return fmt.Errorf("%w: %d arguments, not %d", errUsage, len(args), n)
	}
	return nil
}
