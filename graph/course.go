package graph

import (
	"cmp"
	"slices"
	"time"
)

// course makes out what held when, story by story in the order of their telling.
// What is told later goes before what was told earlier.
type course struct {
	state  bool
	status Status
	detail string
	phases []Phase
	end    *Period // when it is told to end, while nobody says that it has
	date   *Period // when it happened or is to happen
	weight int     // of that date
}

// tidings are what one story tells of it.
type tidings struct {
	seen         time.Time
	status       Status
	detail       string
	began, ended *Period
}

// The weights of dates of an event: that of its end goes before the one that is
// planned, and that before the date of an accord.
const (
	accord = 1 + iota
	planned
	happened
)

func (c *course) take(t tidings) {
	before, had := c.status, c.detail
	c.status, c.detail = before.Then(t.status), cmp.Or(t.detail, had)
	switch {
	case c.status == Terminated:
		c.stop(t, before != Terminated)
	case len(c.phases) == 0 || before == Terminated:
		c.begin(t)
	default:
		c.goOn(t, before != c.status || had != c.detail)
	}
	if c.status != Terminated {
		c.toEnd(t)
		c.happen(t)
	}
}

// stop ends it, or tells better when it ended.
func (c *course) stop(t tidings, now bool) {
	c.end = nil
	switch last := len(c.phases) - 1; {
	case now:
		c.push(c.endPhase(cmp.Or(t.ended, toldAt(t.seen)), t.seen), t.seen)
	case t.ended != nil:
		p := c.endPhase(better(&c.phases[last].Period, t.ended), t.seen)
		c.phases = c.phases[:last]
		c.push(p, t.seen)
	}
}

// endPhase is the phase that begins where another has surely ended.
func (c *course) endPhase(p *Period, seen time.Time) Phase {
	return Phase{At: latest(*p, seen), Status: Terminated, Detail: c.detail, Period: *p}
}

// begin begins it for the first time, or anew.
func (c *course) begin(t tidings) {
	p := toldAt(t.seen)
	if t.began != nil && (c.state || !t.began.From.After(t.seen)) {
		p = t.began
	}
	c.push(c.phase(p), t.seen)
}

// goOn tells more of what holds.
func (c *course) goOn(t tidings, changed bool) {
	p := toldAt(t.seen)
	if t.began != nil {
		first := c.beginning()
		switch {
		case c.state && (!changed || t.began.From.Before(c.phases[first].At)):
			c.redate(first, t.began)
		case c.state || !t.began.From.After(t.seen):
			p = t.began
		}
	}
	switch {
	case changed:
		c.push(c.phase(p), t.seen)
	case !c.state && t.began != nil && p == t.began && t.status == c.status:
		c.redate(len(c.phases)-1, t.began)
	}
}

// beginning is the phase with which what holds now began.
func (c *course) beginning() int {
	i := len(c.phases) - 1
	for i > 0 && c.phases[i-1].Status != Terminated {
		i--
	}
	return i
}

// redate moves the beginning of a phase, as far as those beside it let it.
func (c *course) redate(i int, p *Period) {
	phase := &c.phases[i]
	phase.Period = *better(&phase.Period, p)
	at := phase.Period.From
	if i > 0 && !at.After(c.phases[i-1].At) || i+1 < len(c.phases) && !at.Before(c.phases[i+1].At) {
		return
	}
	phase.At = at
}

func (c *course) phase(p *Period) Phase {
	return Phase{At: p.From, Status: c.status, Detail: c.detail, Period: *p}
}

// push adds a phase. Those that would lie behind it were told to be earlier: it
// moves behind them where its date is vague enough, and else they go.
func (c *course) push(p Phase, seen time.Time) {
	if n := len(c.phases); n > 0 {
		if last, most := c.phases[n-1].At, latest(p.Period, seen); !last.Before(p.At) && last.Before(most) {
			p.At = most
		}
	}
	for n := len(c.phases); n > 0 && !c.phases[n-1].At.Before(p.At); n-- {
		c.phases = c.phases[:n-1]
	}
	if len(c.phases) == MaxPhases {
		c.phases = slices.Delete(c.phases, 1, 2)
	}
	c.phases = append(c.phases, p)
}

// toEnd notes when it is told to end. Who tells of it later has it go on.
func (c *course) toEnd(t tidings) {
	switch {
	case t.ended != nil:
		c.end = t.ended
	case c.end != nil && !c.end.To.After(t.seen):
		c.end = nil
	}
}

// happen notes when an event happened, or is to happen.
func (c *course) happen(t tidings) {
	if t.began == nil {
		return
	}
	weight := accord
	switch {
	case t.status == Completed:
		weight = happened
	case t.began.From.After(t.seen):
		weight = planned
	}
	switch {
	case weight > c.weight:
		c.date, c.weight = t.began, weight
	case weight == c.weight:
		c.date = better(c.date, t.began)
	}
}

// validity is when it held, as far as it was told.
func (c *course) validity() Validity {
	v := Validity{ValidFrom: c.phases[0].Period, ValidTo: c.end}
	if last := c.phases[len(c.phases)-1]; last.Status == Terminated {
		p := last.Period
		p.To = last.At
		v.ValidTo = &p
	}
	if len(c.phases) > 1 {
		v.Phases = slices.Clone(c.phases)
	}
	return v
}

// dated is when the event happened or is to happen; where no text dates it, when
// the last step was told.
func (c *course) dated(steps []StatusStep, first time.Time) Period {
	last := first
	if n := len(steps); n > 0 {
		last = steps[n-1].Seen
	}
	if c.date == nil || c.status == Completed && c.weight == planned && c.date.From.After(last) {
		return *toldAt(last)
	}
	return *c.date
}

func toldAt(seen time.Time) *Period { return &Period{From: seen, To: seen, Precision: Told} }

// latest is the last moment at which what was told then can have happened: of
// what lies ahead, the end of its period.
func latest(p Period, seen time.Time) time.Time {
	if p.From.After(seen) || p.To.Before(seen) {
		return p.To
	}
	return seen
}

// better returns the date that was one and is told to be another: of two that
// overlap the more exact, the last of two as exact; of others the last. One that no text tells
// gives way.
func better(was, told *Period) *Period {
	if was == nil || was.Precision == Told {
		return told
	}
	overlap := was.From.Before(told.To) && told.From.Before(was.To)
	if overlap && slices.Index(Precisions, was.Precision) < slices.Index(Precisions, told.Precision) {
		return was
	}
	return told
}
