"""What a hand does to the stage of a level: it puts things and heroes on cells, and writes lines."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any

from codeweek.authoring.draft import stage_lines as lines
from codeweek.authoring.draft.draft_maps import grid_of, maps_of
from codeweek.authoring.draft.editable_map import Drawing
from codeweek.authoring.draft.examples import value_of
from codeweek.authoring.draft.size import resize
from codeweek.authoring.draft.stage_draft import (
    HERO_SIGN,
    IN_STAGE,
    OWN,
    SHARED,
    cell_of,
    heroes_of,
    keep,
    keep_place,
    listed,
    place,
    written,
)
from codeweek.authoring.draft.table_fields import Table, got, put, with_words
from codeweek.levels.files.parse import FIELDS
from codeweek.worlds.robot.grid import HIGHEST, WIDEST
from codeweek.worlds.robot.grid_reader import parse_cell
from codeweek.worlds.robot.state import Cell, cell_name
from codeweek.worlds.stage.reader import named
from codeweek.worlds.stage.scenario import INPUTS, OF_HERO
from codeweek.worlds.stage.stage_map import LETTERS

Change = Callable[[str, Any], tuple[str, Any]]  # of a question and its answer

# On the grid.


def touch(tree: Table, index: int, cell: Cell, letter: str, french: bool) -> None:
    """Put on a cell what a letter of the grid means, or the hero of a name."""
    drawing = _drawing(tree, index, french)
    if drawing is None or not (cell[0] < drawing.width and cell[1] < drawing.height):
        return
    heroes = heroes_of(drawing.table)
    if letter[:1] == HERO_SIGN and letter[1:] in heroes and drawing.letter(cell) != "#":
        _set_heroes(drawing.table, {**heroes, letter[1:]: _put_at(heroes[letter[1:]], cell, french)}, french)
    elif len(letter) != 1 or letter not in LETTERS or drawing.letter(cell) == letter:
        return
    elif letter != "#" or cell not in map(cell_of, heroes.values()):
        drawing.write(cell, letter)
    keep_place(tree, index, drawing.done(), french)


def _drawing(tree: Table, index: int, french: bool) -> Drawing | None:
    found = place(tree, index)
    drawing = Drawing(dict(found), french) if isinstance(found, dict) and grid_of(found).strip() else None
    fits = drawing and 0 < drawing.width <= WIDEST and 0 < drawing.height <= HIGHEST
    return drawing if fits else None


def _set_heroes(table: Table, heroes: Table, french: bool) -> None:
    put(table, IN_STAGE, "heroes", heroes or None, french)


def _put_at(told: Any, cell: Cell, french: bool) -> Any:
    if cell_of(told) == cell:
        return told
    if not isinstance(told, dict):
        return cell_name(cell)
    table = dict(told)
    put(table, lines.HERO, "at", cell_name(cell), french)
    return table


def resized(tree: Table, index: int, size: Cell, first: Cell, french: bool) -> None:
    """A larger or smaller stage, on which nobody is left outside; `first`: columns and rows added before."""
    drawing = _drawing(tree, index, french)
    if drawing is None or size == (drawing.width, drawing.height):
        return
    heroes = heroes_of(drawing.table)
    cells = {name: cell for name, hero in heroes.items() if (cell := cell_of(hero))}
    moved = {name: (x + first[0], y + first[1]) for name, (x, y) in cells.items()}
    if any(not (0 <= x < size[0] and 0 <= y < size[1]) for x, y in moved.values()):
        return
    resize(drawing, *size, *first)
    after = drawing.done()
    if grid_of(after) == grid_of(place(tree, index)):
        return
    kept = {name: _moved(hero, moved.get(name), first, french) for name, hero in heroes.items()}
    _set_heroes(after, kept, french)
    keep_place(tree, index, after, french)
    if first != (0, 0):
        _expect(
            tree, lambda name, value: (name, _moved_cell(value, first) if _asks_cell(name) else value), french
        )


def _moved(told: Any, cell: Cell | None, first: Cell, french: bool) -> Any:
    found = _put_at(told, cell, french) if cell else told
    path = got(found, lines.HERO, "path") if isinstance(found, dict) else None
    if isinstance(path, list):
        put(found, lines.HERO, "path", [_moved_cell(each, first) for each in path], french)
    return found


def _moved_cell(name: Any, first: Cell) -> Any:
    cell = parse_cell(name)
    there = (cell[0] + first[0], cell[1] + first[1]) if cell else (-1, -1)
    return cell_name(there) if min(there) >= 0 and first != (0, 0) else name


def _asks_cell(question: str) -> bool:
    return named(question.partition(".")[2], OF_HERO) == "cell"


# What is written.


def write(tree: Table, index: int, name: str, text: str, language: str, french: bool) -> None:
    """Write the lines of a part of the place, or of a scenario; a line that is as before changes nothing."""
    maps = maps_of(tree)
    found = (
        place(tree, index) if name in SHARED else maps[index] if name in OWN and index < len(maps) else None
    )
    if not isinstance(found, dict) or lines.lines_in(written(found, language)[name]) == lines.lines_in(text):
        return
    table, part = dict(found), _Part(tree, index, dict(found), text, language, french)
    put(table, IN_STAGE, name, getattr(part, name)(), french)
    if name in SHARED:
        keep_place(tree, index, table, french)
    else:
        keep(tree, index, table, french)
    if part.renamed:
        _rename(tree, part.renamed, french)


@dataclass
class _Part:
    """What some lines mean for a part of a table; nothing where it is to be taken away."""

    tree: Table
    index: int
    table: Table
    text: str
    language: str
    french: bool
    renamed: dict[str, str] = field(default_factory=dict)

    @property
    def lines(self) -> list[str]:
        return lines.lines_in(self.text)

    def _known(self, name: str, line_of: Callable[[str, Any, bool], str]) -> dict[str, tuple[str, Any]]:
        """The entries of a table by their lines."""
        found = got(self.table, IN_STAGE, name)
        old = found if isinstance(found, dict) else {}
        return {line_of(key, each, self.language == "fr"): (key, each) for key, each in old.items()}

    def heroes(self) -> Any:
        """A hero that is new begins on a free cell; one whose line alone has another name is renamed."""
        old, known = heroes_of(self.table), self._known("heroes", lines.hero_line)
        names = [known[line][0] if line in known else lines.hero_name(line) for line in self.lines]
        found: Table = {}
        for place_in, (name, line) in enumerate(zip(names, self.lines, strict=True)):
            before = [*old][place_in] if len(names) == len(old) else None
            if before is not None and before not in names and name not in old:
                self.renamed[before] = name
            elif name in old:
                before = name
            else:
                before = None
            told = self._free([*old.values(), *found.values()]) if before is None else old[before]
            told = told if line in known else lines.hero_read(line, told, self.french)
            found[_other(name, found)] = told
        return found or None

    def _free(self, heroes: list[Any]) -> str:
        """The first cell where nobody stands and nothing lies, if there is one."""
        drawing, taken = Drawing(self.table, self.french), set(map(cell_of, heroes))
        cells = [(x, y) for y in range(drawing.height) for x in range(drawing.width) if (x, y) not in taken]
        free = [cell for sign in ".*G" for cell in cells if drawing.letter(cell) == sign]
        return cell_name(free[0]) if free else "A1"

    def boxes(self) -> Any:
        known = self._known("boxes", lines.box_line)
        return dict(known.get(line) or lines.box_read(line) for line in self.lines) or None

    def item(self) -> Any:
        return self.text.strip() or None

    def name(self) -> Any:
        old = got(self.table, IN_STAGE, "name")
        several = isinstance(got(self.tree, FIELDS, "title"), dict)
        words = with_words(old, self.text.strip(), self.language, several)
        return words if words and (not isinstance(words, dict) or any(words.values())) else None

    def ticks(self) -> Any:
        return value_of(self.text.strip()) if self.text.strip() else None

    def inputs(self) -> Any:
        old = listed(got(self.table, IN_STAGE, "inputs"))
        known = {lines.input_line(each, self.language == "fr"): each for each in old}
        heroes = heroes_of(place(self.tree, self.index))
        return lines.inputs_read(self.text, known, heroes, self.french) or None

    def expected(self) -> Any:
        known = self._known("expected", lines.expected_line)
        heroes = heroes_of(place(self.tree, self.index))
        read = partial(lines.expected_read, heroes=heroes, french=self.french)
        return dict(known.get(line) or read(line) for line in self.lines) or None


def _other(name: str, taken: Table) -> str:
    """A name that nobody has yet."""
    return next(each for n in count(1) if (each := f"{name}{n if n > 1 else ''}") not in taken)


def _rename(tree: Table, renamed: dict[str, str], french: bool) -> None:
    """Heroes have other names: their names in other languages and what the scenarios say of them follow."""
    words = got(tree, FIELDS, "names")
    if isinstance(words, dict):
        put(tree, FIELDS, "names", {renamed.get(name, name): word for name, word in words.items()}, french)

    def asked(question: str, value: Any) -> tuple[str, Any]:
        hero, dot, about = question.partition(".")
        return (f"{renamed.get(hero, hero)}.{about}" if dot else question), value

    _expect(tree, asked, french)
    for index, map in enumerate(maps_of(tree)):
        inputs = got(map, IN_STAGE, "inputs") if isinstance(map, dict) else None
        if isinstance(inputs, list):
            table = dict(map)
            put(table, IN_STAGE, "inputs", [_clicked(each, renamed) for each in inputs], french)
            keep(tree, index, table, french)


def _clicked(each: Any, renamed: dict[str, str]) -> Any:
    if not isinstance(each, list) or len(each) != 3 or named(each[1], INPUTS) != "click":
        return each
    return [*each[:2], renamed.get(str(each[2]), each[2])]


def _expect(tree: Table, change: Change, french: bool) -> None:
    """Change what each scenario expects."""
    for index, map in enumerate(maps_of(tree)):
        expected = got(map, IN_STAGE, "expected") if isinstance(map, dict) else None
        if isinstance(expected, dict):
            table = dict(map)
            changed = dict(change(str(name), value) for name, value in expected.items())
            put(table, IN_STAGE, "expected", changed, french)
            keep(tree, index, table, french)
