package names

import (
	"embed"
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
	words         set // common English words, in lower case
	openers       set // words before a name that open a sentence
	capitals      set // written with capitals, no names
	calendar      set
	titles        set // Mr, Sir
	offices       set // chairman, finance minister
	roles         set // offices and occupations
	legal         set // Inc, GmbH
	places        set
	nationalities set
	firstNames    set
	products      set // nouns that follow a product's name

	heads        map[string]graph.Kind // words that end an organisation's name
	known        map[string]graph.Kind // whole names
	descriptions map[string]graph.Kind // nouns that stand for a thing
}

// words returns the lexicon, which is built once and never changed.
var words = sync.OnceValue(func() *lexicon {
	roles := sections("roles")
	all := set{}
	for _, section := range roles {
		for role := range section {
			all[role] = true
		}
	}
	return &lexicon{
		words:         list("words"),
		openers:       list("openers"),
		capitals:      list("capitals"),
		calendar:      list("calendar"),
		titles:        list("titles"),
		offices:       roles["OFFICE"],
		roles:         all,
		legal:         list("legal"),
		places:        list("places"),
		nationalities: list("nationalities"),
		firstNames:    list("firstnames"),
		products:      list("products"),
		heads:         kinds("heads"),
		known:         kinds("known"),
		descriptions:  kinds("descriptions"),
	}
})

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

// sections reads a list: entries divided by commas or line ends, a line
// "[NAME]" opens a section, a line with # is a comment. Entries are folded.
func sections(name string) map[string]set {
	data, err := listFiles.ReadFile(path.Join("lists", name+".txt"))
	if err != nil {
		panic(err) // the file is compiled in
	}
	section := ""
	out := map[string]set{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") {
			continue
		}
		if strings.HasPrefix(line, "[") {
			section = strings.Trim(line, "[]")
			continue
		}
		if out[section] == nil {
			out[section] = set{}
		}
		for entry := range strings.SplitSeq(line, ",") {
			if entry = strings.TrimSpace(entry); entry != "" {
				out[section][fold(entry)] = true
			}
		}
	}
	return out
}
