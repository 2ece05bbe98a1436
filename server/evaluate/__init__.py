"""How well the program judges clips whose truth is known: docs/evaluate.md."""
