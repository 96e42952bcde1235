"""The buttons of the page of a level: the bar at the top, the player at the bottom, the tabs of maps."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pygame

from codeweek.app.level_session import LevelSession
from codeweek.desktop.pages import pad
from codeweek.desktop.pages.heading import back
from codeweek.desktop.pages.level_layout import PLAYER, narrow
from codeweek.desktop.pages.level_widgets import Beacon
from codeweek.desktop.pages.pilot import Pilot
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.controls import Choice, Slider
from codeweek.desktop.widgets.widget import LABEL, Button, Widget
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of
from codeweek.play.film import Film
from codeweek.play.gamepad import there
from codeweek.play.player import SPEEDS
from codeweek.progress import course
from codeweek.text import Text

SIDE = 52
GAP = 8
PILOT = 60
SPEED_WIDTH = 96
MARK = 42  # of a tab: its edges and its sign
VIEWS = 260  # of the choice of blocks or Python
LABELLED = 1150  # units of width from which the bulb has its words
ICONS = {
    "give": "people",
    "sheet": "pencil",
    "gallery": "folder",
    "hint": "bulb",
    "sound": "note",
    "menu": "menu",
}
STEADY = 0.6  # of the glow, for who wants nothing to move


@dataclass(frozen=True)
class Toolbars:
    """Makes the bars on a screen, in a language."""

    screen: Screen
    text: Text

    def top(
        self, rect: pygame.Rect, gallery: bool, hints: bool, gives: bool = False, sheet: bool = False
    ) -> tuple[pygame.Rect, list[Widget]]:
        """The room left for the title, and the buttons on both sides of it, with the bulb if wanted."""
        if narrow(self.screen.rect, self.screen.px):
            return self._top_narrow(rect, "gallery" if gallery else "sheet" if sheet else "", hints)
        screen, text = self.screen, self.text
        side, gap = screen.px(SIDE), screen.px(GAP)
        top = rect.centery - side // 2
        buttons: list[Widget] = [back(text, (rect.left, top, side, side))]
        asked = {
            "give": gives,
            "sheet": sheet,
            "gallery": gallery,
            "hint": hints,
            "sound": True,
            "menu": True,
        }
        wide = screen.rect.width >= screen.px(LABELLED)
        named = {
            action: Button.width_for(screen, self._words(action), ICONS[action], 18) if wide else side
            for action in ("give", "sheet", "hint")
        }
        icons = {action: named.get(action, side) for action, there in asked.items() if there}
        left = rect.right - sum(icons.values()) - (len(icons) - 1) * gap
        room = pygame.Rect(rect.left + side + gap, rect.top, left - rect.left - side - 3 * gap, rect.height)
        for action, width in icons.items():
            box = pygame.Rect(left, top, width, side)
            buttons.append(self._at_top(action, box, wide and action in named))
            left = box.right + gap
        return room, buttons

    def _top_narrow(self, rect: pygame.Rect, low_left: str, hints: bool) -> tuple[pygame.Rect, list[Widget]]:
        """The buttons in two rows at both edges, so that the title has the width between them.

        The sound is beside the player.
        """
        side, gap = self.screen.px(SIDE), self.screen.px(GAP)
        right, low = rect.right - side, rect.bottom - side
        buttons: list[Widget] = [back(self.text, (rect.left, rect.top, side, side))]
        if low_left:
            buttons.append(self._at_top(low_left, pygame.Rect(rect.left, low, side, side)))
        if hints:
            buttons.append(self._at_top("hint", pygame.Rect(right, low, side, side)))
        buttons.append(self._at_top("menu", pygame.Rect(right, rect.top, side, side)))
        aside = side + gap
        return pygame.Rect(rect.left + aside, rect.top, rect.width - 2 * aside, rect.height), buttons

    def _at_top(self, action: str, box: pygame.Rect, named: bool = False) -> Beacon:
        """A button of the bar at the top, `named` with its words."""
        words = self._words(action)
        label = words if named else ""
        return Beacon(box, action, icon=ICONS[action], label=label, size=18, tooltip=words)

    def _words(self, action: str) -> str:
        return "" if action == "sound" else self.text.first(f"ui.level.{action}", f"live.{action}")

    def views(
        self, rect: pygame.Rect, fits: bool, beside: bool, in_python: bool, writable: bool = False
    ) -> Widget:
        """The Python over the program: beside the blocks where it fits, else in place of them.

        It leaves room for undo and redo, and for the pencil of a text that is `writable`.
        """
        screen, text, action = self.screen, self.text, "python_toggle"
        words, whole = text("ui.level.python_toggle"), text("ui.level.python")
        if fits:
            box = (rect.left, rect.top, Button.width_for(screen, words, "code", 18), rect.height)
            kind = "chosen" if beside else "plain"
            return Button(box, action, icon="code", label=words, kind=kind, size=18, spoken=whole)
        options = [(False, text("ui.level.blocks")), (True, words)]
        most = rect.width - (3 if writable else 2) * (rect.height + screen.px(GAP))
        box = (rect.left, rect.top, min(screen.px(VIEWS), most), rect.height)
        return Choice(box, action, options=options, chosen=in_python, label=text("ui.level.views"))

    def wide(self, rect: pygame.Rect, wide: bool) -> Widget:
        """The program in the place of the world too, or both again."""
        box = pygame.Rect(0, rect.top, rect.height, rect.height)
        box.right = rect.right - 2 * (rect.height + self.screen.px(GAP))
        icon, words = ("close" if wide else "full"), self.text("ui.level.wide")
        return Button(box, "wide", icon=icon, tooltip=words, kind="warm" if wide else "plain")

    def undoing(self, rect: pygame.Rect) -> Iterable[Widget]:
        """Undo and redo, over the program."""
        side, gap = rect.height, self.screen.px(GAP)
        for place, name in enumerate(("redo", "undo"), 1):
            left = rect.right - place * (side + gap) + gap
            tip = self.text(f"ui.level.{name}")
            yield Button((left, rect.top, side, side), name, icon=name, tooltip=tip)

    def tabs(self, rect: pygame.Rect, film: Film) -> Choice:
        """The maps of the level, each with the sign of what is known of it."""
        screen, text = self.screen, self.text
        maps = list(enumerate(film.level.maps, 1))
        kind = kind_of(film.level)
        of = "scenario" if kind.shared else "example" if kind.examples else "map"
        names = [text("trap.map" if start.trap else f"ui.level.{of}", number=i) for i, start in maps]
        room = rect.width // len(names) - screen.px(MARK)
        if any(screen.fonts.width(name, LABEL, "bold") > room for name in names):
            names = [text("trap.short") if start.trap else str(i) for i, start in maps]
        options, label = list(enumerate(names)), text(f"ui.level.{of}s")
        return Choice(rect, "map", options=options, chosen=film.head.map, label=label, icons=marks(film))

    def parts(self, rect: pygame.Rect, session: LevelSession, exercise: Level) -> Choice:
        """The parts of an exercise, each with a tick when it is right."""
        text, stars = self.text, session.journey.progress.stars
        names = [text("ui.part.one", n=i + 1) for i in range(len(exercise.parts))]
        room = rect.width // len(names) - self.screen.px(MARK)
        if any(self.screen.fonts.width(name, LABEL, "bold") > room for name in names):
            names = [str(i + 1) for i in range(len(names))]
        options = list(enumerate(names))
        chosen = next(i for i, part in enumerate(exercise.parts) if part.id == session.level.id)
        signs: dict[object, str] = {i: "check" for i, part in enumerate(exercise.parts) if stars.get(part.id)}
        label = text("ui.part.of", n=chosen + 1, of=len(options))
        return Choice(rect, "part", options=options, chosen=chosen, label=label, icons=signs)

    def player(self, rect: pygame.Rect, film: Film, has_eyes: bool, pilot: Pilot, full: bool) -> list[Widget]:
        """The pilot, run, back to the start, a step back, a step on; the film beside them, or over them."""
        screen = self.screen
        side, gap, high, large = (screen.px(units) for units in (SIDE, GAP, PLAYER, PILOT))
        row = pygame.Rect(rect.left, rect.bottom - high, rect.width, high)
        two_rows, live = rect.height >= high + side, there(film.level)
        if pilot.animal and not two_rows:
            pilot.rect = pygame.Rect(row.left, row.top + (high - large) // 2, large, large)
            row = pygame.Rect(pilot.rect.right + gap, row.top, row.right - pilot.rect.right - gap, high)
        made, x = self._run_and_steps(row, side, gap, live and not two_rows, full)
        room = pygame.Rect(x + gap, row.centery - side // 2, rect.right - x - gap, side)
        end = rect.right
        if two_rows:
            end -= side + gap
            made.append(Button((end + gap, row.centery - side // 2, side, side), "sound", icon="note"))
            pilot.rect = pygame.Rect(x, row.centery - side // 2, side, side)
            room = pygame.Rect(rect.left, rect.top, rect.width, side)
        if two_rows and live:
            made.append(pad.button(screen, self.text, pygame.Rect(room.left, room.top, 0, side), False))
            beside = (made[-1].rect.right + gap, room.top, side, side)
            made.append(pad.fills(self.text, pygame.Rect(beside), full))
            room = pygame.Rect(
                made[-1].rect.right + gap, room.top, rect.right - made[-1].rect.right - gap, side
            )
        pilot.visible = bool(pilot.animal) and pilot.rect.right <= end
        return [pilot, *made, *self._film(room, gap, film, has_eyes)]

    def _run_and_steps(
        self, row: pygame.Rect, side: int, gap: int, live: bool, full: bool
    ) -> tuple[list[Widget], int]:
        """The buttons, and where they end; with « Jouer » where one can play."""
        screen, text = self.screen, self.text
        names = text("ui.player.run"), text("ui.player.pause")
        wide = max(Button.width_for(screen, words, "play", 23) for words in names)
        run = pygame.Rect(row.left, row.top, max(screen.px(150), wide), row.height)
        made: list[Widget] = [Beacon(run, "run", label=names[0], icon="play", kind="primary", size=23)]
        x = run.right + 2 * gap
        if live:
            room = pygame.Rect(run.right + gap, row.top, 0, row.height)
            made.append(pad.button(screen, text, room, row.width >= screen.px(LABELLED)))
            beside = (made[-1].rect.right + gap, row.centery - side // 2, side, side)
            made.append(pad.fills(text, pygame.Rect(beside), full))
            x = made[-1].rect.right + gap
        for name in ("restart", "step_back", "step"):
            box = pygame.Rect(x, row.centery - side // 2, side, side)
            made.append(Button(box, name, icon=name, tooltip=text(f"ui.player.{name}")))
            x += side + gap
        return made, x

    def _film(self, rect: pygame.Rect, gap: int, film: Film, has_eyes: bool) -> Iterable[Widget]:
        """The slider of steps, the hero's eyes, the speed."""
        screen, text, player = self.screen, self.text, film.head.player
        sign, wide = screen.px(34), screen.px(SPEED_WIDTH)
        speed = pygame.Rect(rect.right - sign - wide, rect.top, wide, rect.height)
        end = speed.left - sign
        if has_eyes:
            eyes = pygame.Rect(end - rect.height - 2 * gap, rect.top, rect.height, rect.height)
            yield Button(eyes, "eyes", icon="eye", tooltip=text("ui.player.eyes"))
            end = eyes.left
        steps = pygame.Rect(rect.left, rect.top, end - rect.left - 3 * gap, rect.height)
        last = max(1, player.length)
        yield Slider(steps, "seek", low=0, high=last, now=player.index, tooltip=text("ui.player.seek"))
        name, now = text("ui.player.speed"), _place(film.head.speed)
        yield Speed(speed, "speed", low=0, high=len(SPEEDS) - 1, now=now, tooltip=name)


