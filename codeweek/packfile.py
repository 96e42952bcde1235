"""Reads the files of a pack from the disk."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

from codeweek import data
from codeweek.blocks.catalogue import catalogue
from codeweek.diagnostic import Diagnostic
from codeweek.pack import LEVEL_ENDS, PACK_FILES, Pack, Parts, parse_pack
from codeweek.packzip import unzip
from codeweek.worlds.kinds import kinds
from codeweek.yamlfile import LONGEST

MOST_FILES = 1000
MOST_LOOKED = 50_000  # somebody may drop a whole disk on the window


def load_pack(path: Path) -> Pack:
    """The pack in a folder or a zip, or the one level of a file; OSError when there is nothing there.

    Files are named in it by their paths. What cannot be read is told in its `problems`.
    """
    if not path.exists():
        raise FileNotFoundError(path)
    if not path.parent.name:  # a name alone says nothing of the folders around it
        path = path.absolute()
    if path.suffix.lower() == ".zip" and path.is_file():
        return _placed(zipped(path.read_bytes()), path)
    home = _home(path)
    root = home or (path if path.is_dir() else path.parent)
    files: dict[str, str] = {}
    unread: list[Diagnostic] = []
    for found in [*_files(path), *([home / PACK_FILES[0]] if home else [])]:
        name = found.relative_to(root).as_posix()
        read = _text(found)
        if isinstance(read, Diagnostic):
            unread.append(read.at(file=name))
        else:
            files[name] = read
    pack = parse_pack(files, _parts())
    pack = _only(pack) if home else pack
    told = [problem for problem in pack.problems if not unread or problem.key != "pack.empty"]
    return _placed(replace(pack, problems=(*unread, *told)), root)


def zipped(content: bytes) -> Pack:
    """The pack in a zip, its files named by their names in it."""
    files, unread = unzip(content)
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
    return replace(
        pack, chapters=chapters, problems=tuple(p for p in pack.problems if p.key != "pack.no_level")
    )


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    around = islice(path.rglob("*"), MOST_LOOKED)
    found = sorted(file for file in around if file.suffix in LEVEL_ENDS and file.is_file())
    return found[:MOST_FILES]


def _text(path: Path) -> str | Diagnostic:
    """What is written in a file, cut just beyond the longest that is read; or why it cannot be read."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            return file.read(LONGEST + 1)
    except UnicodeDecodeError:
        return Diagnostic("pack.not_utf8", {"name": path.name})
    except OSError:
        return Diagnostic("pack.unreadable", {"name": path.name})


@cache
def _parts() -> Parts:
    """All kinds of worlds, and the blocks of each."""
    known = {name: catalogue(kind.commands.values(), data.words()) for name, kind in kinds().items()}
    return Parts(kinds(), known, data.languages())


def _placed(pack: Pack, root: Path) -> Pack:
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
