# The two commands of the README: `make report` and `make test`. `make help` lists the rest.
UNIT ?= kim-tan
YEAR ?= 2023
UV_VERSION := 0.13.9
VNU_VERSION := 26.9.27
BIN := .venv/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { command -v $$p; break; }; done)
COMPILE := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml
export PYTHONUTF8 := 1
# tests are rewritten for their assertions once, not at each start
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help report test quick fuzz lab check lint lock clean benchmark growth

help:  ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

report: .venv/ready  ## the reports of UNIT and YEAR (default: kim-tan 2023)
	@$(BIN)/giamngheo report --unit $(UNIT) --year $(YEAR)

check: .venv/ready  ## what is wrong in the data of UNIT and YEAR
	@$(BIN)/giamngheo check --unit $(UNIT) --year $(YEAR)

lab: .venv/ready  ## JupyterLab on the notebooks
	@$(BIN)/jupyter lab notebooks

test: .venv/ready-test  ## all tests, the notebooks included
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@# while types are checked, assertions of tests are rewritten: once, not by every process that tests
	@$(BIN)/pytest -qq -p no:nbval --collect-only >/dev/null & $(BIN)/mypy; checked=$$?; wait; exit $$checked
	@$(BIN)/pytest -p no:nbval -n auto --dist loadfile --no-loadscope-reorder
	@JUPYTER_DEFAULT_PROVISIONER_NAME=giamngheo-copies $(BIN)/pytest --nbval-lax --nbval-kernel-name python3 notebooks
	@echo "Tests passed. The reports they made were thrown away; 'make report' makes yours."

quick: .venv/ready-test  ## the tests but whole reports and browsers, while you work
	@$(BIN)/pytest -q -p no:nbval -n auto --dist loadfile --no-loadscope-reorder -m "not slow and not browser"

fuzz: .venv/ready-test  ## files damaged in every way that offices damage them, and what is told of each (DAMAGES=500)
	@PYTHONPATH=tests $(BIN)/python -m fuzz $(DAMAGES)

benchmark: .venv/ready-test  ## speed as ratios within one run
	@$(BIN)/python benchmarks/run.py
	@$(BIN)/python benchmarks/reports.py

growth: .venv/ready-test  ## time and memory against size (an hour); docs/growth.csv, docs/images/growth.svg
	@$(BIN)/python benchmarks/growth.py households 1e3 1e4 1e5 1e6 1e7
	@$(BIN)/python benchmarks/growth.py check 1e3 1e4 1e5 4e5
	@$(BIN)/python benchmarks/growth.py search 5 20 100
	@$(BIN)/python benchmarks/growth.py villages 5 20 100 300
	@$(BIN)/python benchmarks/memory.py 67 2 memory.csv
	@$(BIN)/python benchmarks/growth.py units memory.csv
	@$(BIN)/python benchmarks/growth.py chart

lint: .venv/ready-test  ## mend the layout of the code
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

# --- set-up: .venv is made when missing, and brought up to date when a lock file is newer ---

.venv/bin/uv:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found; install it, or name it: make report PYTHON=/path/to/python3"; exit 1; }
	@echo "[1/3] making .venv with $(PYTHON)"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Could not make .venv; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/ready: requirements.lock pyproject.toml | .venv/bin/uv
	@echo "[2/3] installing the packages of requirements.lock"
	@VIRTUAL_ENV=.venv $(BIN)/uv pip install --compile-bytecode --require-hashes -r requirements.lock
	@echo "[3/3] installing the command giamngheo"
	@VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

.venv/ready-test: requirements-test.lock .venv/ready
	@echo "[tests] installing the packages of requirements-test.lock"
	@VIRTUAL_ENV=.venv $(BIN)/uv pip install --compile-bytecode --require-hashes -r requirements-test.lock
	@touch $@

# the checker of HTML (30 MB, for Java), a package of npm: tests use it where it is
.venv/vnu.jar: | .venv/bin/uv
	@cd .venv && package=$$(npm pack --silent vnu-jar@$(VNU_VERSION)) && tar -xzf "$$package" package/build/dist/vnu.jar \
		&& mv package/build/dist/vnu.jar . && rm -r package "$$package"

lock: .venv/bin/uv  ## choose package versions anew (maintainers)
	@$(BIN)/$(COMPILE) --upgrade --extra build -o requirements.lock
	@$(BIN)/$(COMPILE) --extra test -c requirements.lock -o requirements-test.lock
	@$(BIN)/python tools/environment.py

clean:  ## take away .venv (data and reports stay)
	rm -rf .venv
