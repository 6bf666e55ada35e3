package graph

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func june(day int) time.Time { return time.Date(2024, 6, day, 0, 0, 0, 0, time.UTC) }

func inJune(from, to int, p Precision) *Period {
	return &Period{From: june(from), To: june(to), Precision: p}
}

// show writes a validity as days of June.
func show(v Validity) string {
	period := func(p Period) string {
		return fmt.Sprintf("%d-%d %s", int(p.From.Sub(june(0)).Hours()/24), int(p.To.Sub(june(0)).Hours()/24), p.Precision)
	}
	parts := []string{period(v.ValidFrom), "open"}
	if v.ValidTo != nil {
		parts[1] = period(*v.ValidTo)
	}
	for _, p := range v.Phases {
		parts = append(parts, fmt.Sprintf("%d %s%s", int(p.At.Sub(june(0)).Hours()/24), p.Status, p.Detail))
	}
	return strings.Join(parts, ", ")
}

// What stories tell one after the other, and when it held by that.
func TestCourse(t *testing.T) {
	for _, tt := range []struct {
		name  string
		state bool
		told  []tidings
		want  string
	}{
		{"a state told", true, []tidings{{seen: june(5)}}, "5-5 TOLD, open"},
		{"a state with its beginning", true, []tidings{{seen: june(5), began: inJune(1, 2, Day)}}, "1-2 DAY, open"},
		{"a beginning that is told later", true, []tidings{{seen: june(5)}, {seen: june(9), began: inJune(1, 2, Day)}}, "1-2 DAY, open"},
		{"an exact one before a vague one", true, []tidings{{seen: june(5), began: inJune(3, 4, Day)}, {seen: june(9), began: inJune(1, 30, Month)}}, "3-4 DAY, open"},
		{"of two that differ the last told", true, []tidings{{seen: june(5), began: inJune(3, 4, Day)}, {seen: june(9), began: inJune(2, 3, Day)}}, "2-3 DAY, open"},
		{"a state that is to begin", true, []tidings{{seen: june(5), status: Announced, began: inJune(9, 10, Day)}}, "9-10 DAY, open"},
		{"it ends when that is told", true, []tidings{{seen: june(5)}, {seen: june(9), status: Terminated}}, "5-5 TOLD, 9-9 TOLD, 5 , 9 TERMINATED"},
		{"it ended before that is told", true, []tidings{{seen: june(5)}, {seen: june(19), status: Terminated, ended: inJune(8, 9, Day)}}, "5-5 TOLD, 8-9 DAY, 5 , 9 TERMINATED"},
		{"it ended this month", true, []tidings{{seen: june(5)}, {seen: june(19), status: Terminated, ended: inJune(1, 31, Month)}}, "5-5 TOLD, 1-19 MONTH, 5 , 19 TERMINATED"},
		{"two spells", true, []tidings{{seen: june(5)}, {seen: june(9), status: Terminated}, {seen: june(15), status: Announced}}, "5-5 TOLD, open, 5 , 9 TERMINATED, 15 ANNOUNCED"},
		{"it is to end", true, []tidings{{seen: june(5), ended: inJune(20, 21, Day)}}, "5-5 TOLD, 20-21 DAY"},
		{"and did not", true, []tidings{{seen: june(5), ended: inJune(8, 9, Day)}, {seen: june(19)}}, "5-5 TOLD, open"},
		{"a holding grows", true, []tidings{{seen: june(5), detail: "8%"}, {seen: june(9), detail: "12%"}}, "5-5 TOLD, open, 5 8%, 9 12%"},
		{"an event goes on", false, []tidings{{seen: june(5), status: Rumoured}, {seen: june(9), status: Completed}}, "5-5 TOLD, open, 5 RUMOURED, 9 COMPLETED"},
		{"a plan holds from its telling", false, []tidings{{seen: june(5), status: Announced, began: inJune(20, 21, Day)}}, "5-5 TOLD, open"},
		{"what was done holds from then", false, []tidings{{seen: june(15), status: Completed, began: inJune(1, 2, Day)}}, "1-2 DAY, open"},
		{"a vague completion comes behind the accord", false, []tidings{{seen: june(5), status: Announced}, {seen: june(19), status: Completed, began: inJune(1, 31, Month)}}, "5-5 TOLD, open, 5 ANNOUNCED, 19 COMPLETED"},
		{"what is told later goes before", false, []tidings{{seen: june(5), status: Announced}, {seen: june(19), status: Completed, began: inJune(1, 2, Day)}}, "1-2 DAY, open"},
		{"told first when it is over", false, []tidings{{seen: june(5), status: Terminated}}, "5-5 TOLD, 5-5 TOLD"},
	} {
		c := course{state: tt.state}
		for _, told := range tt.told {
			c.take(told)
		}
		if got := show(c.validity()); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// However often it changes, no more phases are kept than the limit, and their
// order is that of time.
func TestPhasesAreBounded(t *testing.T) {
	c := course{state: true}
	for i := range 10 * MaxPhases {
		c.take(tidings{seen: june(1).AddDate(0, 0, i), detail: fmt.Sprint(i)})
	}
	v := c.validity()
	if len(v.Phases) != MaxPhases || v.Phases[0].Detail != "0" || v.Phases[MaxPhases-1].Detail != fmt.Sprint(10*MaxPhases-1) {
		t.Errorf("%d phases, from %+v to %+v", len(v.Phases), v.Phases[0], v.Phases[len(v.Phases)-1])
	}
	for i := 1; i < len(v.Phases); i++ {
		if !v.Phases[i-1].At.Before(v.Phases[i].At) {
			t.Errorf("phase %d does not come behind the one before", i)
		}
	}
}
