package console_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/dealgraph/dealgraph/server/console"
)

func get(path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	console.Handler().ServeHTTP(w, r)
	return w
}

// The page is asked for anew each time; the files that it names by their
// content are kept for ever.
func TestHandler(t *testing.T) {
	page := get("/")
	if page.Code != http.StatusOK || page.Header().Get("Cache-Control") != "no-cache" ||
		!strings.Contains(page.Header().Get("Content-Security-Policy"), "default-src 'none'") {
		t.Fatalf("%d %v", page.Code, page.Header())
	}
	named := regexp.MustCompile(`(?:href|src)="(/[^"]+)"`).FindAllStringSubmatch(page.Body.String(), -1)
	if len(named) != 3 {
		t.Fatalf("the page names %v", named)
	}
	for _, name := range named {
		file := get(name[1])
		if file.Code != http.StatusOK || file.Header().Get("Content-Type") == "" || file.Body.Len() == 0 {
			t.Errorf("%s: %d %v", name[1], file.Code, file.Header())
		}
		lasting := strings.Contains(file.Header().Get("Cache-Control"), "immutable")
		if lasting != strings.HasPrefix(name[1], "/assets/") {
			t.Errorf("%s: %v", name[1], file.Header())
		}
		zipped := get(name[1], "Accept-Encoding", "gzip, br")
		r, err := gzip.NewReader(zipped.Body)
		if err != nil {
			t.Fatal(err)
		}
		if plain, err := io.ReadAll(r); err != nil || string(plain) != file.Body.String() {
			t.Errorf("%s is another file compressed (%v)", name[1], err)
		}
		if again := get(name[1], "If-None-Match", file.Header().Get("ETag")); again.Code != http.StatusNotModified {
			t.Errorf("%s again: %d", name[1], again.Code)
		}
	}
	for path, status := range map[string]int{"/licences.txt": 200, "/nothing": 404, "/assets/": 404, "/../console.go": 404} {
		if got := get(path); got.Code != status {
			t.Errorf("%s: %d", path, got.Code)
		}
	}
}

// dist is what the sources beside it build to.
func TestDistIsFresh(t *testing.T) {
	ci := os.Getenv("CI") == "true"
	if _, err := exec.LookPath("npm"); err != nil && !ci {
		t.Skip("Node is missing: whether dist is fresh is not tried")
	}
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	dir := t.TempDir()
	for _, file := range []string{"package.json", "package-lock.json", ".npmrc", "build.mjs"} {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, file), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(filepath.Join(dir, "src"), os.DirFS("src")); err != nil {
		t.Fatal(err)
	}
	run := func(name string, arguments ...string) ([]byte, error) {
		command := exec.CommandContext(t.Context(), name, arguments...)
		command.Dir = dir
		return command.CombinedOutput()
	}
	if output, err := run("npm", "ci"); err != nil {
		if ci {
			t.Fatalf("%v\n%s", err, output)
		}
		t.Skipf("npm ci fails, so that whether dist is fresh is not tried: %v", err)
	}
	if output, err := run("npm", "run", "build"); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	want, got := files(t, filepath.Join(dir, "dist")), files(t, "dist")
	for name, content := range want {
		if got[name] != content {
			t.Errorf("dist/%s is stale; run: npm ci && npm run build", name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("dist has %d files, its sources build to %d", len(got), len(want))
	}
}

func files(t *testing.T, root string) map[string]string {
	t.Helper()
	all := make(map[string]string)
	err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		all[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
