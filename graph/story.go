package graph

import "time"

// Story is one text that was read.
type Story struct {
	// ID is a hash of what the story says and who says it when; see [StoryID].
	ID string `json:"id"`
	// Title is the headline, where there is one. It is part of Text as well.
	Title string `json:"title,omitempty"`
	// Text is all that is read, headline first; every Span points into it.
	Text string `json:"text"`
	// Publisher is the paper, agency or site that published it.
	Publisher string `json:"publisher,omitempty"`
	// Address is where a person can open it, usually a URL.
	Address string `json:"address,omitempty"`
	// Language is a BCP 47 tag; empty means unknown.
	Language string `json:"language,omitempty"`
	// Published is zero where unknown.
	Published time.Time `json:"published,omitzero"`
	// Loaded is when this graph first read the story.
	Loaded time.Time `json:"loaded,omitzero"`
	// Origins are the places it was read from: given ids, addresses or paths.
	// A new text from an origin replaces the one read there before.
	Origins []string `json:"origins,omitempty"`
	// Cluster names the group of copies that the story is in: the same text, or
	// nearly, of several publishers, or the updates of one story. Stories of one
	// cluster are not independent of each other.
	Cluster string `json:"cluster,omitempty"`
}

// Seen is the time that stands for the story: when it was published, or when
// it was loaded where that is unknown.
func (s Story) Seen() time.Time {
	if !s.Published.IsZero() {
		return s.Published
	}
	return s.Loaded
}

// Reading is what a reader found in one story.
type Reading struct {
	Story       Story
	Appearances []Appearance
	Claims      []Claim

	trace Trace // once it is prepared
}
