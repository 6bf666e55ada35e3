package relations

import "slices"

// maxMembers bounds the members of one list.
const maxMembers = 40

// withLists returns the line with each list of names of one class as one item:
// "A and B", "A, B and C". Two names with only a comma between them are no
// list: the second may explain the first.
func withLists(line []item) []item {
	out := make([]item, 0, len(line))
	for i := 0; i < len(line); {
		end := listEnd(line, i)
		if end == i {
			out = append(out, line[i])
			i++
			continue
		}
		out = append(out, joined(line[i:end]))
		i = end
	}
	return out
}

// listEnd returns the end of the list that starts at i, or i where none does.
func listEnd(line []item, i int) int {
	if line[i].kind != name {
		return i
	}
	end, members := i+1, 1
	for members < maxMembers {
		next, last := separator(line, end)
		if next == end || next >= len(line) || line[next].kind != name || line[next].class != line[i].class {
			break
		}
		end, members = next+1, members+1
		if last {
			return end
		}
	}
	if members > 2 {
		return end
	}
	return i
}

// separator returns the end of what stands between two members at i, and
// whether it is of those before the last member; i where nothing does.
func separator(line []item, i int) (end int, last bool) {
	comma := i < len(line) && line[i].text == ","
	if comma {
		i++
	}
	words := func(n int) bool {
		return i+n <= len(line) && !slices.ContainsFunc(line[i:i+n], func(it item) bool { return it.kind != word })
	}
	switch {
	case words(3) && line[i].text == "as" && line[i+1].text == "well" && line[i+2].text == "as":
		return i + 3, true
	case words(2) && (line[i].text == "together" || line[i].text == "along") && line[i+1].text == "with":
		return i + 2, true
	case words(1) && (line[i].text == "and" || line[i].text == "&" || line[i].text == "or"):
		return i + 1, true
	}
	return i, false
}

// joined makes one item of a list's members and what stands between them.
func joined(list []item) item {
	out := list[0]
	out.span.End = list[len(list)-1].span.End
	out.mentions = nil
	for _, it := range list {
		if it.kind == name {
			out.mentions = append(out.mentions, it.mentions...)
		}
	}
	return out
}
