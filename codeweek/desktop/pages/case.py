"""A case: the child touches the block that was moved; then it alone may be put elsewhere."""

from functools import cached_property

from codeweek.blocks.script import Script
from codeweek.diagnostic import Diagnostic
from codeweek.levels.level import Level
from codeweek.levels.programs import start
from codeweek.play import moved_block


class Case:
    """`accused` is the block that may move; `said` what is told of the last one touched."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self.accused: str | None = None
        self.said: Diagnostic | None = None

    @cached_property
    def _repairing(self) -> frozenset[str]:
        return moved_block.repairing(self.level)

    def touch(self, block: str, script: Script) -> bool:
        """A block of the program is touched; whether there is something to say of it.

        Once it was moved, no other may be.
        """
        known = block in moved_block.statements(self.level)
        if not known or block == self.accused or (self.accused and script.blocks != start(self.level).blocks):
            return False
        self.said = moved_block.told(self.level, block, self._repairing)
        self.accused = block if block in self._repairing else None
        return True
