"""Edits of a level file: an act maps a text to a text that differs in one thing only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from codeweek.authoring.draft import cell_acts, rule_form, stage_acts, stage_draft, tune_draft
from codeweek.authoring.draft.blocks import offered, speaks_french, with_block, without_block
from codeweek.authoring.draft.draft_maps import IN_MAP, add_map, as_table, maps_of, remove_map, set_maps
from codeweek.authoring.draft.draft_view import View, view
from codeweek.authoring.draft.editable_map import Drawing
from codeweek.authoring.draft.examples import PARTS, by_lines, with_part
from codeweek.authoring.draft.fresh import new
from codeweek.authoring.draft.performed import perform
from codeweek.authoring.draft.setting import set_field, set_hint
from codeweek.authoring.draft.size import resize
from codeweek.authoring.draft.table_fields import Table, got, is_french, key_of, put
from codeweek.authoring.draft.tree import kind_of, plain_tree
from codeweek.authoring.draft.turtle import changed
from codeweek.authoring.draft.yaml_patch import rewrite
from codeweek.levels.files.map_reader import MOST_MAPS
from codeweek.levels.files.parse import FIELDS
from codeweek.levels.files.yaml_nodes import readable
from codeweek.levels.programs import catalogue_of_kind
from codeweek.worlds.kinds import kinds
from codeweek.worlds.music import KIND
from codeweek.worlds.robot.grid import HIGHEST, WIDEST
from codeweek.worlds.robot.state import Cell
from codeweek.worlds.stage import KIND as STAGE

__all__ = ["View", "act", "new", "view"]


class _DoesNotApplyError(Exception):
    """An act that lacks an argument or cannot be done."""


def act(text: str, what: Mapping[str, Any]) -> str:
    """The text after one act; the same text when the act does not apply."""
    tree = plain_tree(text)
    edit = ACTS.get(str(what.get("do")))
    if tree is None or edit is None:
        return text
    asked = _Asked(tree, _readable(what), is_french(tree))
    try:
        edit(asked)
    except _DoesNotApplyError:
        return text
    return rewrite(text, tree) or text


def _readable(what: Mapping[str, Any]) -> Mapping[str, Any]:
    """An act without the characters that no file may have, which may have been pasted."""
    return {name: readable(value) if isinstance(value, str) else value for name, value in what.items()}


@dataclass(frozen=True)
class _Asked:
    """The arguments of an act, and the level file as plain data. Its getters raise _DoesNotApplyError."""

    tree: Table
    what: Mapping[str, Any]
    french: bool

    def get(self, name: str, *types: type) -> Any:
        value = self.what.get(name)
        if type(value) not in types:
            raise _DoesNotApplyError
        return value

    @property
    def on_stage(self) -> bool:
        """Whether the level is a game on a stage."""
        return kind_of(self.tree) == STAGE.name

    def number(self, name: str, most: int, default: int | None = None, least: int = 0) -> int:
        """An integer argument within bounds, or its default."""
        if default is not None and name not in self.what:
            return default
        value = self.get(name, int)
        if not least <= value <= most:
            raise _DoesNotApplyError
        return int(value)

    def map(self) -> Drawing:
        """The map that the act changes."""
        maps, index = maps_of(self.tree), self.number("map", MOST_MAPS, 0)
        if index >= len(maps) or not isinstance(maps[index], str | dict) or kind_of(self.tree) != "robot":
            raise _DoesNotApplyError
        drawing = Drawing(maps[index], self.french)
        if not drawing.height or drawing.width > WIDEST or drawing.height > HIGHEST:
            raise _DoesNotApplyError
        return drawing

    def cell(self, drawing: Drawing) -> Cell:
        return self.number("x", drawing.width - 1), self.number("y", drawing.height - 1)

    def keep(self, map: Any) -> None:
        """Put the map back, changed."""
        maps, index = maps_of(self.tree), self.number("map", MOST_MAPS, 0)
        set_maps(self.tree, [*maps[:index], map, *maps[index + 1 :]], self.french)


def _cell(asked: _Asked) -> None:
    if asked.on_stage:
        cell = asked.number("x", WIDEST - 1), asked.number("y", HIGHEST - 1)
        stage_acts.touch(
            asked.tree, asked.number("map", MOST_MAPS, 0), cell, asked.get("letter", str), asked.french
        )
        return
    drawing = asked.map()
    cell_acts.paint(drawing, asked.cell(drawing), asked.get("letter", str))
    asked.keep(drawing.done())


def _count(asked: _Asked) -> None:
    drawing = asked.map()
    cell_acts.count(drawing, asked.cell(drawing), asked.get("what", str), asked.get("n", int, type(None)))
    asked.keep(drawing.done())


def _mark(asked: _Asked) -> None:
    drawing = asked.map()
    cell_acts.mark(drawing, asked.cell(drawing), asked.get("what", str), asked.get("on", bool))
    asked.keep(drawing.done())


def _fence(asked: _Asked) -> None:
    drawing = asked.map()
    cell_acts.fence(drawing, asked.cell(drawing), asked.get("side", str))
    asked.keep(drawing.done())


def _rule(asked: _Asked) -> None:
    """What is asked of the whole run on a map."""
    drawing = asked.map()
    if not rule_form.changed(drawing.table, kinds()["robot"], asked.what, asked.french):
        raise _DoesNotApplyError
    asked.keep(drawing.done())


def _resize(asked: _Asked) -> None:
    left, top = (asked.number(name, WIDEST, 0, -WIDEST) for name in ("left", "top"))
    size = asked.number("width", WIDEST), asked.number("height", HIGHEST)
    if asked.on_stage:
        stage_acts.resized(asked.tree, asked.number("map", MOST_MAPS, 0), size, (left, top), asked.french)
        return
    drawing = asked.map()
    resize(drawing, *size, left, top)
    asked.keep(drawing.done())


def _stage(asked: _Asked) -> None:
    """The lines of a part of a stage: its heroes, its boxes, what a scenario has."""
    index, name, value = asked.number("map", MOST_MAPS, 0), asked.get("name", str), asked.get("value", str)
    if asked.on_stage:
        language = str(asked.what.get("language", "fr"))
        stage_acts.write(asked.tree, index, name, value, language, asked.french)


def _add_map(asked: _Asked) -> None:
    add = stage_draft.add if asked.on_stage else add_map
    add(asked.tree, asked.french)


def _remove_map(asked: _Asked) -> None:
    remove_map(asked.tree, asked.number("map", MOST_MAPS), asked.french)


def _hide_map(asked: _Asked) -> None:
    maps, index = maps_of(asked.tree), asked.number("map", MOST_MAPS)
    hidden = asked.get("hidden", bool)
    if index >= len(maps) or isinstance(maps[index], list):
        raise _DoesNotApplyError
    there = got(maps[index], IN_MAP, "hidden") if isinstance(maps[index], dict) else None
    if hidden == (there is True):
        return
    map = as_table(maps[index], asked.french)
    put(map, IN_MAP, "hidden", hidden or None, asked.french)
    asked.keep(map)


def _example(asked: _Asked) -> None:
    """What an example answers, or expects; the first one may be new."""
    maps, index = maps_of(asked.tree), asked.number("map", MOST_MAPS, 0)
    name, value = asked.get("name", str), asked.get("value", str)
    if name not in PARTS or index > max(0, len(maps) - 1) or not by_lines(kind_of(asked.tree)):
        raise _DoesNotApplyError
    asked.keep(with_part(maps[index] if maps else None, name, value, asked.french))


def _turtle(asked: _Asked) -> None:
    """Where the turtle starts, where it looks, how large its sheet is; the first map may be new."""
    maps, index = maps_of(asked.tree), asked.number("map", MOST_MAPS, 0)
    map = maps[index] if index < len(maps) else None
    if kind_of(asked.tree) != "turtle" or index > max(0, len(maps) - 1) or not isinstance(map, dict | None):
        raise _DoesNotApplyError
    found = changed(map or {}, asked.what, asked.french)
    if found == (map or {}):
        return
    if len(maps) > 1:
        asked.keep(found)
    else:
        name = "maps" if key_of(asked.tree, FIELDS, "maps") else "map"
        put(asked.tree, FIELDS, name, _alone(got(asked.tree, FIELDS, name), found), asked.french)


def _tune(asked: _Asked) -> None:
    """A note of the tune put or taken away, an instrument, the tempo; the first map may be new."""
    if kind_of(asked.tree) == KIND.name:
        tune_draft.changed(asked.tree, asked.number("map", MOST_MAPS, 0), asked.what, asked.french)


def _perform(asked: _Asked) -> None:
    """The solution plays the tune."""
    if kind_of(asked.tree) == KIND.name:
        perform(asked.tree, asked.number("map", MOST_MAPS, 0), asked.french)


def _alone(before: Any, map: Table) -> Any:
    """The only map as its field has it; None when nothing is left to say."""
    return [map] if isinstance(before, list) and before else map or None


def _set(asked: _Asked) -> None:
    language = asked.what.get("language", "fr")
    field, value = asked.get("field", str), asked.what.get("value")
    set_field(asked.tree, field, value, str(language), asked.french)


def _hint(asked: _Asked) -> None:
    index, value = asked.number("index", 2), asked.get("value", str)
    set_hint(asked.tree, index, value, str(asked.what.get("language", "fr")), asked.french)


def _block(asked: _Asked) -> None:
    name, wanted = asked.get("name", str), asked.get("in", bool)
    known = catalogue_of_kind(kind_of(asked.tree))
    toolbox = got(asked.tree, FIELDS, "toolbox")
    words = (
        [str(word) for word in toolbox] if isinstance(toolbox, list) else [str(toolbox)] if toolbox else []
    )
    if wanted == (name in offered(known, words)):
        return
    language = "fr" if (speaks_french(known, words) if words else asked.french) else "en"
    change = with_block if wanted else without_block
    put(asked.tree, FIELDS, "toolbox", change(known, words, name, language), asked.french)


ACTS: Mapping[str, Callable[[_Asked], None]] = {
    "cell": _cell,
    "count": _count,
    "mark": _mark,
    "fence": _fence,
    "rule": _rule,
    "resize": _resize,
    "add_map": _add_map,
    "remove_map": _remove_map,
    "hide_map": _hide_map,
    "example": _example,
    "stage": _stage,
    "turtle": _turtle,
    "tune": _tune,
    "perform": _perform,
    "set": _set,
    "hint": _hint,
    "block": _block,
}
