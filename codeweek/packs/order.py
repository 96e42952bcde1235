"""Reads which levels each chapter of a pack has, in which order, and what has to be won before they open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from codeweek.levels.files.field_reader import FieldReader, Names
from codeweek.levels.files.parse import level_id
from codeweek.levels.files.yaml_nodes import Node

LISTED: Names = {"level": ("niveau",), "after": ("après",)}
MOST_LISTED = 500  # levels in the list of a chapter


@dataclass(frozen=True)
class Asked:
    """A level or a chapter that `pack.yaml` names, and where."""

    word: str
    node: Node
    path: str

    def id(self, folder: str) -> str:
        """The id of the level meant; a file name alone is in the chapter's own folder."""
        return self.word if "/" in self.word else f"{folder.rpartition('/')[2]}/{self.word}"


@dataclass(frozen=True)
class Plan:
    """A chapter as `pack.yaml` orders it."""

    folder: str
    own: tuple[str, ...]  # the files of its folder, in order of name
    after: Asked | None  # what opens its first level
    listed: tuple[tuple[Asked, Asked | None], ...] | None = None  # its levels, and what opens each
    at: Asked | None = None  # where the list is

    def rules(self, ids: Sequence[str]) -> dict[str, Asked]:
        """By level, what it waits for, of the levels that could be read."""
        found = {each.id(self.folder): after for each, after in self.listed or () if after}
        return {**({ids[0]: self.after} if ids and self.after else {}), **found}


def plan(
    reading: FieldReader, fields: Mapping[str, Node], path: str, folder: str, own: Sequence[str]
) -> Plan:
    """What the fields of a chapter say of its levels."""
    after, node = _asked(reading, fields.get("after"), f"{path}.after"), fields.get("levels")
    if node is None:
        return Plan(folder, tuple(own), after)
    where = f"{path}.levels"
    reading.need("chapter", fields, ("levels",), node, path)
    entries = reading.several(node, where)[:MOST_LISTED]
    listed = tuple(each for entry in entries if (each := _listed(reading, *entry)))
    return Plan(folder, tuple(own), after, listed, Asked("", node, where))


def _listed(reading: FieldReader, node: Node, path: str) -> tuple[Asked, Asked | None] | None:
    if not isinstance(node.value, dict):
        level = _asked(reading, node, path)
        return (level, None) if level else None
    fields = reading.table(node, LISTED, path)
    reading.need("listed", fields, ("level",), node, path)
    level = _asked(reading, fields.get("level"), f"{path}.level")
    return (level, _asked(reading, fields.get("after"), f"{path}.after")) if level else None


def _asked(reading: FieldReader, node: Node | None, path: str) -> Asked | None:
    word = reading.text(node, path).strip().strip("/")
    return Asked(word, node, path) if node and word else None


def in_order(reading: FieldReader, plans: Sequence[Plan], files: Mapping[str, str]) -> list[list[str]]:
    """The files of each chapter, in order; `files`: those that there are, by the ids of their levels."""
    taken: set[str] = set()
    lists = [None if each.listed is None else list(_found(reading, each, files, taken)) for each in plans]
    for at, own in ((each.at, each.own) for each in plans):
        for name in own if at else ():
            if at and name not in taken:
                reading.problem("pack.forgotten_level", at.node, at.path, name=level_id(name))
    return [
        [name for name in each.own if name not in taken] if found is None else found
        for each, found in zip(plans, lists, strict=True)
    ]


def _found(reading: FieldReader, plan: Plan, files: Mapping[str, str], taken: set[str]) -> Iterator[str]:
    for asked, _after in plan.listed or ():
        name = files.get(asked.id(plan.folder))
        if name is None:
            reading.unknown("pack.unknown_level", asked.node, asked.path, asked.word, files)
        elif name in taken:
            reading.problem("pack.level_twice", asked.node, asked.path, name=asked.word)
        else:
            taken.add(name)
            yield name


def waits(
    reading: FieldReader, plans: Sequence[Plan], played: Sequence[Sequence[str]], files: Mapping[str, str]
) -> list[dict[str, str]]:
    """For each chapter, by level: the level before it in the pack that has to be won first.

    `played`: the ids of the levels that could be read. What cannot be read keeps nothing shut.
    """
    found: list[dict[str, str]] = []
    before: set[str] = set()
    passed: set[str] = set()  # chapters, even those without a level that could be read
    ends: dict[str, str] = {}  # the last level of each chapter so far
    later = {id for ids in played for id in ids} | {each.folder for each in plans}
    for each, ids in zip(plans, played, strict=True):
        rules, opens = each.rules(ids), {}
        for id in ids:
            if asked := rules.get(id):
                wanted = ends.get(asked.word) or asked.id(each.folder)
                if wanted in before:
                    opens[id] = wanted
                elif asked.word in later - passed or wanted in later:
                    reading.problem("pack.after_later", asked.node, asked.path, name=asked.word)
                elif asked.word not in passed and wanted not in files:
                    reading.unknown(
                        "pack.unknown_after", asked.node, asked.path, asked.word, [*ends, *before]
                    )
            before.add(id)
        passed.add(each.folder)
        if ids:
            ends[each.folder] = ids[-1]
        found.append(opens)
    return found
