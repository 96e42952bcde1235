"""The comics of the window: a chapter opens and ends, the last scene, the credits, the diploma."""
