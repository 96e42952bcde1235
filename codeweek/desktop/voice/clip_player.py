"""Plays clips beside the effects: speech has the mixer's one stream of music."""

import contextlib
from pathlib import Path

import pygame

LOUDER = 1.4  # than effects: words must be understood


class ClipPlayer:
    """One clip at a time, if there is a sound card."""

    volume = 1.0

    @property
    def there(self) -> bool:
        """Whether anything can be heard."""
        return pygame.mixer.get_init() is not None

    def play(self, path: Path) -> None:
        """Begin a clip; one that is not there, or cannot be played, is silent."""
        if not self.there or self.volume <= 0:
            return
        with contextlib.suppress(pygame.error, OSError):
            pygame.mixer.music.load(path)
            pygame.mixer.music.set_volume(min(1.0, LOUDER * self.volume))
            pygame.mixer.music.play()

    def stop(self) -> None:
        """Be silent at once."""
        if self.there:
            pygame.mixer.music.stop()
