# onrecord: `make` lists what there is. Needs Python 3.11 or newer and make; everything else is installed into .venv.

PYTHON ?= python3
SERVE ?= 1
PORT ?=
RECORD ?= demo.record
# a folder with seeds/ and gold/ (reports and their reference record) to measure on, if you have one
REFERENCE ?= ../shared
# where bench-peers installs the tools that others make, each in an environment of its own
PEERS ?= .venv-bench
# the large record that bench-pages makes once and asks for pages
LARGE ?= large.record

BIN := .venv/bin
PIP := .venv/bin/pip install --disable-pip-version-check --progress-bar off
# pip's output as one line a package; all of it is kept in .venv/pip.log
PROGRESS := awk '/^Collecting/ {print "  " $$2; fflush()} /^Installing/ {print "  unpacking ..."; fflush()}'

.PHONY: help demo test lint types eval bench bench-statements bench-times bench-quantities bench-places bench-actors bench-events bench-across bench-copies bench-pages bench-peers train api-test browser-test screenshots clean
.DEFAULT_GOAL := help

help:  ## list what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-17s %s\n", $$1, $$2}'

# what the scripts of the pages are built from; a change to them is built by installing anew
BUNDLED := hatch_build.py $(shell find frontend -type f -not -path '*/node_modules/*')

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "onrecord needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	@echo "Making the environment in .venv ..."
	@$(PYTHON) -m venv .venv || { echo "venv is missing; on Debian: apt-get install python3-venv"; exit 1; }

.venv/.core: pyproject.toml $(BUNDLED) | $(BIN)/python
	@echo "Installing onrecord and what it needs (about 100 MB the first time) ..."
	@$(PIP) -e . 2>&1 | tee .venv/pip.log | $(PROGRESS)
	@$(BIN)/onrecord --version >/dev/null 2>&1 || { tail -n 20 .venv/pip.log; echo "The installation failed; see above."; exit 1; }
	@touch $@

.venv/.dev: pyproject.toml $(BUNDLED) | $(BIN)/python
	@echo "Installing onrecord with its development tools ..."
	@$(PIP) -e '.[dev]' 2>&1 | tee .venv/pip.log | $(PROGRESS)
	@$(BIN)/pytest --version >/dev/null 2>&1 || { tail -n 20 .venv/pip.log; echo "The installation failed; see above."; exit 1; }
	@touch $@ .venv/.core

demo: .venv/.core  ## build the sample record, print its summary, serve it on localhost (SERVE=0: stop after the summary)
	@echo "The command onrecord is in .venv/bin; to have it on your path: source .venv/bin/activate"
	@$(BIN)/onrecord demo --record $(RECORD) $(if $(filter 0,$(SERVE)),--no-serve,$(if $(PORT),--port $(PORT)))

test: lint types  ## everything that must hold: style, types, layout and tests (the browser has its own: browser-test)
	$(BIN)/pytest -m "not browser" -n auto --dist loadfile

lint: .venv/.dev  ## style and the one-way flow between packages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/.dev  ## mypy --strict
	$(BIN)/mypy

eval: .venv/.dev  ## measure extraction against the reference records; fails below the pinned floors
	$(BIN)/python -m quality.evaluate --reference $(REFERENCE)
	$(BIN)/python -m quality.score_office_holders
	$(BIN)/python -m quality.score_events $(REFERENCE)
	$(BIN)/python -m quality.score_propositions $(REFERENCE)

bench: .venv/.dev  ## speed of each layer beside the bare parse, their sum, and growth on hostile texts
	$(BIN)/python -m bench.layers

bench-statements: .venv/.dev  ## our statements beside textacy's, and their speed beside the bare parse
	@$(PIP) -e '.[bench]' >/dev/null
	$(BIN)/python -m bench.statements --reference $(REFERENCE)

bench-times: .venv/.dev  ## our times beside dateparser's and HeidelTime's, and their speed
	$(BIN)/python -m bench.times --reference $(REFERENCE) --environments $(PEERS)

