# Two commands do everything on a fresh machine: `make demo` and `make test`.
# Both make their own environment in .venv first: with uv where it is installed and works, else with venv and pip.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: demo test lint types contract docs docs-fresh bench lock clean

demo: $(STAMP)  ## crawl, parse and serve the recorded pages that ship with the project
	$(BIN)/onrecord demo

test: $(STAMP) lint types contract docs-fresh  ## everything that must hold before a commit
	$(BIN)/pytest -q -n auto --dist loadfile

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

contract: $(STAMP)
	$(BIN)/lint-imports --no-cache

docs: $(STAMP)  ## regenerate the generated parts of the README
	$(BIN)/cog -r README.md

docs-fresh: $(STAMP)
	$(BIN)/cog --check README.md

bench: $(STAMP)  ## ratios against floors and peers, in one run each; figures, no verdicts
	$(BIN)/python -m tests.benchmarks.reading
	$(BIN)/python -m tests.benchmarks.growth
	$(BIN)/python -m tests.benchmarks.embargo
	$(BIN)/python -m tests.benchmarks.dates
	$(BIN)/python -m tests.benchmarks.newsroom
	$(BIN)/python -m tests.benchmarks.alarms
	$(BIN)/python -m tests.benchmarks.nights

lock: $(STAMP)  ## pin the newest versions that pyproject.toml allows, without addresses
	uv pip compile --universal --quiet --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 --extra dev --upgrade pyproject.toml -o requirements.lock

clean:
	rm -rf .venv

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "onrecord needs Python 3.11, 3.12 or 3.13 with venv; none was found on PATH." >&2; exit 2; }
	@if command -v uv >/dev/null 2>&1 \
		&& { test -x $(BIN)/python || uv venv --quiet --python $(PYTHON) .venv; } \
		&& uv pip install --quiet --python $(BIN)/python -r requirements.lock \
		&& uv pip install --quiet --python $(BIN)/python --no-deps -e .; then :; else \
		{ test -x $(BIN)/pip || $(PYTHON) -m venv .venv; } && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .; \
	fi
	@touch $@