def pencil(screen: Screen, text: Text, tools: pygame.Rect, on: bool, beside: bool) -> Button:
    """What opens the Python to be written in: at the left over it, or after the choice of views."""
    words = text("typing.stop" if on else "typing.write")
    wide, side, gap = Button.width_for(screen, words, "pencil", 18), tools.height, screen.px(GAP)
    taken = 0 if beside else min(screen.px(VIEWS), tools.width - 3 * (side + gap)) + gap
    named = wide <= tools.width - taken - (0 if beside else 2 * (side + gap))
    box = (tools.left + taken, tools.top, wide if named else side, side)
    return Button(
        box,
        "write",
        icon="pencil",
        label=words if named else "",
        kind="chosen" if on else "plain",
        size=18,
        tooltip=text("typing.write_tip") if not on else words,
        spoken=words,
    )


class Speed(Slider):
    """The speed, between a snail and a bolt of lightning: no animal is one that a child plays as."""

    def draw(self, screen: Screen) -> None:
        """Paint the signs at both ends."""
        super().draw(screen)
        side = screen.px(30)
        reach = self.rect.width // 2 + screen.px(18)
        screen.icon("snail", (self.rect.centerx - reach, self.rect.centery), side, screen.theme.ink)
        screen.icon("bolt", (self.rect.centerx + reach, self.rect.centery), side, screen.theme.ink)


