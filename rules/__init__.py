"""What an exercise is and how it is judged: pure functions, one engine, no clock, no files."""
