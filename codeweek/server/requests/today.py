"""The session of some packs that were given when the server started."""

from collections.abc import Iterable
from pathlib import Path

from codeweek.packs.archive import LARGEST
from codeweek.room.courses import Added
from codeweek.room.plan import LONGEST, MOST_LEVELS, MOST_PACKS
from codeweek.room.shapes import Chosen, Packed, Plan
from codeweek.saving import content
from codeweek.server.rooms.shelf import Shelf
from codeweek.text import Text


def put_in(files: Iterable[Path], shelf: Shelf, text: Text) -> list[Added]:
    """Put the packs of some files on the shelf. Raises RefusedPackError, or OSError of the disk."""
    return [shelf.add(file.name, content(file, LARGEST), text) for file in files]


def plan_of(added: Iterable[Added], before: Plan, shelf: Shelf) -> Plan:
    """A plan of all the levels of some packs, in order; what it says of help stays."""
    packs = {each["sum"]: each for each in added}
    packed: list[Packed] = [
        {"key": each["key"], "title": each["title"], "sum": each["sum"], "size": each["size"]}
        for each in packs.values()
    ]
    levels: list[Chosen] = [
        {"pack": each["key"], "level": level.id}
        for each in packed
        if (pack := shelf.pack(each["key"]))
        for level in pack.levels
    ]
    title = ", ".join(each["title"] for each in packed)
    return {**before, "title": title[:LONGEST], "levels": levels[:MOST_LEVELS], "packs": packed[:MOST_PACKS]}
