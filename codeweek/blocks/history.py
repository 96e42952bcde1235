"""Unlimited undo and redo of whole scripts."""

from dataclasses import dataclass

from codeweek.blocks.script import EMPTY, Script


@dataclass(frozen=True)
class History:
    """The current script, the earlier ones and the undone ones."""

    now: Script = EMPTY
    past: tuple[Script, ...] = ()
    future: tuple[Script, ...] = ()

    def edit(self, script: Script) -> "History":
        """Record a new script; nothing changes when it is the current one."""
        if script is self.now or (script == self.now and script.text == self.now.text):
            return self
        return History(script, (*self.past, self.now), ())

    def undo(self) -> "History":
        """Undo one edit, if there is one."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.now, *self.future))

    def redo(self) -> "History":
        """Redo one edit, if there is one."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.now), self.future[1:])
