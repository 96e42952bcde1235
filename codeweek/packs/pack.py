"""Parses a pack: chapters of levels, from the texts of its files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from pathlib import PurePosixPath

from codeweek import data
from codeweek.blocks.catalogue import Catalogue
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.concept import NAMED, concept
from codeweek.levels.files.field_reader import FieldReader
from codeweek.levels.files.file_name import is_level, right_name
from codeweek.levels.files.mend.forgiving_reader import read_forgiving
from codeweek.levels.files.model_reader import UNDONE
from codeweek.levels.files.parse import level_id, parse
from codeweek.levels.files.yaml_nodes import Node
from codeweek.levels.level import Level, Translated, exercise_of
from codeweek.packs import order
from codeweek.packs.manifest import MANIFEST, fits, told
from codeweek.packs.planned import (
    FIELDS,
    LEVEL_ENDS,
    Planned,
    base,
    counted,
    head_of,
    in_folder,
    lone,
    planned,
)
from codeweek.packs.proofs import FILE, Proofs, minimum
from codeweek.packs.proofs import read as read_proofs
from codeweek.packs.story.story_parser import STORY_FILES, parse_story
from codeweek.packs.story.story_reader import Around
from codeweek.packs.story.story_types import Story
from codeweek.worlds.kinds import Kind, look_names

COVER = "robot/{look}/hero"  # the picture of a pack that says its cover
MOST_FILES = 500
MOST_ENDLESS = 20  # levels with an endless model that are tried: each uses its whole budget
MOST_TEXT = 1_000_000  # letters of all files together: five times the course


@dataclass(frozen=True)
class Chapter:
    """Levels that go together, in order."""

    folder: str
    title: Translated = ""
    idea: Translated = ""
    i_can: Translated = ""  # the idea, in a child's own words
    look: str = ""
    levels: tuple[Level, ...] = ()
    after: Mapping[str, str] = field(default_factory=dict)  # by level: another that has to be won first


@dataclass(frozen=True)
class Pack:
    """A set of levels; `problems` lists all that is wrong in its files. Broken levels are left out."""

    title: Translated = ""
    author: str = ""
    licence: str = ""
    language: str = ""
    version: str = ""
    cover: str = ""  # the look of its picture among others; that of its first level without one
    needs: str = ""  # the least version of codeweek that plays all of it
    classes: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    proofs: Proofs = field(default_factory=Proofs)  # cached results on its levels
    story: Story | None = None  # told in comics, when it has one

    @cached_property  # a map asks what is open of each of two hundred levels
    def levels(self) -> tuple[Level, ...]:
        """All levels, in order."""
        return tuple(level for chapter in self.chapters for level in chapter.levels)

    @cached_property
    def opened_by(self) -> Mapping[str, str]:
        """By level: the one that opens it, before it in its chapter or named by the chapter."""
        rows = [[level.id for level in chapter.levels] for chapter in self.chapters]
        before = {id: led for ids in rows for led, id in pairwise(ids)}
        return before | {id: led for chapter in self.chapters for id, led in chapter.after.items()}

    def level(self, id: str) -> Level | None:
        """The level of that id, or the part of an exercise."""
        whole = self._named.get(exercise_of(id))
        return whole.within(id) if whole else None

    @cached_property
    def _named(self) -> Mapping[str, Level]:
        return {level.id: level for level in reversed(self.levels)}


@dataclass(frozen=True)
class Parts:
    """What reading levels needs: kinds of worlds, the blocks of each, languages of the texts."""

    kinds: Mapping[str, Kind]
    catalogues: Mapping[str, Catalogue]
    languages: Sequence[str] = field(default_factory=data.languages)


def parse_pack(files: Mapping[str, str], parts: Parts) -> Pack:
    """The pack of some texts, by file name with `/`. Without a `pack.yaml`, all levels make one chapter."""
    safe = {name: text for name, text in files.items() if is_safe(name)}
    unsafe = sorted(set(files) - set(safe))
    refused = [_unsafe(name) for name in unsafe]
    head = head_of(safe)
    pack = _headless(safe, parts) if head is None else _headed(safe, head, parts)
    if not pack.levels and not pack.problems and not refused:
        refused.append(Diagnostic("pack.empty"))
    manifests = [
        name for name in safe if base(name) == MANIFEST and name.count("/") <= (head or "").count("/")
    ]
    refused.extend(problem for name in manifests for problem in told(safe[name], name))
    pack = _distinct(pack)
    folder = (head or "").removesuffix(base(head or ""))
    proofs = read_proofs(safe.get(f"{folder}{FILE}", ""))
    return _proved(replace(pack, problems=(*refused, *pack.problems), proofs=proofs))


def _distinct(pack: Pack) -> Pack:
    """Drop levels with an id already used, as they would share their stars; the first one stays."""
    first: dict[str, Level] = {}
    for level in pack.levels:
        first.setdefault(level.id, level)
    again = [level for level in pack.levels if first[level.id] is not level]
    if not again:
        return pack
    diagnostics = (
        Diagnostic("pack.same_id", {"id": level.id, "other": first[level.id].file}, file=level.file)
        for level in again
    )
    kept = (
        replace(chapter, levels=tuple(level for level in chapter.levels if first[level.id] is level))
        for chapter in pack.chapters
    )
    return replace(pack, chapters=tuple(kept), problems=(*pack.problems, *diagnostics))


def _proved(pack: Pack) -> Pack:
    """The levels with the minimum that is known of them."""
    known = pack.proofs.by_id
    if not known:
        return pack

    def proved(level: Level) -> Level:
        proof = pack.proofs.of(level) if level.id in known else None
        if proof is None:
            return level
        proven = proof.best.blocks if proof.best.proven else None
        return replace(level, minimum=minimum(level, proof), proved=proven)

    chapters = (replace(chapter, levels=tuple(map(proved, chapter.levels))) for chapter in pack.chapters)
    return replace(pack, chapters=tuple(chapters))


def is_safe(name: str) -> bool:
    """Whether a name stays inside the pack: relative, without `..`."""
    path = PurePosixPath(name)
    inside = bool(path.parts) and not path.is_absolute() and ".." not in path.parts and "\\" not in name
    return inside and _is_text(name)


def _is_text(name: str) -> bool:
    """Whether a name is made of whole letters: it goes into zips and keys, and no disk has to be asked."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def _unsafe(name: str) -> Diagnostic:
    return Diagnostic(
        "pack.unsafe_name" if _is_text(name) else "pack.name_not_utf8", {"name": name}, file=name
    )


