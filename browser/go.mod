// The tests that need a browser, a module of its own so that who builds carnet
// fetches nothing of theirs.
module carnet/browser

go 1.26.0

require (
	carnet v0.0.0
	github.com/chromedp/cdproto v0.159.0
	github.com/chromedp/chromedp v0.23.0
)

require github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect

replace carnet => ../
