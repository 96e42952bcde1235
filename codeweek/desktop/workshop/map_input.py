"""What hands and keys do to the map of the workshop: the edits of the draft that their touches are."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from codeweek.authoring.draft.draft_view import DraftMap
from codeweek.authoring.draft.stage_draft import HERO_SIGN
from codeweek.desktop.widgets.widget import Action
from codeweek.desktop.workshop.cells import Cell, count, counted, heading, is_marked, letter_at
from codeweek.desktop.workshop.tools import COUNTED, TOOLS, TURNS, tool_of

SIDES = {(1, 0): (0, 0, "east"), (-1, 0): (-1, 0, "east"), (0, 1): (0, 0, "south"), (0, -1): (0, -1, "south")}


class Edit(NamedTuple):
    """An edit of the draft; those that follow one another with the same `merge` are undone together."""

    what: Mapping[str, Any]
    merge: object = None


class MapInput:
    """The tool that is held, and the stroke that goes on."""

    def __init__(self) -> None:
        self.tool = "wall"
        self.counts = True  # whether a cell may hold several of a thing
        self._puts = True  # whether a stroke puts the thing, or takes it away
        self._stroke = 0

    def edits(self, action: Action, map: DraftMap, cursor: Cell) -> list[Edit]:
        """What a touch of the map asks; `cursor` is the cell of the keyboard."""
        value: Any = action.value
        if action.name == "press":
            self._stroke += 1
            return self._touch(map, value, True)
        if action.name == "stroke":
            return [edit for cell in value for edit in self._touch(map, cell, False)]
        if action.name == "edge":
            return [_edit(value[0], "fence", side=value[1])]
        if action.name == "letter":
            return [_edit(cursor, "cell", letter=value)]
        if action.name == "more":
            return [_count(map, cursor, counted(map, cursor), value)]
        return _side(cursor, value) if action.name == "side" else []

    def _touch(self, map: DraftMap, cell: Cell, first: bool) -> list[Edit]:
        """The tool on a cell; on the same thing again, it turns, there is one more, or it goes away."""
        there, merge, tool = letter_at(map, cell), ("stroke", self._stroke), self.tool
        if tool == "fence":
            return []
        if tool[0] == HERO_SIGN:
            return [_edit(cell, "cell", merge, letter=tool)]
        self._puts = not self._is_there(map, cell) if first else self._puts
        if tool == "painted":
            return [_edit(cell, "mark", merge, what="painted", on=self._puts)]
        if tool == "start":
            turned = first and there in TURNS
            turn = TURNS[(TURNS.index(there) + 1) % 4] if turned else heading(map)
            return [_edit(cell, "cell", merge, letter=turn)]
        if self.counts and first and tool in COUNTED and tool_of(there) == tool:
            return [_count(map, cell, COUNTED[tool], 1)]
        if tool == "number" and there.isdigit():
            return []
        return [_edit(cell, "cell", merge, letter=TOOLS[tool if self._puts else "floor"])]

    def _is_there(self, map: DraftMap, cell: Cell) -> bool:
        """Whether a press takes away: the thing held is on the cell, and there are never several of it."""
        if self.tool == "painted":
            return is_marked(map, cell, "painted")
        return not (self.counts and self.tool in COUNTED) and letter_at(map, cell) == TOOLS.get(self.tool)


def _edit(cell: Cell, do: str, merge: object = None, **more: Any) -> Edit:
    return Edit({"do": do, "x": cell[0], "y": cell[1], **more}, merge)


def _count(map: DraftMap, cell: Cell, name: str, step: int) -> Edit:
    """One more, or one less, on a cell."""
    now = count(map, cell, name)
    number = (now or 0) + step if now is not None or step > 0 else None
    return _edit(cell, "count", what=name, n=number)


def _side(cell: Cell, step: tuple[int, int]) -> list[Edit]:
    """The thin wall between a cell and a neighbour."""
    across, down, side = SIDES[step]
    x, y = cell[0] + across, cell[1] + down
    return [_edit((x, y), "fence", side=side)] if x >= 0 and y >= 0 else []
