"""People: meshes, bones, and how a posture is put on them."""
