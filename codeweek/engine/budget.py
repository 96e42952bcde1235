"""The budget of a run, counted, never timed, and the exception that ends it before the end of its program."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat

from codeweek.diagnostic import Diagnostic
from codeweek.text import Key


class Halt(BaseException):
    """Ends a run with an outcome and a sentence; no Exception, so that no `except Exception` catches it."""

    def __init__(self, outcome: str, diagnostic: Diagnostic) -> None:
        super().__init__(outcome)
        self.outcome = outcome
        self.diagnostic = diagnostic


def halt(key: str, /, **slots: object) -> Halt:
    """A Halt with outcome `stopped` and the sentence of a key."""
    return Halt("stopped", Diagnostic(key, slots))


def with_diagnostic(error: Exception, key: str, /, **slots: object) -> Exception:
    """An exception of the program, which it may catch, with the sentence of a key."""
    error.diagnostic = Diagnostic(key, slots)  # type: ignore[attr-defined]
    return error


def word(name: str) -> Key:
    """The label of a command or sensor, in the language of the reader."""
    return Key(f"blocks.{name}.label")


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


def counter(count: int) -> Iterator[None]:
    """An iterator of `count` units, to pay with `next`; the one after the last raises Halt."""
    return chain(repeat(None, count), _spent())


def _spent() -> Iterator[None]:
    raise Halt("budget", Diagnostic("run.budget"))
    yield
