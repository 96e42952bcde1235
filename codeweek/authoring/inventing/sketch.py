"""What a child draws of a level, a small grid, a look and a title, and the level that the drawing is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from codeweek import data
from codeweek.authoring.draft import dump
from codeweek.authoring.draft.show import shown_map
from codeweek.authoring.inventing import level_title
from codeweek.authoring.inventing import level_title as titles
from codeweek.levels.level import Level, Start
from codeweek.scene import Scene
from codeweek.text import Text
from codeweek.worlds.kinds import kinds
from codeweek.worlds.robot.grid import HEADINGS
from codeweek.worlds.robot.looks import LOOKS
from codeweek.worlds.robot.state import Cell

FLOOR = "."
# What can be put on a cell, with its letter; the hero has one for each heading.
BRUSHES: Mapping[str, str] = {"start": ">", "flag": "G", "item": "*", "wall": "#", "floor": FLOOR}
NARROWEST, LOWEST, WIDEST, HIGHEST = 3, 2, 8, 6
LETTERS = {*BRUSHES.values(), *HEADINGS}
# The blocks to play it with: those of a child's first levels, or of the later ones.
KITS: Mapping[str, tuple[str, ...]] = {
    "arrows": ("up", "down", "left", "right"),
    "turns": ("move", "turn_left", "turn_right", "repeat"),
}
USUAL = "turns"  # of a drawing that does not say


@dataclass(frozen=True)
class Sketch:
    """A grid of letters with one hero at most; its sizes are within the limits, its rows equally long."""

    rows: tuple[str, ...] = (FLOOR * 6,) * 4
    look: str = "village"
    title: str = ""
    kit: str = USUAL

    @property
    def width(self) -> int:
        """The cells of a row."""
        return len(self.rows[0])

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.rows)

    @property
    def hero(self) -> Cell | None:
        """Where the hero starts."""
        found = ((x, y) for y, row in enumerate(self.rows) for x, each in enumerate(row) if each in HEADINGS)
        return next(found, None)

    @property
    def goals(self) -> int:
        """How many things there are to reach or to collect."""
        return sum(row.count(BRUSHES[name]) for row in self.rows for name in ("flag", "item"))

    @property
    def empty(self) -> bool:
        """Whether nothing is drawn."""
        return all(set(row) == {FLOOR} for row in self.rows)

    def letter(self, cell: Cell) -> str:
        """The letter of a cell of the grid."""
        return self.rows[cell[1]][cell[0]]

    def put(self, cell: Cell, brush: str) -> "Sketch":
        """Put a thing on a cell, in place of what is there; the hero leaves its other place, or turns."""
        x, y = cell
        if brush not in BRUSHES or not (0 <= x < self.width and 0 <= y < self.height):
            return self
        if brush != "start":
            return self._written(cell, BRUSHES[brush])
        heading, hero = self._heading(cell), self.hero
        return (self._written(hero, FLOOR) if hero else self)._written(cell, heading)

    def _heading(self, cell: Cell) -> str:
        """The letter of a hero put on a cell: turned when it stands there, else as it looked before."""
        hero = self.hero
        if hero is None:
            return BRUSHES["start"]
        letter = self.letter(hero)
        return HEADINGS[(HEADINGS.index(letter) + 1) % len(HEADINGS)] if hero == cell else letter

    def _written(self, cell: Cell, letter: str) -> "Sketch":
        x, y = cell
        row = self.rows[y]
        changed = row[:x] + letter + row[x + 1 :]
        return replace(self, rows=(*self.rows[:y], changed, *self.rows[y + 1 :]))

    def resized(self, width: int, height: int) -> "Sketch":
        """Cut or add cells on the right and below; the same when the hero would be cut off."""
        hero, fits = self.hero, NARROWEST <= width <= WIDEST and LOWEST <= height <= HIGHEST
        if not fits or (hero and (hero[0] >= width or hero[1] >= height)):
            return self
        rows = [row[:width].ljust(width, FLOOR) for row in self.rows[:height]]
        return replace(self, rows=(*rows, *[FLOOR * width] * (height - len(rows))))

    def dressed(self, look: str) -> "Sketch":
        """In another look, if there is one of that name."""
        return replace(self, look=look) if look in LOOKS else self

    def named(self, title: str) -> "Sketch":
        """With another title of chosen words; without one for anything else."""
        return replace(self, title=titles.title(*titles.words(title)))

    def equipped(self, kit: str) -> "Sketch":
        """With other blocks to play it, if there are any of that name."""
        return replace(self, kit=kit) if kit in KITS else self

    def to_json(self) -> dict[str, Any]:
        """As plain data; there is no key for a title that is not there, nor for the usual blocks."""
        named = {"title": self.title} if self.title else {}
        kit = {"kit": self.kit} if self.kit != USUAL else {}
        return {"grid": list(self.rows), "look": self.look, **named, **kit}


def from_json(saved: Any) -> Sketch:
    """A drawing of plain data, whatever that is: what is not right in it becomes floor or as usual."""
    table = saved if isinstance(saved, Mapping) else {}
    grid = table.get("grid")
    rows = [row for row in grid if isinstance(row, str)] if isinstance(grid, list) else []
    if rows:
        width = min(max(map(len, rows)), WIDEST)
        sketch = Sketch(_rows(rows[:HIGHEST], max(width, NARROWEST)))
    else:
        sketch = Sketch()
    look = table.get("look")
    dressed = sketch.dressed(look) if isinstance(look, str) else sketch
    name, kit = table.get("title"), table.get("kit")
    named = dressed.named(name if isinstance(name, str) else "")
    return named.equipped(kit) if isinstance(kit, str) else named


def _rows(rows: list[str], width: int) -> tuple[str, ...]:
    """Known letters only, one hero, rows of one length, and enough of them."""
    made, hero = [], False
    for row in [*rows, *[""] * (LOWEST - len(rows))]:
        letters = []
        for letter in row[:width].ljust(width, FLOOR):
            second = letter in HEADINGS and hero
            hero = hero or letter in HEADINGS
            letters.append(letter if letter in LETTERS and not second else FLOOR)
        made.append("".join(letters))
    return tuple(made)


KIND = "robot"
GRADES = {"arrows": "CP", "turns": "CE1"}  # of those who have these blocks
HINTS = 3
ADULT = ("idea", "mistake", "question")
EVERYWHERE = {"auto_pick": True}  # things are picked up by walking over them


def level_of(sketch: Sketch, id: str, solution: str = "") -> Level | None:
    """The level, played under that id, with its own solution or without; None when there is no hero."""
    world, problems = kinds()[KIND].parse_map({"grid": "\n".join(sketch.rows), **EVERYWHERE})
    if problems:
        return None
    return Level(
        id,
        _each(lambda text: level_title.said(sketch.title, text)),
        KIND,
        (Start(world),),
        story=_usual("story"),
        grade=GRADES[sketch.kit],
        toolbox=KITS[sketch.kit],
        solution=solution,
        everywhere=EVERYWHERE,
        look=sketch.look,
    )


def picture(sketch: Sketch) -> Scene:
    """What is drawn, with a hero or without."""
    found = shown_map("\n".join(sketch.rows), KIND, sketch.look)
    assert found is not None, "every drawing can be shown"
    return found.scene


def level_file(sketch: Sketch, solution: str) -> str:
    """The text of the level file; `solution` is the Python of a program that wins it."""
    fields: Mapping[str, Any] = {
        "title": _each(lambda text: level_title.said(sketch.title, text)),
        "story": _usual("story"),
        "mode": "make",
        "class": GRADES[sketch.kit],
        "look": sketch.look,
        "map": "\n".join(sketch.rows) + "\n",
        "toolbox": list(KITS[sketch.kit]),
        **EVERYWHERE,
        "solution": f"{solution.rstrip()}\n",
        "hints": [_usual(f"hint{number}") for number in range(1, HINTS + 1)],
        "adult": {name: _usual(f"adult.{name}") for name in ADULT},
    }
    return "".join(f"{line}\n" for key, value in fields.items() for line in dump.entry(key, value, 0))


def _usual(name: str) -> dict[str, str]:
    """A sentence that fits any new level, in every language."""
    return _each(lambda text: text(f"draft.new.any.{name}"))


def _each(say: Callable[[Text], str]) -> dict[str, str]:
    return {code: say(data.text(code)) for code in data.languages()}
