"""The hidden-number game as a scene: a bar for each try, lit over the range where the number still can be."""

from collections.abc import Iterable
from functools import lru_cache

from codeweek.scene import Label, Line, Rect, Scene, Shape, Sprite
from codeweek.worlds.robot.looks import Look
from codeweek.worlds.robot.state import Hidden, World

WIDTH = 11.0
LEFT, LONG = 1.5, 8.9  # where the bars begin, and how long they are
THICK, THIN, DOT = 0.3, 0.08, 0.44
ROW, BAR, ABOVE = 0.86, 0.62, 0.22  # the height of a row, the middle of its bar and of the numbers above
RULER_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
MOST_MARKS = 11  # numbers along the ruler
SHORT = 2.2  # a lit part too short to have a number at each end


def guess_scene(world: World, hidden: Hidden, look: Look) -> Scene:
    """The ruler, then a row for each try; the robot stands at the last one, and on the number once found."""
    return Scene(
        WIDTH,
        (hidden.tries + 1) * ROW,
        _background(hidden, look),
        (_hero(world, hidden, look),),
        _marks(world, hidden, look),
    )


@lru_cache(maxsize=64)
def _background(hidden: Hidden, look: Look) -> tuple[Shape, ...]:
    shapes: list[Shape] = [
        Rect(0, row * ROW, WIDTH, ROW, look.floor[row % 2]) for row in range(hidden.tries + 1)
    ]
    for number in _ruler(hidden):
        shapes.append(Label(_x(hidden, number), 0.36, str(number), look.ink, 0.4))
        shapes.append(Line(((_x(hidden, number), 0.64), (_x(hidden, number), 0.8)), look.ink, 0.05))
    shapes += [
        _bar(hidden, row, hidden.least, hidden.most, look.grid, THIN) for row in range(1, hidden.tries + 1)
    ]
    return tuple(shapes)


def _ruler(hidden: Hidden) -> list[int]:
    """The two ends, and round numbers between them that are not too near."""
    size = hidden.most - hidden.least
    step = next((step for step in RULER_STEPS if size / step < MOST_MARKS), RULER_STEPS[-1])
    first = (hidden.least // step + 1) * step
    between = [
        number
        for number in range(first, hidden.most, step)
        if min(number - hidden.least, hidden.most - number) * 2 >= step
    ]
    return [hidden.least, *between, hidden.most]


def _x(hidden: Hidden, number: float) -> float:
    return LEFT + LONG * (number - hidden.least) / max(1, hidden.most - hidden.least)


def _bar(hidden: Hidden, row: int, least: int, most: int, colour: str, width: float = THICK) -> Line:
    """The bar of a row between two numbers, both included."""
    y = row * ROW + BAR
    return Line(((_x(hidden, least), y), (_x(hidden, most), y)), colour, width)


def _marks(world: World, hidden: Hidden, look: Look) -> tuple[Shape, ...]:
    shapes: list[Shape] = []
    for row, number in enumerate(world.proposed, 1):
        least, most = hidden.left(world.proposed[: row - 1])
        shapes += [_bar(hidden, row, least, most, look.paint), *_proposal(hidden, row, number, look)]
    row = len(world.proposed) + 1
    if row <= hidden.tries and hidden.secret not in world.proposed:
        shapes += _next(world, hidden, row, look)
    return tuple(shapes)


def _next(world: World, hidden: Hidden, row: int, look: Look) -> Iterable[Shape]:
    """What is left for the next try, with its two ends."""
    least, most = hidden.left(world.proposed)
    yield _bar(hidden, row, least, most, look.paint)
    start, end = _x(hidden, least), _x(hidden, most)
    if end - start >= SHORT:
        yield Label(start, row * ROW + ABOVE, str(least), look.ink, 0.4)
        yield Label(end, row * ROW + ABOVE, str(most), look.ink, 0.4)
    else:
        words = str(least) if least == most else f"{least} – {most}"
        middle = min((start + end) / 2, WIDTH - 0.1 * (1 + len(words)))
        yield Label(middle, row * ROW + ABOVE, words, look.ink, 0.4)


def _proposal(hidden: Hidden, row: int, number: int, look: Look) -> Iterable[Shape]:
    """A number on its bar, with an arrow towards the hidden one, or a ring around it."""
    x, y = _x(hidden, number), row * ROW + BAR
    yield Label(x, row * ROW + ABOVE, str(number), look.ink, 0.42)
    yield Rect(x - DOT / 2, y - DOT / 2, DOT, DOT, look.ink, DOT / 2)
    side = (hidden.secret > number) - (hidden.secret < number)
    if side:
        yield Line(_arrow(x, y, side), look.floor[0], 0.07)


def _arrow(x: float, y: float, side: int) -> tuple[tuple[float, float], ...]:
    reach = 0.1 * side
    return (x - reach / 2, y - 0.12), (x + reach, y), (x - reach / 2, y + 0.12)


def _hero(world: World, hidden: Hidden, look: Look) -> Sprite:
    row, image = len(world.proposed), f"robot/{look.name}/hero"
    if hidden.secret in world.proposed:
        return Sprite("hero", image, _x(hidden, hidden.secret), row * ROW + BAR, 0.54)
    return Sprite("hero", image, 0.55, row * ROW + 0.44, 0.78)
