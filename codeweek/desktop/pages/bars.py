"""The buttons of the page of a level: the bar at the top, the player at the bottom, the tabs of maps."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pygame

from codeweek.desktop.pages import ideas, ways
from codeweek.desktop.pages.bubble import Beacon, Heading
from codeweek.desktop.pages.zones import PLAYER, Zones
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets import LABEL, Button, Choice, Slider, Widget
from codeweek.play.pace import SPEEDS
from codeweek.progress import course

if TYPE_CHECKING:
    from codeweek.desktop.pages.level import LevelPage

SIDE = 52
GAP = 8
SPEED_WIDTH = 96
MARK = 42  # of a tab: its edges and its sign
VIEWS = 260  # of the choice of blocks or Python
LABELLED = 1150  # units of width from which the bulb has its words


def widgets(page: "LevelPage", zones: Zones) -> Iterable[Widget]:
    """In painting order: the editor last, as its small windows go over its neighbours."""
    number = page.journey.number(page.level)
    title = page.text.pick(page.level.title)
    room, buttons = top_bar(page, zones.top)
    yield Heading(room, f"{number} · {title}" if number else title, page.text.pick(page.level.story))
    yield page.view
    yield page.bubble
    yield from ways.widgets(page)
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
    yield from tool_bar(page, zones)
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
    icons = [("gallery", "folder")] if page.level.mode == "create" else []
    icons += [("hint", "bulb")] if page.level.hints else []
    icons += [("menu", "menu")]
    wide = screen.rect.width >= screen.px(LABELLED) and bool(page.level.hints)
    idea = Button.width_for(screen, text("ui.level.hint"), "bulb", 18) if wide else side
    left = rect.right - len(icons) * (side + gap) + gap - (idea - side)
    room = pygame.Rect(rect.left + side + gap, rect.top, left - rect.left - side - 3 * gap, rect.height)
    for action, icon in icons:
        words = text(f"ui.level.{action}")
        named = action == "hint" and wide
        box = (left, top, idea if named else side, side)
        made = Beacon(box, action, icon=icon, label=words if named else "", size=18, tooltip=words)
        buttons.append(made)
        left += box[2] + gap
    return room, buttons


def tool_bar(page: "LevelPage", zones: Zones) -> Iterable[Widget]:
    """Over the program: the Python, beside the blocks or in place of them; undo, redo."""
    screen, text, rect, action = page.app.screen, page.text, zones.tools, "python_toggle"
    side, gap = rect.height, screen.px(GAP)
    words, whole = text("ui.level.python_toggle"), text("ui.level.python")
    if zones.python_fits:
        wide = Button.width_for(screen, words, "code", 18)
        kind = "chosen" if page.shows_python else "plain"
        box = (rect.left, rect.top, wide, side)
        yield Button(box, action, icon="code", label=words, kind=kind, size=18, spoken=whole)
    else:
        options = [(False, text("ui.level.blocks")), (True, words)]
        box = (rect.left, rect.top, min(screen.px(VIEWS), rect.width - 2 * (side + gap)), side)
        label = text("ui.level.views")
        yield Choice(box, action, options=options, chosen=page.in_python, label=label)
    for place, name in enumerate(() if page.read_only else ("redo", "undo"), 1):
        left = rect.right - place * (side + gap) + gap
        yield Button((left, rect.top, side, side), name, icon=name, tooltip=text(f"ui.level.{name}"))


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
    """Run, back to the start, one step back, one step on; then the film, over them where there is no room."""
    screen = page.app.screen
    side, gap, high = screen.px(SIDE), screen.px(GAP), screen.px(PLAYER)
    row = pygame.Rect(rect.left, rect.bottom - high, rect.width, high)
    made, x = _run_and_steps(page, row, side, gap)
    film = pygame.Rect(x + gap, row.centery - side // 2, rect.right - x - gap, side)
    if rect.height >= high + side:
        film = pygame.Rect(rect.left, rect.top, rect.width, side)
    return [*made, *_film(page, film, gap)]


def _run_and_steps(page: "LevelPage", row: pygame.Rect, side: int, gap: int) -> tuple[list[Widget], int]:
    """The buttons, and where they end."""
    screen, text = page.app.screen, page.text
    names = text("ui.player.run"), text("ui.player.pause")
    wide = max(Button.width_for(screen, words, "play", 23) for words in names)
    run = pygame.Rect(row.left, row.top, max(screen.px(150), wide), row.height)
    made: list[Widget] = [Beacon(run, "run", label=names[0], icon="play", kind="primary", size=23)]
    x = run.right + 2 * gap
    for name in ("restart", "step_back", "step"):
        box = pygame.Rect(x, row.centery - side // 2, side, side)
        made.append(Button(box, name, icon=name, tooltip=text(f"ui.player.{name}")))
        x += side + gap
    return made, x


def _film(page: "LevelPage", rect: pygame.Rect, gap: int) -> Iterable[Widget]:
    """The slider of steps, the hero's eyes, the speed."""
    screen, text, player = page.app.screen, page.text, page.stage.player
    sign, wide = screen.px(34), screen.px(SPEED_WIDTH)
    speed = pygame.Rect(rect.right - sign - wide, rect.top, wide, rect.height)
    end = speed.left - sign
    if page.stage.has_eyes:
        eyes = pygame.Rect(end - rect.height - 2 * gap, rect.top, rect.height, rect.height)
        yield Button(eyes, "eyes", icon="eye", tooltip=text("ui.player.eyes"))
        end = eyes.left
    steps = pygame.Rect(rect.left, rect.top, end - rect.left - 3 * gap, rect.height)
    last = max(1, player.length)
    yield Slider(steps, "seek", low=0, high=last, now=player.index, tooltip=text("ui.player.seek"))
    name = text("ui.player.speed")
    yield Speed(speed, "speed", low=0, high=len(SPEEDS) - 1, now=_place(page), tooltip=name)


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
    speed = page.film.head.speed
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
        elif widget.action == "hint" and isinstance(widget, Button):
            widget.kind = "chosen" if ideas.told(page) is not None else "plain"
        elif widget.action == "undo":
            widget.enabled = bool(page.history.past)
        elif widget.action == "redo":
            widget.enabled = bool(page.history.future)
    _refresh_run(page)
    _glow(page)


def _refresh_run(page: "LevelPage") -> None:
    run = page.beacon("run")
    if run:
        playing = page.film.head.playing
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
        bulb.glow = pulse if course.wants_hint(page.level, page.journey.progress) else None
