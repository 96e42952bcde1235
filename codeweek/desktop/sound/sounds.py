"""Short sounds, and tunes; silence is never a problem."""

import contextlib
import io
from importlib.resources import files
from pathlib import Path

import pygame

from codeweek.desktop.environment import quietly
from codeweek.play.melody import SOUNDS
from codeweek.play.worn_sounds import FILES

EFFECTS = ("step", "bump", "pick", "drop", "snap", "trash", "bell", "win", "not_yet")
STARS = ("star1", "star2", "star3")  # one for each star of a win, as it comes
NAMES = (*EFFECTS, *STARS, *SOUNDS)
WORN = tuple(name for names in FILES.values() for name in names)  # of who wears a sound

UNDER_SPEECH = 0.25  # of their volume
FADE = 30  # milliseconds in which a tune that is stopped is gone: it does not click


class Sounds:
    """Plays an effect by its name, when there is a sound card and the person wants it."""

    def __init__(self, on: bool = True, volume: float = 0.6) -> None:
        self.on = on
        self.volume = volume
        self.softer = False  # while somebody speaks
        self._sounds: dict[str, pygame.mixer.Sound | None] = {}
        self._tune: pygame.mixer.Sound | None = None

    def open(self) -> bool:
        """Start the sound card and load the effects; False (and silence) when there is none."""
        try:
            with quietly():
                pygame.mixer.init(22050, -16, 1, 512)
            self._sounds = {name: _read(name) for name in NAMES}
        except (pygame.error, OSError):
            self._sounds = {}
        return bool(self._sounds)

    def play(self, name: str) -> None:
        """Play an effect, if it can be."""
        if not self.on or self.volume <= 0 or not self._sounds:
            return
        if name in WORN and name not in self._sounds:
            self._sounds[name] = _worn(name)
        sound = self._sounds.get(name)
        if sound is None:
            return
        self._start(sound)

    def begin(self, file: bytes) -> None:
        """Play a WAV file in place of the one before."""
        self.stop()
        if not self.on or self.volume <= 0 or not self._sounds:
            return
        with contextlib.suppress(pygame.error):
            self._tune = pygame.mixer.Sound(file=io.BytesIO(file))
            self._start(self._tune)

    def stop(self) -> None:
        """Nothing of it any more."""
        if self._tune and self._sounds:
            self._tune.fadeout(FADE)
        self._tune = None

    def _start(self, sound: pygame.mixer.Sound) -> None:
        sound.set_volume(self.volume * (UNDER_SPEECH if self.softer else 1))
        sound.play()


def _read(name: str) -> pygame.mixer.Sound:
    return pygame.mixer.Sound(str(Path(str(files("codeweek.desktop"))) / "sounds" / f"{name}.wav"))


def _worn(name: str) -> pygame.mixer.Sound | None:
    """One that is read when it is first heard."""
    try:
        return _read(name)
    except (pygame.error, OSError):
        return None
