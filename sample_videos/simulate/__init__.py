"""Clips without pictures: what a landmarker would find in them, made from the truth and an error
model fitted to rendered clips. docs/simulation.md says how, and how well it fits.
"""

from sample_videos.simulate.run import simulate_clips as simulate_clips
