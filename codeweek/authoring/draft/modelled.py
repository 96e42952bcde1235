"""The start of a map that is not right yet, with what the solution or the model makes as its goal."""

from collections.abc import Mapping
from typing import Any

from codeweek.authoring.draft.table_fields import got, words_in
from codeweek.authoring.draft.tree import kind_of
from codeweek.blocks.read import read
from codeweek.engine.run import run
from codeweek.levels.files.field_reader import meant
from codeweek.levels.files.model_reader import SHOWN_ONLY
from codeweek.levels.files.parse import FIELDS
from codeweek.levels.level import MODES
from codeweek.levels.programs import catalogue_of_kind
from codeweek.program import Program
from codeweek.worlds.kinds import kinds


def model(tree: Mapping[str, Any]) -> Program | None:
    """The program that makes what is to be copied, if it can be read."""
    table, field = dict(tree), "model"
    if not words_in(got(table, FIELDS, "model"), "").strip():
        mode = meant(words_in(got(table, FIELDS, "mode"), ""), MODES)
        field = "" if mode in SHOWN_ONLY else "solution"
    source = words_in(got(table, FIELDS, field), "") if field else ""
    reading = read(catalogue_of_kind(kind_of(table)), source)
    return None if reading.problems else reading.program


def with_model(start: Any, program: Program | None, name: str) -> Any:
    """A start in a kind of world, with what a program makes of it as its goal."""
    kind = kinds()[name]
    if start is None or program is None or kind.with_model is None:
        return start
    return kind.with_model(start, run(program, kind.commands, start).world)
