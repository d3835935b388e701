# The front door. `make` alone lists what there is.
#
#   PYTHON  the interpreter that creates the virtual environment
#   VENV    where that environment lives
#   PY      an interpreter that already has everything: nothing is installed then

PYTHON ?= python3
VENV   ?= .venv
BUILD  ?= _build
PORT   ?= 8000
JOBS   ?= auto

ifdef PY
installed = # an interpreter was given: it is used as it is
else
PY := $(VENV)/bin/python
installed = $(foreach extra,$(1),$(VENV)/.installed-$(extra))
endif

# One date for everything that writes one, so that equal sources give equal sites.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1767225600)
export SOURCE_DATE_EPOCH
export PYTHONPATH := $(CURDIR)$(if $(PYTHONPATH),:$(PYTHONPATH))
# Small matrices: threads cost more than they bring.
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1
# What one process compiles the hundreds after it need not.
unexport PYTHONDONTWRITEBYTECODE

# What takes long to compile of that which the site imports, in this order.
IMPORTED   := sphinx.application, backproplab.estimators, backproplab.plotting, pandas, \
              sklearn.ensemble, sphinx_gallery.gen_gallery, myst_nb.sphinx_, sympy, \
              sphinxcontrib.bibtex, numpydoc, fontTools.subset, jupyter_cache, \
              ipykernel.ipkernel, autograd
HTML       := $(BUILD)/html
UNFINISHED := $(BUILD)/unfinished
SPHINX     := "$(PY)" -m sphinx -c . -d "$(BUILD)/doctrees" -j $(JOBS) \
              -W --keep-going -n $(SPHINXOPTS)

# The folder may have a space in its name, which make's own functions take for the end
# of one: paths are quoted, and made absolute without them.
WHOLE_PY   := $(if $(filter /%,$(PY)),$(PY),$(CURDIR)/$(PY))

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-15s %s\n", $$1, $$2}' Makefile

.PHONY: html
html: $(call installed,docs) ## build the site
	@[ -w docs ] || { echo "make html: expected a folder docs/ that may be written, for" \
	  "the pages of the gallery and of the API, wherever BUILD is; got $(CURDIR)/docs." \
	  "Try in a copy of the repository." >&2; exit 1; }
	@mkdir -p "$(BUILD)"
# A build that failed or was killed leaves half-written pages, and warnings that Sphinx
# would not repeat: start the pages afresh. Executed notebooks and examples are kept.
	@if [ -e "$(UNFINISHED)" ]; then rm -rf "$(HTML)" "$(BUILD)/doctrees"; fi
	@touch "$(UNFINISHED)"
	$(SPHINX) -b html docs "$(HTML)"
	@rm "$(UNFINISHED)"
	@echo "Open file://$$(cd "$(HTML)" && pwd)/index.html, or run: make serve"

.PHONY: serve
serve: html ## build, then serve the site on this machine
	@echo "http://127.0.0.1:$(PORT)/ (Ctrl-C stops)"
	@"$(PY)" -m http.server --bind 127.0.0.1 --directory "$(HTML)" $(PORT)

.PHONY: test
test: html doctest ## test everything, and of the built site one page of each kind
test: $(call installed,docs test)
	"$(PY)" -m pytest -n 2 --dist worksteal \
	  -m "not timing and not downloads and not thorough"

.PHONY: check-more
check-more: html ## visit every other page, and others in other looks; plant more bugs
check-more: $(call installed,docs test)
	"$(PY)" -m pytest -n 2 --dist worksteal -m thorough

.PHONY: check-downloads
check-downloads: html ## run every script and notebook that the site offers
check-downloads: $(call installed,docs test)
	"$(PY)" -m pytest -n 2 -m downloads

.PHONY: check-site
check-site: html ## measure the built site: budgets, seconds, links, downloads
check-site: $(call installed,docs test)
	"$(PY)" -m pytest tests/site tests/speed

.PHONY: check-twice
check-twice: $(call installed,docs) ## build in two folders, compare every byte
	rm -rf "$(BUILD)/twice"
	for folder in one "another folder/größer"; do \
	  mkdir -p "$(BUILD)/twice/$$folder" && git ls-files -z \
	    | tar --create --null --files-from=- \
	    | tar --extract -C "$(BUILD)/twice/$$folder" \
	    && env PYTHONPATH= $(MAKE) -C "$(BUILD)/twice/$$folder" html \
	       PY="$(WHOLE_PY)" BUILD=_build || exit 1; \
	done
# .buildinfo is Sphinx's own note on its settings, among them the folder it runs in.
	diff -r --exclude=.buildinfo "$(BUILD)/twice/one/_build/html" \
	  "$(BUILD)/twice/another folder/größer/_build/html"
	@echo "Both folders hold the same bytes."

.PHONY: book
book: $(call installed,docs) ## everything on one page, to print; a PDF if there is Chromium
	$(SPHINX) -b singlehtml docs "$(BUILD)/book"
	@for browser in chromium chromium-browser google-chrome; do \
	  if command -v $$browser >/dev/null; then \
	    $$browser --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
	      --force-prefers-reduced-motion \
	      --print-to-pdf="$(BUILD)/book/backproplab.pdf" \
	      "file://$$(cd "$(BUILD)" && pwd)/book/index.html" && break; \
	  fi; done

.PHONY: doctest
doctest: $(call installed,docs test) ## run the examples of the docstrings and the README
	"$(PY)" -m pytest -n 2 -q --doctest-modules --doctest-glob=README.md \
	  backproplab README.md

.PHONY: lint
lint: $(call installed,dev) ## check style, format and types
	"$(PY)" -m ruff check .
	"$(PY)" -m ruff format --check .
	"$(PY)" -m mypy

.PHONY: bench
bench: $(call installed,test oracles) ## measure speed against peers
	"$(PY)" -m benchmarks

.PHONY: clean
clean: ## remove what was built; the environment and pip's cache stay
	rm -rf "$(BUILD)" docs/auto_gallery docs/reference/api

# Reached only while $(VENV) is ours to fill; the stamp is written last.
$(VENV)/.installed-%: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	  "backproplab needs Python 3.11 or newer, $(PYTHON) is " \
	  + sys.version.split()[0] + ". Try: make PYTHON=python3.12")'
	@"$(PY)" -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv $(VENV)
# pip works on one core, and waits for the disk. Three of them install a third each of
# what is pinned for the site; the last, below, finds that done, or does what is missing.
	@$(if $(filter docs,$*),for third in 0 1 2; do \
	  awk '/besides/ { exit } /^[a-z]/ && n++ % 3 == third' third=$$third \
	    constraints.txt > $(VENV)/third-$$third.txt; \
	  "$(PY)" -m pip install --quiet --no-deps --no-compile --disable-pip-version-check \
	    -r $(VENV)/third-$$third.txt & \
	done; wait)
# What builds the package is needed for the site too: once it is there, pip need not
# install it a second time, apart from everything else.
# To build the site, Python compiles what is imported; pip would spend half its time on
# all the rest. It begins on the other core, while pip is busy with the package. What
# tests import is compiled before: there a warning is an error.
	@$(if $(filter docs,$*),"$(PY)" -c 'import $(IMPORTED)' 2>/dev/null &)
	"$(PY)" -m pip install $(if $(filter docs,$*),--no-compile) \
	  $$("$(PY)" -c 'import hatchling, editables' 2>/dev/null && echo --no-build-isolation) \
	  --disable-pip-version-check -c constraints.txt -e '.[$*]'
	@touch $@
