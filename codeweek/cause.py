"""The cause of an unexpected exception: places in the code, without personal data."""

import re
import sys
from collections.abc import Iterator
from types import TracebackType

from codeweek import __version__

MOST_PLACES = 30  # the last ones: what calls itself without end has thousands
MOST_BEHIND = 3  # exceptions that led to this one
LONGEST = 300  # letters of what an exception says
_OURS = ("codeweek", "site-packages", "dist-packages")
_OF_CODE = (AttributeError, ImportError, NameError, TypeError)  # these quote names of code, not of people
_QUOTED = re.compile(r"['\"].*['\"]")
_PATH = re.compile(r"[^\s'\"(]*[/\\][^\s'\")]*")
_ELSEWHERE = re.compile(r'File "([^"]+)", line (\d+), in (\S+)')  # as another process told it


def cause(error: BaseException, doing: str) -> str:
    """The traceback of an exception as places in the code, and its message without texts, files or names."""
    lines = [f"codeweek {__version__}, Python {sys.version.split()[0]}, {sys.platform}: {doing}"]
    for each in reversed([*_chain(error)]):
        lines += [f"  {place}" for place in [*_places(each)][-MOST_PLACES:]]
        lines.append(f"{type(each).__name__}: {_words(each)}")
    return "\n".join(lines)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    for _each in range(MOST_BEHIND):
        if error is None:
            return
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _places(error: BaseException) -> Iterator[str]:
    if type(error).__name__ == "_RemoteTraceback":
        yield from (f"{_short(file)}:{line} {name}" for file, line, name in _ELSEWHERE.findall(str(error)))
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"{_short(code.co_filename)}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def _short(file: str) -> str:
    """A file's path from its package on; the folders above may hold a person's name."""
    parts = re.split(r"[/\\]", file)
    at = max((place for place, part in enumerate(parts) if part in _OURS), default=None)
    if at is None:
        return parts[-1]
    return "/".join(parts[at + (parts[at] != "codeweek") :])


def _words(error: BaseException) -> str:
    said = (str(error).splitlines() or [""])[0]
    if not isinstance(error, _OF_CODE):
        said = _QUOTED.sub("…", said)
    return _PATH.sub("…", said)[:LONGEST]
