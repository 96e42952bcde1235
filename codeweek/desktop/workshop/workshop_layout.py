"""Where everything is in the workshop."""

from dataclasses import dataclass

import pygame

from codeweek.desktop.pages import heading
from codeweek.desktop.pages.heading import NOWHERE
from codeweek.desktop.screen import Screen
from codeweek.desktop.widgets.controls import Choice
from codeweek.desktop.widgets.scroll import ScrollView
from codeweek.desktop.widgets.widget import Button, Label, Widget
from codeweek.desktop.workshop.canvas import Canvas
from codeweek.desktop.workshop.panel import panel
from codeweek.desktop.workshop.sheet import HIGH as SHEET_HIGH
from codeweek.desktop.workshop.sheet import WIDE, SheetTools
from codeweek.desktop.workshop.tools import COLUMNS, GAP, SIDE, Counter, Tool, held
from codeweek.desktop.workshop.tune import HIGH as TUNE_HIGH
from codeweek.desktop.workshop.tune import TuneTools
from codeweek.desktop.workshop.work import Work
from codeweek.desktop.workshop.workshop_controller import WorkshopController
from codeweek.text import Text

MARGIN, BAR, FOOT, PANEL, EDGE, TABS = 12, 52, 76, 400, 46, 46
NARROW = 640  # units of width under which the title and the foot have rows of their own
TITLE, FOOT_NARROW = 42, 118
GROUPS = {"music": "tune.", "stage": "scenarios."}  # what the maps of a kind are called by
ONE = {"": "workshop.map", "examples.": "workshop.example", "scenarios.": "ui.level.scenario"}
LINE = 22  # units that the words of a cell need
SCROLL = 14  # units beside what is scrolled
MOST_PANEL = 0.36  # of the width
UPPER, UPPER_NARROW = 0.5, 0.67  # of the height, for the map in a window higher than wide


@dataclass(frozen=True)
class WorkshopLayout:
    """Rectangles of the window."""

    bar: pygame.Rect
    title: pygame.Rect | None  # of a row of its own, where the bar has no room for it
    tools: pygame.Rect
    tabs: pygame.Rect
    map: pygame.Rect
    panel: pygame.Rect
    foot: pygame.Rect


