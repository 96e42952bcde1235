"""The buttons of the page of a level: the bar at the top, the player at the bottom, the tabs of maps."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pygame

from codeweek.desktop.pages.bubble import Beacon, Heading
from codeweek.desktop.pages.zones import Zones
from codeweek.desktop.player import SPEEDS
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets import LABEL, Button, Choice, Slider, Widget

if TYPE_CHECKING:
    from codeweek.desktop.pages.level import LevelPage

SIDE = 52
GAP = 8
SPEED_WIDTH = 96
MARK = 42  # of a tab: its edges and its sign
LABELLED = 1150  # units of width from which the bulb has its words


def widgets(page: "LevelPage", zones: Zones) -> Iterable[Widget]:
    """In painting order: the editor last, as its small windows go over its neighbours."""
    number = page.journey.number(page.level)
    title = page.text.pick(page.level.title)
    room, buttons = top_bar(page, zones.top)
    yield Heading(room, f"{number} · {title}" if number else title, page.text.pick(page.level.story))
    yield page.view
    yield page.bubble
    if zones.tabs:
        yield tabs(page, zones.tabs)
    if zones.boxes:
        yield page.boxes
    if zones.answer:
        yield from page.guess.widgets(page.app.screen, zones.answer, page.text)
    if page.python:
        yield page.python
    yield from player_bar(page, zones.player)
    yield from buttons
    assert page.editor
    yield page.editor


def top_bar(page: "LevelPage", rect: pygame.Rect) -> tuple[pygame.Rect, list[Widget]]:
    """The room left for the title, and the buttons on both sides of it."""
    screen, text = page.app.screen, page.text
    side, gap = screen.px(SIDE), screen.px(GAP)
    top = rect.centery - side // 2
    buttons: list[Widget] = [
        Button((rect.left, top, side, side), "back", icon="back", tooltip=text("ui.menu.back"))
    ]
    icons = [] if page.read_only else [("undo", "undo"), ("redo", "redo")]
    icons += [("gallery", "folder")] if page.level.mode == "create" else []
    icons += [("python_toggle", "code")]
    icons += [("hint", "bulb")] if page.level.hints else []
    icons += [("menu", "menu")]
    wide = screen.rect.width >= screen.px(LABELLED) and bool(page.level.hints)
    idea = Button.width_for(screen, text("ui.level.hint"), "bulb", 18) if wide else side
    left = rect.right - len(icons) * (side + gap) + gap - (idea - side)
    room = pygame.Rect(rect.left + side + gap, rect.top, left - rect.left - side - 3 * gap, rect.height)
    for action, icon in icons:
        kind = "chosen" if action == "python_toggle" and page.shows_python else "plain"
        words = text(f"ui.level.{action}")
        named = action == "hint" and wide
        box = (left, top, idea if named else side, side)
        made = Beacon(box, action, icon=icon, kind=kind, label=words if named else "", size=18, tooltip=words)
        buttons.append(made)
        left += box[2] + gap
    return room, buttons


def tabs(page: "LevelPage", rect: pygame.Rect) -> Choice:
    """The maps of the level, each with the sign of what is known of it."""
    screen, text = page.app.screen, page.text
    maps = list(enumerate(page.level.maps, 1))
    names = [text("trap.map" if each.trap else "ui.level.map", number=i) for i, each in maps]
    room = rect.width // len(names) - screen.px(MARK)
    if any(screen.fonts.width(name, LABEL, "bold") > room for name in names):
        names = [text("trap.short") if each.trap else str(i) for i, each in maps]
    options = list(enumerate(names))
    return Choice(
        rect, "map", options=options, chosen=page.stage.map, label=text("ui.level.maps"), icons=marks(page)
    )


def marks(page: "LevelPage") -> dict[object, str]:
    """A tick on the maps passed, an eye on the one that failed, a question mark on a surprise."""
    found: dict[object, str] = {}
    verdict, traces = page.film.verdict, page.stage.traces
    for number, each in enumerate(page.level.maps):
        told = page.film.told and verdict is not None
        if verdict and (number < page.film.last_map or verdict.won) and (told or number < page.stage.map):
            found[number] = "check"
        elif verdict and told and number == page.film.last_map:
            found[number] = "eye"
        elif each.hidden and not traces:
            found[number] = "question"
    return found


def player_bar(page: "LevelPage", rect: pygame.Rect) -> list[Widget]:
    """Run, back to the start, one step back, one step on, the slider of steps, the speed."""
    screen, text = page.app.screen, page.text
    side, gap = screen.px(SIDE), screen.px(GAP)
    high = rect.height
    top = rect.centery - side // 2
    words = max(
        (text("ui.player.run"), text("ui.player.pause")), key=lambda w: screen.fonts.width(w, 23, "bold")
    )
    run_width = max(screen.px(150), Button.width_for(screen, words, "play", 23))
    run = Beacon(
        (rect.left, rect.top, run_width, high),
        "run",
        label=text("ui.player.run"),
        icon="play",
        kind="primary",
        size=23,
    )
    x = rect.left + run_width + 2 * gap
    made: list[Widget] = [run]
    for action, icon in (("restart", "restart"), ("step_back", "step_back"), ("step", "step")):
        made.append(Button((x, top, side, side), action, icon=icon, tooltip=text(f"ui.player.{action}")))
        x += side + gap
    speed = screen.px(SPEED_WIDTH)
    sign = screen.px(34)
    right = end = rect.right - speed - 2 * sign
    if page.stage.has_eyes:
        eyes = pygame.Rect(right - side - 2 * gap, top, side, side)
        made.append(Button(eyes, "eyes", icon="eye", tooltip=text("ui.player.eyes")))
        end = eyes.left
    steps = pygame.Rect(x + gap, top, end - x - 4 * gap, side)
    made.append(
        Slider(
            steps,
            "seek",
            low=0,
            high=max(1, page.stage.player.length),
            now=page.stage.player.index,
            tooltip=text("ui.player.seek"),
        )
    )
    made.append(
        Speed(
            (right + sign, top, speed, side),
            "speed",
            low=0,
            high=len(SPEEDS) - 1,
            now=_place(page),
            tooltip=text("ui.player.speed"),
        )
    )
    return made


class Speed(Slider):
    """The speed, between a tortoise and a hare."""

    def draw(self, screen: Screen) -> None:
        """Paint the animals at both ends."""
        super().draw(screen)
        side = screen.px(30)
        reach = self.rect.width // 2 + screen.px(18)
        screen.sprite("animals/turtle", (self.rect.centerx - reach, self.rect.centery), side)
        screen.sprite("animals/rabbit", (self.rect.centerx + reach, self.rect.centery), side)


def _place(page: "LevelPage") -> int:
    speed = page.stage.player.speed
    return min(range(len(SPEEDS)), key=lambda i: abs(SPEEDS[i] - speed))


def refresh(page: "LevelPage") -> None:
    """Bring the buttons up to date: pause or run, what is possible, what glows."""
    player = page.stage.player
    for widget in page.widgets:
        if isinstance(widget, Slider) and widget.action == "seek":
            widget.high, widget.now = max(1, player.length), player.index
        elif isinstance(widget, Choice) and widget.action == "map":
            widget.icons, widget.chosen = marks(page), page.stage.map
        elif widget.action == "step_back":
            widget.enabled = player.index > 0
        elif widget.action == "step":
            widget.enabled = not (page.stage.traces and player.index >= player.length)
        elif widget.action == "eyes" and isinstance(widget, Button):
            widget.kind = "chosen" if page.eyes else "plain"
        elif widget.action == "undo":
            widget.enabled = bool(page.history.past)
        elif widget.action == "redo":
            widget.enabled = bool(page.history.future)
    _refresh_run(page)
    _glow(page)


def _refresh_run(page: "LevelPage") -> None:
    run = page.beacon("run")
    if run:
        playing = page.stage.player.playing
        run.icon = "pause" if playing else "play"
        run.label = page.text("ui.player.pause" if playing else "ui.player.run")


def _glow(page: "LevelPage") -> None:
    """What calls to be pressed: ▶ when there is nothing else to do, the bulb after three tries."""
    pulse = 0.5 + 0.5 * math.sin(page.clock * 4)
    if page.app.settings.reduced_motion:
        pulse = 0.6
    run, bulb = page.beacon("run"), page.beacon("hint")
    waiting = page.read_only and not page.stage.traces and not page.guess.missing
    if run:
        run.glow = pulse if waiting else None
    if bulb:
        bulb.glow = pulse if page.film.calls_for_hint else None
