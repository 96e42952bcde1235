"""Where everything is in the workshop."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from codeweek.desktop.widgets import Button, Choice, Label, Widget
from codeweek.desktop.workshop.panel import panel
from codeweek.desktop.workshop.tools import COLUMNS, GAP, SIDE, TOOLS, Counter, Tool

if TYPE_CHECKING:
    from codeweek.desktop.workshop.page import WorkshopPage

MARGIN, BAR, FOOT, PANEL, EDGE, TABS = 12, 52, 76, 400, 46, 46
LINE = 22  # units that the words of a cell need
MOST_PANEL = 0.36  # of the width


@dataclass(frozen=True)
class Zones:
    """Rectangles of the window."""

    bar: pygame.Rect
    tools: pygame.Rect
    tabs: pygame.Rect
    map: pygame.Rect
    panel: pygame.Rect
    foot: pygame.Rect


def zones(page: "WorkshopPage") -> Zones:
    """Cut the window: a bar, the tools, the map, what is written, the foot."""
    screen = page.app.screen
    margin, window = screen.px(MARGIN), screen.rect
    inner = window.inflate(-2 * margin, -2 * margin)
    bar = pygame.Rect(inner.left, inner.top, inner.width, screen.px(BAR))
    foot = pygame.Rect(inner.left, inner.bottom - screen.px(FOOT), inner.width, screen.px(FOOT))
    top, high = bar.bottom + margin, foot.top - bar.bottom - 2 * margin
    wide = min(screen.px(PANEL), round(inner.width * MOST_PANEL))
    panel = pygame.Rect(inner.right - wide, top, wide, high)
    held = screen.px(COLUMNS * SIDE + (COLUMNS - 1) * GAP) if page.draws else 0
    tools = pygame.Rect(inner.left, top, held, high)
    left = tools.right + (margin if held else 0)
    middle = pygame.Rect(left, top, panel.left - margin - left, high)
    tabs = pygame.Rect(middle.left, middle.top, middle.width, screen.px(TABS))
    map = pygame.Rect(middle.left, tabs.bottom + margin // 2, middle.width, 0)
    map.height = middle.bottom - map.top
    return Zones(bar, tools, tabs, map, panel, foot)


def widgets(page: "WorkshopPage", zones: Zones) -> list[Widget]:
    """Everything but the foot."""
    made = _bar(page, zones.bar)
    if page.draws:
        made += [*_tools(page, zones.tools), *_edges(page, zones.map)]
        edge = 2 * (page.app.screen.px(EDGE) + page.app.screen.px(6))
        page.canvas.rect = zones.map.inflate(-edge, -edge)
    else:
        page.canvas.rect = zones.map
    made += _tabs(page, zones.tabs)
    return [*made, page.canvas, *panel(page, zones.panel)]


def _bar(page: "WorkshopPage", bar: pygame.Rect) -> list[Widget]:
    screen, text, work = page.app.screen, page.app.text, page.work
    side, gap = bar.height, screen.px(8)
    made: list[Widget] = []
    x = bar.left
    for action, words, enabled in (
        ("back", "ui.menu.back", True),
        ("undo", "ui.level.undo", bool(work.past)),
        ("redo", "ui.level.redo", bool(work.future)),
    ):
        box = (x, bar.top, side, side)
        made.append(Button(box, action, icon=action, tooltip=text(words), enabled=enabled))
        x += side + gap
    ends, right = _bar_end(page, bar)
    name = text("workshop.unsaved" if work.changed else "workshop.saved", name=work.name, folder=work.folder)
    page.title = Label((x + gap, bar.top, right - x - gap, side), name, size=21, face="bold")
    return [*made, page.title, *ends]


def _bar_end(page: "WorkshopPage", bar: pygame.Rect) -> tuple[list[Widget], int]:
    """The keys, saving, trying; and where they begin."""
    screen, text = page.app.screen, page.app.text
    made: list[Widget] = []
    right = bar.right
    for action, icon, kind in (("try", "play", "primary"), ("save", "save", "plain")):
        label = text(f"workshop.{action}")
        width = Button.width_for(screen, label, icon, 18)
        box = (right - width, bar.top, width, bar.height)
        enabled = action != "save" or page.work.changed
        made.append(Button(box, action, label=label, icon=icon, kind=kind, size=18, enabled=enabled))
        right -= width + screen.px(8)
    box = (right - bar.height, bar.top, bar.height, bar.height)
    made.append(Button(box, "keys", icon="question", tooltip=text("ui.menu.keys")))
    return made[::-1], right - bar.height - screen.px(8)


def _tools(page: "WorkshopPage", room: pygame.Rect) -> list[Widget]:
    screen, text = page.app.screen, page.app.text
    side, gap = screen.px(SIDE), screen.px(GAP)
    made: list[Widget] = []
    for index, name in enumerate(TOOLS):
        row, column = divmod(index, COLUMNS)
        rect = pygame.Rect(room.left + column * (side + gap), room.top + row * (side + gap), side, side)
        words = text(f"workshop.tool.{name}")
        made.append(Tool(rect, name, page.seen.look, words, page.hands.tool == name))
    y = room.top + -(-len(TOOLS) // COLUMNS) * (side + gap)
    half = (room.width - gap) // 2
    high = min(screen.px(48), max(0, room.bottom - y))
    for index, (step, icon) in enumerate(((-1, "minus"), (1, "plus"))):
        box = (room.left + index * (half + gap), y, half, high)
        words = text("workshop.more" if step > 0 else "workshop.less")
        made.append(Button(box, "more", icon=icon, value=step, tooltip=words))
    page.counter = Counter((room.left, y + high + gap, room.width, max(0, room.bottom - y - high - gap)))
    page.counter.visible = page.counter.rect.height >= screen.px(LINE)
    made.append(page.counter)
    return made


def _tabs(page: "WorkshopPage", row: pygame.Rect) -> list[Widget]:
    """The maps, one more, one less, and whether the one shown is a surprise."""
    screen, text, maps = page.app.screen, page.app.text, page.seen.maps
    side, gap = row.height, screen.px(6)
    buttons = [("add_map", "plus"), ("remove_map", "trash"), ("hide_map", "eye")]
    left = row.right - len(buttons) * (side + gap)
    made: list[Widget] = []
    if maps:
        short = len(maps) > 4
        names = [(i, str(i + 1) if short else text("workshop.map", number=i + 1)) for i in range(len(maps))]
        wide = min(left - gap - row.left, len(maps) * screen.px(60 if short else 130))
        box = (row.left, row.top, wide, side)
        icons: dict[object, str] = {i: "question" for i, each in enumerate(maps) if each["hidden"]}
        label = text("ui.level.maps")
        made.append(Choice(box, "map", options=names, chosen=page.map, label=label, size=16, icons=icons))
    hidden = bool(maps) and bool(maps[page.map]["hidden"])
    for action, icon in buttons:
        left += gap
        kind = "chosen" if action == "hide_map" and hidden else "plain"
        enabled = bool(maps) and (action != "remove_map" or len(maps) > 1)
        box, tip = (left, row.top, side, side), text(f"workshop.{action}")
        made.append(Button(box, action, icon=icon, kind=kind, tooltip=tip, enabled=enabled))
        left += side
    return made


def _edges(page: "WorkshopPage", room: pygame.Rect) -> list[Widget]:
    """At each side of the map, one row or column more and one less."""
    side = page.app.screen.px(EDGE)
    upright, lying = pygame.Rect(0, 0, side, 2 * side), pygame.Rect(0, 0, 2 * side, side)
    places = {
        "left": _moved(upright, midleft=room.midleft),
        "right": _moved(upright, midright=room.midright),
        "top": _moved(lying, midtop=room.midtop),
        "bottom": _moved(lying, midbottom=room.midbottom),
    }
    return [button for name, box in places.items() for button in _edge(page, name, box, side)]


def _moved(rect: pygame.Rect, **place: tuple[int, int]) -> pygame.Rect:
    moved = rect.copy()
    for name, point in place.items():
        setattr(moved, name, point)
    return moved


def _edge(page: "WorkshopPage", name: str, box: pygame.Rect, side: int) -> list[Widget]:
    text, lies = page.app.text, box.width > box.height
    what = text("workshop.row" if lies else "workshop.column")
    more, less = (text(f"workshop.{doing}", what=what) for doing in ("grow", "shrink"))
    first = pygame.Rect(box.left, box.top, side, side).inflate(-2, -2)
    second = first.move(side * lies, side * (not lies))
    return [
        Button(first, "size", icon="plus", value=(name, 1), tooltip=more),
        Button(second, "size", icon="minus", value=(name, -1), tooltip=less),
    ]
