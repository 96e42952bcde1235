"""What hands and keys do to the map of the workshop."""

from typing import TYPE_CHECKING, Any

from codeweek.authoring.draft.view import DraftMap
from codeweek.desktop.widgets import Action
from codeweek.desktop.workshop.tools import COUNTED, TOOLS, TURNS, tool_of
from codeweek.worlds.robot.grid_reader import parse_cell
from codeweek.worlds.robot.state import cell_name

if TYPE_CHECKING:
    from codeweek.desktop.workshop.page import WorkshopPage

Cell = tuple[int, int]
SIDES = {(1, 0): (0, 0, "east"), (-1, 0): (-1, 0, "east"), (0, 1): (0, 0, "south"), (0, -1): (0, -1, "south")}


class Hands:
    """The tool that is held, and the acts that its touches are."""

    def __init__(self, page: "WorkshopPage") -> None:
        self.page = page
        self.tool = "wall"
        self._puts = True  # whether a stroke puts the thing, or takes it away
        self._stroke = 0

    @property
    def map(self) -> DraftMap:
        """The map that is shown."""
        return self.page.seen.maps[self.page.map]

    def take(self, action: Action) -> bool:
        """Do what the map asks; False when it asks nothing of this."""
        value: Any = action.value
        if action.name == "press":
            self._stroke += 1
            self._touch(value, True)
        elif action.name == "stroke":
            for cell in value:
                self._touch(cell, False)
        elif action.name == "edge":
            self._fence(*value)
        elif action.name == "letter":
            self._letter(value)
        elif action.name == "more":
            self.more(value)
        elif action.name == "side":
            self._side(value)
        else:
            return False
        return True

    def _do(self, cell: Cell, do: str, merge: object = None, **more: Any) -> None:
        act = {"do": do, "map": self.page.map, "x": cell[0], "y": cell[1], **more}
        self.page.do(act, merge)

    def _touch(self, cell: Cell, first: bool) -> None:
        """The tool on a cell; on the same thing again, it turns, there is one more, or it goes away."""
        there, merge = self.letter_at(cell), ("stroke", self._stroke)
        if self.tool == "fence":
            return
        self._puts = not self._is_there(cell) if first else self._puts
        if self.tool == "painted":
            self._do(cell, "mark", merge, what="painted", on=self._puts)
        elif self.tool == "start":
            turn = TURNS[(TURNS.index(there) + 1) % 4] if first and there in TURNS else self._heading()
            self._do(cell, "cell", merge, letter=turn)
        elif first and self.tool in COUNTED and tool_of(there) == self.tool:
            self._count(cell, COUNTED[self.tool], 1)
        elif not (self.tool == "number" and there.isdigit()):
            self._do(cell, "cell", merge, letter=TOOLS[self.tool if self._puts else "floor"])

    def _is_there(self, cell: Cell) -> bool:
        """Whether a press takes away: the thing held is on the cell, and there are never several of it."""
        if self.tool == "painted":
            return cell_name(cell) in self._marks("painted")
        return self.tool not in COUNTED and self.letter_at(cell) == TOOLS[self.tool]

    def _letter(self, letter: str) -> None:
        self._do(self.page.canvas.cursor, "cell", letter=letter)

    def _fence(self, cell: Cell, side: str) -> None:
        self._do(cell, "fence", side=side)

    def _side(self, step: tuple[int, int]) -> None:
        """The thin wall between the cell of the keyboard and a neighbour."""
        across, down, side = SIDES[step]
        x, y = self.page.canvas.cursor
        if x + across >= 0 and y + down >= 0:
            self._fence((x + across, y + down), side)

    def more(self, step: int) -> None:
        """One more, or one less, on the cell of the keyboard."""
        cell = self.page.canvas.cursor
        self._count(cell, self.counted(cell), step)

    def counted(self, cell: Cell) -> str:
        """What there may be several of on a cell: a number, a pot, else things."""
        for name in ("numbers", "pots", "items"):
            if self.count(cell, name) is not None:
                return name
        return "items"

    def _count(self, cell: Cell, name: str, step: int) -> None:
        now = self.count(cell, name)
        number = (now or 0) + step if now is not None or step > 0 else None
        self._do(cell, "count", what=name, n=number)

    def count(self, cell: Cell, name: str) -> int | None:
        """How many there are on a cell, or the number written there."""
        for key, number in self.map["counts"][name].items():
            if parse_cell(key) == cell and type(number) is int:
                return int(number)
        there = self.letter_at(cell)
        if name == "numbers":
            return int(there) if there.isdigit() else None
        return 1 if there == {"items": "*", "pots": "o"}.get(name) else None

    def letter_at(self, cell: Cell) -> str:
        """The letter of a cell."""
        rows = self.map["grid"]
        return str(rows[cell[1]][cell[0]]) if cell[1] < len(rows) and cell[0] < len(rows[cell[1]]) else "."

    def start(self) -> Cell:
        """Where the robot starts; the first cell when it does not."""
        rows = enumerate(self.map["grid"]) if self.page.draws else ()
        found = ((x, y) for y, row in rows for x, letter in enumerate(row) if letter in TURNS)
        return next(found, (0, 0))

    def _heading(self) -> str:
        """The way the robot looks at the start now."""
        return next((letter for row in self.map["grid"] for letter in row if letter in TURNS), ">")

    def _marks(self, name: str) -> list[str]:
        return [each.upper() for each in self.map["marks"][name]]

    def told(self) -> str:
        """The cell of the keyboard in words."""
        text, cell = self.page.app.text, self.page.canvas.cursor
        there = tool_of(self.letter_at(cell))
        found = [] if there in ("floor", "number", *COUNTED) else [there]
        found += [name for name in ("paint", "painted") if cell_name(cell) in self._marks(name)]
        things = [text(f"workshop.tool.{name}") for name in dict.fromkeys(found)]
        for tool, name in COUNTED.items():
            number = self.count(cell, name)
            if number is not None:
                key = "workshop.number" if tool == "number" else "workshop.many"
                things.append(text(key, thing=text(f"workshop.tool.{tool}"), n=number))
        words = ", ".join(things) or text("workshop.tool.floor")
        return text("workshop.cell", cell=cell_name(cell), things=words)
