"""Which files of a pack each chapter has, in which order, and which are in none."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePosixPath

from codeweek.levels.files.field_reader import FieldReader, Names
from codeweek.levels.files.file_name import ENDS, is_level
from codeweek.levels.files.mend.forgiving_reader import read_forgiving
from codeweek.levels.files.parse import level_id
from codeweek.levels.files.yaml_nodes import Node
from codeweek.packs import order
from codeweek.packs.story.story_parser import STORY_FILES

FIELDS: Names = {
    "title": ("titre",),
    "author": ("auteur",),
    "licence": ("license",),
    "language": ("langue",),
    "version": (),
    "cover": ("couverture",),
    "needs": ("requires", "demande", "necessite"),
    "classes": (),
    "chapters": ("chapitres",),
}
CHAPTER: Names = {
    "folder": ("dossier",),
    "title": ("titre",),
    "idea": ("idée",),
    "i_can": ("je_sais",),
    "look": ("décor",),
    "concept": ("notion",),
    "levels": ("niveaux",),
    "after": ("après",),
}
PACK_FILES = ("pack.yaml", "pack.yml")
LEVEL_ENDS = ENDS
_COUNTED = re.compile(r"([^0-9]*)([0-9]*)")
MOST_CHAPTERS = 100


@dataclass(frozen=True)
class Planned:
    """The chapters of a `pack.yaml`: their fields, their plans, and the files of each in order."""

    told: tuple[tuple[Mapping[str, Node], str], ...]
    plans: tuple[order.Plan, ...]
    names: tuple[tuple[str, ...], ...]
    by_id: Mapping[str, str]


def planned(files: Mapping[str, str], root: str, reading: FieldReader, node: Node | None) -> Planned:
    """The chapters of a pack, of which each file is in one only."""
    by_id = {level_id(name): name for name in sorted(_inside(files, root), key=counted, reverse=True)}
    told: list[tuple[Mapping[str, Node], str]] = []
    plans: list[order.Plan] = []
    for each, path in reading.several(node, "chapters")[:MOST_CHAPTERS]:
        fields = reading.table(each, CHAPTER, path)
        reading.need("chapter", fields, ("folder", "title"), each, path)
        plans.append(_plan(files, root, reading, fields, path, [plan.folder for plan in plans]))
        told.append((fields, path))
    names = order.in_order(reading, plans, by_id)
    return Planned(tuple(told), tuple(plans), tuple(map(tuple, names)), by_id)


def head_of(names: Iterable[str]) -> str | None:
    """The `pack.yaml` among the files of a pack."""
    heads = [name for name in names if base(name) in PACK_FILES]
    return min(heads, key=lambda name: name.count("/"), default=None)


def ordered(files: Mapping[str, str], head: str) -> tuple[tuple[str, ...], ...]:
    """The files of each chapter that `pack.yaml` has, in order, even of levels that cannot be read."""
    root = read_forgiving(files[head], head).root
    if root is None:
        return ()
    reading = FieldReader(head, [])
    fields = reading.table(root, FIELDS)
    return planned(files, head.removesuffix(base(head)), reading, fields.get("chapters")).names


def natural(names: Iterable[str]) -> list[str]:
    """Names in the order of people: « 2 » before « 10 »."""
    return sorted(names, key=counted)


def lone(files: Mapping[str, str], root: str, found: Planned) -> tuple[str, ...]:
    """Level files that are in no chapter and in no folder of one."""
    taken = {*chain(*found.names), *chain.from_iterable(plan.own for plan in found.plans)}
    levels = (name for name in files if is_played(name) and name not in taken)
    return tuple(natural(name for name in levels if name.startswith(root)))


def is_played(name: str) -> bool:
    """Whether a file of a pack is a level, and neither its `pack.yaml` nor its story."""
    return is_level(name) and base(name) not in (*PACK_FILES, *STORY_FILES)


def _plan(
    files: Mapping[str, str],
    root: str,
    reading: FieldReader,
    fields: Mapping[str, Node],
    path: str,
    taken: Sequence[str],
) -> order.Plan:
    """What a chapter says of its levels: a list, or the files of its folder if it is not `taken`."""
    folder = reading.text(fields.get("folder"), f"{path}.folder").strip("/")
    again = folder in taken
    inside = in_folder(files, f"{root}{folder}/") if folder and not again else ()
    names = sorted(inside, key=counted)
    if folder and (again or not (names or "levels" in fields)):
        key = "pack.folder_twice" if again else "pack.no_level"
        reading.problem(key, fields["folder"], f"{path}.folder", folder=folder)
    listed = {name: node for name, node in fields.items() if name != "levels" or not again}
    return order.plan(reading, listed, path, folder, names)


def counted(name: str) -> tuple[list[tuple[str, int, str]], str]:
    """A sort key for natural order: « 2 » before « 10 »."""
    parts = [(words, figures.lstrip("0")) for words, figures in _COUNTED.findall(name)]
    return [(words, len(figures), figures) for words, figures in parts], name


def _inside(files: Mapping[str, str], root: str) -> Iterator[str]:
    """The files of the folders beside `pack.yaml`."""
    return (name for name in files if name.startswith(root) and is_level(name) and "/" in name[len(root) :])


def in_folder(files: Mapping[str, str], folder: str) -> Iterator[str]:
    for name in files:
        rest = name.removeprefix(folder)
        if name.startswith(folder) and "/" not in rest and is_level(rest):
            yield name


def base(name: str) -> str:
    """The last part of the name of a file."""
    return PurePosixPath(name).name
