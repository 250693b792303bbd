# The front door: make run · make test · make check · make setup
PYTHON ?= python3
VENV_PYTHON = .venv/bin/python

.PHONY: run test check setup setup-test lock bench

run: setup
	$(VENV_PYTHON) main.py

test: setup-test
	$(VENV_PYTHON) tests/check.py --tests

check: setup-test
	$(VENV_PYTHON) tests/check.py

bench: setup-test
	$(VENV_PYTHON) -m pytest tests/benchmarks --benchmark-only -p no:randomly

setup:
	@$(PYTHON) packaging/setup.py

setup-test: setup
	@$(PYTHON) packaging/setup.py --test

lock:
	packaging/lock.sh
