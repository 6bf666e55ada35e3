package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/dealgraph/dealgraph/graph"
)

// lines reads a story a line. A line that cannot be read yields an error and
// the next follows; a read error, or a file that is one JSON value over several
// lines, ends the file.
func (r *reading) lines(at place, content io.Reader) bool {
	first := true
	in := &lineReader{from: bufio.NewReaderSize(content, 1<<16), limit: r.limits.line}
	for number := 1; ; number++ {
		if err := r.ctx.Err(); err != nil {
			return r.stop(err)
		}
		line, err := in.next()
		name := fmt.Sprintf("%s:%d", at.name, number)
		goOn := true
		switch {
		case errors.Is(err, io.EOF):
			return true
		case errors.Is(err, errLongLine):
			goOn = r.fail(graph.Errorf(graph.TooLarge, "%s: the line is over %d bytes", name, r.limits.line))
		case err != nil:
			return r.fail(readError(name, err))
		case len(line) == 0:
		case first && !isObject(line):
			return r.fail(graph.Errorf(graph.BadInput, "%s: does not hold JSON lines; write one object a line", name))
		default:
			first = false
			goOn = r.line(at, name, number, line)
		}
		if !goOn {
			return false
		}
	}
}

// isObject reports whether a line may be a whole JSON object.
func isObject(line []byte) bool { return len(line) > 1 && line[0] == '{' }

// line reads the story of one line.
func (r *reading) line(at place, name string, number int, line []byte) bool {
	story, err := parseLine(line)
	if err != nil {
		return r.fail(graph.Errorf(graph.CodeOf(err), "%s: %w", name, err))
	}
	if len(story.Origins) == 0 && at.origin != "" {
		story.Origins = []string{fmt.Sprintf("%s#%d", at.origin, number)}
	}
	return r.story(story)
}

var errLongLine = errors.New("line too long")

// lineReader reads lines of a bounded length.
type lineReader struct {
	from  *bufio.Reader
	limit int
	line  []byte
}

// next returns the next line without the white space at its ends, valid until
// the call after it; errLongLine where it is over the limit, and then the line
// is passed over; io.EOF behind the last.
func (l *lineReader) next() ([]byte, error) {
	l.line = l.line[:0]
	long := false
	for {
		part, err := l.from.ReadSlice('\n')
		long = long || len(l.line)+len(part) > l.limit+len("\r\n")
		if !long {
			l.line = append(l.line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!errors.Is(err, io.EOF) || len(l.line) == 0 && !long):
			return nil, err
		case long:
			return nil, errLongLine
		}
		return bytes.TrimSpace(bytes.TrimPrefix(l.line, []byte("\ufeff"))), nil
	}
}
