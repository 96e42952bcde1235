"""The buttons of a level's tune: what listens to it, and what takes it home as a sound or a score."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pygame

from codeweek.app.level_session import LevelSession
from codeweek.app.tune_listener import TuneListener
from codeweek.desktop.app import App
from codeweek.desktop.screen import Screen
from codeweek.desktop.storage.exported_files import KeptPage, put_away, tell
from codeweek.desktop.widgets.widget import Button, Widget
from codeweek.levels.level import Level
from codeweek.play.tune import tune_listening as tune
from codeweek.play.tune.note_times import Part
from codeweek.play.tune.synth import samples, wav
from codeweek.report.score.score_sheet import printed
from codeweek.text import Text

GAP, ICON = 8, 18
SLACK = 24  # a label may come that near to the rim
LEAST = 44  # of a button that a finger hits
SIGNS = {"mine": "person", "model": "flag", "both": "equal"}  # where there is no room for names

KEPT = {
    "keep_sound": ("save", ""),
    "keep_score": ("list", "_score"),
}  # what takes a tune home: icon, end of its texts


def keep(session: LevelSession, folder: Path | None = None) -> Path | None:
    """Write what is written of the tune as a WAV file, where a person's files go; None: it cannot be."""
    sound = wav(samples([Part(session.scenes.world.score)]))
    return put_away(session.level.id, {".wav": sound}, folder)


def keep_score(session: LevelSession, folder: Path | None = None) -> Path | None:
    """Write it as a score to print, in the same place."""
    text, level = session.text, session.level
    sheet = printed(session.scenes.world.score, text.pick(level.title), text).encode()
    return put_away(level.id, {".svg": sheet}, folder)


def refresh(widgets: Iterable[Widget], listener: TuneListener, text: Text) -> None:
    """Bring the buttons up to date: what can be heard, and what is."""
    offered = listener.offered
    for widget in widgets:
        if widget.action in KEPT:
            widget.enabled = "mine" in offered
        if widget.action == "listen" and isinstance(widget, Way):
            way = str(widget.value)
            widget.enabled = way in offered
            widget.icon = widget.sign and ("stop" if way == listener.way else widget.sign)
            widget.kind = "chosen" if way == listener.way else "plain"
            widget.tooltip = text("tune.stop") if way == listener.way else tune.named(way, text, aloud=True)


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
