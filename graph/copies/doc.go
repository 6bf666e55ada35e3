// Package copies tells which texts are near-copies of each other: an agency's
// story with the headlines, cuts and house styles of several papers, or the
// updates of one story.
//
//	a, b := copies.Of("..."), copies.Of("...")
//	if copies.Compare(a, b).Copy() { ... }
//
// A text is taken apart into shingles, all runs of [ShingleWords] words. Its
// [Fingerprint] holds the hashes of these, or the smallest of them where they
// are many; from two fingerprints follows how much of each text is in the other
// (A. Broder, On the resemblance and containment of documents, 1997). Marks, a
// few hashes that copies are likely to share, find those among many texts that
// are worth comparing (P. Li, A. Owen, C.-H. Zhang, One permutation hashing, 2012).
package copies
