"""Video in, landmarks and pictures out."""
