"""A level's tune is listened to: its buttons, its sound, and what is lit of its roll meanwhile."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pygame

from codeweek.app.film_scenes import FilmScenes
from codeweek.app.level_session import LevelSession
from codeweek.desktop.app import App
from codeweek.desktop.screen import Screen
from codeweek.desktop.sound.sounds import Sounds
from codeweek.desktop.storage.exported_files import KeptPage, put_away, tell
from codeweek.desktop.widgets.widget import Button, Widget
from codeweek.levels.level import Level
from codeweek.play.tune import tune_listening as tune
from codeweek.play.tune.note_times import RATE, Part
from codeweek.play.tune.synth import samples, wav
from codeweek.report.score.score_sheet import printed
from codeweek.scene import Shape
from codeweek.text import Text

GAP, ICON = 8, 18
SLACK = 24  # a label may come that near to the rim
LEAST = 44  # of a button that a finger hits
SIGNS = {"mine": "person", "model": "flag", "both": "equal"}  # where there is no room for names

KEPT = {
    "keep_sound": ("save", ""),
    "keep_score": ("list", "_score"),
}  # what takes a tune home: icon, end of its texts


def there(level: Level) -> bool:
    """Whether there is something to listen to on a level."""
    return level.kind == tune.KIND


class Listen:
    """At most one way of listening at a time; it ends when the film goes elsewhere."""

    def __init__(self, session: LevelSession, scenes: FilmScenes, sounds: Sounds) -> None:
        self.session, self.film, self.scenes, self.sounds = session, session.film, scenes, sounds
        self.way = ""
        self._now: tune.Listening | None = None
        self._gone = 0.0  # seconds of it
        self._at: object = None  # where the film stands meanwhile

    @property
    def offered(self) -> Sequence[str]:
        """What can be heard now."""
        level = self.session.level
        if not there(level):
            return ()
        now = (*tune.answers(level), *tune.offered(self.scenes.world))
        return [way for way in now if way in tune.ways(level)]

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What is drawn over the picture of now."""
        return self._now.shapes(self._gone * RATE) if self._now else ()

    @property
    def _spot(self) -> object:
        return self.film.head.map, self.film.head.player.index, self.film.traces

    def press(self, way: str, text: Text) -> None:
        """Listen to it, or no more when that is what is heard."""
        again = way == self.way
        self.stop()
        if again or way not in self.offered:
            return
        self.film.head.pause()
        self.way, self._gone, self._at = way, 0.0, self._spot
        known = way in tune.WAYS
        level = self.session.level
        self._now = tune.listening(self.scenes.world, way) if known else tune.foreseen(level, way, text)
        self._hear(self._now.parts)

    def stop(self) -> None:
        """Be silent."""
        self.way, self._now = "", None
        self.sounds.stop()

    def tick(self, dt: float) -> bool:
        """Go on; whether something is to be seen of it."""
        if self._now is None:
            return False
        self._gone += dt
        if self._gone * RATE >= self._now.last or self._at != self._spot:
            self.stop()
        elif not self.sounds.on:
            self.sounds.stop()  # the line goes on
        return True

    def step(self) -> None:
        """The film has made a step: the note that it has written is heard."""
        if not there(self.session.level):
            return
        now = self.film.head.player.index
        written = tune.stroke(self.scenes.world_at(max(0, now - 1)), self.scenes.world)
        if written:
            self.stop()  # or a tune that plays would end, at the next picture, with this note
            self._hear(written)

    def _hear(self, parts: Iterable[Part]) -> None:
        if self.sounds.on:
            self.sounds.begin(wav(samples(parts)))

    def keep(self, folder: Path | None = None) -> Path | None:
        """Write what is written of the tune as a WAV file, where a person's files go; None: it cannot be."""
        return put_away(
            self.session.level.id, {".wav": wav(samples([Part(self.scenes.world.score)]))}, folder
        )

    def keep_score(self, text: Text, folder: Path | None = None) -> Path | None:
        """Write it as a score to print, in the same place."""
        title = text.pick(self.session.level.title)
        sheet = printed(self.scenes.world.score, title, text).encode()
        return put_away(self.session.level.id, {".svg": sheet}, folder)

    def refresh(self, widgets: Iterable[Widget], text: Text) -> None:
        """Bring the buttons up to date: what can be heard, and what is."""
        offered = self.offered
        for widget in widgets:
            if widget.action in KEPT:
                widget.enabled = "mine" in offered
            if widget.action == "listen" and isinstance(widget, Way):
                way = str(widget.value)
                widget.enabled = way in offered
                widget.icon = widget.sign and ("stop" if way == self.way else widget.sign)
                widget.kind = "chosen" if way == self.way else "plain"
                widget.tooltip = text("tune.stop") if way == self.way else tune.named(way, text, aloud=True)


class Way(Button):
    """A way to listen: its name aloud tells what a press does now; `sign` is its icon, if there is room."""

    sign = ""

    @property
    def spoken(self) -> str:
        """What a press does."""
        return self.tooltip or self.label


def open_kept(app: App, place: Path | None, what: str = "") -> None:
    """Show where the sound, or the `_score`, is, or tell that it could not be kept."""
    if place:
        app.push(KeptPage(app, place, icon="list" if what else "note"))
    else:
        tell(app, app.text(f"tune.keep{what}"), app.text(f"tune.not_kept{what}"))


def _shared(
    screen: Screen, rect: pygame.Rect, ways: int, kept: Mapping[str, tuple[str, str]]
) -> tuple[Mapping[str, tuple[str, str]], int]:
    """What takes a tune home that there is room for beside so many ways, and how wide each of these is.

    In the narrowest strip the score is left to the gallery.
    """
    gap = screen.px(GAP)
    wide = (rect.width + gap - len(kept) * (rect.height + gap)) // ways - gap
    if wide >= screen.px(LEAST) or not kept:
        return kept, wide
    return _shared(screen, rect, ways, dict([*kept.items()][:-1]))


def buttons(screen: Screen, text: Text, rect: pygame.Rect, level: Level) -> list[Widget]:
    """One for each way to listen to a level, and those that keep what is composed, as a sound and a score."""
    gap, side, slack = screen.px(GAP), rect.height, screen.px(SLACK)
    named = {way: tune.named(way, text) for way in tune.ways(level)}
    kept, wide = _shared(screen, rect, len(named), {} if tune.answers(level) else KEPT)
    if any(Button.width_for(screen, label, "", ICON) > wide + slack for label in named.values()):
        named = dict.fromkeys(named, "") if kept else named
    made: list[Widget] = []
    for place, (way, label) in enumerate(named.items()):
        box = (rect.left + place * (wide + gap), rect.top, wide, rect.height)
        button = Way(box, "listen", value=way, label=label, size=ICON)
        if not label:
            button.sign = SIGNS[way]
        elif Button.width_for(screen, label, "speaker", ICON) <= wide + (0 if kept else slack):
            button.sign = "speaker"
        button.icon = button.sign
        made.append(button)
    for place, (action, (icon, what)) in enumerate(reversed([*kept.items()])):
        box = (rect.right - (place + 1) * side - place * gap, rect.top, side, side)
        made.append(Button(box, action, icon=icon, tooltip=text(f"tune.keep{what}")))
    return made
