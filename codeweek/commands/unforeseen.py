"""Unexpected exceptions: a sentence for the person, the cause in a file."""

import logging
import sys

import click

from codeweek.cause import cause
from codeweek.desktop.storage import causes
from codeweek.text import Text

STATUS = 3


def tell(error: BaseException, doing: str, text: Text) -> int:
    """Store the cause, print where it is, and return the exit status."""
    kept = causes.keep(error, doing)
    said = text("cli.trouble", file=kept) if kept else text("cli.trouble_lost", cause=cause(error, doing))
    if sys.stderr is None:  # a program of Windows without a console
        from codeweek.desktop.screen import say

        say("codeweek", said)
    click.echo(said, err=True)
    return STATUS


class CauseHandler(logging.Handler):
    """A log handler for libraries: reports exceptions as ours, and drops the rest."""

    def __init__(self, doing: str, text: Text) -> None:
        super().__init__()
        self._doing, self._text = doing, text

    def emit(self, record: logging.LogRecord) -> None:
        """Report the exception of a log record, if it has one."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            tell(error, self._doing, self._text)


def listen(library: str, doing: str, text: Text) -> None:
    """Install the log handler, so that no library prints a traceback."""
    log = logging.getLogger(library)
    log.handlers, log.propagate = [CauseHandler(doing, text)], False
