# Two commands do everything: `make demo` opens a running city, `make test` runs every check.
SHELL := /bin/bash
.PHONY: demo test bench pages lint clean screenshots

PORT ?= 8080
PEOPLE ?= 16000

demo: pages
	scripts/need cargo
	cargo build --release --quiet
	target/release/lilian demo --people $(PEOPLE) --port $(PORT)

test:
	scripts/test

bench: pages
	cargo build --release --quiet
	target/release/lilian bench --people 100000

# The pages are built first: the binary embeds them.
pages: web/dist/index.html

web/dist/index.html: $(shell find web/src web/public web/index.html web/package-lock.json messages -type f 2>/dev/null)
	scripts/need node
	cd web && npm ci --no-audit --no-fund --silent && npm run build --silent
	touch web/dist/index.html

lint:
	cargo clippy --workspace --all-targets -- -D warnings

# Pictures of the pages at 1440 and 390 px in both languages, into .local/shots; also the README's picture.
screenshots: pages
	scripts/screenshots

clean:
	rm -rf target web/dist web/node_modules .local