bench-quantities: .venv/.dev  ## our quantities beside quantulum3's and CQE's, and their speed
	$(BIN)/python -m bench.quantities --reference $(REFERENCE) --environments $(PEERS)

bench-places: .venv/.dev  ## our places beside geotext's and a simple way, and their speed
	$(BIN)/python -m bench.places --reference $(REFERENCE) --environments $(PEERS)

bench-actors: .venv/.dev  ## which names we take for one person's beside rapidfuzz, and how fast actors are resolved
	$(BIN)/python -m bench.actors --environments $(PEERS)

bench-events: .venv/.dev  ## our events beside a plain subject, verb, object way, and their cost beside the bare parse
	$(BIN)/python -m bench.events --reference $(REFERENCE)

bench-across: .venv/.dev  ## how fast reports are compared with each other, and what doubling their number costs
	$(BIN)/python -m bench.across

bench-copies: .venv/.dev  ## copies found and missed beside a plain MinHash, and their speed
	$(BIN)/python -m bench.copies --reference $(REFERENCE)

bench-pages: .venv/.dev  ## how long pages take on a record of 100,000 reports (8 GB of disk, half an hour) while a build writes
	@test -f $(LARGE) || $(BIN)/python -m bench.large_record $(LARGE)
	$(BIN)/python -m bench.pages $(LARGE) --browser

# HeidelTime and CQE are GPL-3: programs beside this one, never packages of its environment.
bench-peers: $(patsubst bench/peers/requirements/%.txt,$(PEERS)/%/.installed,$(wildcard bench/peers/requirements/*.txt))  ## install the peers for these (about 1.2 GB)

$(PEERS)/%/.installed: bench/peers/requirements/%.txt
	@echo "Installing the peer $* into $(PEERS)/$* ..."
	@{ $(PYTHON) -m venv $(PEERS)/$* && $(PEERS)/$*/bin/pip install --disable-pip-version-check -q --no-deps -r $< && touch $@; } || \
	  echo "The peer $* could not be installed; the others can be measured without it."

train: .venv/.dev  ## train the models of this package anew from the corpora in REFERENCE (about an hour, needs torch)
	@$(PIP) -e '.[training]'
	$(BIN)/python -m training.coreference --reference $(REFERENCE)
	$(BIN)/python -m training.statements --reference $(REFERENCE)
	$(BIN)/python -m training.statements.acts --reference $(REFERENCE)
	$(BIN)/python -m training.events $(REFERENCE)
	$(BIN)/python -m training.factuality --reference $(REFERENCE)
	$(BIN)/python -m training.realities --reference $(REFERENCE)
	$(BIN)/python -m training.cross_coreference --reference $(REFERENCE)
	$(BIN)/python -m training.stance --reference $(REFERENCE)
	$(BIN)/python -m training.claims $(REFERENCE)/corpora --write
	$(BIN)/python -m training.denials $(REFERENCE)/corpora --write
	$(BIN)/python -m training.disputes $(REFERENCE)/corpora --write
	$(BIN)/python -m training.series $(REFERENCE)/corpora --write
	$(BIN)/python -m training.likeness.links --reference $(REFERENCE) --write

api-test: .venv/.dev  ## ask the API all that its description allows and more; some minutes
	ONRECORD_API_EXAMPLES=60 $(BIN)/pytest tests/views/api/test_described.py

browser-test: .venv/.dev  ## walk the pages in headless Chromium (installs Debian's chromium where there is none)
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { echo "Installing Debian's chromium ..."; apt-get update -qq && apt-get install -y -qq chromium; }
	$(BIN)/pytest -m browser tests/browser

screenshots: .venv/.dev  ## make the pictures of the README from the sample crisis
	$(BIN)/python tools/screenshots.py

clean:  ## remove the environments and the demo record
	rm -rf .venv .venv-bench $(RECORD) $(RECORD)-wal $(RECORD)-shm
