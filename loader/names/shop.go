package names

// A shop is what is called by a possessive alone: "Kress's, the grocer, sued".

// readShops notes the words that the text has with a possessive ending and never
// without, where no noun follows at least once.
func (f *finder) readShops() {
	f.shops = set{}
	bare := set{}
	for i := range f.sentences {
		s := &f.sentences[i]
		for k, w := range s.words {
			if s.style != plain || !w.isCapital() {
				continue
			}
			if !isPossessive(s.words, k+1) {
				bare[w.fold] = true
			} else if s.endsShop(k+2) || f.is(breaks, s.at(k+2)) || f.legal[s.at(k+2)] {
				f.shops[w.fold] = true
			}
		}
	}
	for w := range f.shops {
		if bare[w] || f.lower[w] > 0 || f.places[w] || f.cities[w] || f.nationalities[w] || f.calendar[w] || f.openers[w] || f.known[w] != "" {
			delete(f.shops, w)
		}
	}
}

// endsShop reports whether word k is a mark that closes what stands before it, or
// ties it to the next.
func (s *sentence) endsShop(k int) bool {
	switch s.text(k) {
	case ",", ".", ";", ":", "?", "!", "-", "--", "–", "—", ")", "and", "or", "have", "had", "would", "plans", "says":
		return true
	}
	return false
}

// withPossessives makes the ending a part of the names of shops.
func (f *finder) withPossessives() {
	for i := range f.names {
		n := &f.names[i]
		s := &f.sentences[n.sentence]
		if f.shops[s.at(n.to-1)] && isPossessive(s.words, n.to) && s.style == plain {
			n.to, n.End = n.to+1, s.words[n.to].End
		}
	}
}
