"""Measures of a body: each a named, pure function with a unit, in files by part of the body."""
