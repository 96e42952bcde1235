"""A prediction: what the child thinks will come, before the program runs."""

from codeweek.desktop.widgets import Action
from codeweek.levels.level import ENDS, MAP, Level
from codeweek.play import inquiry, predict
from codeweek.text import Text
from codeweek.worlds.robot.state import cell_name

MOST = 99


class Guess:
    """A cell, a number or one of the answers offered; nothing on levels that ask for none."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self.ask = level.predict.ask if level.predict else ""
        self.chooses = self.ask in (ENDS, MAP) or bool(level.predict and level.predict.choices)
        self.inquires = inquiry.inquires(level)  # what is chosen is shown, and another may be tried
        self.cell: tuple[int, int] | None = None
        self.number: int | None = None
        self.chosen: int | None = None  # of the answers offered
        self._choices: dict[str, tuple[predict.Choice, ...]] = {}

    @property
    def asks_cell(self) -> bool:
        """Whether it is answered by touching the world."""
        return self.ask == "cell" and not self.chooses

    @property
    def counts(self) -> bool:
        """Whether it is answered by a number."""
        return bool(self.ask) and not self.asks_cell and not self.chooses

    @property
    def how(self) -> str:
        """How it is answered: `cell`, `number` or `choice`."""
        return "cell" if self.asks_cell else "number" if self.counts else "choice"

    @property
    def missing(self) -> bool:
        """Whether an answer is wanted and not given yet."""
        given = {"cell": self.cell, "number": self.number, "choice": self.chosen}
        return bool(self.ask) and given[self.how] is None

    def choices(self, text: Text) -> tuple[predict.Choice, ...]:
        """The answers offered, in the language of now; a drawing is made once."""
        if text.language not in self._choices:
            self._choices[text.language] = predict.choices(self.level, text)
        return self._choices[text.language]

    def choice(self, text: Text) -> predict.Choice | None:
        """The answer chosen of those offered."""
        return self.choices(text)[self.chosen] if self.chosen is not None else None

    def clear(self) -> None:
        """No answer any more."""
        self.cell = self.number = self.chosen = None

    def take(self, action: Action) -> bool:
        """An answer, or a change of it; whether it was one."""
        if action.name == "cell" and isinstance(action.value, tuple):
            self.cell = action.value
        elif action.name == "guess" and isinstance(action.value, int):
            self.number = max(0, min((self.number or 0) + action.value, MOST))
        elif action.name == "answer" and isinstance(action.value, int):
            self.chosen = action.value
        else:
            return False
        return True

    def answer(self, text: Text) -> object:
        """What was foreseen, as it is judged."""
        if self.asks_cell:
            return cell_name(self.cell) if self.cell else None
        if self.chooses:
            choice = self.choice(text)
            return choice.value if choice else None
        return self.number

    def letters(self, text: Text) -> list[str]:
        """The letters of the answers offered."""
        return [choice.letter for choice in self.choices(text)] if self.chooses else []
