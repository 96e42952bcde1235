"""Short sounds; silence is never a problem."""

from importlib.resources import files
from pathlib import Path

import pygame

from codeweek.play.melody import SOUNDS

EFFECTS = ("step", "bump", "pick", "drop", "snap", "trash", "bell", "win", "not_yet")
STARS = ("star1", "star2", "star3")  # one for each star of a win, as it comes
NAMES = (*EFFECTS, *STARS, *SOUNDS)

UNDER_SPEECH = 0.25  # of their volume


class Sounds:
    """Plays an effect by its name, when there is a sound card and the person wants it."""

    def __init__(self, on: bool = True, volume: float = 0.6) -> None:
        self.on = on
        self.volume = volume
        self.softer = False  # while somebody speaks
        self._sounds: dict[str, pygame.mixer.Sound] = {}

    def open(self) -> bool:
        """Start the sound card and load the effects; False (and silence) when there is none."""
        try:
            pygame.mixer.init(22050, -16, 1, 512)
            folder = Path(str(files("codeweek.desktop"))) / "sounds"
            self._sounds = {name: pygame.mixer.Sound(str(folder / f"{name}.wav")) for name in NAMES}
        except (pygame.error, OSError):
            self._sounds = {}
        return bool(self._sounds)

    def play(self, name: str) -> None:
        """Play an effect, if it can be."""
        sound = self._sounds.get(name)
        if not self.on or self.volume <= 0 or sound is None:
            return
        sound.set_volume(self.volume * (UNDER_SPEECH if self.softer else 1))
        sound.play()
