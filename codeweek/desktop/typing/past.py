"""What can be undone of a text: letters typed in one go are undone in one go."""

from dataclasses import dataclass, replace

from codeweek.desktop.typing.code import EMPTY, Code

PAUSE = 1.0  # seconds without a key that end a go
MOST = 400  # changes that can be undone
TOGETHER = ("letters", "erases")  # what goes on with the same before it


@dataclass(frozen=True)
class Past:
    """The text of now, those before it and those undone; `kind` of the last change, and when it was."""

    now: Code = EMPTY
    past: tuple[Code, ...] = ()
    future: tuple[Code, ...] = ()
    kind: str = ""
    at: float = 0.0

    def went(self, code: Code, kind: str, clock: float) -> "Past":
        """The text after an act: a move ends what was typed in one go, a change can be undone."""
        if code.text == self.now.text:
            return self if code == self.now else replace(self, now=code, kind="")
        if self.joins(kind, clock):
            return replace(self, now=code, at=clock, future=())
        return Past(code, (*self.past, self.now)[-MOST:], (), kind, clock)

    def joins(self, kind: str, clock: float) -> bool:
        """Whether a change would be undone with the one before."""
        return kind in TOGETHER and kind == self.kind and clock - self.at < PAUSE

    def undo(self) -> "Past":
        """One change back, if there is one."""
        if not self.past:
            return self
        return Past(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redo(self) -> "Past":
        """One change forward, if there is one."""
        if not self.future:
            return self
        return Past(self.future[0], (*self.past, self.now), self.future[1:])
