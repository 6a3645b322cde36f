# Every target is a plain command that also works without make.

.PHONY: build test check bench fuzz update picture

build:
	CGO_ENABLED=0 go build -trimpath -o carnet ./cmd/carnet

test:
	go test ./...

check:
	bash .ci/run

bench:
	go test -run '^$$' -bench . -benchmem ./parser ./report ./internal/stats

fuzz:
	go test -run '^$$' -fuzz '^FuzzParse$$' -fuzztime 1m ./parser
	go test -run '^$$' -fuzz '^FuzzFrontMatter$$' -fuzztime 1m ./parser
	go test -run '^$$' -fuzz '^FuzzPBetter$$' -fuzztime 1m ./internal/stats

update:
	UPDATE=1 go test ./cmd/carnet
	go test ./parser ./report -update

picture:
	go run ./cmd/carnet report example-vault --lang en
	chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,1130 \
		--screenshot=docs/report.png example-vault/.carnet/report.html
