# Everything a fresh checkout needs: `make test`, `make demo`, `make check`.

# PYTHON chooses the interpreter of the environment; 3.11 or later.
PYTHON ?= $(firstword $(shell command -v python3.11) $(shell command -v python3) python3)
BIN := .venv/bin
ROOMS := mentorpost mentorship inbox_rules store mailer templates
PYTEST := $(BIN)/python -m pytest -n 2
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-annotate --no-header \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
# What `make test` runs on PostgreSQL too, beside SQLite: the stories of these names, and what strains a store most.
STORIES := full or waiting or forget or goal or life
ON_BOTH := tests/test_transcripts.py tests/store/test_capacity.py tests/store/test_search.py \
    tests/store/test_people.py tests/faults/test_any_order.py
# What reads mails and patterns, and never a store.
NO_STORE := tests/inbox_rules tests/test_regular_expressions.py tests/test_supply.py

.PHONY: help env dovecot postfix postgresql test test-postgresql test-long check lint lock demo clean

help:
	@echo "make test       set up what is missing, then run the tests"
	@echo "make check      format, lint, types and tests: what has to be green before a commit"
	@echo "make test-postgresql  all tests that touch a store, on a PostgreSQL of their own"
	@echo "make test-long  the tests with the full figures of the long ones"
	@echo "make lock       write the locks anew: versions and hashes for a release"
	@echo "make demo       play a whole mentoring programme in half a minute"
	@echo "make clean      remove the environment and everything built"

env: .venv/ready

.venv/ready: setup.cfg pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@# Debian's Python comes without ensurepip, but its pip can serve another interpreter.
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv .venv \
	    || { $(PYTHON) -m venv --without-pip .venv && $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

dovecot:
	@sh tests/get_dovecot.sh

postfix:
	@sh tests/get_postfix.sh

postgresql:
	@sh tests/get_postgresql.sh

test: env dovecot postfix postgresql
	$(PYTEST) -m "not long"
	MENTORPOST_TEST_STORE=postgresql $(PYTEST) -m "not long" -k "not test_transcripts or $(STORIES)" $(ON_BOTH)

test-postgresql: env dovecot postfix postgresql
	MENTORPOST_TEST_STORE=postgresql $(PYTEST) -m "not long" $(NO_STORE:%=--ignore=%)

test-long: env dovecot postfix postgresql
	$(PYTEST)

lint: env
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/bandit --quiet --recursive $(ROOMS)

check: lint test

# The versions and hashes that a release is installed with; see docs/dependencies.md.
lock: env
	$(BIN)/python -m pip install --quiet pip-tools
	$(COMPILE) --upgrade --output-file requirements.lock setup.cfg
	$(COMPILE) --upgrade --constraint requirements.lock --extra oauth --extra keyring \
	    --output-file requirements-login.lock setup.cfg

demo: env
	$(BIN)/mentorpost demo

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
