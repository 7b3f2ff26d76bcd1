# Two commands do all set-up on a fresh Debian with python3, make and git: `make demo`, `make test`.
# Recipes are plain POSIX sh; what is longer than a line stands in tools/.
.POSIX:
.SILENT:
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help setup text demo test test-postgres test-long bench lint lock messages clean dev

BIN  = .venv/bin
STEP = sh tools/step.sh
# Two cores; a file's tests stay on one of them, so that what they share is made once.
# Long files, the browser's first among them, begin first: in order of name, not of their number of tests.
PYTEST = $(BIN)/pytest -q -n 2 --dist loadfile --no-loadscope-reorder

help: ## List these targets
	awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: ## Install only what Huying runs with; then .venv/bin/huying works
	sh tools/setup.sh run

text: ## Install also what learns which unit a suggestion goes to (scikit-learn, 270 MB)
	sh tools/setup.sh text

demo: setup ## Show Huying with an invented congress, in the browser; never destroys data
	exec $(BIN)/huying demo

test: dev ## Check everything: style, types, imports, migrations, docs, tests with a browser
	$(STEP) "browser and fonts" sh tools/browser.sh
	$(MAKE) --no-print-directory lint
	$(STEP) "system check" $(BIN)/huying check
	$(STEP) "migrations are complete" $(BIN)/huying makemigrations --check --dry-run
	$(STEP) "tests (SQLite)" $(PYTEST) $${HUYING_NO_BROWSER:+-m "not browser"}

test-postgres: dev ## Run on a private PostgreSQL what may differ there (all but browser, documents and what uses no database)
	$(STEP) "fonts" sh tools/fonts.sh
	$(STEP) "PostgreSQL" sh tools/postgres.sh
	$(STEP) "tests (PostgreSQL)" $(BIN)/python tools/with_postgres.py --migrated -- \
	    $(PYTEST) -m "not browser and not documents and not once"

test-long: dev ## Run the large counts: many kills, contenders, dates and steps
	$(STEP) "browser and fonts" sh tools/browser.sh
	$(STEP) "PostgreSQL" sh tools/postgres.sh
	HUYING_LONG=1 $(STEP) "long tests (SQLite)" $(PYTEST) -m long -rA
	HUYING_LONG=1 $(STEP) "long tests (PostgreSQL)" \
	    $(BIN)/python tools/with_postgres.py --migrated -- \
	    $(PYTEST) -m "long and not once" -rA tests/reliability tests/rehearsal

bench: dev ## Measure pages and acts on 100,000 suggestions against a bare view (SIZE=10k, 1m), letters, and search (TEXTS=, LONG_TEXTS=)
	$(STEP) "fonts" sh tools/fonts.sh
	$(BIN)/python -m bench --size $${SIZE:-100k}
	$(BIN)/python -m bench.texts --size $${TEXTS:-1m} --exact
	$(BIN)/python -m bench.texts --size $${LONG_TEXTS:-100k} --long
	$(STEP) "PostgreSQL" sh tools/postgres.sh
	$(BIN)/python tools/with_postgres.py -- $(BIN)/python -m bench.texts --size $${TEXTS:-1m}
	$(BIN)/python tools/with_postgres.py -- $(BIN)/python -m bench.texts --size $${LONG_TEXTS:-100k} --long

lint: dev ## Check style, templates, types and who imports whom
	$(STEP) "ruff check" $(BIN)/ruff check --quiet
	$(STEP) "ruff format" $(BIN)/ruff format --check --quiet
	$(STEP) "djlint" $(BIN)/djlint --lint --quiet huying
	$(STEP) "wrapped for translation" $(BIN)/python tools/untranslated.py huying
	$(STEP) "mypy" $(BIN)/mypy
	$(STEP) "lint-imports" $(BIN)/lint-imports --no-logo --no-cache

lock: dev ## Remake requirements/*.txt from pyproject.toml (UPGRADE=--upgrade: newest versions)
	sh tools/lock.sh $(UPGRADE)

messages: dev ## Collect every text of the interface for translation (huying/locale)
	sh tools/debian_install.sh gettext
	$(BIN)/python tools/messages.py --collect

clean: ## Remove .venv, caches and test output; databases and uploads stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis test-output *.egg-info build
	find huying tests tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

dev:
	sh tools/setup.sh dev
