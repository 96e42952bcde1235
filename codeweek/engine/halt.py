"""The exception that ends a run before the end of its program."""

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


def word(name: str) -> Key:
    """The label of a command or sensor, in the language of the reader."""
    return Key(f"blocks.{name}.label")