def _place(speed: float) -> int:
    return min(range(len(SPEEDS)), key=lambda i: abs(SPEEDS[i] - speed))


def marks(film: Film) -> dict[object, str]:
    """A tick on the maps passed, an eye on the one that failed, a question mark on a surprise."""
    found: dict[object, str] = {}
    verdict, told = film.verdict, film.told and film.verdict is not None
    for number, start in enumerate(film.level.maps):
        if verdict and (number < film.last_map or verdict.won) and (told or number < film.head.map):
            found[number] = "check"
        elif verdict and told and number == film.last_map:
            found[number] = "eye"
        elif start.hidden and not film.traces:
            found[number] = "question"
    return found


@dataclass(frozen=True)
class Lights:
    """What the buttons show now besides the film."""

    eyes: bool  # the world is seen as the hero sees it
    idea: bool  # one is told
    undo: bool
    redo: bool
    run: bool  # ▶ calls to be pressed: there is nothing else to do
    step: bool  # so does the next step: an idea shows it
    bulb: bool  # so does the bulb: after three tries


def lights(session: LevelSession, eyes: bool) -> Lights:
    """Those of a session."""
    history, told = session.history, session.hints.told is not None
    shown = session.hints.shows.button
    waiting = session.read_only and not session.film.traces and not session.guess.missing
    bulb = course.wants_hint(session.level, session.journey.progress)
    return Lights(
        eyes, told, bool(history.past), bool(history.future), waiting or shown == "run", shown == "step", bulb
    )


