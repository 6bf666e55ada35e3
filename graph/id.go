package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"

	"github.com/dealgraph/dealgraph/graph/resolve"
)

// Ids are a letter for what they name and 80 bits of a SHA-256 over what makes
// the thing that thing: the same input gives the same id on every machine, and
// among ten million things two collide with a chance below one in ten billion.
func id(letter string, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(strconv.Itoa(len(p))))
		h.Write([]byte{':'})
		h.Write([]byte(p))
	}
	return letter + hex.EncodeToString(h.Sum(nil)[:10])
}

// StoryID returns the id of a story: a hash of its title, text, publisher and
// time of publication. The same text from another publisher is another story,
// in the same cluster.
func StoryID(s Story) string {
	published := ""
	if !s.Published.IsZero() {
		published = s.Published.UTC().Format(time.RFC3339)
	}
	return id("s", s.Title, s.Text, s.Publisher, published)
}

// EntityID returns the id of the entity that a name of this kind denotes: all
// names that fold alike denote one thing, but a person, an organisation, a
// product and a place of one name are four.
func EntityID(kind Kind, name string) string {
	class := string(kind)
	if kind.IsOrganisation() {
		class = "ORGANISATION"
	}
	key := resolve.Fold(name)
	if key == "" {
		key = strings.TrimSpace(name)
	}
	return id("e", class, key)
}

func claimID(c Claim) string {
	return id("c", c.Story, c.Type, c.Source, c.Target, string(c.Polarity),
		strconv.Itoa(c.Sentence.Start), strconv.Itoa(c.SourceAt.Start), strconv.Itoa(c.TargetAt.Start))
}

func relationID(kind, source, target string, polarity Polarity, n int) string {
	return id("r", kind, source, target, string(polarity), strconv.Itoa(n))
}

func dealID(thread string, n int) string { return id("d", thread, strconv.Itoa(n)) }
