"""The children of the window: the real app without a screen, driven by posted events."""
