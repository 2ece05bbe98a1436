"""Rendered sample clips with their truth files, and the program that makes them."""
