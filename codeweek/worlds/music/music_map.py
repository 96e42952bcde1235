"""Reads the map of a music level: the score to copy, if its level writes it, and its tempo."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from codeweek.diagnostic import Diagnostic
from codeweek.worlds.fields import Field, Line, Whole
from codeweek.worlds.music import score
from codeweek.worlds.music.notation import read
from codeweek.worlds.music.score import Score
from codeweek.worlds.music.state import World

# A text alone is the score.
FIELDS: Mapping[str, Field] = {
    "score": Field(("partition",), Line()),
    "tempo": Field((), Whole(score.SLOWEST, score.FASTEST)),
}
ALONE = "grid"  # what a map that is a text is called by who reads files


def parse_map(fields: Mapping[str, Any]) -> tuple[World | None, tuple[Diagnostic, ...]]:
    """Read the fields of a map (FIELDS): the world at its start, or None and all problems."""
    where = ALONE if ALONE in fields else "score"
    model, diagnostics = _model(fields.get(where), where)
    problems = list(diagnostics)
    tempo = fields.get("tempo", score.TEMPO)
    if type(tempo) is not int or not score.SLOWEST <= tempo <= score.FASTEST:
        slots = {"least": score.SLOWEST, "most": score.FASTEST}
        problems.append(Diagnostic("level.want_number", slots, field="tempo"))
    if problems:
        return None, tuple(problems)
    return World(replace(model, tempo=tempo) if model else None, model is not None), ()


def _model(text: Any, where: str) -> tuple[Score | None, tuple[Diagnostic, ...]]:
    if text is None:
        return None, ()
    if not isinstance(text, str):
        return None, (Diagnostic("level.score_text", field=where),)
    voices, problems = read(text)
    if not problems and not any(voices):
        problems = (Diagnostic("level.score_empty"),)
    return Score(voices), tuple(problem.at(field=where) for problem in problems)


def with_model(start: World, end: World) -> World:
    """The start of a level whose goal is the score of `end`, unless its file has one."""
    if start.given or not any(end.voices):
        return start
    return replace(start, wanted=end.score)


def answer(start: World | None, text: str) -> tuple[World, tuple[Diagnostic, ...]]:
    """The world at the end of a score that is offered as an answer, and what is wrong in its text."""
    voices, problems = read(text)
    ends = tuple(max((note.end for note in voice), default=score.ZERO) for voice in voices)
    return replace(start or World(), voices=voices, at=ends, lit=None), problems
