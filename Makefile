SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.complete
PROFILE ?= registry/organisations/shakhty-school-9.yaml
SUPPLEMENT ?= registry/organisations/shakhty-school-9.example.yaml
SOURCES := normdocs flows tests benchmarks

.PHONY: help setup demo demo-change test slow check format lint types contracts bench reference clean

help: ## Эта справка
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: $(STAMP) ## Подготовить окружение .venv и команду .venv/bin/normdocs

$(STAMP): requirements.lock pyproject.toml tools/system-packages
	@tools/system-packages libreoffice-writer-nogui fonts-liberation fonts-crosextra-carlito fonts-crosextra-caladea
	$(PYTHON) -m venv $(VENV) || { tools/system-packages python3-venv && $(PYTHON) -m venv $(VENV); }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: setup ## Полный комплект документов МБОУ СОШ № 9 г. Шахты в outputs/
	$(BIN)/normdocs onboard $(PROFILE) --supplement $(SUPPLEMENT)

demo-change: setup ## Область заменила приказ: что меняется у двух вымышленных школ, приказы S23 и отчёт (outputs/demo-change)
	$(BIN)/python -m tools.demo_change

test: setup ## Все тесты (LibreOffice, SQLite, PostgreSQL, Prefect)
	@tools/system-packages postgresql poppler-utils openssl libengine-gost-openssl
	$(BIN)/python -m pytest -n 2 -m "not slow" --cov --cov-report=term:skip-covered $(ARGS)
	$(BIN)/python -m coverage report --include='normdocs/domain/*,normdocs/content/*,normdocs/services/*' --fail-under=95 --skip-covered

slow: setup ## Долгие тесты: сервер Prefect с исполнителем, двадцать прерванных запусков
	@tools/system-packages postgresql poppler-utils openssl libengine-gost-openssl
	$(BIN)/python -m pytest -m slow $(ARGS)

check: format lint types contracts test ## Всё, что проверяет CI

format: setup
	$(BIN)/ruff format --check $(SOURCES)

lint: setup
	$(BIN)/ruff check $(SOURCES)

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports

bench: setup ## Отношения скоростей в одном прогоне
	@tools/system-packages nodejs npm || true
	$(BIN)/python -m benchmarks

reference: setup ## Пересобрать docs/reference из кода
	$(BIN)/python -m tools.reference

clean: ## Удалить outputs/
	rm -rf outputs
