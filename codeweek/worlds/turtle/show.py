"""The turtle's world in letters, for tests and terminals."""

from codeweek.worlds.turtle.state import COLUMNS, ROWS, Sheet, Stroke, World

WIDE, HIGH = 4, 2  # letters in a square
HEADINGS = "→↗↑↖←↙↓↘"


def show(world: World) -> str:
    """The sheet in letters: `#` drawn, `.` to draw, an arrow for the turtle; then what letters hide."""
    letters = [[" "] * (COLUMNS * WIDE + 1) for _ in range(ROWS * HIGH + 1)]
    for strokes, letter in ((world.sheet.wanted, "."), (world.strokes, "#")):
        for stroke in strokes:
            _write(letters, world.sheet, stroke, letter)
    x, y = _place(world.sheet, world.x, world.y)
    letters[y][x] = HEADINGS[round(world.heading / 45) % 8]
    return "\n".join([*("".join(row).rstrip() for row in letters), *_extras(world)])


def _write(letters: list[list[str]], sheet: Sheet, stroke: Stroke, letter: str) -> None:
    (x1, y1), (x2, y2) = _place(sheet, *stroke.start), _place(sheet, *stroke.end)
    count = max(abs(x2 - x1), abs(y2 - y1), 1)
    for i in range(count + 1):
        letters[round(y1 + (y2 - y1) * i / count)][round(x1 + (x2 - x1) * i / count)] = letter


def _place(sheet: Sheet, x: float, y: float) -> tuple[int, int]:
    across, along = (x - sheet.left) / sheet.unit, (sheet.top - y) / sheet.unit
    return round(across * WIDE), round(along * HIGH)


def _extras(world: World) -> list[str]:
    pen = f"{world.colour} {world.width:g}" if world.pen else "up"
    return [
        f"at: {world.x:g} {world.y:g}",
        f"heading: {world.heading:g}",
        f"pen: {pen}",
        f"strokes: {len(world.strokes)}",
    ]