def _headless(files: Mapping[str, str], parts: Parts) -> Pack:
    """A pack of levels without `pack.yaml`: one chapter, titled like its first level."""
    found = list(files) if len(files) == 1 else filter(is_level, files)
    names = sorted((name for name in found if is_level(right_name(name))), key=counted)
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
        if not name.lower().endswith(LEVEL_ENDS):
            slots = {"name": base(name), "right": base(right_name(name))}
            broken.append(Diagnostic("mend.name", slots, "warning", file=name, line=1, column=1))
        level, problems = parse(files[name], name, parts.kinds, parts.catalogues, parts.languages)
        broken.extend(problems)
        if level is not None:
            levels.append(level)
        if _endless(broken):
            broken.append(Diagnostic("pack.too_slow", {"most": MOST_ENDLESS}, file=name))
            break
    return tuple(levels), tuple(broken)


def _endless(broken: Sequence[Diagnostic]) -> bool:
    return sum(problem.key in UNDONE for problem in broken) >= MOST_ENDLESS


def _headed(files: Mapping[str, str], head: str, parts: Parts) -> Pack:
    found = read_forgiving(files[head], head)
    root = found.root
    if root is None:
        levels = _headless({name: text for name, text in files.items() if name != head}, parts)
        return replace(levels, problems=(*found.problems, *levels.problems))
    reading = FieldReader(head, list(found.problems))
    fields = reading.table(root, FIELDS)
    reading.need("pack", fields, ("title", "chapters"), root)
    folder = head.removesuffix(base(head))
    plan = planned(files, folder, reading, fields.get("chapters"))
    chapters, broken = _chapters(files, plan, reading, parts)
    story, diagnostics = _story(files, folder, chapters, parts)
    needs = reading.text(fields.get("needs"), "needs")
    if (unfit := fits(needs)) is not None:
        reading.problem(unfit.key, fields["needs"], "needs", **unfit.slots)
    outside = _outside(files, folder, plan)
    return Pack(
        reading.words(fields.get("title"), "title", parts.languages),
        reading.text(fields.get("author"), "author"),
        reading.text(fields.get("licence"), "licence"),
        reading.text(fields.get("language"), "language"),
        reading.text(fields.get("version"), "version"),
        _look(reading, fields.get("cover"), "cover", parts),
        needs,
        tuple(reading.text(*entry) for entry in reading.several(fields.get("classes"), "classes")),
        chapters,
        (*reading.problems, *outside, *broken, *diagnostics),
        story=story,
    )


