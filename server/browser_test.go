package server_test

import (
	"context"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/dealgraph/dealgraph/server"
)

// visit watches what a browser's page does.
type visit struct {
	mu       sync.Mutex
	requests []string
	problems []string
}

func (v *visit) note(event any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		v.requests = append(v.requests, e.Request.URL)
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			v.problems = append(v.problems, e.Entry.Text+" "+e.Entry.URL)
		}
	case *runtime.EventExceptionThrown:
		v.problems = append(v.problems, e.ExceptionDetails.Text+" "+e.ExceptionDetails.URL)
	}
}

// browser returns a context for one tab of a headless Chromium that v watches.
func browser(t *testing.T, v *visit) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("Chromium is missing; install Debian's package chromium")
		}
		t.Skip("Chromium is missing: the console is not tried in a browser")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.NoFirstRun,
		chromedp.WindowSize(1400, 900),
		chromedp.Flag("disable-component-update", true),
	)
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(stop)
	ctx, _ = chromedp.NewContext(ctx, chromedp.WithListener(v.note))
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Error(err)
		}
	})
	return ctx
}

// The console opens in a real browser, runs its first query against the
// server that served it, and asks no other host for anything. Where SCREENSHOT
// names a file, a picture of it is kept there.
func TestConsoleInBrowser(t *testing.T) {
	var seen visit
	ctx := browser(t, &seen)
	s, _ := serve(t, server.Config{}, readings()...)
	site := httptest.NewServer(s)
	defer site.Close()
	err := chromedp.Do(ctx,
		chromedp.Navigate(site.URL),
		chromedp.Click(chromedp.CSS(".graphiql-execute-button")),
		chromedp.WaitVisible(chromedp.CSS(".result-window .cm-property")),
	)
	if err != nil {
		t.Fatal(err, seen.problems)
	}
	title := see(t, ctx, chromedp.Title())
	result := see(t, ctx, chromedp.Evaluate[string](`document.querySelector('.result-window .CodeMirror').CodeMirror.getValue()`))
	picture := see(t, ctx, chromedp.CaptureScreenshot())
	if file := os.Getenv("SCREENSHOT"); file != "" {
		if err := os.WriteFile(file, picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if title != "dealgraph console" || !strings.Contains(result, `"sentence": "Skylark Software owns 20% of Brème Robotics."`) {
		t.Errorf("the page %q shows %s", title, result)
	}
	seen.mu.Lock()
	defer seen.mu.Unlock()
	if len(seen.requests) < 4 { // the page, its style, its script, a query
		t.Errorf("only these requests were seen: %v", seen.requests)
	}
	for _, url := range seen.requests {
		if !strings.HasPrefix(url, site.URL+"/") && !strings.HasPrefix(url, "data:") {
			t.Errorf("the page asked for %s", url)
		}
	}
	for _, problem := range seen.problems {
		t.Errorf("the browser tells of an error: %s", problem)
	}
}

// see runs an action that must not fail.
func see[T any](t *testing.T, ctx context.Context, action chromedp.Action[T]) T {
	t.Helper()
	got, err := chromedp.Run(ctx, action)
	if err != nil {
		t.Fatal(err)
	}
	return got
}
