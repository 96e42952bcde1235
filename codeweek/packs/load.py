"""Reads the files of a pack from the disk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path

from codeweek import data
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.file_name import is_level
from codeweek.levels.programs import catalogue_of_kind
from codeweek.packs.archive import LARGEST, MOST_BYTES, decoded, unzip
from codeweek.packs.archive import zipped as zip_of
from codeweek.packs.manifest import MANIFEST
from codeweek.packs.pack import MOST_FILES, MOST_TEXT, Pack, Parts, parse_pack
from codeweek.packs.planned import PACK_FILES
from codeweek.packs.proofs import FILE
from codeweek.saving import content
from codeweek.worlds.kinds import kinds

APART = (  # not told of a part of a pack: the rest was not asked for
    "pack.no_level",
    "pack.unknown_level",
    "pack.unknown_level_near",
    "pack.unknown_after",
    "pack.unknown_after_near",
)
MOST_LOOKED = 50_000  # files: somebody may drop a whole disk on the window


@dataclass(frozen=True)
class Contents:
    """The files of a pack on the disk by their names in it, and what was left out."""

    root: Path
    files: Mapping[str, bytes]
    problems: tuple[Diagnostic, ...] = ()
    part: bool = False  # a chapter, or one level, of the pack around it


def load_pack(path: Path) -> Pack:
    """The pack in a folder or zip, or of one level file. Raises OSError when there is nothing.

    Its files are named by their paths; what cannot be read is in its `problems`.
    """
    if is_zip(path):
        return placed(zipped(zip_bytes(path)), path)
    found = contents(path)
    return placed(pack_of(found), found.root)


def is_zip(path: Path) -> bool:
    """Whether a path is read as a zip."""
    return path.suffix.lower() == ".zip" and path.is_file()


def zip_bytes(path: Path) -> bytes:
    """The bytes of a zip file, read up to just beyond the limit."""
    return content(path, LARGEST)


def contents(path: Path) -> Contents:
    """The files of a pack in a folder, of a part of it, or one level file. Raises FileNotFoundError."""
    if not path.exists():
        raise FileNotFoundError(path)
    if not path.parent.name:  # a bare name has no parent folders
        path = path.absolute()
    home = _home(path)
    root = home or (path if path.is_dir() else path.parent)
    files: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    left = MOST_TEXT
    paths = [*_files(path), *([home / PACK_FILES[0], *_beside(home)] if home else [])]
    if len(paths) > MOST_FILES + 1:
        problems.append(Diagnostic("pack.too_many_files", {"most": MOST_FILES}))
    for file in paths[: MOST_FILES + 1]:
        name = file.relative_to(root).as_posix()
        read = _read(file, root)
        if isinstance(read, Diagnostic):
            problems.append(read.at(file=name))
            continue
        left -= len(read)
        if left < 0:
            problems.append(Diagnostic("pack.too_large", {"most": MOST_TEXT // 1_000_000}))
            break
        files[name] = read
    return Contents(root, files, tuple(problems), home is not None)


def portable(path: Path) -> bytes | None:
    """A pack as a zip to pass on; None for a chapter or a level alone."""
    if is_zip(path):
        return zip_bytes(path)
    found = contents(path)
    return None if found.part else zip_of(found.files)


def pack_of(found: Contents) -> Pack:
    """The pack made of some files, by their names in it."""
    files: dict[str, str] = {}
    unread = list(found.problems)
    for name, file in found.files.items():
        read, diagnostics = decoded(file, name)
        unread.extend(problem.at(file=name) for problem in diagnostics)
        if read is not None:
            files[name] = read
    pack = parse_pack(files, _parts())
    pack = _only(pack) if found.part else pack
    rest = [problem for problem in pack.problems if not unread or problem.key != "pack.empty"]
    return replace(pack, problems=(*unread, *rest))


def of_bytes(name: str, found: bytes) -> Pack:
    """The pack in a zip, or of one level file, from bytes as a browser gives them."""
    if name.lower().endswith(".zip"):
        return zipped(found)
    return pack_of(Contents(Path(), {name: found[: MOST_BYTES + 1]}))


def zipped(archive: bytes) -> Pack:
    """The pack in a zip, its files named by their names in it."""
    files, unread = unzip(archive)
    pack = parse_pack(files, _parts())
    empty = [] if files or not unread else [p for p in pack.problems if p.key == "pack.empty"]
    return replace(pack, problems=(*unread, *(p for p in pack.problems if p not in empty)))


def of_texts(files: Mapping[str, str]) -> Pack:
    """The pack of some texts by name."""
    return parse_pack(files, _parts())


def _home(path: Path) -> Path | None:
    """The folder of the pack that a lone level file, or a chapter's folder, belongs to; else None."""
    folder = path if path.is_dir() else path.parent
    at_home = (folder / PACK_FILES[0]).is_file() or not (folder.parent / PACK_FILES[0]).is_file()
    return None if at_home else folder.parent


def _only(pack: Pack) -> Pack:
    """The chapters that have the levels asked for; the others are not missing, they were not asked for."""
    chapters = tuple(chapter for chapter in pack.chapters if chapter.levels)
    problems = tuple(p for p in pack.problems if p.key not in APART)
    return replace(pack, chapters=chapters, problems=problems)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    around = islice(path.rglob("*"), MOST_LOOKED)
    paths = sorted(file for file in around if is_level(file.name) and file.is_file())
    return [*_beside(path), *paths]


def _beside(folder: Path) -> list[Path]:
    """The manifest and the proofs of a pack, when it has them."""
    return [file for name in (MANIFEST, FILE) if (file := folder / name).is_file()]


def _read(path: Path, root: Path) -> bytes | Diagnostic:
    """The text of a file, read up to just beyond the limit; or the problem."""
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return Diagnostic("pack.link", {"name": path.name})
        if not path.is_file():
            return Diagnostic("pack.not_a_file", {"name": path.name})
        return content(path, MOST_BYTES)
    except (OSError, RuntimeError):  # circular links
        return Diagnostic("pack.unreadable", {"name": path.name})


@cache
def _parts() -> Parts:
    """All kinds of worlds, and the blocks of each."""
    known = {name: catalogue_of_kind(name) for name in kinds()}
    return Parts(kinds(), known, data.languages())


def placed(pack: Pack, root: Path) -> Pack:
    """The same pack, its files named by their paths rather than by their names in it."""
    chapters = tuple(
        replace(
            chapter, levels=tuple(replace(level, file=str(root / level.file)) for level in chapter.levels)
        )
        for chapter in pack.chapters
    )
    problems = tuple(
        problem.at(file=str(root / problem.file)) if problem.file else problem for problem in pack.problems
    )
    return replace(pack, chapters=chapters, problems=problems)
