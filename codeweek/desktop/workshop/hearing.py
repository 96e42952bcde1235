"""The tune of a draft is heard, and a line goes along its roll meanwhile."""

from collections.abc import Callable

from codeweek.desktop.sound.sounds import Sounds
from codeweek.play.tune.note_times import RATE, Part
from codeweek.play.tune.synth import samples, wav
from codeweek.worlds.music.score import Score


class Hearing:
    """At most one tune at a time; `sounds` gives what plays it."""

    def __init__(self, sounds: Callable[[], Sounds]) -> None:
        self.sounds = sounds
        self._part: Part | None = None
        self._gone = 0.0  # seconds

    @property
    def beat(self) -> float | None:
        """The beat that is heard; None: there is silence."""
        return self._part.beat(round(self._gone * RATE)) if self._part else None

    def press(self, score: Score) -> None:
        """Play it from its beginning, or be silent when one plays."""
        if self._part:
            self.stop()
            return
        self._part, self._gone = Part(score), 0.0
        self.sounds().begin(wav(samples([self._part])))

    def stop(self) -> None:
        """Be silent."""
        if self._part:
            self.sounds().stop()
        self._part = None

    def tick(self, dt: float) -> bool:
        """Go on; whether something is to be seen of it."""
        if self._part is None:
            return False
        self._gone += dt
        if self._gone * RATE >= self._part.last:
            self.stop()
        return True