def glow(clock: float, still: bool) -> float:
    """How much a button that calls to be pressed glows."""
    return STEADY if still else 0.5 + 0.5 * math.sin(clock * 4)


def refresh(widgets: Sequence[Widget], film: Film, lights: Lights, animation: float, text: Text) -> None:
    """Bring the buttons up to date: pause or run, what is possible, what glows."""
    player = film.head.player
    for widget in widgets:
        if isinstance(widget, Slider) and widget.action == "seek":
            widget.high, widget.now = max(1, player.length), player.index
            widget.notches = film.inputs_at
        elif isinstance(widget, Choice) and widget.action == "map":
            widget.icons, widget.chosen = marks(film), None if film.live else film.head.map
        elif widget.action == "step_back":
            widget.enabled = player.index > 0
        elif widget.action == "step":
            widget.enabled = not (film.traces and player.index >= player.length)
            if isinstance(widget, Button):
                widget.kind = "chosen" if lights.step else "plain"
        elif widget.action == "eyes" and isinstance(widget, Button):
            widget.kind = "chosen" if lights.eyes else "plain"
        elif widget.action in ("undo", "redo"):
            widget.enabled = lights.undo if widget.action == "undo" else lights.redo
        elif widget.action == "hint" and isinstance(widget, Beacon):
            widget.kind = "chosen" if lights.idea else "plain"
            widget.glow = animation if lights.bulb else None
        elif widget.action == "run" and isinstance(widget, Beacon):
            _refresh_run(widget, film.head.playing, text)
            widget.enabled = not film.plays
            widget.glow = animation if lights.run else None


def show_sound(widgets: Sequence[Widget], on: bool, text: Text) -> None:
    """Whether anything is heard."""
    for widget in widgets:
        if widget.action == "sound" and isinstance(widget, Button):
            widget.icon = "note" if on else "note_off"
            widget.tooltip = text(f"ui.voice.{'silence' if on else 'hear'}")


def _refresh_run(run: Beacon, playing: bool, text: Text) -> None:
    run.icon = "pause" if playing else "play"
    run.label = text("ui.player.pause" if playing else "ui.player.run")
