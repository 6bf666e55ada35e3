package neo4j

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

//go:embed pom.xml
var pom []byte

//go:embed Server.java
var program []byte

const (
	// stale is how old a build must be that goes on to count as abandoned.
	stale = 15 * time.Minute
	// look is how often to look whether another process has built it.
	look = 500 * time.Millisecond
)

// build returns the folder that holds the server's class and Neo4j's jars. It
// makes it at most once for all processes of a user.
func build() (string, error) {
	for _, tool := range []string{"java", "javac", "mvn"} {
		if _, err := exec.LookPath(tool); err != nil {
			return "", fmt.Errorf("%s is not installed; a Java 17 development kit and Maven are needed, or DEALGRAPH_TEST_NEO4J with the address of a server", tool)
		}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	hash := sha256.Sum256(append(pom[:len(pom):len(pom)], program...))
	built := filepath.Join(cache, "dealgraph", "neo4j-"+hex.EncodeToString(hash[:6]))
	if err := os.MkdirAll(filepath.Dir(built), 0o755); err != nil {
		return "", err
	}
	work := built + ".building"
	for {
		if _, err := os.Stat(built); err == nil {
			return built, nil
		}
		err := os.Mkdir(work, 0o755) // only one process can
		if err == nil {
			return built, errors.Join(buildIn(work, built), os.RemoveAll(work))
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", err
		}
		if info, err := os.Stat(work); err == nil && time.Since(info.ModTime()) > stale {
			os.RemoveAll(work)
		}
		time.Sleep(look)
	}
}

// buildIn builds in one folder and gives it its name when all is there.
func buildIn(work, built string) error {
	for name, content := range map[string][]byte{"pom.xml": pom, "Server.java": program} {
		if err := os.WriteFile(filepath.Join(work, name), content, 0o644); err != nil {
			return err
		}
	}
	for _, command := range [][]string{
		{"mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=."},
		{"javac", "-cp", "*", "Server.java"},
	} {
		cmd := exec.Command(command[0], command[1:]...)
		cmd.Dir = work
		if output, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", command[0], err, output)
		}
	}
	return os.Rename(work, built)
}
