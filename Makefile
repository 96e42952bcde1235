# codeweek. A bare `make` lists the targets; each sets up what it needs in a local virtual environment.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python

# What is installed in .venv finds its way from where the folder is now, be it moved, copied or of another computer.
$(if $(wildcard $(VENV)),$(shell $(PYTHON) tools/settle.py))

.DEFAULT_GOAL := help
.PHONY: help run play level web serve desktop deb windows prove check fix test test-all pictures schema types course voices docs notice wheel release try-windows stick lock bench soak cover mutate clean needs

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

# The first step of all that builds: what the targets need is there, is installed, or is told in a sentence.
needs:
	@command -v $(PYTHON) >/dev/null || { echo "codeweek : il manque $(PYTHON) : tapez sudo apt-get install python3 python3-venv." >&2; exit 1; }
	@$(PYTHON) tools/needs.py $(MAKECMDGOALS)

# Where no Python is new enough for the page, all the rest is tested, and that is said last.
WITHOUT_PAGE := $(if $(filter test test-all,$(MAKECMDGOALS)),$(shell $(PYTHON) tools/needs.py --without-page))

# A release is made with LOCKED=1: of the very files whose sums are in the lock, which has all there is to install.
LOCK := packaging/lock.txt
UV := 0.13.9
LOCKED_INSTALL := $(PY) -m pip install --quiet --require-hashes --requirement $(LOCK)
EDITABLE := $(if $(LOCKED),--no-deps --no-build-isolation) --editable

$(VENV)/.ready: pyproject.toml | needs
	$(PYTHON) -m venv $(VENV)
	$(if $(LOCKED),$(LOCKED_INSTALL),$(PY) -m pip install --quiet --upgrade pip)
	$(PY) -m pip install --quiet $(EDITABLE) .
	$(PYTHON) tools/settle.py $@

$(VENV)/.dev: $(VENV)/.ready
	$(PY) -m pip install --quiet $(EDITABLE) '.[dev]'
	$(PYTHON) tools/settle.py $@

$(VENV)/.build: $(VENV)/.dev
	$(PY) -m pip install --quiet $(EDITABLE) '.[build]'
	$(PYTHON) tools/settle.py $@

$(VENV)/.measure: $(VENV)/.dev
	$(PY) -m pip install --quiet --editable '.[measure]'
	$(PYTHON) tools/settle.py $@

# npm's own record of what it installed: newer than the lock file when all of it is there.
NPM := web/node_modules/.package-lock.json
$(NPM): web/package-lock.json | needs
	cd web && npm ci --no-audit --no-fund
	touch $@

# What `make bench` is compared with; the page has no use for it.
PEERS := benchmarks/peers/node_modules/.package-lock.json
$(PEERS): benchmarks/peers/package-lock.json | needs
	cd benchmarks/peers && npm ci --no-audit --no-fund
	touch $@

run: $(VENV)/.ready ## open the game
	$(PY) -m codeweek

play: $(VENV)/.ready ## open one level or pack: make play FILE=levels/04-la-ronde/05-l-escalier.yaml
	$(PY) -m codeweek play $(FILE)

level: $(VENV)/.ready ## prove one level or folder: make level FILE=levels/04-la-ronde
	$(PY) -m codeweek check $(or $(FILE),levels)

web: $(VENV)/.dev $(NPM) ## make the game for browsers, in build/web (needs node, npm and Python 3.12 or later); PLAIN=1: of Pyodide as it is shipped
	$(PY) tools/build_web.py

serve: $(VENV)/.ready ## hand the game for browsers out to the room; it is made first where `make web` has not
	@[ -f build/web/index.html ] || $(MAKE) web
	$(PY) -m codeweek serve $(if $(PORT),--port $(PORT))

desktop: notice $(VENV)/.build ## make the program that needs no Python for this system, in dist, and try it
	PYTHONPATH=tests $(PY) tools/build_desktop.py
	$(PY) tools/make_notice.py dist/codeweek

deb: desktop ## make the Debian package of that program, in dist, and install, start and remove it in an empty root
	$(PY) tools/build_deb.py

windows: notice ## make the Windows folder, of wheels and of python.org's Python: make windows [PYTHON_ZIP=FILE] [PYTHON_SHA256=…]
	$(PY) tools/build_windows.py $(if $(PYTHON_ZIP),--python '$(PYTHON_ZIP)') $(if $(PYTHON_SHA256),--sha256 $(PYTHON_SHA256))
	$(PY) tools/make_notice.py dist/codeweek-windows

prove: $(VENV)/.dev ## search every level again on all cores and keep the proofs in levels/proofs.json
	$(PY) -m codeweek check levels --no-cache --save

check: $(VENV)/.dev $(NPM) ## lint, types, levels proved, language files complete, rules of the house; changes nothing
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m codeweek check levels
	$(PY) tools/check_texts.py
	$(PY) -m pytest -q -p no:cacheprovider tests/unit/test_layers.py tests/unit/test_say_sentences.py tests/unit/test_promises.py tests/unit/test_imported.py # rules of the house that no linter knows
	cd web && npm run --silent check

fix: $(VENV)/.dev ## format and mend what can be mended by itself
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

