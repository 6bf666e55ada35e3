package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"github.com/dealgraph/dealgraph/server"
)

var update = flag.Bool("update", false, "write the answers in testdata anew, to be read before they are committed")

// ask runs a query and returns the answer as JSON.
func ask(t testing.TB, s *server.Server, query string, variables map[string]any) []byte {
	t.Helper()
	answer, err := json.MarshalIndent(s.Query(context.Background(), query, "", variables), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(answer, '\n')
}

// answer runs a query that must not fail and decodes its data.
func answer[T any](t testing.TB, s *server.Server, query string, variables map[string]any) T {
	t.Helper()
	var got struct {
		Data   T
		Errors json.RawMessage
	}
	if err := json.Unmarshal(ask(t, s, query, variables), &got); err != nil {
		t.Fatal(err)
	}
	if got.Errors != nil {
		t.Fatalf("%s\nfails: %s", query, got.Errors)
	}
	return got.Data
}

// Each query of testdata/queries has the answer that stands beside it.
func TestQueries(t *testing.T) {
	files, err := filepath.Glob("testdata/queries/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatal("no queries", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".graphql"), func(t *testing.T) {
			query, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s, _ := serve(t, server.Config{}, readings()...)
			got := ask(t, s, string(query), nil)
			golden := strings.TrimSuffix(file, ".graphql") + ".json"
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func schema(t *testing.T) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	return gqlparser.MustLoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
}

// Every field of the schema is asked for by a query of testdata.
func TestQueriesAskForEveryField(t *testing.T) {
	files, err := filepath.Glob("testdata/queries/*.graphql")
	if err != nil {
		t.Fatal(err)
	}
	asked := make(map[string]bool)
	var note func(*ast.Schema, *ast.Definition, ast.SelectionSet)
	note = func(s *ast.Schema, on *ast.Definition, set ast.SelectionSet) {
		for _, selection := range set {
			field := selection.(*ast.Field) // the queries of testdata have no fragments
			asked[on.Name+"."+field.Name] = true
			note(s, s.Types[on.Fields.ForName(field.Name).Type.Name()], field.SelectionSet)
		}
	}
	s := schema(t)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		query, err := parser.ParseQuery(&ast.Source{Input: string(text)})
		if err != nil {
			t.Fatal(file, err)
		}
		for _, operation := range query.Operations {
			root := s.Query
			if operation.Operation == ast.Mutation {
				root = s.Mutation
			}
			note(s, root, operation.SelectionSet)
		}
	}
	for _, definition := range s.Types {
		if definition.Kind != ast.Object || strings.HasPrefix(definition.Name, "__") {
			continue
		}
		for _, field := range definition.Fields {
			if !strings.HasPrefix(field.Name, "__") && !asked[definition.Name+"."+field.Name] {
				t.Errorf("no query of testdata asks for %s.%s", definition.Name, field.Name)
			}
		}
	}
}

// Everything in the schema says what it means.
func TestSchemaIsDescribed(t *testing.T) {
	check := func(what, description string) {
		if len(strings.TrimSpace(description)) < 5 {
			t.Errorf("%s has no description", what)
		}
	}
	for _, d := range schema(t).Types {
		if d.BuiltIn {
			continue
		}
		check(d.Name, d.Description)
		for _, value := range d.EnumValues {
			check(d.Name+"."+value.Name, value.Description)
		}
		for _, field := range d.Fields {
			if strings.HasPrefix(field.Name, "__") {
				continue
			}
			check(d.Name+"."+field.Name, field.Description)
			for _, argument := range field.Arguments {
				check(d.Name+"."+field.Name+"("+argument.Name+")", argument.Description)
			}
		}
	}
}

// The queries that the console opens with are valid.
func TestConsoleExamples(t *testing.T) {
	source, err := os.ReadFile("console/src/examples.ts")
	if err != nil {
		t.Fatal(err)
	}
	queries := regexp.MustCompile("query: `([^`]+)`").FindAllSubmatch(source, -1)
	if len(queries) < 4 {
		t.Fatalf("%d queries", len(queries))
	}
	for _, query := range queries {
		if _, err := gqlparser.LoadQueryWithRules(schema(t), string(query[1]), rules.NewDefaultRules()); err != nil {
			t.Errorf("%v in\n%s", err, query[1])
		}
	}
}
