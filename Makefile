# make demo   sets up and reads the sample reports; make test sets up and passes the tests
# make lint, make bench, make lock for developers
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint bench lock schema clean

demo: .venv/core
	@$(BIN)/onrecord demo

test: .venv/dev
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/dev
	$(BIN)/python benchmarks/speed.py

schema: .venv/core
	$(BIN)/onrecord schema > docs/record.schema.json

# Lock files hold package names, versions and hashes only.
lock: .venv/dev
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile pyproject.toml -q --universal -p 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml -q --universal -p 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev -o requirements-dev.lock

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "onrecord needs Python 3.11 or newer; set PYTHON=/path/to/python3"; exit 1; }
	@echo "Making the environment in .venv (about a minute the first time) …"
	@$(PYTHON) -m venv .venv || { echo "the venv module is missing; on Debian or Ubuntu: apt-get install python3-venv"; exit 1; }

.venv/core: .venv/bin/python requirements.lock pyproject.toml
	@$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --no-deps -e .
	@touch $@

.venv/dev: .venv/core requirements-dev.lock
	@$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.lock
	@touch $@

clean:
	rm -rf .venv onrecord.db onrecord.db-wal onrecord.db-shm