# Those in browsers wait as much as they compute, and begin first (tests/schedule.py): one worker more than there are cores.
test test-all: export PYTHONDONTWRITEBYTECODE = # empty: what pytest makes of the tests is kept, seven seconds of each worker
TESTED = $(if $(WITHOUT_PAGE),$(VENV)/.dev,web)
PYTEST = $(PY) -m pytest $(WITHOUT_PAGE) -n $$(($$(getconf _NPROCESSORS_ONLN) + 1))
test: $(TESTED) ## what a change must pass, in some ten minutes; what it needs is installed first, or told (SYSTEM=no: told only)
	$(PY) -m compileall -q codeweek # once, not by each of the programs that tests start
	$(PYTEST) --ignore tests/extended

test-all: $(TESTED) ## all the tests: every size, every browser, towns, the office sheet (with PostgreSQL, Firefox and LibreOffice)
	$(PY) -m compileall -q codeweek
	CODEWEEK_PROFILE=$(or $(CODEWEEK_PROFILE),all) $(PYTEST)

pictures: web ## draw the approved pictures again (look at their difference before committing)
	$(PY) -m pytest tests/pictures --approve
	$(PY) tools/screenshots.py build/screens
	cp build/screens/run-4-5-middle-1280x800.png docs/pictures/level.png
	PYTHONPATH=tests $(PY) tools/guide_pictures.py
	PYTHONPATH=tests $(PY) tools/make_animation.py docs/pictures/film.webp
	node tools/page_picture.mjs docs/pictures/page-tablet.png
	CODEWEEK_PYTHON=$(PY) node tools/room_pictures.mjs docs/pictures

schema: $(VENV)/.dev ## write again the schemas of level and pack files, for editors
	$(PY) tools/make_schemas.py

types: $(VENV)/.dev ## write again what the page must know of the core, in web/src/generated (each build of it does too)
	$(PY) tools/make_types.py

course: $(VENV)/.dev ## list the levels of the shipped course for codes of words, when they changed
	$(PY) tools/make_course.py

voices: $(VENV)/.dev ## make the clips that are missing, what is read aloud (needs pico2wave and lame), and forget the others
	$(PY) tools/make_voices.py

docs: $(VENV)/.dev ## make the guides as a small site, in build/docs
	$(PY) tools/make_types.py
	$(PY) tools/architecture.py
	$(PY) tools/make_reference.py
	$(PY) tools/make_docs.py

notice: web ## list all that is shipped: with its licence texts in build/NOTICE.txt, for programs in build/codeweek.cdx.json; a missing licence fails
	$(PY) tools/make_notice.py

wheel: notice ## make the wheel, the page included, in dist, and win the whole course with it in an empty environment, then by `uvx` and `pipx run`
	CODEWEEK_PAGE=build/web $(PY) -m pip wheel --quiet --no-deps $(if $(LOCKED),--no-build-isolation) --wheel-dir dist .
	PYTHONPATH=tests $(PY) tools/try_wheel.py

release: needs ## make all that a release holds, in dist, try each part, and list their sums (WHOLE=yes: fail if one cannot be had here)
	$(MAKE) LOCKED=1 $(VENV)/.build $(NPM)
	$(LOCKED_INSTALL) # where .venv was made otherwise
	$(PY) tools/make_release.py $(if $(WHOLE),--whole)

try-windows: notice $(VENV)/.build ## try the Windows folder and the stick under Wine; pictures in build/windows/pictures
	@[ -x dist/codeweek/codeweek ] || $(MAKE) desktop
	PYTHONPATH=tests $(PY) tools/try_windows.py

stick: notice desktop ## make one folder for a USB key, in dist/codeweek-stick, and try it: make stick [PYTHON_ZIP=FILE] [PYTHON_SHA256=…]
	$(PY) tools/build_stick.py $(if $(PYTHON_ZIP),--python '$(PYTHON_ZIP)') $(if $(PYTHON_SHA256),--sha256 $(PYTHON_SHA256))

lock: needs ## pin what a release is made of, with sums, in packaging/lock.txt (needs Internet; read its difference)
	$(PYTHON) -m venv build/uv
	build/uv/bin/pip install --quiet uv==$(UV)
	build/uv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra dev --extra build --extra web \
		--custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade) pyproject.toml packaging/lock.in --output-file $(LOCK)

bench: web $(PEERS) ## measure everything beside its budget and its peers (ten minutes, on a quiet machine); table in build/bench.md
	$(PY) -m benchmarks

soak: web ## random children on both shells for a while: make soak MINUTES=60 SEED=7
	$(PY) -m soak --minutes $(or $(MINUTES),10) --seed $(or $(SEED),1)

cover: $(VENV)/.measure ## what of the code the quick tests run, as a table; each line of it in build/coverage/index.html
	mkdir -p build/coverage
	$(PY) -m coverage run -m pytest tests/unit tests/property
	$(PY) -m coverage report --sort=cover
	$(PY) -m coverage html --quiet --directory build/coverage

mutate: $(VENV)/.measure $(NPM) ## put bugs into the code, and see whether the tests notice (some twenty minutes on two cores)
	$(PY) tools/mutate.py

clean: ## forget the virtual environment and what was built
	rm -rf $(VENV) build dist web/node_modules benchmarks/peers/node_modules
