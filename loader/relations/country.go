package relations

// withoutNationalities leaves out the countries that say no more of a name
// than a nationality: "Spain's Ribeira", "Ribeira of Spain".
func withoutNationalities(line []item) []item {
	out := make([]item, 0, len(line))
	for i := 0; i < len(line); i++ {
		switch {
		case i+1 < len(line) && line[i].country && line[i+1].text == "'s":
			i++
		case i+1 < len(line) && line[i].country && attributes(line[i+1]):
		case i > 0 && i+1 < len(line) && line[i-1].kind == name && line[i].text == "of" && line[i+1].country:
			i++
		default:
			out = append(out, line[i])
		}
	}
	return out
}

// attributes reports whether what stands behind a country is a noun or adjective
// that it goes with: the "operator" of "UK operator".
func attributes(it item) bool {
	return it.kind == word && !it.capital && modifies(it)
}
