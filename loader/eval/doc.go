// Package eval measures what a reader finds in stories against what people
// found in them, the gold.
//
//	gold, err := eval.ReadGold("testdata/authored.jsonl.gz")
//	found, err := eval.Read(ctx, reader, gold)
//	report := eval.Score(gold, found)
//	report.WriteText(os.Stdout)
//
// A predicted relation is right when its story has a gold relation of the same
// type between the same two things in the same direction (symmetric types:
// either way). Two things are the same when, after folding, one of the names
// of one equals one of the names of the other. Each gold relation is matched
// once, and a predicted triple that is repeated counts once. Negated relations
// are no relations: predicting one as a fact is an error.
package eval
