"""How the width of the page of a level is shared: one rule, from measured lengths to widths.

The program comes first, then the world, then what is pleasant to have beside them: all the blocks to choose
from at once, and the Python.
"""

from dataclasses import dataclass

PROGRAM = 0.4  # of the window's width: the least of the program, where there is a keyboard
AMPLE = 1.25  # of the widest block: the program's goal
WORLD = 0.36  # of the width: the world that no wide block takes away
CHOSEN = 0.28  # of the width: the world that wide pieces of one family leave
FAIR = 0.4  # of the width: the world that palette and Python leave, when it can use it
WRITTEN = 0.32  # of the width: the world beside blocks and their text, while that is written
TEXT = 0.55  # of what they have then: the text, which is what the hands are on
LEAST = 0.225  # of the width: the world beside blocks that would else be cut
SMALLER = 0.85  # of their size: how small blocks to choose from may be made to stay all in sight
PIECES = 0.6  # of their size: the same for those of one family, which nothing is gained by folding
SMALLEST = 0.5  # of their size: blocks that would else be cut


@dataclass(frozen=True)
class Needs:
    """Lengths in pixels: what there is, and what each part would like."""

    window: int  # its whole width
    width: int  # between its edges
    height: int  # of the program's panel
    gap: int
    aside: int  # from the palette to the program
    program: int  # its widest block and an indent
    world: int  # the most that it can use
    palette: int = 0  # 0: nothing to choose from
    palette_height: int = 0
    families: int = 0
    keys: int = 0  # the width of the keys of families
    python: int = 0  # its longest line; 0: not wanted


@dataclass(frozen=True)
class Split:
    """Widths in pixels. `python` 0: it is a tab in place of the program; `size` is of the blocks."""

    program: int
    world: int
    palette: int = 0
    folded: bool = False
    python: int = 0
    size: float = 1.0


def split(needs: Needs) -> Split:
    """Share the width of a window wider than high."""
    least = round(PROGRAM * needs.window)
    need, ample = max(least, needs.program), max(least, round(AMPLE * needs.program))
    free = needs.width - needs.gap
    fair = max(round(LEAST * needs.width), min(needs.world, round(FAIR * needs.width)))
    floor = min(fair, round((WORLD if needs.families > 1 else CHOSEN) * needs.width))
    palette, folded = _palette(needs, free - (ample + fair if needs.families > 1 else need + floor))
    floor = min(fair, round(WORLD * needs.width)) if not palette else floor
    if not folded and needs.families == 1 and palette < SMALLER * needs.palette:
        both = free - floor - needs.aside  # pieces and program are as small as each other
        palette = min(both - least, round(both * needs.palette / (needs.palette + needs.program)))
        need = ample = both - palette
    if palette:
        free -= palette + needs.aside
    spare = free - ample - fair - needs.gap
    python = needs.python if 0 < needs.python <= spare else 0
    if python:
        free -= python + needs.gap
    room = min(ample, max(need, free - floor))  # the goal, as far as the world allows
    world = max(min(needs.world, free - room), round(LEAST * needs.width))
    return Split(free - world, world, palette, folded, python, _size(free - world, needs.program))


def written(needs: Needs) -> Split | None:
    """Share the width with a text that is being written, the palette folded; None: both have no room."""
    world = max(round(LEAST * needs.width), min(needs.world, round(WRITTEN * needs.width)))
    keys = needs.keys if needs.palette else 0
    free = needs.width - world - 2 * needs.gap - (keys + needs.aside if keys else 0)
    if not needs.python or needs.python + needs.program > free:
        return None
    python = max(needs.python, min(round(TEXT * free), free - needs.program))
    return Split(free - python, world, keys, bool(keys), python)


def stacked(needs: Needs) -> Split:
    """Share the width of a window higher than wide: the world above, all the width for the blocks."""
    goal = AMPLE if needs.families > 1 else 1.0
    palette, folded = _palette(needs, needs.width - round(goal * needs.program), must=False)
    free = needs.width if folded or not palette else needs.width - palette - needs.aside
    return Split(free, needs.width, palette, folded, 0, _size(free, needs.program))


def _palette(needs: Needs, spare: int, must: bool = True) -> tuple[int, bool]:
    """The width of the blocks to choose from if they can all be in sight, else of the keys of families.

    `must`: one family is not folded, whatever the room.
    """
    if not needs.palette:
        return 0, False
    spare -= needs.aside
    several = needs.families > 1
    fits = (must and not several) or needs.palette_height <= needs.height
    if fits and needs.palette * (SMALLER if several else PIECES) <= spare:
        return min(needs.palette, spare), False
    if several or not must:
        return needs.keys, True
    return max(min(needs.palette, spare), round(needs.palette * SMALLEST)), False


def _size(room: int, program: int) -> float:
    return max(SMALLEST, min(1.0, room / program))
