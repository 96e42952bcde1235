"""The budget of a run: how much a program may do before it is stopped; counted, never timed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from codeweek.diagnostic import Diagnostic
from codeweek.engine.halt import Halt


@dataclass(frozen=True)
class Budget:
    """Limits of one run.

    `work` is counted in units: a turn of a loop, a call, 16 elements copied. Commands are counted apart: one
    for each COMMAND units of `work`.
    `depth` limits nested calls, `bits` integers, `length` texts and lists, `nesting` lists in lists.
    """

    work: int = 200_000
    depth: int = 100
    bits: int = 4096
    length: int = 10_000
    nesting: int = 8


# A child watches each command, and each keeps a world that may hold all that was said before: 3,000 commands
# take a quarter of an hour to watch and use little memory.
COMMAND = 64


def counter(count: int) -> Iterator[int]:
    """An iterator of `count` units, to pay with `next`; the one after the last raises Halt."""
    return chain(range(count), _spent())


def _spent() -> Iterator[int]:
    raise Halt("budget", Diagnostic("run.budget"))
    yield 0
