"""How fast the program is on this machine, measured; docs/bench.md says what and how."""
