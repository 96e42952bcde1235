"""The end of a run before the end of the program."""

from codeweek.diagnostic import Diagnostic
from codeweek.text import Key


class Halt(BaseException):
    """Ends a run with an outcome and what to say; not an Exception, as it is no accident."""

    def __init__(self, outcome: str, diagnostic: Diagnostic) -> None:
        super().__init__(outcome)
        self.outcome = outcome
        self.diagnostic = diagnostic


def halt(key: str, /, **slots: object) -> Halt:
    """The end of a run that met something it cannot do, by its sentence key."""
    return Halt("stopped", Diagnostic(key, slots))


def word(name: str) -> Key:
    """A command or sensor as its block says it, in the language of the reader."""
    return Key(f"blocks.{name}.label")
