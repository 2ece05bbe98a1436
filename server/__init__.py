"""The web server: exercise live before the camera, upload a video and review it."""
