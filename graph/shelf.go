package graph

import "slices"

// shelf is what a transaction knows of stories while it adds readings: those
// that the store has under the ids and origins of the readings, and what
// becomes of them.
type shelf struct {
	stories map[string]Story   // by id, those of the store without their texts
	holders map[string]string  // origin → the story that was read from it last
	fresh   map[string]Reading // those to add, by id
	changed map[string]bool    // stories to put: the fresh ones, and those with more origins
	trimmed map[string]bool    // stories of the store that only lost origins
	gone    []string           // stories of the store that lost all
}

// shelf looks up what the store has of readings.
func (c *change) shelf(readings []Reading) (*shelf, error) {
	var ids, origins []string
	for _, r := range readings {
		ids, origins = append(ids, r.Story.ID), append(origins, r.Story.Origins...)
	}
	olds, err := c.tx.StoryHeadsByOrigin(union(nil, origins))
	if err != nil {
		return nil, err
	}
	heads, err := c.tx.StoryHeads(union(nil, ids))
	if err != nil {
		return nil, err
	}
	s := &shelf{
		stories: map[string]Story{}, holders: map[string]string{}, fresh: map[string]Reading{},
		changed: map[string]bool{}, trimmed: map[string]bool{},
	}
	for _, head := range slices.Concat(olds, heads) {
		s.stories[head.ID] = head
		for _, origin := range head.Origins {
			s.holders[origin] = head.ID
		}
	}
	return s, nil
}

// add takes a reading in.
func (s *shelf) add(r Reading) Added {
	replaced := s.replace(r.Story)
	known, ok := s.stories[r.Story.ID]
	if ok { // it may only have come from one more place
		r.Story.Loaded, r.Story.Cluster = known.Loaded, known.Cluster
	} else {
		s.fresh[r.Story.ID] = r
	}
	r.Story.Origins = union(known.Origins, r.Story.Origins)
	if !ok || len(r.Story.Origins) > len(known.Origins) {
		s.stories[r.Story.ID] = r.Story
		s.changed[r.Story.ID] = true
		delete(s.trimmed, r.Story.ID)
	}
	for _, origin := range r.Story.Origins {
		s.holders[origin] = r.Story.ID
	}
	return Added{Story: r.Story, New: !ok, Replaced: replaced}
}

// replace takes the story's origins from the stories that other texts were
// read to from there, and takes away those that are left with none.
func (s *shelf) replace(story Story) (removed []string) {
	for _, origin := range story.Origins {
		id, held := s.holders[origin]
		if !held || id == story.ID {
			continue
		}
		old := s.stories[id]
		old.Origins = slices.DeleteFunc(slices.Clone(old.Origins), func(o string) bool { return o == origin })
		s.stories[id] = old
		if len(old.Origins) > 0 {
			if !s.changed[id] {
				s.trimmed[id] = true
			}
			continue
		}
		removed = append(removed, id)
		s.forget(id)
	}
	return removed
}

// forget takes a story away.
func (s *shelf) forget(id string) {
	if _, ok := s.fresh[id]; !ok {
		s.gone = append(s.gone, id)
	}
	for _, m := range []map[string]bool{s.changed, s.trimmed} {
		delete(m, id)
	}
	delete(s.fresh, id)
	delete(s.stories, id)
}
