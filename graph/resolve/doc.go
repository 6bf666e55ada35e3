// Package resolve tells which names are the same thing, and why. It works on
// names and on what is told beside them; package graph decides with it which
// entity an appearance is.
//
//	resolve.Fold("Telefónica, S.A.") == resolve.Fold("TELEFONICA") // true
//
//	d := resolve.Compare(
//		resolve.Profile{Kind: "COMPANY", Name: "Deutsche Telekom AG"},
//		resolve.Profile{Kind: "COMPANY", Name: "Deutsche Telekom IT Solutions"})
//	d.Verdict // Different: a parent and its unit
//	d.Reasons // each feature with its weight and what it compared
//
// Among many names, only those that share one of their [Keys] need comparing.
package resolve
