// Package source reads stories: from text files, archives of JSON lines,
// folders of both, and standard input.
//
//	stories := source.New([]string{"stories/", "archive.jsonl.gz", "-"}, os.Stdin)
//	for story, err := range stories.All(ctx) {
//		if err != nil {
//			log.Print(err) // one bad story, named by its file and line; the next follows
//			continue
//		}
//		fmt.Println(story.Title)
//	}
//
// A file that ends in .txt or .md is one story. One that ends in .jsonl or
// .json holds a story a line, as an object with "text" (or "body") and any of
// "id", "title", "publisher", "url", "published" (or "date") and "language".
// Each may be packed with gzip and end in .gz as well. A folder is read in the
// order of names, its folders too; names that begin with a dot are passed over.
//
// The text of a story is valid UTF-8 without a byte order mark, its lines end
// in LF, and it begins with its title, where it has one; bytes that are no UTF-8 have become
// U+FFFD. It is not normalised otherwise.
package source

import (
	"context"
	"io"
	"io/fs"
	"iter"
	"os"

	"github.com/dealgraph/dealgraph/graph"
)

// The limits of what is read, in bytes but for the files. What goes over one
// is left out with an error of [graph.TooLarge].
const (
	MaxStoryBytes    = 1 << 20   // of a story's text, title included
	MaxLineBytes     = 8 << 20   // of a line of JSON
	MaxUnpackedBytes = 4 << 30   // of one gzip file, unpacked
	MaxFolderFiles   = 1_000_000 // of a folder and those in it, passed over ones included
)

// Source is a list of places to read stories from.
type Source struct {
	paths   []string
	stdin   io.Reader
	skipped int
	open    func(path string) (io.ReadCloser, error)
	limits  limits
}

// limits are the bounds that a test may lower.
type limits struct {
	line     int
	files    int
	unpacked int64
}

// New makes a source of paths. A path is a file, a folder, or "-" for stdin,
// which holds JSON lines if its first byte but white space is "{", and else the
// text of one story.
func New(paths []string, stdin io.Reader) *Source {
	return &Source{
		paths:  paths,
		stdin:  stdin,
		open:   func(path string) (io.ReadCloser, error) { return os.Open(path) },
		limits: limits{line: MaxLineBytes, files: MaxFolderFiles, unpacked: MaxUnpackedBytes},
	}
}

// Skipped is the number of files in folders that the last reading passed over
// because their ending is none of those known.
func (s *Source) Skipped() int { return s.skipped }

// All reads the stories one after the other and holds one at a time. Of a
// story it sets what it was told and its origin, and leaves ID, Loaded and
// Cluster empty. The origin is the story's "id", or else its "url", or else the
// absolute path of its file, with "#" and the line for a line of JSON; a story of
// standard input that gives neither has none.
//
// A story or file that cannot be read yields an error that names it and its
// line ([graph.BadInput], [graph.TooLarge], or [graph.NotFound] where a path does not
// exist), and the reading goes on behind it. The end of ctx is the last error
// and ends the reading. Every file is closed when the reading ends, however it does.
func (s *Source) All(ctx context.Context) iter.Seq2[graph.Story, error] {
	return func(yield func(graph.Story, error) bool) {
		s.skipped = 0
		r := &reading{Source: s, ctx: ctx, yield: yield}
		for _, path := range s.paths {
			if !r.path(path) {
				return
			}
		}
	}
}

// reading is one iteration over a source. Its methods that return a bool
// return whether to go on.
type reading struct {
	*Source
	ctx   context.Context
	yield func(graph.Story, error) bool
	ended bool // the consumer has stopped, or ctx has
}

// path reads one path of the source.
func (r *reading) path(path string) bool {
	if path == "-" {
		return r.standardInput()
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return r.fail(pathError(path, err))
	case info.IsDir():
		return r.folder(path)
	}
	if formatOf(path) == unknown {
		return r.fail(graph.Errorf(graph.BadInput,
			"%s: files of this ending are not read; name it .txt, .md, .jsonl or .json (and .gz if packed)", path))
	}
	return r.file(path)
}

// story hands a story to the consumer, unless ctx is over.
func (r *reading) story(s graph.Story) bool {
	if err := r.ctx.Err(); err != nil {
		return r.stop(err)
	}
	r.ended = !r.yield(s, nil)
	return !r.ended
}

// fail hands an error to the consumer.
func (r *reading) fail(err error) bool {
	if over := r.ctx.Err(); over != nil {
		return r.stop(over)
	}
	r.ended = !r.yield(graph.Story{}, err)
	return !r.ended
}

// stop ends the reading with an error, which is handed over once.
func (r *reading) stop(err error) bool {
	if !r.ended {
		r.ended = true
		r.yield(graph.Story{}, err)
	}
	return false
}

// pathError says that a path cannot be opened.
func pathError(path string, err error) error {
	code := graph.BadInput
	if isMissing(err) {
		code = graph.NotFound
	}
	if e, ok := err.(*fs.PathError); ok {
		err = e.Err // the path is told once
	}
	return graph.Errorf(code, "%s: cannot be read: %w", path, err)
}
