"""A file of an adult mended as a whole, on the disk too, where what it was is kept; which files were."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.file_name import ENDS, right_name
from codeweek.levels.files.mend.mending import mend
from codeweek.levels.files.yaml_nodes import read
from codeweek.packs.archive import MOST_BYTES, decoded
from codeweek.saving import content, save


def read_as_mended(problems: Iterable[Diagnostic]) -> list[str]:
    """The files that were read only because they were forgiven something."""
    return list(dict.fromkeys(problem.file or "" for problem in filter(is_mend, problems)))


def is_mend(problem: Diagnostic) -> bool:
    """Whether a problem is of what was read as if it were mended."""
    return problem.key.startswith("mend.") and problem.severity == "warning"


@dataclass(frozen=True)
class MendedFile:
    """What a file should be named and hold; `text` is None for what only its author can mend."""

    name: str
    text: str | None
    told: tuple[Diagnostic, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there was something to mend."""
        return bool(self.told)


def to_edit(name: str, content: bytes) -> MendedFile:
    """A level file as an editor opens it: mended, or as it is where only its author can mend it."""
    found = mended_file(name, content)
    if found.text is not None or len(content) > MOST_BYTES:
        return found
    text, diagnostics = decoded(content, name)
    return found if text is None else MendedFile(right_name(name), text, diagnostics)


def mended_file(name: str, content: bytes) -> MendedFile:
    """The bytes of a file mended, and what was wrong with them; a file without fault is told nothing of."""
    text, diagnostics = decoded(content, name)
    if text is None:
        return MendedFile(name, None, diagnostics)
    mended = mend(text)
    if mended.root is None:
        return MendedFile(name, None, (*diagnostics, *(mended.told or read(text)[1])))
    if not name.lower().endswith(ENDS):
        slots = {"name": name, "right": right_name(name)}
        diagnostics = (Diagnostic("mend.name", slots, "warning", line=1, column=1), *diagnostics)
    return MendedFile(right_name(name), mended.text, (*diagnostics, *mended.told))


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
