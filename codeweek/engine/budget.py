"""How much a program may do before it is stopped: counted, never timed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Budget:
    """Limits of one run.

    `work` is counted in units: a turn of a loop, a call, 16 elements copied. Commands are counted
    apart: one for COMMAND units.
    `depth` bounds calls in calls, `bits` whole numbers, `length` texts and lists, `nesting` lists in lists.
    """

    work: int = 200_000
    depth: int = 100
    bits: int = 4096
    length: int = 10_000
    nesting: int = 8


# A command is something a child watches, and each keeps a world that may hold all that was said before:
# three thousand of them take a quarter of an hour to watch, and stay far from filling the memory.
COMMAND = 64
