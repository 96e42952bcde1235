"""The difficulty of levels by a formula, and the steps of a pack that are too high."""

from collections.abc import Iterable, Sequence

from codeweek.blocks.script import Block
from codeweek.levels import programs
from codeweek.levels.level import Level
from codeweek.packs.proofs import Proof

JUMP = 8  # over the hardest level so far
LOOKED_AT = 2  # a program that is only run is this many times easier than one to write


def ideas(level: Level) -> frozenset[str]:
    """The block types that a child must know: those of the solution, without literals."""
    known = programs.catalogue_of(level)
    return frozenset(b.type for b in programs.solution(level).script.walk()) - known.always


def depth(level: Level) -> int:
    """The nesting depth of the solution: 1 for a plain sequence, 3 for a loop in a loop."""
    return max((_depth(block) for block in programs.solution(level).script.blocks), default=0)


def _depth(block: Block) -> int:
    return 1 + max((_depth(inner) for body in block.bodies.values() for inner in body), default=0)


def difficulty(level: Level, proof: Proof, seen: Iterable[str]) -> float:
    """The difficulty of a level, a sum of points.

    A point for each block of the shortest program, two for each step of nesting, two for each block that no
    level before used, one for each further map, a quarter for each block offered (but not in a text), a tenth
    for each move; half of it all when the program is only looked at.
    """
    blocks = proof.best.blocks or programs.best(level)
    new = ideas(level) - set(seen)
    points = (
        blocks
        + 2 * max(0, depth(level) - 1)
        + 2 * len(new)
        + len(level.maps)
        - 1
        + (0 if programs.in_text(level) else len(programs.palette(level)) / 4)
        + (proof.moves or 0) / 10 / len(level.maps)
    )
    return round(points / (LOOKED_AT if programs.read_only(level) else 1), 1)


def jumps(curve: Sequence[float]) -> tuple[int, ...]:
    """The indexes of levels that are much harder than all before them."""
    high = [max(curve[:number]) for number in range(1, len(curve))]
    return tuple(
        n for n, (before, here) in enumerate(zip(high, curve[1:], strict=True), 1) if here - before >= JUMP
    )
