"""The causes of what nobody foresaw, in a file for whoever may mend it: a bounded one, the newest last."""

from datetime import datetime
from pathlib import Path

from codeweek.cause import cause
from codeweek.desktop.storage.store import home
from codeweek.saving import content, save

NAME = "causes.txt"
MOST = 40_000  # letters of the file
BETWEEN = "\n\n"


def path() -> Path:
    """Where causes are kept."""
    return home() / NAME


def keep(error: BaseException, doing: str) -> Path | None:
    """Add a cause; where it is kept, or None when the disk refuses. What comes again is kept once."""
    told, there = cause(error, doing), kept()
    if there and there[-1].partition("\n")[2] == told:
        return path()
    found = [*there, f"{datetime.now():%Y-%m-%d %H:%M}\n{told}"]
    while len(found) > 1 and sum(map(len, found)) > MOST:
        del found[0]
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        save(path(), BETWEEN.join(found).encode("utf-8", "replace") + b"\n")
    except OSError:
        return None
    return path()


def kept() -> list[str]:
    """The causes that are kept, the newest last."""
    try:
        found = content(path(), 4 * MOST).decode("utf-8", "replace")
    except OSError:
        return []
    return [each for each in found.strip().split(BETWEEN) if each]
