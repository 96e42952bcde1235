"""Where things are on the page of a level, in any window."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pygame

from codeweek.desktop.editor.editor_frame import ASIDE
from codeweek.desktop.pages.split import PROGRAM, Needs, Split, split, stacked, written

MARGIN = 12
TOP, TOP_NARROW = 92, 124
PLAYER, PLAYER_NARROW = 64, 120
TOOLS = 52  # over the program: its tab, undo
MESSAGE = 92
STRIP = 52  # tabs of maps
LARGER, PRESSED = 2.0, 0.4  # the most of the size of blocks where one only presses; of the width, their room
TINY = 480  # units of height of a telephone that lies
WORLD, SEEN = 130, 92  # units of height that the world keeps in any window, and at the very least
CLOSE = 0.3  # of the height they ask for, that the boxes and the answer keep
LINES, ROOMY = 60, 280  # units of height of what is written, over a band in a column of so many units
COLUMN = 0.34  # of the width: what stands with the world (words, answers) needs so much
WRITTEN, TOUCHED = 240, 150  # units of width of an answer beside the program: liked; three cells at least
CODE = 300  # units of width liked by lines of a program there
NARROW = 640  # units of width under which the bars have two rows
FLAT = 640  # units of height under which things are closer
LOW = 800  # the same of a narrow window
FLAT_WORLD, GLIMPSE = 1.6, 62  # a world so wide for its height is seen there in so many units of height
BLOCKS = 0.38, 0.56  # of the height of a window higher than wide: the least and the most of the blocks
IDEA, WON = 0.4, 0.52  # of that height: the most of an idea, and of what a win says

Px = Callable[[float], int]


@dataclass(frozen=True)
class Wanted:
    """What there is to show besides the editor and the world."""

    tabs: bool = False
    boxes: int = 0  # units of height for the variables
    answer: int = 0  # units of height for the answer of a prediction
    kept: int = 0  # units of it that no window takes away: what a finger needs
    shape: float = 1.0  # width of the world for one of height
    # Measured, in pixels: what the blocks and the Python would like.
    program: int = 0
    program_height: int = 0
    palette: int = 0
    palette_height: int = 0
    families: int = 0
    keys: int = 0
    python: int = 0
    beside: bool = False  # the Python is wanted beside the blocks, if it fits there
    writes: bool = False  # it is being written
    console: int = 0  # units of height for what the program writes
    look: int = 0  # and for the line under it
    idea: Callable[[int], int] | None = None  # the height of the idea that stays, in a width
    press: bool = False  # one only presses: the world is the large part, the blocks are drawn larger
    wide: bool = False  # the program has the place of the world too
    band: int = 0  # pixels of height that a win asks for in place of what is said
    pad: int = 0  # units of height for the keys of a game that is played
    plays: bool = False  # somebody plays now: the world needs the room more than the blocks
    firm: bool = False  # the answer is not made lower: one writes in it
    lines: bool = False  # it is one of the lines of a program
    full: bool = False  # a game fills the screen: the blocks and what is over them stay away


@dataclass(frozen=True)
class LevelLayout:
    """Rectangles of the window; None for what is not shown. The `editor` has the palette and the program."""

    top: pygame.Rect
    tools: pygame.Rect
    editor: pygame.Rect
    python: pygame.Rect | None
    tabs: pygame.Rect | None
    world: pygame.Rect
    boxes: pygame.Rect | None
    answer: pygame.Rect | None
    console: pygame.Rect | None
    look: pygame.Rect | None
    pad: pygame.Rect | None
    message: pygame.Rect
    player: pygame.Rect
    split: Split
    python_fits: bool = False  # beside the blocks; else it is a tab in place of them
    fold: str = ""  # where the keys of the families of blocks are, as an editor has it

    def all(self) -> list[pygame.Rect]:
        """Those that are shown."""
        return [zone for zone in vars(self).values() if isinstance(zone, pygame.Rect)]


def _aside(cut: LevelLayout, wanted: Wanted, px: Px, gap: int, window: int) -> LevelLayout:
    """An answer too high to stand under the world: beside the program, of what the world's column can spare.

    The program keeps its share while the cells are wide enough for a finger.
    """
    wide = px(CODE if wanted.lines else WRITTEN)
    lacks = max(0, round(PROGRAM * window) + gap + wide - cut.editor.width)
    spared = min(lacks, max(0, cut.world.width - round(COLUMN * window)))
    wide = max(px(TOUCHED), wide - lacks + spared)
    room = cut.editor.width + spared - gap - wide
    top = cut.tools.top
    answer = pygame.Rect(cut.editor.left + room + gap, top, wide, px(wanted.answer))
    answer.height = min(answer.height, cut.editor.bottom - top)
    tools, editor = (pygame.Rect(zone.topleft, (room, zone.height)) for zone in (cut.tools, cut.editor))
    size = min(cut.split.size, room / max(1, wanted.program))
    shared = replace(cut.split, program=room, size=size)
    cut = replace(cut, tools=tools, editor=editor, answer=answer, split=shared)
    return replace(
        cut,
        world=_later(cut.world, spared),
        message=_later(cut.message, spared),
        tabs=cut.tabs and _later(cut.tabs, spared),
        boxes=cut.boxes and _later(cut.boxes, spared),
        console=cut.console and _later(cut.console, spared),
        look=cut.look and _later(cut.look, spared),
        pad=cut.pad and _later(cut.pad, spared),
    )


def _later(zone: pygame.Rect, spared: int) -> pygame.Rect:
    """A zone without so much of its left."""
    return pygame.Rect(zone.left + spared, zone.top, zone.width - spared, zone.height)


def narrow(window: pygame.Rect, px: Px) -> bool:
    """Whether the bars need two rows."""
    return window.width < px(NARROW)


def layout_of(window: pygame.Rect, px: Px, wanted: Wanted) -> LevelLayout:
    """Cut the window: the bars, and between them blocks and world, side by side or one over the other."""
    flat = window.height < px(LOW if narrow(window, px) and window.height > window.width else FLAT)
    gap = px(MARGIN * (0.66 if flat else 1))
    if wanted.band:
        lines = min(wanted.console, LINES)
        wanted = replace(wanted, boxes=0, console=lines, look=0, answer=0, kept=0, pad=0, firm=False)
        if window.height < px(TINY):
            wanted = replace(wanted, tabs=False)
    if wanted.full:
        return _filled(layout_of(window, px, replace(wanted, full=False)), px, gap, wanted)
    inner = window.inflate(-2 * gap, -2 * gap)
    thin = narrow(window, px)
    top, body = _top(inner, gap, px(TOP_NARROW if thin else TOP * (0.9 if flat else 1)))
    player, body = _bottom(body, gap, px(PLAYER_NARROW if thin else PLAYER))
    upright = window.height > window.width
    if upright:
        wanted = replace(wanted, firm=True)  # the blocks can spare it: what one presses is not made lower
    message = px(MESSAGE * (0.8 if flat or thin else 1))
    share, needs = stacked if upright else split, _needs(window, body, gap, px, wanted, message)
    if upright:
        needs = replace(needs, height=round(BLOCKS[1] * body.height) - px(TOOLS) - gap)
    shared = share(needs)
    if wanted.writes and not upright:
        shared = written(needs) or shared
    fits = shared.python > 0
    if not wanted.beside and not wanted.writes:
        shared = share(replace(needs, python=0))
    if wanted.press and not wanted.writes and not (wanted.beside and shared.python):
        shared = _pressed(shared, body, gap, px, wanted, upright)
    fold = ("below" if upright and thin else "beside") if shared.folded else ""
    if upright:
        message = _said(body.width, message, round((WON if wanted.band else IDEA) * body.height), wanted)
        high = _blocks_height(body, gap, px, wanted, message)
        side = pygame.Rect(body.left, body.top, body.width, body.height - high - gap)
        blocks = pygame.Rect(body.left, body.bottom - high, body.width, high)
    else:
        side = pygame.Rect(body.right - shared.world, body.top, shared.world, body.height)
        blocks = pygame.Rect(body.left, body.top, body.width - shared.world - gap, body.height)
    if wanted.wide:
        blocks = body
    tools, editor = _top(blocks, gap, px(TOOLS))
    python = None
    if shared.python:
        python = pygame.Rect(blocks.right - shared.python, blocks.top, shared.python, blocks.height)
        tools.width = editor.width = blocks.width - shared.python - gap
    tabs, side = _optional(_top, side, gap, px(STRIP) if wanted.tabs else 0)
    asked = _least(px, wanted) + px(wanted.pad) + px(wanted.look)
    if wanted.band and side.height < px(ROOMY):
        wanted = replace(wanted, console=0)
    below = px(GLIMPSE) + gap + (px(wanted.console) + gap if wanted.console else 0)
    most = side.height - (below if wanted.band else asked + px(SEEN) + 3 * gap)
    message = _said(side.width, message, most, wanted)
    rect, side = _bottom(side, gap, message)
    pad, side = _optional(_bottom, side, gap, px(wanted.pad))
    look, side = _optional(_bottom, side, gap, px(wanted.look))
    part = 1.0 if wanted.band else _part(side.height, gap, px, wanted)
    console, side = _optional(_bottom, side, gap, round(px(wanted.console) * part))
    boxes, side = _optional(_bottom, side, gap, round(px(wanted.boxes) * part))
    high = round(px(wanted.answer) * (1 if wanted.firm else part))
    answer, side = _optional(_bottom, side, gap, max(high, px(wanted.kept)) if wanted.answer else 0)
    if (
        wanted.console and not wanted.band and side.height < px(SEEN)
    ):  # the world is seen before what is written
        return layout_of(window, px, replace(wanted, console=0))
    if answer and wanted.firm and side.height < px(SEEN) and not upright:
        return _aside(
            layout_of(window, px, replace(wanted, answer=0, python=0)), wanted, px, gap, window.width
        )
    return LevelLayout(
        top,
        tools,
        editor,
        python,
        tabs,
        side,
        boxes,
        answer,
        console,
        look,
        pad,
        rect,
        player,
        shared,
        fits,
        fold,
    )


def _pressed(shared: Split, body: pygame.Rect, gap: int, px: Px, wanted: Wanted, upright: bool) -> Split:
    """Blocks as large as they may be beside a large world, or under it."""
    high = round(BLOCKS[0] * body.height) if upright else body.height
    room = body.width if upright else round(PRESSED * body.width)
    fits = (high - px(TOOLS) - gap) / max(1, wanted.program_height)
    size = max(shared.size, min(LARGER, room / max(1, wanted.program), fits))
    if upright:
        return replace(shared, size=size)
    program = min(room, round(size * wanted.program))
    return replace(shared, program=program, world=body.width - gap - program, python=0, size=size)


def small(window: pygame.Rect, px: Px) -> bool:
    """Whether the program is offered the place of the world too."""
    return (narrow(window, px) and window.height > window.width) or window.height < px(TINY)


def _filled(cut: LevelLayout, px: Px, gap: int, wanted: Wanted) -> LevelLayout:
    """The world over the whole window, with its keys, what is said and the player under it."""
    side = cut.top.union(cut.player)
    side.height = cut.player.top - gap - side.top
    rect, side = _bottom(side, gap, min(cut.message.height, px(MESSAGE)))
    pad, side = _optional(_bottom, side, gap, px(wanted.pad))
    bare = replace(cut, python=None, tabs=None, boxes=None, answer=None, console=None, look=None)
    return replace(bare, world=side, message=rect, pad=pad)


def _needs(window: pygame.Rect, body: pygame.Rect, gap: int, px: Px, wanted: Wanted, message: int) -> Needs:
    taken = (
        message
        + px(wanted.boxes)
        + px(wanted.console)
        + px(wanted.look)
        + px(wanted.answer)
        + px(wanted.pad)
        + (px(STRIP) if wanted.tabs else 0)
    )
    high = max(px(WORLD), body.height - taken - gap)
    useful = max(round(high * wanted.shape), round(COLUMN * body.width))
    return Needs(
        window.width,
        body.width,
        body.height - px(TOOLS) - gap,
        gap,
        px(ASIDE),
        wanted.program,
        useful,
        wanted.palette,
        wanted.palette_height,
        wanted.families,
        wanted.keys,
        wanted.python,
    )


def _said(width: int, message: int, most: int, wanted: Wanted) -> int:
    """The height of what is said: more for an idea, and what its blocks have beside it stays as it is."""
    if wanted.band:
        return min(wanted.band, most)
    return max(message, min(wanted.idea(width), most)) if wanted.idea else message


def _blocks_height(body: pygame.Rect, gap: int, px: Px, wanted: Wanted, message: int) -> int:
    """In a window higher than wide: as high as the blocks are, within limits, while the world is seen."""
    least, most = (round(part * body.height) for part in BLOCKS)
    seen = px(GLIMPSE if gap < px(MARGIN) and wanted.shape > FLAT_WORLD else SEEN)
    under = message + px(wanted.pad) + px(wanted.look)
    side = under + (px(STRIP) if wanted.tabs else 0) + _least(px, wanted) + seen + 5 * gap
    most = min(least if wanted.plays else most, body.height - side)
    liked = px(TOOLS + MARGIN) + max(wanted.palette_height, wanted.program_height)
    return max(min(least, most), min(most, liked))


def _least(px: Px, wanted: Wanted) -> int:
    """What the boxes and the answer keep in any window."""
    firm = px(wanted.answer) if wanted.firm else 0
    asked = px(wanted.boxes) + px(wanted.console) + px(wanted.answer)
    return firm + round(CLOSE * (asked - firm))


def _part(height: int, gap: int, px: Px, wanted: Wanted) -> float:
    """How much of the height they want the boxes and the answer get: the world must be seen."""
    firm = px(wanted.answer) if wanted.firm else 0
    asked = px(wanted.boxes) + px(wanted.console) + px(wanted.answer) - firm
    left = height - firm - 2 * gap - px(WORLD)
    return min(1.0, max(CLOSE, left / asked)) if asked else 1.0


def _top(column: pygame.Rect, gap: int, height: int) -> tuple[pygame.Rect, pygame.Rect]:
    taken = pygame.Rect(column.left, column.top, column.width, height)
    rest = pygame.Rect(column.left, taken.bottom + gap, column.width, column.height - height - gap)
    return taken, rest


def _bottom(column: pygame.Rect, gap: int, height: int) -> tuple[pygame.Rect, pygame.Rect]:
    taken = pygame.Rect(column.left, column.bottom - height, column.width, height)
    return taken, pygame.Rect(column.left, column.top, column.width, column.height - height - gap)


def _optional(
    cut: Callable[[pygame.Rect, int, int], tuple[pygame.Rect, pygame.Rect]],
    column: pygame.Rect,
    gap: int,
    height: int,
) -> tuple[pygame.Rect | None, pygame.Rect]:
    return cut(column, gap, height) if height else (None, column)
