"""A pack: chapters of levels, from the texts of its files, wherever they came from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from codeweek.blocks.catalogue import Catalogue
from codeweek.diagnostic import Diagnostic
from codeweek.level import Level, Words
from codeweek.levelfile import parse
from codeweek.reading import Names, Reading
from codeweek.worlds.kinds import Kind
from codeweek.yamlfile import Node, read

FIELDS: Names = {
    "title": ("titre",),
    "author": ("auteur",),
    "licence": ("license",),
    "language": ("langue",),
    "version": (),
    "classes": (),
    "chapters": ("chapitres",),
}
CHAPTER: Names = {
    "folder": ("dossier",),
    "title": ("titre",),
    "idea": ("idee",),
    "look": ("decor",),
}
PACK_FILES = ("pack.yaml", "pack.yml")
LEVEL_ENDS = (".yaml", ".yml")


@dataclass(frozen=True)
class Chapter:
    """Levels that go together, in order."""

    folder: str
    title: Words = ""
    idea: Words = ""
    look: str = ""
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True)
class Pack:
    """A set of levels; `problems` is all that is wrong in its files, a broken level is left out."""

    title: Words = ""
    author: str = ""
    licence: str = ""
    language: str = ""
    version: str = ""
    classes: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    problems: tuple[Diagnostic, ...] = ()

    @property
    def levels(self) -> tuple[Level, ...]:
        """All levels, in order."""
        return tuple(level for chapter in self.chapters for level in chapter.levels)

    def level(self, id: str) -> Level | None:
        """The level of that id."""
        return next((level for level in self.levels if level.id == id), None)


@dataclass(frozen=True)
class Parts:
    """What reading levels needs: kinds of worlds, the blocks of each, languages of the texts."""

    kinds: Mapping[str, Kind]
    catalogues: Mapping[str, Catalogue]
    languages: Sequence[str] = ("fr", "en")


def parse_pack(files: Mapping[str, str], parts: Parts) -> Pack:
    """The pack of some files, by name with `/`. With no `pack.yaml`, all levels make one chapter."""
    safe = {name: text for name, text in files.items() if _is_safe(name)}
    unsafe = sorted(set(files) - set(safe))
    refused = [Diagnostic("pack.unsafe_name", {"name": name}, file=name) for name in unsafe]
    heads = [name for name in safe if _base(name) in PACK_FILES]
    head = min(heads, key=lambda name: name.count("/"), default=None)
    pack = _headless(safe, parts) if head is None else _headed(safe, head, parts)
    if not pack.levels and not pack.problems:
        refused.append(Diagnostic("pack.empty"))
    return replace(pack, problems=(*refused, *pack.problems))


def _base(name: str) -> str:
    return PurePosixPath(name).name


def _is_safe(name: str) -> bool:
    """A name inside the pack: relative, with no step upwards."""
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _headless(files: Mapping[str, str], parts: Parts) -> Pack:
    """Levels alone: one chapter, titled like its first level."""
    names = sorted(name for name in files if name.endswith(LEVEL_ENDS))
    levels, broken = _levels(files, names, parts)
    title = levels[0].title if levels else ""
    chapters = (Chapter("", title, levels=levels),) if levels else ()
    return Pack(title=title, chapters=chapters, problems=broken)


def _levels(
    files: Mapping[str, str], names: Sequence[str], parts: Parts
) -> tuple[tuple[Level, ...], tuple[Diagnostic, ...]]:
    levels: list[Level] = []
    broken: list[Diagnostic] = []
    for name in names:
        level, problems = parse(files[name], name, parts.kinds, parts.catalogues, parts.languages)
        broken.extend(problems)
        if level is not None:
            levels.append(level)
    return tuple(levels), tuple(broken)


def _headed(files: Mapping[str, str], head: str, parts: Parts) -> Pack:
    root, problems = read(files[head], head)
    if root is None:
        levels = _headless({name: text for name, text in files.items() if name != head}, parts)
        return replace(levels, problems=(*problems, *levels.problems))
    reading = Reading(head, list(problems))
    fields = reading.table(root, FIELDS)
    reading.need(fields, ("title", "chapters"), root)
    folder = head.removesuffix(_base(head))
    broken: list[Diagnostic] = []
    chapters = []
    for node, path in reading.several(fields.get("chapters"), "chapters"):
        chapter, wrong = _chapter(files, folder, reading, node, path, parts)
        chapters.append(chapter)
        broken.extend(wrong)
    return Pack(
        reading.words(fields.get("title"), "title", parts.languages),
        reading.text(fields.get("author"), "author"),
        reading.text(fields.get("licence"), "licence"),
        reading.text(fields.get("language"), "language"),
        reading.text(fields.get("version"), "version"),
        tuple(reading.text(*entry) for entry in reading.several(fields.get("classes"), "classes")),
        tuple(chapters),
        (*reading.problems, *broken),
    )


def _chapter(
    files: Mapping[str, str], root: str, reading: Reading, node: Node, path: str, parts: Parts
) -> tuple[Chapter, tuple[Diagnostic, ...]]:
    """A chapter and its levels: the files of its folder, in the order of their names."""
    fields = reading.table(node, CHAPTER, path)
    reading.need(fields, ("folder", "title"), node, path)
    folder = reading.text(fields.get("folder"), f"{path}.folder").strip("/")
    names = sorted(_in_folder(files, f"{root}{folder}/")) if folder else []
    if folder and not names:
        reading.problem("pack.no_level", fields["folder"], f"{path}.folder", folder=folder)
    levels, broken = _levels(files, names, parts)
    look = _look(reading, fields.get("look"), f"{path}.look", parts)
    chapter = Chapter(
        folder,
        reading.words(fields.get("title"), f"{path}.title", parts.languages),
        reading.words(fields.get("idea"), f"{path}.idea", parts.languages),
        look,
        tuple(replace(level, look=level.look or look) for level in levels),
    )
    return chapter, broken


def _in_folder(files: Mapping[str, str], folder: str) -> Iterator[str]:
    for name in files:
        rest = name.removeprefix(folder)
        if name.startswith(folder) and "/" not in rest and rest.endswith(LEVEL_ENDS):
            yield name


def _look(reading: Reading, node: Node | None, path: str, parts: Parts) -> str:
    if node is None:
        return ""
    looks: Names = {look: () for kind in parts.kinds.values() for look in kind.looks}
    return reading.choice(node, path, looks) or ""
