"""A text being written: its letters, caret and selection, and what can be undone of it."""

from dataclasses import dataclass, replace

INDENT = 4
LONGEST = 20_000  # letters


@dataclass(frozen=True)
class Code:
    """`anchor` is where the selection began; where the caret is, nothing is selected."""

    text: str = ""
    caret: int = 0
    anchor: int = 0
    goal: int | None = None  # the column that Up and Down go on with

    @classmethod
    def of(cls, text: str) -> "Code":
        """A text, the caret at its start."""
        return cls(cleaned(text)[:LONGEST])

    @property
    def start(self) -> int:
        """Where the selection starts, or the caret."""
        return min(self.caret, self.anchor)

    @property
    def end(self) -> int:
        """Where the selection ends, or the caret."""
        return max(self.caret, self.anchor)

    @property
    def selected(self) -> str:
        """What is selected."""
        return self.text[self.start : self.end]

    @property
    def row(self) -> int:
        """The line of the caret, from 0."""
        return self.text.count("\n", 0, self.caret)

    @property
    def column(self) -> int:
        """The column of the caret, from 0."""
        return self.caret - line_start(self.text, self.caret)

    def at(self, place: int, select: bool = False) -> "Code":
        """The caret elsewhere; what is between is selected, or nothing."""
        place = max(0, min(place, len(self.text)))
        return replace(self, caret=place, anchor=self.anchor if select else place, goal=None)


EMPTY = Code()


def cleaned(text: str) -> str:
    """A text from elsewhere: one sort of line end, spaces for tabs, nothing that cannot be seen."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " " * INDENT).replace("\xa0", " ")
    return "".join(letter for letter in text if letter == "\n" or letter.isprintable())


def line_start(text: str, place: int) -> int:
    """Where the line of a place starts."""
    return text.rfind("\n", 0, place) + 1


def line_end(text: str, place: int) -> int:
    """Where the line of a place ends."""
    found = text.find("\n", place)
    return len(text) if found < 0 else found


def depth(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def place_of(text: str, row: int, column: int) -> int:
    """The place of a column of a line, both from 0; the end of that line when it is shorter."""
    start = 0
    for _line in range(row):
        found = text.find("\n", start)
        if found < 0:
            return len(text)
        start = found + 1
    return min(start + max(0, column), line_end(text, start))


PAUSE = 1.0  # seconds without a key that end a go
MOST = 400  # changes that can be undone
TOGETHER = ("letters", "erases")  # what goes on with the same before it


@dataclass(frozen=True)
class UndoHistory:
    """The text of now, those before it and those undone; `kind` of the last change, and when it was."""

    now: Code = EMPTY
    past: tuple[Code, ...] = ()
    future: tuple[Code, ...] = ()
    kind: str = ""
    at: float = 0.0

    def went(self, code: Code, kind: str, clock: float) -> "UndoHistory":
        """The text after an act: a move ends what was typed in one go, a change can be undone."""
        if code.text == self.now.text:
            return self if code == self.now else replace(self, now=code, kind="")
        if self.joins(kind, clock):
            return replace(self, now=code, at=clock, future=())
        return UndoHistory(code, (*self.past, self.now)[-MOST:], (), kind, clock)

    def joins(self, kind: str, clock: float) -> bool:
        """Whether a change would be undone with the one before."""
        return kind in TOGETHER and kind == self.kind and clock - self.at < PAUSE

    def undo(self) -> "UndoHistory":
        """One change back, if there is one."""
        if not self.past:
            return self
        return UndoHistory(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redo(self) -> "UndoHistory":
        """One change forward, if there is one."""
        if not self.future:
            return self
        return UndoHistory(self.future[0], (*self.past, self.now), self.future[1:])
