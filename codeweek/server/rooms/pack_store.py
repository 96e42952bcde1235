"""The packs of a room: put in by the adult, kept as zips by their sums, sent to every machine."""

import re
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from codeweek import data
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.file_name import CHOSEN, ENDS, right_name
from codeweek.levels.level import Level
from codeweek.packs.archive import LARGEST, decoded, unzip, zipped
from codeweek.packs.load import of_bytes
from codeweek.packs.load import zipped as pack_in
from codeweek.packs.pack import Pack
from codeweek.play import builtin
from codeweek.progress.course import SHIPPED, key_of
from codeweek.report.where import where
from codeweek.room.board_data import Added
from codeweek.room.plan import LONGEST
from codeweek.room.room_json import Packed
from codeweek.saving import content, save
from codeweek.text import Text

FOLDER, END = "packs", ".zip"
NAMELESS, ZIP = "niveau", b"PK"
MOST = 60  # packs kept
MOST_TOLD = 12  # problems of one pack
SUM = re.compile(r"[0-9a-f]{64}")


class RefusedPackError(ValueError):
    """A file with nothing to play in it; `problems` are sentences for the adult."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class StoredPack:
    """A pack of the room."""

    packed: Packed
    pack: Pack


class PackStore:
    """The packs of a room, the newest last; of two with one key, the newest is played."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._kept: dict[str, StoredPack] = {}
        self._seen: frozenset[str] = frozenset()

    @property
    def kept(self) -> tuple[StoredPack, ...]:
        """All of them, also those that another process has put in."""
        self._look()
        return tuple(self._kept.values())

    def pack(self, key: str) -> Pack | None:
        """The course, or the pack of a key."""
        if key == SHIPPED:
            return builtin.pack()
        return next(
            (stored_pack.pack for stored_pack in reversed(self.kept) if stored_pack.packed["key"] == key),
            None,
        )

    def level(self, key: str, id: str) -> Level | None:
        """A level of the course, or of a pack that is here."""
        pack = self.pack(key)
        return pack.level(id) if pack else None

    def order(self, key: str) -> tuple[str, ...]:
        """The levels of the course, or of a pack that is here, in their order."""
        pack = self.pack(key)
        return tuple(level.id for level in pack.levels) if pack else ()

    def lacks(self, key: str, id: str) -> bool:
        """Whether a pack that was read has no such level; of one that is not here nobody knows."""
        packs = (
            stored_pack.pack
            for stored_pack in reversed(self._kept.values())
            if stored_pack.packed["key"] == key
        )
        pack = builtin.pack() if key == SHIPPED else next(packs, None)
        return pack is not None and pack.level(id) is None

    def zip(self, sum: str) -> bytes | None:
        """The zip of a pack, for machines; None when it is not here."""
        self._look()
        if sum not in self._kept:
            return None
        try:
            return content(self._path(sum), LARGEST)
        except OSError:
            return None

    def add(self, name: str, given: bytes, text: Text) -> Added:
        """Put a pack in. Raises RefusedPackError when it has nothing to play, OSError when it is not kept."""
        from codeweek.authoring.validate import doubts  # brings the search with it

        foreign = not given.startswith(ZIP) and not name.lower().endswith(CHOSEN)
        name = _name(name, given)
        pack = of_bytes(name, given)
        broken = [problem for problem in pack.problems if problem.severity == "error"]
        problems = _told([*broken, *doubts(pack.levels)], text)
        if not pack.levels:
            nothing = [text("room.after.nothing_to_play")]  # no line of a file that is another thing helps
            raise RefusedPackError(nothing if foreign else problems or nothing)
        clean = _clean(name, given)
        sum = sha256(clean).hexdigest()
        self._path(sum).parent.mkdir(parents=True, exist_ok=True)
        save(self._path(sum), clean)
        packed = _packed(pack, sum, len(clean))
        self._kept.pop(sum, None)
        self._kept[sum] = StoredPack(packed, pack)
        for old in [*self._kept][:-MOST]:
            self.remove(old)
        return {**packed, "problems": problems}

    def remove(self, sum: str) -> None:
        """Take a pack away, at once."""
        if self._kept.pop(sum, None):
            self._path(sum).unlink(missing_ok=True)

    def clear(self) -> None:
        """Take all away."""
        for sum in [*self._kept]:
            self.remove(sum)

    def _path(self, sum: str) -> Path:
        return self._folder / f"{sum}{END}"

    def _look(self) -> None:
        """Read what is new in the folder; a file that is not one of ours, or was changed, is left alone."""
        files = {path.stem: path for path in self._folder.glob(f"*{END}") if SUM.fullmatch(path.stem)}
        before, self._seen = self._seen, frozenset(files)
        for sum in before - self._seen:
            self._kept.pop(sum, None)
        paths = [path for sum, path in files.items() if sum not in before | self._kept.keys()]
        for path in sorted(paths, key=_age):
            with suppress(OSError):
                there = content(path, LARGEST)
                pack = pack_in(there)
                if pack.levels and sha256(there).hexdigest() == path.stem:
                    self._kept[path.stem] = StoredPack(_packed(pack, path.stem, len(there)), pack)


def _age(path: Path) -> int:
    """When a file was written; 0 when it has gone since."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _told(problems: list[Diagnostic], text: Text) -> list[str]:
    told = [where(problem, text) for problem in problems[:MOST_TOLD]]
    more = len(problems) - MOST_TOLD
    return [*told, text("ui.file.more", n=more)] if more > 0 else told


def _packed(pack: Pack, sum: str, size: int) -> Packed:
    title = data.text(data.languages()[0]).pick(pack.title)
    return {"key": key_of(pack), "title": title[:LONGEST], "sum": sum, "size": size}


def _name(name: str, given: bytes) -> str:
    """The name of a file without its folder; its first bytes tell a zip, whatever it is named."""
    name = PurePosixPath(name.replace("\\", "/")).name
    if given.startswith(ZIP):
        return NAMELESS + END
    return name if name.lower().endswith(CHOSEN) else NAMELESS + ENDS[0]


def _clean(name: str, given: bytes) -> bytes:
    """A zip of nothing but the texts of a pack: what machines get is what was read here."""
    if name.lower().endswith(END):
        texts, _problems = unzip(given)
    else:
        text, _problems = decoded(given, name)
        texts = {right_name(name): text} if text is not None else {}
    return zipped({each: text.encode() for each, text in texts.items()})
