"""A page of text as a Scene: on top what is given and expected, below what the program wrote."""

from collections.abc import Iterator

from codeweek.scene import HERO, Label, Line, Rect, Scene, Shape, Sprite
from codeweek.worlds.backdrops import PAGE
from codeweek.worlds.console.state import ASK, IN, World, shown
from codeweek.worlds.kinds import Sign, Wanted

WIDTH, HEIGHT, HEAD = 9.6, 6.5, 1.1
# Those of what is written are of the sober look of the robot, which has a dark one beside it.
INK, SOFT, BLUE = "#1f2630", "#3a424e", "#2f5d94"
PAPER, TOP, RULE, EDGE, BACK, RING = PAGE
RINGS = 9  # that bind the page at its left
SIZE, ROW, LETTER = 0.42, 0.5, 0.235  # of what is written: a letter, a row, the width of one letter
LEFT, RIGHT = 1.02, 0.45
ACROSS = int((WIDTH - LEFT - RIGHT) / LETTER)  # letters on a row
ROWS = int((HEIGHT - HEAD - 0.35) / ROW)
ARROW, SECRET = "→", "?"
LONGEST_SIGN = 4  # letters on the sign of a goal: more are lines


def picture(world: World, _look: str) -> Scene:
    """What a page looks like; of many rows, the last ones."""
    hero = Sprite(HERO, "console/notebook", WIDTH - 0.62, HEIGHT - 0.6, 0.8)
    return Scene(WIDTH, HEIGHT, tuple(_paper(world)), (hero,), tuple(_written(world)))


def _paper(world: World) -> Iterator[Shape]:
    yield Rect(0, 0, WIDTH, HEIGHT, PAPER)
    for row in range(ROWS + 1):
        y = HEAD + 0.2 + row * ROW
        yield Line(((0, y), (WIDTH, y)), RULE, 0.025)
    yield Rect(0, 0, WIDTH, HEAD, TOP)
    yield Line(((LEFT - 0.16, HEAD), (LEFT - 0.16, HEIGHT)), EDGE, 0.035)
    yield Rect(0, 0, 0.34, HEIGHT, BACK)
    for ring in range(RINGS):
        y = (ring + 0.5) * HEIGHT / RINGS
        yield Line(((0.56, y), (0.57, y)), BACK, 0.2)
        yield Line(((0.14, y), (0.56, y)), RING, 0.09)
    head = _head(world)
    if head:
        yield Label(LEFT, HEAD / 2, head, SOFT, min(SIZE * 0.95, _fitting(head)), True)


def _head(world: World) -> str:
    """The example in a row: `15 → plein tarif`."""
    if world.hidden:
        return f"{SECRET} {ARROW} {SECRET}"
    given = shown(world.given) if world.given else ""
    expected = f"{ARROW} {shown(world.expected)}" if world.expected is not None else ""
    return f"{given} {expected}".strip()


def _fitting(words: str) -> float:
    """The size at which some words fit on a row."""
    return SIZE * ACROSS / max(1, len(words))


def _written(world: World) -> Iterator[Label]:
    for number, (words, colour) in enumerate(_rows(world)[-ROWS:]):
        if words:
            yield Label(LEFT, HEAD + 0.45 + number * ROW, words, colour, SIZE, True)


def _rows(world: World) -> list[tuple[str, str]]:
    """Each row of the page with its colour: answers are blue; of a question, its answer stands on its row."""
    rows: list[tuple[str, str]] = []
    line, colour = "", INK
    for piece in () if world.hidden else world.page:
        colour = BLUE if piece.kind == IN else SOFT if piece.kind == ASK else INK
        parts = piece.text.split("\n")
        for part in parts[:-1]:
            rows += [(row, colour) for row in _wrapped(line + part)]
            line = ""
        line += parts[-1]
        if piece.kind == ASK and not line.endswith(" "):
            line += " "
    return [*rows, *((row, colour) for row in _wrapped(line) if line)]


def _wrapped(line: str) -> list[str]:
    line = "".join(letter for letter in line if letter.isprintable())
    return [line[at : at + ACROSS] for at in range(0, len(line), ACROSS)] or [""]


def sign(_start: World, _now: World, wanted: Wanted, _look: str) -> Sign:
    """The picture of what is to be written."""
    return _page_with(shown(wanted.said or ()))


def asked(_start: World, _now: World, _wanted: Wanted, _look: str) -> Sign:
    """The picture of what a prediction asks."""
    return _page_with("?")


def _page_with(words: str) -> Sign:
    page = [Rect(0.14, 0.06, 0.72, 0.88, PAPER, 0.06), Rect(0.14, 0.06, 0.12, 0.88, BLUE)]
    if len(words) <= LONGEST_SIGN:
        inside: tuple[Shape, ...] = (Label(0.56, 0.5, words, INK, min(0.4, 0.95 / len(words))),)
    else:
        inside = tuple(Line(((0.36, y), (0.76, y)), SOFT, 0.07) for y in (0.3, 0.5, 0.7))
    return Sign(Scene(1, 1, (Rect(0, 0, 1, 1, RULE), *page, *inside)))
