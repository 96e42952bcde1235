"""The packs that the page may ask about: the course, and the files that were opened."""

import base64
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from codeweek.levels.level import Level
from codeweek.levels.program_translation import spoken
from codeweek.play import builtin
from codeweek.progress import course
from codeweek.web_api.request import Asked, RefusedError, get, text_of

if TYPE_CHECKING:
    from codeweek.packs.pack import Pack
    from codeweek.web_api.verbs.pack_verbs import Mended

ZIP = ".zip"  # the name of bytes that have none
MOST_PACKS = 10  # opened files that stay open


class Packs:
    """The last opened ones stay, by their key."""

    def __init__(self) -> None:
        self.opened: dict[str, Pack] = {}

    def pack(self, asked: Asked) -> "Pack":
        """The pack of a request. Raises RefusedError when it is not open."""
        key = get(asked, "pack", str, course.SHIPPED)
        pack = builtin.pack() if key == course.SHIPPED else self.opened.get(key)
        if pack is None:
            raise RefusedError("door.no_level")
        return pack

    def keep(self, found: "Pack") -> None:
        """One more is open; too many are not."""
        key = course.key_of(found)
        self.opened = {**{k: pack for k, pack in self.opened.items() if k != key}, key: found}
        while len(self.opened) > MOST_PACKS:
            del self.opened[next(iter(self.opened))]

    def level(self, asked: Asked) -> Level:
        """The level of a request, in its language. Raises RefusedError when there is none."""
        id, key = get(asked, "level", str), get(asked, "pack", str, course.SHIPPED)
        if key == course.SHIPPED:
            level = builtin.level(id)
        else:
            level = self.opened[key].level(id) if key in self.opened else None
        if level is None:
            raise RefusedError("door.no_level")
        level = spoken(level, text_of(asked).language)
        return _trapped(level, asked["trap"]) if asked.get("trap") is not None else level


def _trapped(level: Level, trap: Any) -> Level:
    """The level with the trap map of a request added."""
    from codeweek.web_api.on_demand.traps_api import with_trap

    return with_trap(level, trap)


def mended(asked: Asked) -> "Mended | None":
    """The file of a request as it was meant, when that is not what it holds; zips are left as they are."""
    from codeweek.packs.file_mending import mended_file  # as is all that only a teacher's file needs

    name, held = get(asked, "name", str, "level.yaml"), asked.get("base64")
    if name.lower().endswith(ZIP):
        return None
    try:
        content = base64.b64decode(held) if isinstance(held, str) else get(asked, "text", str).encode()
    except ValueError:  # half a sign, or no base64: what is read says so
        return None
    found = mended_file(PurePosixPath(name.replace("\\", "/")).name, content)
    return {"name": found.name, "text": found.text} if found.changed and found.text is not None else None


def sent(asked: Asked) -> tuple[str, bytes]:
    """The name of a file without its folder, and its bytes. Raises RefusedError when there are none."""
    name = PurePosixPath(get(asked, "name", str, "").replace("\\", "/")).name
    try:
        return name, base64.b64decode(get(asked, "base64", str), validate=True)
    except ValueError:
        raise RefusedError("door.not_understood") from None


def read(asked: Asked) -> "Pack":
    """The pack of a teacher's file, a text or bytes. Raises RefusedError when it is neither."""
    from codeweek.packs import load  # PyYAML is slow to load, and only a teacher's file needs it

    if isinstance(asked.get("base64"), str):
        name, content = sent(asked)
        return load.of_bytes(name or ZIP, content)
    name = PurePosixPath(get(asked, "name", str, "").replace("\\", "/")).name
    return load.of_texts({name or "level.yaml": get(asked, "text", str).removeprefix("\ufeff")})
