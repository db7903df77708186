# Two commands matter: `make serve` runs the desk, `make test` runs every test.
# Both install what they need; nothing but Python 3.11 (or newer), git and make has to be there.

.DEFAULT_GOAL := help
ARGS ?=
CODE ?=
COMPARE ?=
FILES ?=

# A Python that really runs: a pyenv shim may exist and refuse.
PYTHON := $(shell for p in python3 python3.11 python3.12 python3.13 "$$HOME"/.pyenv/versions/3.1[1-3]*/bin/python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$p" && break; done)
ifeq ($(PYTHON),)
DESK = @echo "desk: Python 3.11 or newer was not found: install it and try again." >&2; exit 1;
else
DESK = @$(PYTHON) -m gateway.bootstrap
endif

.PHONY: help setup serve test check format train evaluate bench translations locale desk clean

help: ## list these commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | while IFS='|' read -r name what; do printf '  make %-13s %s\n' "$$name" "$$what"; done

serve: ## run the desk: gateway, bot and actions, with the demo bank
	$(DESK) serve $(ARGS)

test: ## run every test: bot, gateway, translations, journeys, browser
	$(DESK) test $(ARGS)

check: ## format, lint, types, import contracts, catalogues, training data
	$(DESK) check $(ARGS)

train: ## train the bot when its sources changed
	$(DESK) train $(ARGS)

evaluate: ## measure what the bot understands (COMPARE=1: beside other pipelines; FILES=…: yours)
	$(DESK) evaluate $(if $(filter-out 0,$(COMPARE)),--compare) $(ARGS) $(FILES)

bench: ## measure speed and memory beside a stock Rasa
	$(DESK) bench $(ARGS)

translations: ## check every catalogue: ids, variables, plurals, button titles
	$(DESK) translate check $(ARGS)

locale: ## begin a new locale: make locale CODE=xx
	$(DESK) translate locale $(CODE)

desk: ## any other command: make desk ARGS="doctor"
	$(DESK) $(ARGS)

setup: ## install both environments with the developer's tools, and nothing more
	$(DESK) setup

format: setup ## put every file into the project's format
	@.venv/gateway/bin/ruff format .
	@.venv/gateway/bin/ruff check --fix --exit-zero --quiet .

clean: ## remove environments and caches (the var folder with its data stays)
	@rm -rf .venv .uv .mypy_cache .ruff_cache .pytest_cache .hypothesis .rasa
