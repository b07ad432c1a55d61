# What a person types: make demo, make test. Everything else serves these two.

# Libraries the program is built with.
BUILD_PACKAGES = libsqlite3-dev libmagic-dev zlib1g-dev libxml2-dev libxlsxwriter-dev pkg-config
# Tools it uses when they are there: pages and text of PDFs, sound and video, old DOC and XLS.
RUN_PACKAGES = poppler-utils ffmpeg catdoc
# What the tests run beside the program.
TEST_PACKAGES = strace sqlite3 python3 unzip
BENCH_PACKAGES = python3-venv python3-yaml sqlite3

PREFIX ?= /usr/local
RELEASE = swift build -c release --static-swift-stdlib
AS_OF = 2007-05-15
# Two weeks of the first campaign on air, and the day on which somebody looks at them.
AIRED = --from 2006-11-01 --to 2006-11-14
AIRED_AS_OF = 2006-11-16
JARCHI = .build/release/jarchi

.PHONY: demo test build bench format check-format install packages test-packages clean

demo: build
	rm -rf demo
	$(JARCHI) init demo --from Catalog --example --office DEMO
	$(JARCHI) status --campaign demo --as-of $(AS_OF)
	$(JARCHI) search --campaign demo --as-of $(AS_OF) "обещаниям"
	$(JARCHI) plan import --campaign demo Catalog/broadcast/plan.csv > /dev/null
	$(JARCHI) plan show --campaign demo --channel КТРК --month 2006-11
	$(JARCHI) airing import --campaign demo Catalog/broadcast/logs
	$(JARCHI) airing reconcile --campaign demo $(AIRED) --as-of $(AIRED_AS_OF)
	$(JARCHI) airing due --campaign demo $(AIRED) --as-of $(AIRED_AS_OF)
	$(JARCHI) airing review --campaign demo --no-input
	$(JARCHI) airing statement --campaign demo KTRK $(AIRED) --as asel --output demo/ktrk.xlsx
	$(JARCHI) airing statement --campaign demo KTRK $(AIRED) --as asel --output demo/ktrk.html
	$(JARCHI) airing verify --campaign demo demo/ktrk.xlsx
	@echo
	@echo "Now try: $(JARCHI) --campaign demo search ne ver obeschaniyam"

test: test-packages check-format
	swift build --build-tests
	swift test

build: packages
	$(RELEASE) --product jarchi

bench: build
	$(RELEASE) --product SearchBenchmark
	$(RELEASE) --product AiringBenchmark
	Tools/install-packages $(BENCH_PACKAGES)
	Benchmarks/run $(ONLY)

format:
	swift format -i -r Sources Tests Benchmarks Package.swift

check-format:
	swift format lint --strict -r Sources Tests Benchmarks Package.swift

install: build
	install -D -m 755 $(JARCHI) $(DESTDIR)$(PREFIX)/bin/jarchi
	install -d $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(JARCHI) manual > $(DESTDIR)$(PREFIX)/share/man/man1/jarchi.1
	$(JARCHI) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/jarchi
	$(JARCHI) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_jarchi
	$(JARCHI) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/jarchi.fish

packages:
	@Tools/install-packages $(BUILD_PACKAGES) $(RUN_PACKAGES)

test-packages: packages
	@Tools/install-packages $(TEST_PACKAGES)

clean:
	rm -rf .build demo
