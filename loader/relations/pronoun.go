package relations

// withRelatives puts a name in the place of the relative pronoun that stands
// for it, so that "A, which owns B" is matched as "A, A owns B".
func (f *Finder) withRelatives(line []item) []item {
	out := make([]item, 0, len(line))
	for _, it := range line {
		antecedent := -1
		switch it.text {
		case "which", "who", "whose":
			antecedent = antecedentOf(out, it.text)
		}
		if antecedent < 0 {
			out = append(out, it)
			continue
		}
		stand := out[antecedent]
		stand.pronoun = true
		out = append(out, stand)
		if it.text == "whose" {
			out = append(out, f.wordItem("'s", it.span))
		}
	}
	return out
}

// antecedentOf returns the name right before the end of line, or before the
// comma there, that a relative pronoun can stand for; -1 where none does.
func antecedentOf(line []item, pronoun string) int {
	i := len(line) - 1
	if i > 0 && line[i].text == "," {
		i--
	}
	if i < 0 || line[i].kind != name {
		return -1
	}
	if isPerson := line[i].class == person; pronoun == "who" && !isPerson || pronoun == "which" && isPerson {
		return -1
	}
	return i
}

// withOwners puts "A's" in the place of the pronoun that stands for it: "A
// sold its B" is matched as "A sold A's B" too.
func (f *Finder) withOwners(line []item) []item {
	out := make([]item, 0, len(line)+4)
	for _, it := range line {
		if !it.owner {
			out = append(out, it)
			continue
		}
		owner := it
		owner.kind, owner.text, owner.number, owner.pronoun = name, "", 0, true
		out = append(out, owner, f.wordItem("'s", it.span))
	}
	return out
}