def layout_of(screen: Screen, desk: WorkshopController) -> WorkshopLayout:
    """Cut the window: a bar, the tools, the map, what is written, the foot.

    What is written is beside the map, and under it in a window higher than wide.
    """
    margin, window = screen.px(MARGIN), screen.rect
    thin, upright = window.width < screen.px(NARROW), window.height > window.width
    inner = window.inflate(-2 * margin, -2 * margin)
    bar, rest = _split(inner, screen.px(BAR), margin if not thin else 0)
    title = None
    if thin:
        title, rest = _split(rest, screen.px(TITLE), margin // 2)
    foot = pygame.Rect(inner.left, 0, inner.width, screen.px(FOOT_NARROW if thin else FOOT))
    foot.bottom = inner.bottom
    rest.height = foot.top - margin - rest.top
    wide = min(screen.px(PANEL), round(inner.width * MOST_PANEL))
    panel = pygame.Rect(rest.right - wide, rest.top, wide, rest.height)
    side = pygame.Rect(rest.left, rest.top, panel.left - margin - rest.left, rest.height)
    if upright:
        side, panel = _split(rest, round(rest.height * (UPPER_NARROW if thin else UPPER)), margin)
    if thin and upright:
        tabs, side = _split(side, screen.px(TABS), margin // 2)
        held, map = _split(side, screen.px(_tools_high(desk)), margin // 2 if _tools_high(desk) else 0)
        return WorkshopLayout(bar, title, held, tabs, map, panel, foot)
    held = pygame.Rect(side.left, side.top, screen.px(_tools_wide(desk)), side.height)
    left = held.right + (margin if held.width else 0)
    tabs, map = _split(
        pygame.Rect(left, side.top, side.right - left, side.height), screen.px(TABS), margin // 2
    )
    return WorkshopLayout(bar, title, held, tabs, map, panel, foot)


def _split(room: pygame.Rect, high: int, gap: int) -> tuple[pygame.Rect, pygame.Rect]:
    """The upper part of a room, and the rest."""
    upper = pygame.Rect(room.left, room.top, room.width, high)
    return upper, pygame.Rect(room.left, upper.bottom + gap, room.width, room.bottom - upper.bottom - gap)


def _tools_wide(desk: WorkshopController) -> float:
    """How wide the column of what is put on a map is, in units."""
    if desk.paper or desk.roll:
        return WIDE
    return COLUMNS * SIDE + (COLUMNS - 1) * GAP if desk.draws else 0


def _tools_high(desk: WorkshopController) -> float:
    """How high they are over the map, in units."""
    if desk.paper:
        return SHEET_HIGH
    if desk.roll:
        return TUNE_HIGH
    return 2 * (SIDE + GAP) + GAP + LINE if desk.draws else 0


@dataclass(frozen=True)
class Table:
    """The widgets but the foot; some of them say more than they did when they were made."""

    widgets: list[Widget]
    title: Label  # of the bar: the name of the file
    counter: Counter  # the cell of the keyboard in words
    sheet: SheetTools | None  # of a turtle
    tune: TuneTools | None  # of a score


def table(
    screen: Screen, text: Text, desk: WorkshopController, canvas: Canvas, zones: WorkshopLayout
) -> Table:
    """Everything but the foot; the canvas in its place."""
    title, bar = _bar(screen, text, desk.work, zones)
    counter, tools = Counter((0, 0, 0, 0)), list[Widget]()
    canvas.rect = zones.map
    sheet = SheetTools(screen, text, zones.tools) if desk.paper else None
    tune = TuneTools(screen, text, zones.tools, desk.pen) if desk.roll else None
    if tune and tune.bottom > zones.tools.bottom:  # with large letters it is scrolled
        room = pygame.Rect(zones.tools.topleft, (zones.tools.width - screen.px(SCROLL), zones.tools.height))
        tune = TuneTools(screen, text, room, desk.pen)
        counter, tools = tune.told, [ScrollView(zones.tools, tune.widgets[:-1])]
    elif beside := sheet or tune:
        counter, tools = beside.told, beside.widgets
    elif desk.draws:
        counter, tools = _tools(screen, text, desk, zones.tools)
        tools += _edges(screen, text, zones.map)
        edge = 2 * (screen.px(EDGE) + screen.px(6))
        canvas.rect = zones.map.inflate(-edge, -edge)
    tabs, written = _tabs(screen, text, desk, zones.tabs), panel(screen, text, desk, zones.panel)
    return Table([*bar, *tools, *tabs, canvas, *written], title, counter, sheet, tune)


def file_name(text: Text, work: Work) -> str:
    """The name of the file, and whether it is saved."""
    key = "workshop.unsaved" if work.changed else "workshop.saved"
    return text(key, name=work.name, folder=work.folder)


def _bar(screen: Screen, text: Text, work: Work, zones: WorkshopLayout) -> tuple[Label, list[Widget]]:
    """The title, and the bar with it."""
    bar = zones.bar
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
    ends, right = _bar_end(screen, text, work.changed, pygame.Rect(x, bar.top, bar.right - x, side))
    room = zones.title or pygame.Rect(x + gap, bar.top, right - x - gap, side)
    title = heading.title(screen, room, file_name(text, work), 21)
    return title, [*made, title, *ends]


def _bar_end(screen: Screen, text: Text, changed: bool, room: pygame.Rect) -> tuple[list[Button], int]:
    """The keys, saving, trying; and where they begin."""
    ends = [
        Button(NOWHERE, "try", label=text("workshop.try"), icon="play", kind="primary", size=18),
        Button(NOWHERE, "save", label=text("workshop.save"), icon="save", size=18, enabled=changed),
        Button(NOWHERE, "keys", icon="question", tooltip=text("ui.menu.keys")),
    ]
    right = heading.at_end(screen, room, ends, screen.px(8))
    return ends[::-1], right


def _tools(
    screen: Screen, text: Text, desk: WorkshopController, room: pygame.Rect
) -> tuple[Counter, list[Widget]]:
    """What tells the cell of the keyboard, and the tools with it."""
    side, gap = screen.px(SIDE), screen.px(GAP)
    made: list[Widget] = []
    columns = max(COLUMNS, (room.width + gap) // (side + gap))

    def cell(index: int) -> pygame.Rect:
        row, column = divmod(index, columns)
        return pygame.Rect(room.left + column * (side + gap), room.top + row * (side + gap), side, side)

    for index, (name, words, scene) in enumerate(held(desk.seen, text)):
        made.append(Tool(cell(index), name, scene, words, desk.map_input.tool == name))
    box = room
    steps = ((-1, "minus"), (1, "plus")) if desk.map_input.counts else ()
    for index, (step, icon) in enumerate(steps, len(made)):
        box = cell(index)
        box.height = min(screen.px(48), max(0, room.bottom - box.top))
        words = text("workshop.more" if step > 0 else "workshop.less")
        made.append(Button(box, "more", icon=icon, value=step, tooltip=words))
    low = max(widget.rect.bottom for widget in made) + gap
    counter = Counter((room.left, low, room.width, max(0, room.bottom - low)))
    counter.visible = counter.rect.height >= screen.px(LINE)
    return counter, [*made, counter]


def _group(desk: WorkshopController) -> str:
    """What the maps of a level are called by."""
    return "examples." if desk.seen.examples else GROUPS.get(desk.seen.kind, "")


def _tabs(screen: Screen, text: Text, desk: WorkshopController, row: pygame.Rect) -> list[Widget]:
    """The maps, one more, one less, and whether the one shown is a surprise."""
    maps, group = desk.seen.maps, _group(desk)
    side, gap = row.height, screen.px(6)
    buttons = [("add_map", "plus"), ("remove_map", "trash"), ("hide_map", "eye")]
    left = row.right - len(buttons) * (side + gap)
    made: list[Widget] = []
    if maps:
        short = len(maps) > 4
        one = ONE.get(group, f"workshop.{group}one")
        names = [(i, str(i + 1) if short else text(one, number=i + 1)) for i in range(len(maps))]
        wide = min(left - gap - row.left, len(maps) * screen.px(60 if short else 130))
        box = (row.left, row.top, wide, side)
        icons: dict[object, str] = {i: "question" for i, draft_map in enumerate(maps) if draft_map["hidden"]}
        names_of = {"examples.": "ui.level.examples", "scenarios.": "ui.level.scenarios"}
        label = text(names_of.get(group, "ui.level.maps"))
        made.append(Choice(box, "map", options=names, chosen=desk.map, label=label, size=16, icons=icons))
    hidden = bool(maps) and bool(maps[desk.map]["hidden"])
    for action, icon in buttons:
        left += gap
        kind = "chosen" if action == "hide_map" and hidden else "plain"
        enabled = bool(maps) and (action != "remove_map" or len(maps) > 1)
        box, tip = (
            (left, row.top, side, side),
            text(f"workshop.{group}{action}"),
        )
        made.append(Button(box, action, icon=icon, kind=kind, tooltip=tip, enabled=enabled))
        left += side
    return made


def _edges(screen: Screen, text: Text, room: pygame.Rect) -> list[Widget]:
    """At each side of the map, one row or column more and one less."""
    side = screen.px(EDGE)
    upright, lying = pygame.Rect(0, 0, side, 2 * side), pygame.Rect(0, 0, 2 * side, side)
    places = {
        "left": _moved(upright, midleft=room.midleft),
        "right": _moved(upright, midright=room.midright),
        "top": _moved(lying, midtop=room.midtop),
        "bottom": _moved(lying, midbottom=room.midbottom),
    }
    return [button for name, box in places.items() for button in _edge(text, name, box, side)]


def _moved(rect: pygame.Rect, **place: tuple[int, int]) -> pygame.Rect:
    moved = rect.copy()
    for name, point in place.items():
        setattr(moved, name, point)
    return moved


def _edge(text: Text, name: str, box: pygame.Rect, side: int) -> list[Widget]:
    lies = box.width > box.height
    what = text("workshop.row" if lies else "workshop.column")
    more, less = (text(f"workshop.{doing}", what=what) for doing in ("grow", "shrink"))
    first = pygame.Rect(box.left, box.top, side, side).inflate(-2, -2)
    second = first.move(side * lies, side * (not lies))
    return [
        Button(first, "size", icon="plus", value=(name, 1), tooltip=more),
        Button(second, "size", icon="minus", value=(name, -1), tooltip=less),
    ]
