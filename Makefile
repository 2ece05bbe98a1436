# Each target does its own set-up. The work is in dev.py, which runs without make too.
PYTHON ?= python3

.PHONY: setup run test check bench

setup run test check bench:
	@$(PYTHON) dev.py $@ $(ARGS)
