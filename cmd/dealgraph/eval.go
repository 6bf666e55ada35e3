package main

import (
	"context"
	"encoding/json"
	"time"

	"github.com/dealgraph/dealgraph/graph"
	"github.com/dealgraph/dealgraph/loader/eval"
)

var evaluate = command{
	name: "eval", arguments: "GOLD STORIES", does: "read STORIES and compare with the annotated GOLD: precision, recall and F1",
	setup: func(c *Config) {
		c.readFlags()
		c.flags.BoolVar(&c.JSON, "json", false, "the figures as JSON")
		c.flags.IntVar(&c.Show, "show", 0, "print up to `N` wrong and N missed relations as well")
		c.flags.Float64Var(&c.MinConfidence, "min-confidence", 0, "leave out claims of a confidence below this")
	},
	run: runEval,
}

func runEval(ctx context.Context, c *Config, args []string) error {
	if err := exactly(args, 2); err != nil {
		return err
	}
	gold, err := eval.ReadGold(args[0])
	if err != nil {
		return err
	}
	var found eval.Predictions
	var took []time.Duration
	began := time.Now()
	err = readStories(ctx, c, args[1:], func(story string, reading graph.Reading) error {
		took = append(took, time.Since(began))
		found.Add(story, reading)
		began = time.Now()
		return nil
	})
	if err != nil {
		return err
	}
	report := eval.Score(gold, found.AtLeast(c.MinConfidence))
	if c.JSON {
		return json.NewEncoder(c.stdout).Encode(report)
	}
	if err := report.WriteMistakes(c.stdout, c.Show); err != nil {
		return err
	}
	if err := report.WriteText(c.stdout); err != nil {
		return err
	}
	if err := eval.WriteDetails(c.stdout, gold, found); err != nil {
		return err
	}
	if err := eval.WriteLevels(c.stdout, gold, found); err != nil {
		return err
	}
	if err := eval.WriteCalibration(c.stdout, eval.Calibrate(gold, found)); err != nil {
		return err
	}
	return eval.WriteSpeed(c.stdout, took)
}
