"""Resizes a map being edited."""

from typing import Any

from codeweek.authoring.draft.draft_maps import IN_MAP
from codeweek.authoring.draft.editable_map import COUNTS, LISTS, Drawing
from codeweek.authoring.draft.table_fields import put
from codeweek.worlds.robot.grid import HIGHEST, WIDEST
from codeweek.worlds.robot.grid_reader import parse_cell
from codeweek.worlds.robot.state import cell_name


def resize(drawing: Drawing, width: int, height: int, left: int = 0, top: int = 0) -> None:
    """Resize a map; `left` and `top`: columns and rows added there (negative: removed). The start stays."""
    start = drawing.start()
    if not (1 <= width <= WIDEST and 1 <= height <= HIGHEST):
        return
    if start and not (0 <= start[0] + left < width and 0 <= start[1] + top < height):
        return
    if (width, height, left, top) == (drawing.width, drawing.height, 0, 0):
        return
    rows = ["".join(_letter(drawing, x - left, y - top) for x in range(width)) for y in range(height)]
    ends = drawing.rows[drawing.above + drawing.height :]
    _Move(drawing, width, height, left, top).tables()
    drawing.rows = [*drawing.rows[: drawing.above], *rows, *ends]


def _letter(drawing: Drawing, x: int, y: int) -> str:
    return drawing.letter((x, y)) if x >= 0 and y >= 0 else "."


class _Move:
    """A move of cells: their entries move with them; those outside the new map are dropped."""

    def __init__(self, drawing: Drawing, width: int, height: int, left: int, top: int) -> None:
        self.drawing = drawing
        self.size = width, height
        self.step = left, top

    def tables(self) -> None:
        """Rename the cells of everything beside the grid."""
        for name in COUNTS:
            if entries := self.drawing.entries(name):
                self._put(
                    name, {there: entry for key, entry in entries.items() if (there := self._moved(key))}
                )
        for name in LISTS:
            if cells := self.drawing.listed(name):
                self._put(name, [there for cell in cells if (there := self._moved(cell))])
        if walls := self.drawing.listed("walls"):
            self._put("walls", [there for wall in walls if (there := self._wall(str(wall)))])

    def _put(self, name: str, value: Any) -> None:
        put(self.drawing.table, IN_MAP, name, value or None, self.drawing.french)

    def _wall(self, name: str) -> str | None:
        ends = [there for part in name.split("-") if (there := self._moved(part))]
        return "-".join(ends) if len(ends) == name.count("-") + 1 else None

    def _moved(self, name: Any) -> str | None:
        """The name a cell has now; None when it is outside. What is no cell stays as it is."""
        cell = parse_cell(name)
        if cell is None:
            return str(name)
        x, y = cell[0] + self.step[0], cell[1] + self.step[1]
        if not (0 <= x < self.size[0] and 0 <= y < self.size[1]):
            return None
        return cell_name((x, y)) if (x, y) != cell else str(name)
