"""A file of an adult mended as a whole: its name, its encoding, its lines."""

from dataclasses import dataclass

from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.mend.mending import mend
from codeweek.levels.files.mend.names import ENDS, right_name
from codeweek.levels.files.yaml_nodes import read
from codeweek.packs.archive import MOST_BYTES, decoded


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
    text, told = decoded(content, name)
    return found if text is None else MendedFile(right_name(name), text, told)


def mended_file(name: str, content: bytes) -> MendedFile:
    """The bytes of a file mended, and what was wrong with them; a file without fault is told nothing of."""
    text, told = decoded(content, name)
    if text is None:
        return MendedFile(name, None, told)
    mended = mend(text)
    if mended.root is None:
        return MendedFile(name, None, (*told, *(mended.told or read(text)[1])))
    if not name.lower().endswith(ENDS):
        slots = {"name": name, "right": right_name(name)}
        told = (Diagnostic("mend.name", slots, "warning", line=1, column=1), *told)
    return MendedFile(right_name(name), mended.text, (*told, *mended.told))
