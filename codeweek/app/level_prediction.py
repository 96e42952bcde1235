"""What the child says before a run: what it foresees, or which block was moved."""

from collections.abc import Callable
from functools import cached_property

from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import ENDS, LINE, MAP, PART, Level
from codeweek.levels.programs import start
from codeweek.play import bug_tasks, inquiry, parts, predict
from codeweek.room.room_json import Guessed
from codeweek.text import Text
from codeweek.worlds.robot.state import cell_name

MOST = 99


class PredictionAnswer:
    """A cell, a number or one of the answers offered; nothing on levels that ask for none."""

    def __init__(self, level: Level, votes: Callable[[], bool] = lambda: False) -> None:
        self.level, self.votes = level, votes  # whether the room votes on what is asked
        self.ask = level.predict.ask if level.predict else ""
        self.fields = parts.fields(level) if level.part else parts.Fields()
        self.cells = [""] * (len(self.fields.heads) * self.fields.rows)  # row by row
        offers = level.predict is not None and bool(level.predict.choices or self.ask == PART)
        self._offers = self.ask in (ENDS, MAP, LINE) or (offers and not self.cells)
        self.inquires = inquiry.inquires(level)  # what is chosen is shown, and another may be tried
        self.cell: tuple[int, int] | None = None
        self.number: int | None = None
        self.chosen: int | None = None  # of the answers offered
        self._choices: dict[str, tuple[predict.Choice, ...]] = {}
        self._ran = self._given

    @property
    def _given(self) -> tuple[object, ...]:
        return (self.cell, self.number, self.chosen, *self.cells)

    def ran(self) -> None:
        """The program is run: what is answered now is what the run tells of."""
        self._ran = self._given

    @property
    def noted(self) -> bool:
        """Whether there is an answer of which no run has told yet."""
        return not self.missing and self._given != self._ran

    @property
    def chooses(self) -> bool:
        """Whether answers are offered."""
        return self._offers or self._voting

    @property
    def _voting(self) -> bool:
        """Whether they are offered for a vote; one that was chosen stays."""
        return predict.is_made(self.level) and (self.chosen is not None or self.votes())

    @property
    def asks_cell(self) -> bool:
        """Whether it is answered by touching the world."""
        return self.ask == "cell" and not self.chooses

    @property
    def counts(self) -> bool:
        """Whether it is answered by a number."""
        return bool(self.ask) and not (self.asks_cell or self.chooses or self.cells)

    @property
    def how(self) -> str:
        """How it is answered: `fields`, `cell`, `number` or `choice`."""
        if self.cells:
            return "fields"
        return "cell" if self.asks_cell else "number" if self.counts else "choice"

    @property
    def missing(self) -> bool:
        """Whether an answer is wanted and not given yet."""
        if self.cells:
            return not all(cell.strip() for cell in self.cells)
        given = {"cell": self.cell, "number": self.number, "choice": self.chosen}
        return bool(self.ask) and given[self.how] is None

    @property
    def empty(self) -> int | None:
        """The first cell where nothing is written yet; None where no cell is."""
        return next((i for i, cell in enumerate(self.cells) if not cell.strip()), None)

    def choices(self, text: Text) -> tuple[predict.Choice, ...]:
        """The answers offered, in the language of now; a drawing is made once."""
        if text.language not in self._choices:
            self._choices[text.language] = predict.ballot(self.level, text)
        return self._choices[text.language]

    def choice(self, text: Text) -> predict.Choice | None:
        """The answer chosen of those offered."""
        return self.choices(text)[self.chosen] if self.chosen is not None else None

    def clear(self) -> None:
        """No answer any more."""
        self.cell = self.number = self.chosen = None
        self.cells = [""] * len(self.cells)

    def take(self, what: str, value: object) -> bool:
        """An answer, or a change of it: `cell`, `guess` or `answer`; whether it was one."""
        if what == "cell" and isinstance(value, tuple):
            self.cell = value
        elif what == "guess" and isinstance(value, int):
            self.number = max(0, min((self.number or 0) + value, MOST))
        elif what == "answer" and isinstance(value, int):
            self.chosen = value
        else:
            return False
        return True

    def answer(self, text: Text) -> object:
        """What was foreseen, as it is judged."""
        if self.cells:
            return self.written
        if self.asks_cell:
            return cell_name(self.cell) if self.cell else None
        if self.chooses:
            choice = self.choice(text)
            return choice.value if choice else None
        return self.number

    @property
    def told(self) -> dict[str, Guessed]:
        """The answer as a room is told of it; nothing where none is asked, nor of a part of an exercise."""
        if self.level.part or self.missing or not self.ask:
            return {}
        if self.chooses:
            return {"guess": {"choice": self.chosen or 0}}
        return {"guess": {"foreseen": cell_name(self.cell) if self.cell else self.number or 0}}

    @property
    def written(self) -> object:
        """What is written: a value, the two of a pair, or the rows of a table."""
        wide = len(self.fields.heads)
        rows = [self.cells[i : i + wide] for i in range(0, len(self.cells), wide)]
        kind = parts.part_of(self.level).type
        return rows if kind == "table" else rows[0] if kind == "pair" else rows[0][0]

    @property
    def inputs(self) -> tuple[object, ...]:
        """What the program is answered: of a part that looks for it, what is written."""
        return (parts.value(self.written),) if parts.asks_input(self.level) and not self.missing else ()

    def names(self, text: Text) -> list[str]:
        """What the answers offered are called."""
        return [choice.name for choice in self.choices(text)] if self.chooses else []


class BugHunt:
    """`accused` is the block that may move; `said` what is told of the last one touched."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self.accused: str | None = None
        self.said: Diagnostic | None = None

    @cached_property
    def _repairing(self) -> frozenset[str]:
        return bug_tasks.repairing(self.level)

    def touch(self, block: str, script: Script) -> bool:
        """A block of the program is touched; whether there is something to say of it.

        Once it was moved, no other may be.
        """
        known = block in bug_tasks.statements(self.level)
        if not known or block == self.accused or (self.accused and script.blocks != start(self.level).blocks):
            return False
        self.said = bug_tasks.told(self.level, block, self._repairing)
        self.accused = block if block in self._repairing else None
        return True
