"""Undo and redo of whole scripts: as many as there were edits."""

from dataclasses import dataclass

from codeweek.blocks.script import EMPTY, Script


@dataclass(frozen=True)
class History:
    """The script now, the ones before it and the ones taken back."""

    now: Script = EMPTY
    past: tuple[Script, ...] = ()
    future: tuple[Script, ...] = ()

    def edit(self, script: Script) -> "History":
        """A new script on top; nothing when it is the one we have."""
        if script is self.now or (script == self.now and script.loose == self.now.loose):
            return self
        return History(script, (*self.past, self.now), ())

    def undo(self) -> "History":
        """One edit back, or the same when there is none."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redo(self) -> "History":
        """One edit forward again, or the same when there is none."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.now), self.future[1:])
