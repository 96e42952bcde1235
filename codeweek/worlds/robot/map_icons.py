"""The goals of the robot, and what is foreseen of it, as small pictures of one cell."""

from collections.abc import Iterable
from dataclasses import replace

from codeweek.scene import Image, Label, Line, Rect, Scene, Shape
from codeweek.worlds.kinds import Sign, Wanted
from codeweek.worlds.robot.looks import Look
from codeweek.worlds.robot.picture import arrow
from codeweek.worlds.robot.state import Cell, World, cell_name, count_at, frozen, shown

PAPER, INK = "#ffffff", "#2b2440"  # of what is said
CHARGE = "#2f9e44"  # of a battery
WIDEST = 5  # letters that a bubble of one cell holds


def flag(start: World, now: World, _wanted: Wanted, look: Look) -> Sign:
    """A flag."""
    flags = start.map.flags
    left = () if now.cell in flags else flags
    return Sign(_on_floor(look, _image(look, "flag")), _names(flags), _names(left), last=True)


def facing(start: World, _now: World, _wanted: Wanted, look: Look) -> Sign:
    """The hero looking to that side, and an arrow beside it."""
    heading = start.map.rules.get("facing", 0)
    hero = replace(_image(look, "hero", 0.5, 0.72), angle=heading * 90.0)
    return Sign(_on_floor(look, hero, *arrow((0, 0), heading, look)), last=True)


def items(start: World, now: World, _wanted: Wanted, look: Look) -> Sign:
    """A thing, with the number of those to leave."""
    cells, left = ([cell for cell, _count in world.items] for world in (start, now))
    if leave := start.map.rules.get("leave"):
        too_many = sum(count for _cell, count in now.items) > leave
        return so_many(look, leave, _names(cells), _names(left if too_many else ()))
    return Sign(_on_floor(look, _image(look, "item")), _names(cells), _names(left))


def so_many(look: Look, number: int, cells: tuple[str, ...] = (), left: tuple[str, ...] = ()) -> Sign:
    """A thing, and how many of it."""
    words = Label(0.5, 0.8, f"= {number}", look.ink, 0.36)
    return Sign(_on_floor(look, _image(look, "item", 0.36, 0.6), words), cells, left)


def pots(start: World, now: World, _wanted: Wanted, look: Look) -> Sign:
    """A thing in a pot."""
    pots = start.map.pots
    left = [cell for cell, wants in pots if count_at(now.filled, cell) < wants]
    filled = _image(look, "pot", 0.6, 0.74), _image(look, "item", 0.24, 0.46)
    return Sign(_on_floor(look, *filled), _names(cell for cell, _wants in pots), _names(left))


def paint(start: World, now: World, _wanted: Wanted, look: Look) -> Sign:
    """Painted cells in their dashes."""
    targets = start.map.targets | start.painted
    left = (targets - now.painted) or (now.painted - targets)
    near, far = 0.12, 0.88
    dashes = Line(
        ((near, near), (far, near), (far, far), (near, far), (near, near)), look.target, 0.07, dashed=True
    )
    painted = Rect(0.2, 0.2, 0.6, 0.6, look.paint, 0.1)
    return Sign(_on_floor(look, *([painted, dashes] if targets else [dashes])), _names(targets), _names(left))


def numbers(start: World, now: World, _wanted: Wanted, look: Look) -> Sign:
    """The first number that a cell must have."""
    wanted = start.map.wanted
    left = [cell for cell, number in wanted if (cell, number) not in now.numbers]
    words = str(wanted[0][1]) if wanted else "?"
    scene = _on_floor(look, _label(words, look.ink))
    return Sign(scene, _names(cell for cell, _number in wanted), _names(left))


def said(_start: World, _now: World, wanted: Wanted, look: Look) -> Sign:
    """What is to be said, in a bubble."""
    return Sign(_bubble(look, shown(frozen(wanted.said or ()))))


def sorted_row(_start: World, _now: World, _wanted: Wanted, look: Look) -> Sign:
    """Bars from low to high."""
    return Sign(_bars(look, (0.25, 0.45, 0.7)))


def last_max(_start: World, _now: World, _wanted: Wanted, look: Look) -> Sign:
    """Bars, the highest at the end."""
    return Sign(_bars(look, (0.4, 0.25, 0.7)))


def unknown(_start: World, _now: World, _wanted: Wanted, look: Look) -> Sign:
    """A question mark."""
    return Sign(_on_floor(look, _label("?", look.ink)))


def bag(_start: World, _now: World, _wanted: Wanted, look: Look) -> Sign:
    """A thing and a question mark: how many are carried."""
    return Sign(_on_floor(look, _image(look, "item", 0.36, 0.6), Label(0.78, 0.5, "?", look.ink, 0.6)))


def moves(_start: World, _now: World, _wanted: Wanted, look: Look) -> Sign:
    """A battery; its count is below it."""
    body, inside = (
        Rect(0.12, 0.16, 0.66, 0.4, look.ink, 0.08),
        Rect(0.17, 0.21, 0.56, 0.3, look.floor[0], 0.05),
    )
    knob = Rect(0.78, 0.28, 0.09, 0.16, look.ink, 0.03)
    cells = (Rect(0.2 + 0.175 * i, 0.24, 0.15, 0.24, CHARGE, 0.03) for i in range(3))
    return Sign(_on_floor(look, body, knob, inside, *cells), last=True, kept=True)


def _names(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(cell_name(cell) for cell in sorted(cells))


def _on_floor(look: Look, *shapes: Shape) -> Scene:
    return Scene(1, 1, (Rect(0, 0, 1, 1, look.floor[0]), *shapes))


def _image(look: Look, name: str, y: float = 0.5, size: float = 0.86) -> Image:
    return Image(f"robot/{look.name}/{name}", 0.5, y, size)


def _label(words: str, colour: str, y: float = 0.5) -> Label:
    return Label(0.5, y, words, colour, min(0.66, 1.4 / max(1, len(words))))


def _bubble(look: Look, words: str) -> Scene:
    """What is to be said, in a bubble; its beginning when it is long."""
    short = words if len(words) <= WIDEST else f"{words[: WIDEST - 1]}…"
    tail = Line(((0.3, 0.66), (0.2, 0.88)), PAPER, 0.14)
    return _on_floor(look, Rect(0.05, 0.12, 0.9, 0.6, PAPER, 0.2), tail, _label(short, INK, 0.42))


def _bars(look: Look, heights: tuple[float, ...]) -> Scene:
    """Numbers in a row, as bars; the highest in the colour of what is wanted."""
    bars = (
        Rect(0.1 + 0.28 * i, 0.85 - high, 0.22, high, look.target if high == max(heights) else look.ink, 0.05)
        for i, high in enumerate(heights)
    )
    return _on_floor(look, *bars)
