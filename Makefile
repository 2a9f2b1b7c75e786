# Two commands for a fresh machine: `make demo` and `make test`. The rest is for those who build.
SHELL := /bin/sh
PY := .venv/bin/python
export UV_PYTHON_DOWNLOADS = never
export UV_LINK_MODE = copy

.PHONY: demo test check fix bench setup setup-test clean

# Set up everything, run the main job on the example school, serve it. SERVE=0 stops before serving.
demo: setup
	@.venv/bin/nastavnik demo $(if $(filter 0,$(SERVE)),--no-serve,)

# Set up what tests need (Chromium and PostgreSQL from Debian where it may) and run every check and test.
test: setup-test
	@$(PY) tools/run_tests.py

# Lint, types, import contracts, translations, migrations: everything that needs no running program.
check: setup-test
	@$(PY) tools/check.py

fix: setup-test
	@.venv/bin/ruff check --fix -q . ; .venv/bin/ruff format -q .

# Ours against a peer in the same run; SIZES=small for a short look. Writes var/bench.json.
bench: setup-test
	@$(PY) -m bench $(if $(SIZES),--sizes $(SIZES),)

setup:
	@python3 tools/setup.py

setup-test:
	@python3 tools/setup.py --tests

clean:
	rm -rf .venv .tools var src/nastavnik/static_vendor
