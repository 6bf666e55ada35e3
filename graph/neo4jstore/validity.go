package neo4jstore

import (
	"time"

	"github.com/dealgraph/dealgraph/graph"
)

// The times of a relation or deal read as they are meant: it held from validFrom
// until validTo, or may have. The other side of each period, and how exact it is,
// stand beside.

func setValidity(p properties, v graph.Validity) {
	p["validFrom"], p["validFromTo"], p["validFromPrecision"] = moment(v.ValidFrom.From), moment(v.ValidFrom.To), string(v.ValidFrom.Precision)
	if v.ValidTo != nil {
		p["validTo"], p["validToFrom"], p["validToPrecision"] = moment(v.ValidTo.To), moment(v.ValidTo.From), string(v.ValidTo.Precision)
	}
	var starts []time.Time
	var statuses, details, periods []string
	for _, phase := range v.Phases {
		starts = append(starts, phase.At)
		statuses, details = append(statuses, string(phase.Status)), append(details, phase.Detail)
		periods = append(periods, periodText(phase.Period))
	}
	setMoments(p, "phaseStarts", starts)
	setList(p, "phaseStatuses", statuses)
	setList(p, "phaseDetails", details)
	setList(p, "phasePeriods", periods)
}

func readValidity(r *row) graph.Validity {
	v := graph.Validity{ValidFrom: graph.Period{
		From: r.moment("validFrom"), To: r.moment("validFromTo"), Precision: graph.Precision(r.text("validFromPrecision")),
	}}
	if r.record["validTo"] != nil {
		v.ValidTo = &graph.Period{
			From: r.moment("validToFrom"), To: r.moment("validTo"), Precision: graph.Precision(r.text("validToPrecision")),
		}
	}
	statuses, details, periods := r.strings("phaseStatuses"), r.strings("phaseDetails"), r.strings("phasePeriods")
	for i, at := range r.moments("phaseStarts") {
		if i >= min(len(statuses), len(details), len(periods)) {
			r.fail("the phases of a record are not as many as their beginnings")
			break
		}
		v.Phases = append(v.Phases, graph.Phase{
			At: at, Status: graph.Status(statuses[i]), Detail: details[i], Period: r.periodOf(periods[i]),
		})
	}
	return v
}

// statusThen is the status at the moment asOf; before the first phase nothing held.
func statusThen(x string) string {
	return "CASE WHEN " + x + ".phaseStarts IS NULL THEN coalesce(" + x + ".status, '') ELSE coalesce(last([i IN range(0, size(" + x +
		".phaseStarts) - 1) WHERE " + x + ".phaseStarts[i] <= $p.asOf | " + x + ".phaseStatuses[i]]), 'TERMINATED') END"
}

// asOf asks for what held at a moment, where one is given, with the statuses of then.
func (w *where) asOf(x string, at time.Time, statuses []graph.Status) {
	if at.IsZero() {
		return
	}
	w.with(x+".validFrom <= $p.asOf", "asOf", moment(at))
	w.and("coalesce(" + x + ".validTo > $p.asOf, true)")
	w.and("CASE WHEN " + x + ".phaseStarts IS NULL THEN true ELSE " + statusThen(x) + " <> 'TERMINATED' END")
	if len(statuses) > 0 {
		w.with(statusThen(x)+" IN $p.statusesThen", "statusesThen", texts(statuses))
	}
}

// statusesNow are the statuses that are asked of what is known of it now.
func statusesNow(asOf time.Time, statuses []graph.Status) []graph.Status {
	if asOf.IsZero() {
		return statuses
	}
	return nil
}
