# Every target is a plain command that also works without make.

FUZZTIME ?= 1m

.PHONY: build test check browser bench fuzz update tidy man picture screenshots

build:
	CGO_ENABLED=0 go build -trimpath -o carnet ./cmd/carnet

test:
	go test ./...

check:
	bash .ci/run

browser:
	cd browser && npm ci --silent && CARNET_BROWSER=required go test -count=1 ./...

bench:
	go test -run '^$$' -bench . -benchmem ./parser ./report ./internal/stats ./internal/history

fuzz:
	for target in FuzzParse FuzzFrontMatter FuzzReferences FuzzDates FuzzFeedback; do \
		go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1s ./parser || exit 1; done
	for target in FuzzItem FuzzValue FuzzFileName; do \
		go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1s ./internal/scaffold || exit 1; done
	go test -run '^$$' -fuzz '^FuzzPBetter$$' -fuzztime $(FUZZTIME) ./internal/stats
	go test -run '^$$' -fuzz '^FuzzNote$$' -fuzztime $(FUZZTIME) -fuzzminimizetime 1s ./internal/merge

update:
	UPDATE=1 go test ./cmd/carnet
	go test ./parser ./report ./internal/scaffold ./internal/merge -update

tidy:
	go mod tidy
	cd browser && go mod tidy

man:
	go run ./cmd/carnet man --dir share/man

picture:
	cd browser && go run ./shoot -picture ../docs/report.png

screenshots:
	cd browser && go run ./shoot -o screenshots
