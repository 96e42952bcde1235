"""Mends a file on the disk: what it was is kept beside it before anything is written."""

from dataclasses import dataclass
from pathlib import Path

from codeweek.diagnostic import Diagnostic
from codeweek.packs.archive import MOST_BYTES
from codeweek.packs.mended import mended_file
from codeweek.saving import content, save

COPY = ".bak"  # at the end of the name of what a file was: it is no level


@dataclass(frozen=True)
class Done:
    """How it went: `mended`, `whole` (nothing to mend), `still` (only its author can), `taken`, `no_write`.

    `path` is the file as it is named now, `copy` what it was.
    """

    outcome: str
    path: Path
    told: tuple[Diagnostic, ...] = ()
    copy: Path | None = None


def mend_on_disk(path: Path) -> Done:
    """Mend a file, keeping a copy. Raises OSError when it cannot be read."""
    was = content(path, MOST_BYTES)
    found = mended_file(path.name, was)
    if found.text is None or len(was) > MOST_BYTES:
        return Done("still", path, found.told)
    if not found.changed:
        return Done("whole", path)
    new = path.with_name(found.name)
    if new != path and new.exists():
        return Done("taken", new, found.told)
    copy = copy_of(path)
    try:
        save(copy, was)
        save(new, found.text.encode())
        if new != path:
            path.unlink()
    except OSError:
        return Done("no_write", path, found.told)
    return Done("mended", new, found.told, copy)


def copy_of(path: Path) -> Path:
    """A name beside a file that nothing has yet."""
    names = (f"{path.name}{COPY}", *(f"{path.name}-{number}{COPY}" for number in range(2, 1000)))
    return next(there for name in names if not (there := path.with_name(name)).exists())
