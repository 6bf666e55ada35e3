package names

import (
	"embed"
	"iter"
	"maps"
	"path"
	"strings"
	"sync"

	"github.com/dealgraph/dealgraph/graph"
)

//go:embed lists/*.txt
var listFiles embed.FS

// set is a set of folded words and phrases.
type set map[string]bool

// lexicon is what the finder knows of words before it reads: the lists.
type lexicon struct {
	english       set // common English words, in lower case
	openers       set // words before a name that open a sentence
	capitals      set // written with capitals, no names
	calendar      set
	titles        set // Mr, Sir
	ranks         set // those of them that are part of a name: Sir
	offices       set // chairman, finance minister
	roles         set // offices and occupations
	legal         set // Inc, GmbH
	countries     set
	places        set // countries among them
	cities        set // others, whose names more often name something else
	states        set // of the United States, also as they are shortened behind a city
	nationalities set
	firstNames    set
	products      set // nouns that follow a product's name
	cues          map[cue]set

	heads        map[string]graph.Kind // words that end an organisation's name
	known        map[string]graph.Kind // whole names
	descriptions map[string]graph.Kind // nouns that stand for a thing
	telling      map[string]graph.Kind // what tells a kind beyond doubt
	synonyms     map[string]string     // a name to the first of its line
	demonyms     map[string]string     // “German” to its country
}

// loadLexicon returns the lexicon, which is built once and never changed.
var loadLexicon = sync.OnceValue(func() *lexicon {
	roles, titles, countries := sections("roles"), sections("titles"), list("countries")
	demonyms := firsts("demonyms")
	return &lexicon{
		english:       list("words"),
		openers:       list("openers"),
		capitals:      list("capitals"),
		calendar:      list("calendar"),
		titles:        union(titles["FORM"], titles["RANK"]),
		ranks:         titles["RANK"],
		offices:       roles["OFFICE"],
		roles:         union(roles["OFFICE"], roles["OCCUPATION"]),
		legal:         list("legal"),
		countries:     countries,
		places:        union(countries, list("places")),
		cities:        list("cities"),
		states:        list("states"),
		nationalities: peoples(list("nationalities"), demonyms),
		firstNames:    union(list("firstnames"), list("firstnames-world")),
		products:      list("products"),
		cues:          cues(),
		heads:         kinds("heads"),
		known:         kinds("known"),
		descriptions:  kinds("descriptions"),
		telling:       kinds("telling"),
		synonyms:      firsts("synonyms"),
		demonyms:      demonyms,
	}
})

// peoples adds to nationalities those of the countries, and what the people of
// each are called: "Kuwaitis".
func peoples(nationalities set, demonyms map[string]string) set {
	out := maps.Clone(nationalities)
	for word, country := range demonyms {
		if word == country {
			continue
		}
		out[word] = true
		if strings.HasSuffix(word, "n") || strings.HasSuffix(word, "i") {
			out[word+"s"] = true
		}
	}
	return out
}

func union(a, b set) set {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

// cue is a small class of words, a section of lists/cues.txt.
type cue string

const (
	particle    cue = "PARTICLE"
	takesOf     cue = "OF"
	takesFor    cue = "FOR"
	takesOn     cue = "ON"
	numbered    cue = "NUMBERED"
	lowLegal    cue = "LEGAL"
	official    cue = "OFFICIAL"
	stake       cue = "STAKE"
	seat        cue = "SEAT"
	site        cue = "SITE"
	corporate   cue = "CORPORATE"
	part        cue = "PART"
	launch      cue = "LAUNCH"
	speech      cue = "SPEECH"
	breaks      cue = "BREAK"
	small       cue = "SMALL"
	actor       cue = "ACTOR"
	outlet      cue = "OUTLET"
	unit        cue = "UNIT"
	between     cue = "BETWEEN"
	headed      cue = "HEADED"
	form        cue = "FORM"
	partners    cue = "PARTNERS"
	ofType      cue = "TYPE"
	index       cue = "INDEX"
	endowed     cue = "ENDOWED"
	sited       cue = "SITED"
	broadcast   cue = "BROADCAST"
	headsField  cue = "HEADS FIELD"
	stateOffice cue = "STATE OFFICE"
)

// is reports whether a folded word belongs to a class.
func (l *lexicon) is(c cue, word string) bool { return l.cues[c][word] }

func cues() map[cue]set {
	out := map[cue]set{}
	for section, words := range sections("cues") {
		out[cue(section)] = words
	}
	return out
}

// list reads a list that has no sections.
func list(name string) set { return sections(name)[""] }

// kinds reads a list whose sections are kinds.
func kinds(name string) map[string]graph.Kind {
	byEntry := map[string]graph.Kind{}
	for section, entries := range sections(name) {
		for entry := range entries {
			byEntry[entry] = graph.Kind(section)
		}
	}
	return byEntry
}

// firsts reads a list that leads from each entry to the first of its line.
func firsts(name string) map[string]string {
	out := map[string]string{}
	for line := range entries(name) {
		for _, name := range line {
			out[name] = line[0]
		}
	}
	return out
}

// sections reads a list whose lines "[NAME]" open a section.
func sections(name string) map[string]set {
	section := ""
	out := map[string]set{}
	for line := range entries(name) {
		if strings.HasPrefix(line[0], "[") {
			section = strings.ToUpper(strings.Trim(line[0], "[]"))
			continue
		}
		if out[section] == nil {
			out[section] = set{}
		}
		for _, entry := range line {
			out[section][entry] = true
		}
	}
	return out
}

// entries yields the lines of a list: folded entries divided by commas. A line
// with # in front is a comment.
func entries(name string) iter.Seq[[]string] {
	data, err := listFiles.ReadFile(path.Join("lists", name+".txt"))
	if err != nil {
		panic(err) // the file is compiled in
	}
	return func(yield func([]string) bool) {
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			var out []string
			for entry := range strings.SplitSeq(line, ",") {
				if entry = fold(strings.TrimSpace(entry)); entry != "" {
					out = append(out, entry)
				}
			}
			if !yield(out) {
				return
			}
		}
	}
}
