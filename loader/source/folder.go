package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/dealgraph/dealgraph/graph"
)

// folder reads the files of a folder and of the folders in it, in the order of
// names. Links to files are followed, links to folders are not.
func (r *reading) folder(root string) bool {
	files := 0
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case r.ctx.Err() != nil:
			r.stop(r.ctx.Err())
			return fs.SkipAll
		case err != nil:
			return r.walkOn(r.fail(pathError(path, err)), entry)
		case path != root && strings.HasPrefix(entry.Name(), "."):
			return skip(entry)
		case entry.IsDir() || !isFile(path, entry):
			return nil
		}
		files++
		if files > r.limits.files {
			r.fail(graph.Errorf(graph.TooLarge, "%s: has more than %d files; read its folders one by one", root, r.limits.files))
			return fs.SkipAll
		}
		if formatOf(path) == unknown {
			r.skipped++
			return nil
		}
		return r.walkOn(r.file(path), entry)
	})
	if err != nil && !r.ended {
		return r.fail(pathError(root, err))
	}
	return !r.ended
}

// walkOn tells WalkDir to go on, behind a folder that could not be read.
func (r *reading) walkOn(goOn bool, entry fs.DirEntry) error {
	switch {
	case !goOn:
		return fs.SkipAll
	case entry != nil && entry.IsDir():
		return fs.SkipDir
	}
	return nil
}

func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// isFile reports whether an entry is a plain file or a link to one.
func isFile(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func isMissing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
