"""Converts scenes, runs, sentences and verdicts to plain data for JSON."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from codeweek.diagnostic import Diagnostic
from codeweek.engine.trace import Trace
from codeweek.levels.level import Level
from codeweek.levels.programs import kind_of
from codeweek.play.console import console
from codeweek.play.feedback.goal_strip import Tile
from codeweek.play.feedback.level_voice import aloud, touchable, voice
from codeweek.play.feedback.variables import Box
from codeweek.play.judge import Verdict
from codeweek.scene import Image, Label, Line, Rect, Scene, Shape, Sprite
from codeweek.text import Text

if TYPE_CHECKING:
    from codeweek.web_api import shapes as page

KIND_OF_SHAPE: dict[type[Shape], str] = {Rect: "rect", Line: "line", Label: "label", Image: "image"}
_DIGITS = 3  # a thousandth of a cell is less than a pixel


def message(problem: Diagnostic, level: Level, text: Text, typed: bool = False) -> "page.Told":
    """A sentence to a child, who `typed`, with its place; « ici » is marked when it refers to a step."""
    said = voice(text, level, typed)
    said = said if problem.step is None else touchable(said)
    return {
        "key": problem.key,
        "say": said.tell(problem),
        "aloud": aloud(said, problem),
        "block": problem.block,
        "line": problem.line,
        "step": problem.step,
    }


def placed(problem: Diagnostic, text: Text) -> "page.Problem":
    """A problem of an adult's file, with its place."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "field": problem.field,
        "severity": problem.severity,
        "say": text.tell(problem, "adult"),
    }


def verdict(found: Verdict, level: Level, text: Text, typed: bool = False) -> "page.Verdict":
    """What a run was worth."""
    said = voice(text, level, typed)
    return {
        "won": found.won,
        "stars": found.stars,
        "blocks": found.blocks,
        "hoped": found.hoped,
        "medal": found.medal,
        "facts": [said.tell(fact) for fact in found.facts],
        "map": found.map,
        "message": message(found.message, level, text, typed),
        "goals": [{"say": said(goal.key, **goal.slots), "met": goal.met} for goal in found.goals],
    }


def goal(tile: Tile) -> "page.GoalState":
    """How far a goal is."""
    return {"met": tile.met, "kept": tile.kept, "count": tile.count, "left": list(tile.left)}


def scene(picture: Scene) -> "page.Scene":
    """A whole picture."""
    return {**still(picture), **moving(picture)}


def still(picture: Scene) -> "page.Still":
    """What stays the same from step to step."""
    return {
        "width": picture.width,
        "height": picture.height,
        "margin": picture.margin,
        "above": picture.above,
        "background": shapes(picture.background),
        "rim": shapes(picture.rim),
    }


def moving(picture: Scene) -> "page.Moving":
    """What a step may change."""
    return {"sprites": [_fields(sprite) for sprite in picture.sprites], "marks": shapes(picture.marks)}


def shapes(found: Iterable[Shape]) -> "list[page.Shape]":
    """Shapes, each with its class as `shape`."""
    return [{"shape": KIND_OF_SHAPE[type(each)], **_fields(each)} for each in found]


def _fields(value: Shape | Sprite) -> "page.Fields":
    return {name: _short(part) for name, part in vars(value).items()}


def _short(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS)
    return [_short(part) for part in value] if isinstance(value, tuple) else value


def box(found: Box) -> "page.Box":
    """A variable; a cell has the value `before` only when it has just changed."""
    return {"name": found.name, "many": found.many, "cells": [vars(cell) for cell in found.cells]}


def run(trace: Trace, level: Level, text: Text, typed: bool = False) -> "page.Run":
    """A run with all its pictures."""
    columns = trace.columns()
    places: dict[Any, int] = {}  # a world that comes back is painted once
    place_of = [places.setdefault(seen(world), len(places)) for world in columns.worlds]
    pictures = [kind_of(level).picture(world, level.look) for world, *_event in places]
    return {
        "outcome": trace.outcome,
        "message": message(trace.diagnostic, level, text, typed) if trace.diagnostic else None,
        "blocks": list(columns.blocks),
        "below": list(columns.below),
        "steps": list(columns.statements),
        "lines": [columns.lines[statement] for statement in columns.statements],
        "at": [place_of[world] for world in columns.shown],
        "console": [vars(line) for line in console(trace)],
        "scenes": list(changes(pictures)),
        **still(pictures[0]),
    }


def seen(world: Any) -> tuple[Any, ...]:
    """A world with what is seen of it beside what it is: a bump leaves it as it was."""
    told = fields(world) if is_dataclass(world) else ()
    return (world, *(getattr(world, each.name) for each in told if not each.compare))


def changes(pictures: Sequence[Scene], before: Sequence[Shape] = ()) -> Iterator["page.Sent"]:
    """The moving parts of a sequence of pictures, without the marks that each shares with the one before."""
    for picture in pictures:
        kept = _kept(before, picture.marks)
        sprites = [_fields(sprite) for sprite in picture.sprites]
        yield {"sprites": sprites, "kept": kept, "marks": shapes(picture.marks[kept:])}
        before = picture.marks


def _kept(before: Sequence[Shape], after: Sequence[Shape]) -> int:
    """How many first marks two pictures share, by binary search, as comparing shared tuples is fast."""
    least, most = 0, min(len(before), len(after))
    while least < most:
        middle = (least + most + 1) // 2
        if before[least:middle] == after[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
