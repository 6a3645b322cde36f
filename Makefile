# Every target is a plain command that also works without make.

FUZZTIME ?= 1m
RUNS ?= 1000

.PHONY: build test check browser bench fuzz model kill update tidy man picture screenshots

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

model:
	MODEL_RUNS=$(RUNS) go test -count=1 -timeout 0 -run WhatAnybodyTyped ./internal/sync

kill:
	KILL_EVERY=1 go test -count=1 -timeout 0 -run KilledAtEverySystemCall -v ./cmd/carnet

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
