"""A level's tune is listened to: what can be heard of it, what is, and what is lit of its roll meanwhile."""

from collections.abc import Sequence

from codeweek.app.film_scenes import FilmScenes
from codeweek.levels.level import Level
from codeweek.play.tune import tune_listening as tune
from codeweek.play.tune.note_times import RATE, Part
from codeweek.scene import Shape
from codeweek.text import Text


def has_tune(level: Level) -> bool:
    """Whether there is something to listen to on a level."""
    return level.kind == tune.KIND


class TuneListener:
    """At most one way of listening at a time; it ends when the film goes elsewhere."""

    def __init__(self, level: Level, scenes: FilmScenes) -> None:
        self.level, self.film, self.scenes = level, scenes.film, scenes
        self.way = ""
        self._now: tune.Listening | None = None
        self._gone = 0.0  # seconds of it
        self._at: object = None  # where the film stands meanwhile

    @property
    def offered(self) -> Sequence[str]:
        """What can be heard now."""
        if not has_tune(self.level):
            return ()
        now = (*tune.answers(self.level), *tune.offered(self.scenes.world))
        return [way for way in now if way in tune.ways(self.level)]

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What is drawn over the picture of now."""
        return self._now.shapes(self._gone * RATE) if self._now else ()

    @property
    def _spot(self) -> object:
        return self.film.head.map, self.film.head.player.index, self.film.traces

    def press(self, way: str, text: Text) -> tuple[Part, ...]:
        """Listen to it, or no more when that is what is heard; the parts that are heard."""
        again = way == self.way
        self.stop()
        if again or way not in self.offered:
            return ()
        self.film.head.pause()
        self.way, self._gone, self._at = way, 0.0, self._spot
        known = way in tune.WAYS
        self._now = tune.listening(self.scenes.world, way) if known else tune.foreseen(self.level, way, text)
        return self._now.parts

    def stop(self) -> None:
        """Nothing is listened to any more."""
        self.way, self._now = "", None

    def tick(self, dt: float) -> bool | None:
        """Go on; None: nothing is listened to; False: it has come to its end."""
        if self._now is None:
            return None
        self._gone += dt
        if self._gone * RATE >= self._now.last or self._at != self._spot:
            self.stop()
        return self._now is not None

    def step(self) -> tuple[Part, ...]:
        """The film has made a step: the note that it has written, which ends what is listened to."""
        if not has_tune(self.level):
            return ()
        now = self.film.head.player.index
        written = tune.stroke(self.scenes.world_at(max(0, now - 1)), self.scenes.world)
        if written:
            self.stop()  # or a tune that plays would end, at the next picture, with this note
        return written
