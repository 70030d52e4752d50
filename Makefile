# Two commands: `make graph` builds the bundled corpus, `make test` checks everything. Each sets itself up.
# Recipes keep to what the make of macOS (3.81) knows.

BIN := .venv/bin
JOBS ?= 2
CORPUS ?=
OUT ?= out

.PHONY: graph test lint format gains mutants bench docs questions commands ontology page-types pictures notebook wheel lock clean run-env dev-env

graph: run-env ## build the graph; CORPUS=folder takes other texts, OUT=folder another place
	$(BIN)/wps-graph build $(CORPUS) --out $(OUT)

test: lint ## lint, types, tests and notebooks
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

lint: dev-env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python scripts/lint_page.py

format: dev-env
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

gains: dev-env ## statements and scores gained and lost against the frozen ones; AGAINST=revision compares with it in words, FREEZE=1 freezes anew
	@$(BIN)/python scripts/gains.py $(if $(AGAINST),--against $(AGAINST)) $(if $(FREEZE),--freeze)

mutants: dev-env ## small faults in the modules of tests/mutants/modules.toml that no test notices; PART=word takes some of them
	@$(BIN)/python scripts/mutants.py --jobs $(JOBS) $(PART)

bench: dev-env ## each benchmarks/bench_*.py, one after the other
	@for file in benchmarks/bench_*.py; do [ -f "$$file" ] || continue; echo "== $$file"; $(BIN)/python "$$file" || exit 1; done

notebook: dev-env ## run the notebooks again and keep their outputs
	$(BIN)/python scripts/run_notebooks.py notebooks/*.ipynb

docs: questions commands ontology ## write the pages that the program makes, and look for links that lead nowhere; needs no network
	$(BIN)/python scripts/links.py

questions: dev-env ## write queries/index.ttl and docs/QUESTIONS.md out of the headers in queries/
	$(BIN)/python scripts/questions.py

commands: dev-env ## write docs/COMMANDS.md out of the commands and their options
	$(BIN)/python scripts/commands.py

ontology: dev-env ## write the translations, the table of mappings and docs/TERMS.md out of the tables in ontology/
	$(BIN)/python scripts/ontology.py

page-types: dev-env ## write the records of the network page as types, against which lint holds its scripts
	$(BIN)/python scripts/page_types.py

pictures: dev-env ## take the pictures of the documents from the page of the bundled corpus; needs Chromium
	$(BIN)/python scripts/pictures.py

wheel: dev-env
	$(BIN)/hatchling build -d dist

lock: ## choose the newest versions again; needs uv
	scripts/lock.sh

clean: ## remove what the commands made
	rm -rf .venv out out-* dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

run-env:
	@scripts/setup_env.sh run

dev-env:
	@scripts/setup_env.sh dev
