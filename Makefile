# What there is to do with this project. Needs python3 (3.11 or newer) with venv; uses uv where it finds it.
PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
ORIGINALS ?= ../shared/originals
export ORIGINALS

.PHONY: help run set-up set-up-tests chromium fuzzer test build tests check style types datasets bench soak fuzz format lock

help: ## list these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

run: ## set up, build the data, open the dashboard on 127.0.0.1:8501
	@$(PYTHON) start/start.py

set-up:
	@$(PYTHON) start/set_up.py

set-up-tests:
	@$(PYTHON) start/set_up.py --tests

chromium: set-up-tests
	@$(VENV_PYTHON) -m tests.install_chromium

check: style types datasets ## format, lint, types, and everything that can be wrong with the datasets

style: set-up-tests
	@$(VENV_PYTHON) -m ruff format --check .
	@$(VENV_PYTHON) -m ruff check .

types: set-up-tests
	@$(VENV_PYTHON) -m mypy

datasets: set-up-tests
	@$(VENV_PYTHON) -m etl check

test: check chromium build tests ## set up (Chromium too), then everything that CI runs

build: set-up-tests
	@$(VENV_PYTHON) -m etl build

# Two at a time, as many as a small machine bears: each has a Chromium and a dashboard of its own. A process
# that has nothing left takes from the end of what the other still has to do.
tests: set-up-tests
	@$(VENV_PYTHON) -m pytest --numprocesses 2 --dist worksteal --durations 10

bench: chromium ## measure, side by side in one run, as ratios
	@$(VENV_PYTHON) -m tests.bench

# Where the fuzzer cannot be had, this says so, and the soak tells its fuzzing as left out.
fuzzer: set-up-tests
	@$(VENV_PYTHON) -m tests.fuzz.install

soak: chromium ## the long proofs: kills, full disks, fuzzing, load, growth, scale, large data; adds lines to tests/soak_results.md
	@$(VENV_PYTHON) -m tests.fuzz.install || true
	@$(VENV_PYTHON) -m tests.soak

fuzz: fuzzer ## fuzzing guided by coverage; installs atheris, which only Linux has
	@$(VENV_PYTHON) -m tests.fuzz

format: set-up-tests ## put the code into its standard form
	@$(VENV_PYTHON) -m ruff format .
	@$(VENV_PYTHON) -m ruff check --fix .

lock: set-up-tests ## choose the newest versions anew (needs uv)
	@uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --upgrade pyproject.toml -o requirements.lock
	@uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --upgrade -c requirements.lock pyproject.toml --group test -o requirements-dev.lock
	@uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 --upgrade --group fuzz -o requirements-fuzz.lock
