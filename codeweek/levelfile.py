"""A level file: from YAML text to a Level, or to everything that is wrong in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from codeweek.blocks.words import plain
from codeweek.diagnostic import Diagnostic
from codeweek.level import MODES, Adult, Level, Prediction, Start
from codeweek.reading import Names, Reading
from codeweek.worlds.kinds import Kind
from codeweek.yamlfile import Node, read

# Fields of a level, with their other names (capitals and accents do not count).
FIELDS: Names = {
    "title": ("titre",),
    "story": ("histoire",),
    "kind": ("genre", "monde"),
    "mode": (),
    "class": ("classe",),
    "look": ("decor",),
    "piaf": (),
    "maps": ("cartes",),
    "map": ("carte",),
    "toolbox": ("blocs", "boite", "reserve"),
    "limit": ("limite",),
    "work": ("travail",),
    "given": ("donne", "depart", "programme"),
    "extra": ("intrus",),
    "predict": ("prevoir", "prediction"),
    "auto_pick": ("ramassage_auto", "auto_ramasser"),
    "goals": ("buts",),
    "said": ("dit", "dits"),
    "solution": (),
    "hints": ("indices",),
    "adult": ("adulte", "animateur"),
}
HIDDEN: Names = {"hidden": ("cache", "cachee")}
PREDICT: Names = {"ask": ("demande",), "question": ()}
ADULT: Names = {"idea": ("idee",), "mistake": ("piege", "confusion"), "question": ()}
ASKS: Names = {"cell": ("case",), "bag": ("panier",), "said": ("dit",)}

# What each mode cannot do without; a given program that already wins may stand for the solution.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "predict": ("predict",),
    "modify": ("given", "solution", "toolbox"),
    "make": ("solution", "toolbox"),
    "parsons": ("solution",),
    "debug": ("given", "solution"),
    "solo": ("solution", "toolbox"),
}
SHOWN_MODES = ("run", "predict")  # the program is given, and is its own solution
GOALLESS_MODES = ("run", "predict", "create")
MOST_HINTS, MOST_BLOCKS, MOST_MAPS, MOST_WORK = 3, 200, 20, 2_000_000
MOST_PROBLEMS = 50  # told of one file: beyond, it is another sort of file


def parse(
    text: str,
    file: str,
    kinds: Mapping[str, Kind],
    block_names: Mapping[str, tuple[str, ...]],
    languages: Sequence[str] = ("fr", "en"),
) -> tuple[Level | None, tuple[Diagnostic, ...]]:
    """The level a text describes, with warnings; or None and the problems found, from the top.

    `block_names` gives the block types that a word in `toolbox` stands for.
    """
    root, problems = read(text, file)
    if root is None:
        return None, problems
    reading = Reading(file, list(problems))
    level = _LevelReader(reading, root, text, kinds, block_names, tuple(languages)).level()
    serious = any(problem.severity == "error" for problem in reading.problems)
    found = sorted(reading.problems, key=lambda problem: (problem.line or 0, problem.column or 0))
    return (None if serious else level), tuple(found[:MOST_PROBLEMS])


def level_id(file: str) -> str:
    """`04-la-ronde/05-l-escalier` for a file of that chapter: its folder and its stem."""
    path = PurePosixPath(file.replace("\\", "/"))
    return f"{path.parent.name}/{path.stem}" if path.parent.name else path.stem


@dataclass(frozen=True)
class _LevelReader:
    reading: Reading
    root: Node
    text: str
    kinds: Mapping[str, Kind]
    block_names: Mapping[str, tuple[str, ...]]
    languages: tuple[str, ...]

    @cached_property
    def fields(self) -> dict[str, Node]:
        return self.reading.table(self.root, FIELDS)

    @cached_property
    def auto_pick(self) -> bool:
        return self.reading.boolean(self.fields.get("auto_pick"), "auto_pick")

    def level(self) -> Level | None:
        """The level, whatever was wrong; None when there is no world to put in it."""
        fields, reading = self.fields, self.reading
        reading.need(fields, ("title",), self.root)
        mode = self._mode()
        kind = self._kind()
        if kind is None:
            return None
        maps = self._maps(kind)
        shown = self._text("given") or self._text("solution") if mode in SHOWN_MODES else ""
        level = Level(
            level_id(reading.file),
            self._words("title"),
            kind.name,
            tuple(start for start in maps if start is not None),
            mode,
            self._words("story"),
            self._text("class"),
            self._texts("piaf"),
            self._toolbox(),
            self._text("given") or shown,
            self._text("extra"),
            self._text("solution") or shown,
            self._predict(kind),
            reading.number(fields.get("limit"), "limit", 1, MOST_BLOCKS),
            self._goals(kind),
            self._said(len(maps)),
            self._hints(),
            self._adult(),
            self.auto_pick,
            self._look(kind),
            reading.file,
            reading.number(fields.get("work"), "work", 1, MOST_WORK),
            {name: (node.line, node.column) for name, node in fields.items()},
        )
        self._check_whole(level, kind, complete=None not in maps)
        return level

    def _text(self, name: str) -> str:
        return self.reading.text(self.fields.get(name), name)

    def _words(self, name: str) -> str | Mapping[str, str]:
        return self.reading.words(self.fields.get(name), name, self.languages)

    def _texts(self, name: str) -> tuple[str, ...]:
        found = self.reading.several(self.fields.get(name), name)
        return tuple(self.reading.text(node, path) for node, path in found)

    def _mode(self) -> str:
        node = self.fields.get("mode")
        return (self.reading.choice(node, "mode", MODES) if node else None) or "make"

    def _kind(self) -> Kind | None:
        node = self.fields.get("kind")
        if node is None:
            return self.kinds.get("robot")
        name = self.reading.choice(node, "kind", dict.fromkeys(self.kinds, ()))
        return self.kinds[name] if name else None

    def _look(self, kind: Kind) -> str:
        node = self.fields.get("look")
        return (self.reading.choice(node, "look", dict.fromkeys(kind.looks, ())) if node else "") or ""

    def _maps(self, kind: Kind) -> list[Start | None]:
        """Every map, None in the place of those that cannot be read."""
        fields = self.fields
        if "map" in fields and "maps" in fields:
            self.reading.problem("map_and_maps", fields["map"], "map")
        name = "maps" if "maps" in fields else "map"
        found = self.reading.several(fields.get(name), name)
        if not found:
            self.reading.problem("missing", fields.get(name, self.root), name, name=name)
        if len(found) > MOST_MAPS:
            self.reading.problem("too_many_maps", found[0][0], name, most=MOST_MAPS)
        return [self._map(kind, node, path) for node, path in found[:MOST_MAPS]]

    def _map(self, kind: Kind, node: Node, path: str) -> Start | None:
        if isinstance(node.value, dict):
            fields = self.reading.table(node, {**kind.map_fields, **HIDDEN}, path)
        else:
            fields = {"grid": node}
        hidden = self.reading.boolean(fields.pop("hidden", None), f"{path}.hidden")
        data: dict[str, Any] = {name: value.plain for name, value in fields.items()}
        if "grid" in fields and not isinstance(fields["grid"].value, dict | list):
            data["grid"] = fields["grid"].raw
        data["auto_pick"] = self.auto_pick
        world, problems = kind.parse_map(data)
        for problem in problems:
            self.reading.problems.append(self._placed(problem, node, fields, path))
        return None if world is None else Start(world, hidden)

    def _placed(self, problem: Diagnostic, node: Node, fields: Mapping[str, Node], path: str) -> Diagnostic:
        """A problem of a map, told where it is in the file."""
        inside = problem.field or ""
        found = _inside(fields, inside) or node
        line, column = found.line, found.column
        if problem.line is not None:
            line, column = self._in_text(found, problem.line, problem.column or 1)
        whole = f"{path}.{inside}" if isinstance(node.value, dict) else path
        slots = {"field": whole, **problem.slots}
        return Diagnostic(problem.key, slots, file=self.reading.file, line=line, column=column, field=whole)

    def _in_text(self, node: Node, line: int, column: int) -> tuple[int, int]:
        """The place in the file of a line and column of a text in it."""
        if node.block:
            rows = self.text.splitlines()[node.line :]
            first = next((row for row in rows if row.strip()), "")
            return node.line + line, len(first) - len(first.lstrip()) + column
        if "\n" in node.raw:
            return node.line, node.column
        quoted = isinstance(node.value, str) and self._letter(node) in "\"'"
        return node.line, node.column + column - 1 + quoted

    def _letter(self, node: Node) -> str:
        row = self.text.splitlines()[node.line - 1]
        return row[node.column - 1 : node.column] or " "

    def _toolbox(self) -> tuple[str, ...]:
        by_word = {plain(word): names for word, names in self.block_names.items()}
        toolbox: list[str] = []
        for node, path in self.reading.several(self.fields.get("toolbox"), "toolbox"):
            word = self.reading.text(node, path)
            names = by_word.get(plain(word.removesuffix("()")))
            if names is None:
                if not isinstance(node.value, list | dict):
                    self.reading.unknown("unknown_block", node, path, word, self.block_names)
                continue
            toolbox.extend(names)
        return tuple(dict.fromkeys(toolbox))

    def _predict(self, kind: Kind) -> Prediction | None:
        node = self.fields.get("predict")
        if node is None:
            return None
        fields = self.reading.table(node, PREDICT, "predict")
        self.reading.need(fields, ("ask",), node, "predict")
        names = {name: ASKS.get(name, ()) for name in kind.measures}
        ask = self.reading.choice(fields["ask"], "predict.ask", names) if "ask" in fields else None
        question = self.reading.words(fields.get("question"), "predict.question", self.languages)
        return Prediction(ask or "", question)

    def _goals(self, kind: Kind) -> tuple[str, ...]:
        found = self.reading.several(self.fields.get("goals"), "goals")
        names = [self.reading.choice(node, path, kind.goal_names) for node, path in found]
        return tuple(dict.fromkeys(name for name in names if name))

    def _said(self, maps: int) -> tuple[tuple[Any, ...], ...]:
        """The values to say on each map; a level with one map may leave out the outer list."""
        node = self.fields.get("said")
        if node is None:
            return ()
        values = [node] if not isinstance(node.value, list) else node.value
        for value in values:
            if not _is_value(value.plain):
                self.reading.problem("not_a_value", value, "said")
                return ()
        if maps == 1 and not any(isinstance(value.value, list) for value in values):
            return (tuple(value.plain for value in values),)
        if len(values) != maps or not all(isinstance(value.value, list) for value in values):
            self.reading.problem("said_each_map", node, "said", n=maps)
            return ()
        return tuple(tuple(value.plain) for value in values)

    def _hints(self) -> tuple[str | Mapping[str, str], ...]:
        found = self.reading.several(self.fields.get("hints"), "hints")
        if len(found) > MOST_HINTS:
            self.reading.problem("too_many_hints", found[MOST_HINTS][0], "hints", most=MOST_HINTS)
        return tuple(self.reading.words(node, path, self.languages) for node, path in found)

    def _adult(self) -> Adult:
        node = self.fields.get("adult")
        if node is None:
            return Adult()
        fields = self.reading.table(node, ADULT, "adult")
        told = {name: self.reading.words(fields.get(name), f"adult.{name}", self.languages) for name in ADULT}
        return Adult(**told)

    def _check_whole(self, level: Level, kind: Kind, complete: bool) -> None:
        """What only the whole level can tell: what its mode needs, and whether there is a goal."""
        for name in NEEDED.get(level.mode, ()):
            if name not in self.fields:
                self.reading.problem("mode_needs", self._place("mode"), name, mode=level.mode, name=name)
        if level.mode in SHOWN_MODES and not level.given.strip():
            self.reading.problem("mode_needs", self._place("mode"), "given", mode=level.mode, name="given")
        if complete and level.maps:
            runs = [
                kind.goals((start.world,), level.wanted(i))
                for i, start in enumerate(level.maps)
                if not level.said or i < len(level.said)
            ]
            if not any(runs) and level.mode not in GOALLESS_MODES:
                self.reading.problem("no_goal", self._place("map"), "goals")
            lost = {goal.name for goals in runs for goal in goals if not goal.met and goal.missed is None}
            for name in sorted(lost):
                self.reading.problem("goal_impossible", self._place("goals"), "goals", name=name)

    def _place(self, name: str) -> Node:
        return self.fields.get(name) or self.fields.get(f"{name}s") or self.root


def _is_value(value: Any) -> bool:
    """Whether a program could say a value: a number, a text, true or false, or a list of those."""
    return all(map(_is_value, value)) if isinstance(value, list) else isinstance(value, str | int | float)


def _inside(fields: Mapping[str, Node], path: str) -> Node | None:
    """The node at `items.B1` or `walls[0]` of some fields."""
    name, *rest = [part for part in re.split(r"[.\[\]]", path) if part]
    node = fields.get(name)
    for part in rest:
        if node is None:
            return None
        if isinstance(node.value, dict):
            node = node.keys.get(part)
        elif isinstance(node.value, list) and part.isdecimal() and int(part) < len(node.value):
            node = node.value[int(part)]
    return node
