# The front door: make run · make test · make check · make package
PYTHON ?= python3
VENV_PYTHON = .venv/bin/python

.PHONY: run test check setup setup-test lock bench package updates smoke

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

# Installers for this system into dist/; TOOLS=1 installs the tools first (root).
package:
	$(PYTHON) packaging/build.py $(if $(TOOLS),--tools)

# Signed update packages (升级包) of what is in dist/, with the key of whoever makes releases.
updates: setup
	$(VENV_PYTHON) packaging/sign_update.py $(wildcard dist/*.deb dist/*.exe)

# Installs what is in dist/ in bare systems and uses it (root).
smoke:
	$(PYTHON) packaging/smoke_test.py
	$(PYTHON) packaging/smoke_windows.py
