"""The buttons of live play: « Jouer » beside ▶, and one for each key that the program waits for."""

from collections.abc import Iterable, Sequence

import pygame

from codeweek.app.level_session import LevelSession
from codeweek.desktop.pages.level_widgets import Beacon
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.widget import Action, Button, Widget
from codeweek.play import gamepad
from codeweek.play.film import Film
from codeweek.text import Text

ROOM, GAP = 52, 8  # units of height of a row, as the tabs of maps have it, and between two buttons
LEAST, MOST = 48, 76  # of their width
IN_A_ROW = 8
LIT = 0.35  # seconds that a key stays lit
SIGNS = {"up": "up", "down": "down", "left": "left", "right": "right"}
WAYS = ("play", "stop", "go_on")


def keys(session: LevelSession) -> tuple[str, ...]:
    """The keys that have a button: those that the program waits for, where one can play."""
    return gamepad.keys(session.script) if gamepad.there(session.level) else ()


def room(session: LevelSession) -> int:
    """Units of height of the buttons."""
    rows = -(-len(keys(session)) // IN_A_ROW)
    return rows * (ROOM + GAP) - GAP if rows else 0


class Key(Button):
    """A key of the game: pressed at once, held as long as the finger stays."""

    focusable = False  # the keyboard has the key itself

    def handle(self, event: pygame.event.Event) -> Action | None:
        """Down and up, wherever it is let go."""
        if not self.enabled:
            self.pressed = False
        was = self.pressed
        super().handle(event)
        if self.pressed == was:
            return None
        return Action(self.action, (self.value, self.pressed))


def row(screen: Screen, text: Text, rect: pygame.Rect, named: Sequence[str]) -> Iterable[Widget]:
    """A button for each key, in the middle of a zone."""
    rows = [named[i : i + IN_A_ROW] for i in range(0, len(named), IN_A_ROW)]
    gap = screen.px(GAP)
    high = (rect.height + gap) // max(1, len(rows)) - gap
    for number, keys in enumerate(rows):
        wide = min(screen.px(MOST), (rect.width + gap) // len(keys) - gap)
        left = rect.left + (rect.width - len(keys) * (wide + gap) + gap) // 2
        for place, key in enumerate(keys):
            box = left + place * (wide + gap), rect.top + number * (high + gap), wide, high
            icon, label = SIGNS.get(key, ""), text(f"live.keys.{key}") if key == "space" else key.upper()
            name = text(f"live.says.{key}") if len(key) > 1 else label
            yield Key(box, "pad", value=key, icon=icon, label="" if icon else label, spoken=name, size=20)


class PlayButton(Beacon):
    """« Jouer »; `named`: there is room for its name; `says`: what a press does now."""

    named, says = True, ""

    @property
    def spoken(self) -> str:
        """What a press does now."""
        return self.says


def button(screen: Screen, text: Text, row: pygame.Rect, named: bool) -> PlayButton:
    """« Jouer », as wide as the longest of what it may say."""
    words = [text(f"live.{way}") for way in WAYS[:2]] + [text("live.go_on_short")]
    wide = max(Button.width_for(screen, word, "gamepad", 20) for word in words) if named else screen.px(56)
    made = PlayButton((row.left, row.top, wide, row.height), "live", icon="gamepad", size=20)
    made.named = named
    return made


def fills(text: Text, rect: pygame.Rect, full: bool) -> Button:
    """A game fills the screen, or no more."""
    name = "less" if full else "full"
    return Button(rect, "full", icon=name, tooltip=text(f"live.{name}"))


def refresh(widgets: Sequence[Widget], film: Film, text: Text) -> None:
    """Bring the buttons up to date: what « Jouer » does now, and which key was heard."""
    live, way = film.live, "stop" if film.plays else "go_on" if film.live else "play"
    for widget in widgets:
        if isinstance(widget, PlayButton):
            short = text("live.go_on_short") if way == "go_on" else text(f"live.{way}")
            widget.label, widget.says = short if widget.named else "", text(f"live.{way}")
            widget.tooltip, widget.icon = text(f"live.{way}_tip"), "stop" if film.plays else "gamepad"
            widget.kind, widget.enabled = "chosen" if film.plays else "plain", True
        elif isinstance(widget, Key):
            widget.enabled = film.plays
            heard = (
                live is not None and film.plays and live.since < LIT and live.heard == ("key", widget.value)
            )
            widget.kind = "chosen" if heard else "plain"
