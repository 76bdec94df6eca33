# Every command first installs what it misses, with a line saying what and why (scripts/tools.sh).

PORT ?= 8080

.PHONY: help run test check dist bench

help: ## Show these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 10

run: dist ## Build the release and serve it on localhost (PORT=8080)
	@node scripts/serve.mjs dist --port $(PORT)

test: ## Run everything: format, lints, core, browser and end-to-end tests
	@scripts/tools.sh rust wasm source crates trunk bindgen optimiser browser packages
	@scripts/test.sh

check: ## Run the quick ones: format, lints, tests of the core, the draws and the markup macros
	@scripts/tools.sh rust wasm crates
	@scripts/check.sh

dist: ## Build the release into dist/
	@scripts/tools.sh rust wasm source crates trunk bindgen optimiser
	@scripts/dist.sh

bench: dist ## Measure against a plain-JavaScript page, React and MiniSearch
	@scripts/tools.sh browser bench-packages
	@bash -c 'source scripts/env.sh && npm --prefix tests/bench --silent run bench'
