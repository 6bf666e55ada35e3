package text

// joinRange makes one sum of a range in words: "between $2bn and $3bn",
// "$2bn to $3bn", "two to three billion dollars". s, which begins at atom i, is
// its lower end, or its upper end where the lower one is a number without a
// currency; nothing before the atom start belongs to it. It returns the atom
// at which the sum begins.
func (p *parser) joinRange(i int, s *sum, start int) int {
	if s.lower > 0 {
		return i
	}
	if p.joins(i, s.next) {
		if upper, ok := p.sumAt(s.next + 1); ok && upper.currency == s.currency && upper.follows(s.value, s.scale) {
			*s = upper
		}
		return i
	}
	for _, from := range []int{i - 2, i - 3} { // a number, or one with its scale
		lower, ok := p.quantityAt(from, false)
		if from >= start && ok && lower.next == i-1 && p.joins(from, i-1) && s.follows(lower.value, lower.scale) {
			return from
		}
	}
	return i
}

// joins reports whether the word at i makes one range of what stands before it,
// from the atom start, and behind it. What goes from one sum to another, or
// rises by one to another, is no range.
func (p *parser) joins(start, i int) bool {
	switch p.wordAt(i) {
	case "and":
		return p.words(start-1, "between")
	case "to", "or":
		return !changes[p.wordAt(start-1)]
	}
	return false
}

// follows makes s the upper end of a range that begins with a number, and
// reports whether it can be. A number without a scale has that of the upper end:
// "$2 to $3 billion".
func (s *sum) follows(value, scale float64) bool {
	if s.lower > 0 {
		return false
	}
	if scale == 1 && s.scale > 1 && value*s.scale < s.value {
		value *= s.scale
	}
	if value <= 0 || value >= s.value || value*maxRange < s.value {
		return false
	}
	s.lower = value
	return true
}

// maxRange bounds how many times the lower end of a range the upper one may be.
const maxRange = 20

// changes are the words before the first of two sums, joined by "to", that tell
// of a change and of no range.
var changes = words(`from by rose rises rise risen rising fell falls fall fallen falling up down increased increases increase
	gained gains climbed jumped dropped declined decreased cut raised lifted widened narrowed grew added lost slipped`)
