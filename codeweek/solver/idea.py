"""The blocks that a program uses, and within how many of them a level has to need its idea."""

from codeweek.blocks.script import Script
from codeweek.levels.files.concept import NESTED
from codeweek.levels.level import Level
from codeweek.solver.language import nested

SPARE = 2  # blocks over the minimum: without a limit, what a concept must be needed within


def within(level: Level, minimum: int) -> int:
    """The most blocks a program may have: the level's limit, or the known minimum when that is larger."""
    return max(level.limit or minimum + SPARE, minimum)


def uses(script: Script) -> frozenset[str]:
    """The block types of a program, and `nested` when it has a loop in a loop."""
    types = {block.type for block in script.walk()}
    return frozenset(types | ({NESTED} if any(map(nested, script.walk())) else set()))