def _story(
    files: Mapping[str, str], folder: str, chapters: Sequence[Chapter], parts: Parts
) -> tuple[Story | None, tuple[Diagnostic, ...]]:
    """The story beside the `pack.yaml`, if there is one, and what is wrong in it."""
    name = next((name for story_file in STORY_FILES if (name := f"{folder}{story_file}") in files), None)
    if name is None:
        return None, ()
    there = {
        chapter.folder: [
            *(level_id(file) for file in in_folder(files, f"{folder}{chapter.folder}/")),
            *(level.id for level in chapter.levels),
        ]
        for chapter in chapters
    }
    return parse_story(files[name], name, Around(there, look_names(parts.kinds), parts.languages))


def _outside(files: Mapping[str, str], root: str, plan: Planned) -> tuple[Diagnostic, ...]:
    """Nobody would play these, and nobody would know."""
    names = lone(files, root, plan)
    return tuple(Diagnostic("pack.outside", {"name": name.removeprefix(root)}, file=name) for name in names)


def _chapters(
    files: Mapping[str, str], plan: Planned, reading: FieldReader, parts: Parts
) -> tuple[tuple[Chapter, ...], tuple[Diagnostic, ...]]:
    """The chapters with their levels."""
    chapters: list[Chapter] = []
    broken: list[Diagnostic] = []
    for (table, path), each, names in zip(plan.told, plan.plans, plan.names, strict=True):
        levels, wrong = ((), ()) if _endless(broken) else _levels(files, names, parts)
        chapters.append(_chapter(reading, table, path, each.folder, levels, parts))
        broken.extend(wrong)
    played = [[level.id for level in chapter.levels] for chapter in chapters]
    opens = order.waits(reading, plan.plans, played, plan.by_id)
    return tuple(map(lambda each, after: replace(each, after=after), chapters, opens)), tuple(broken)


def _chapter(
    reading: FieldReader,
    fields: Mapping[str, Node],
    path: str,
    folder: str,
    levels: Sequence[Level],
    parts: Parts,
) -> Chapter:
    look = _look(reading, fields.get("look"), f"{path}.look", parts)
    taught = concept(reading, fields.get("concept"), f"{path}.concept", parts.catalogues.values())
    return Chapter(
        folder,
        reading.words(fields.get("title"), f"{path}.title", parts.languages),
        reading.words(fields.get("idea"), f"{path}.idea", parts.languages),
        reading.words(fields.get("i_can"), f"{path}.i_can", parts.languages),
        look,
        tuple(_taught(replace(level, look=level.look or look), taught, parts) for level in levels),
    )


def _taught(level: Level, concept: Sequence[str], parts: Parts) -> Level:
    """The level with the concept of its chapter, unless it has its own or its kind of world lacks it."""
    types = parts.catalogues[level.kind].types
    own = tuple(name for name in concept if name in types or name in NAMED)
    return level if level.concept else replace(level, concept=own)


def _look(reading: FieldReader, node: Node | None, path: str, parts: Parts) -> str:
    if node is None:
        return ""
    return reading.choice(node, path, look_names(parts.kinds)) or ""
