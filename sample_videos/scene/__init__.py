"""The picture: room, clothes, light, camera and renderer."""
