"""Tells a test in a browser, as JSON, what wins each level of the chapters of typed Python."""

import json
from typing import Any

from codeweek.levels.level import Level
from codeweek.levels.programs import start
from codeweek.play import builtin, parts, predict, session


def of(level: Level) -> dict[str, Any]:
    """What is done on a level or a part: an answer to choose or to write, or a program."""
    told: dict[str, Any] = {"id": level.id, "mode": level.mode, "writing": level.writing}
    if level.part and level.part.type != "program":
        return told | answer(level, parts.computed(level))
    if level.mode == "predict":
        return told | answer(level, predict.real(level, session.play(level, start(level), "fr").traces[0]))
    return told | {"given": level.given, "solution": level.solution}


def answer(level: Level, real: Any) -> dict[str, Any]:
    """The place of the right choice, or the cells to write."""
    if level.part and level.part.type == "line":
        return {"choice": real - 1}
    if level.predict and level.predict.choices:
        values = [choice.value for choice in level.predict.choices]
        letters = "ABCD"[: len(values)]
        return {"choice": letters.index(real) if real in letters else values.index(real)}
    rows = real if isinstance(real, tuple) else (real,)
    return {"cells": [str(cell) for row in rows for cell in (row if isinstance(row, tuple) else (row,))]}


found = [level for id, level in builtin.levels().items() if id.startswith(("16-", "17-"))]
print(json.dumps([of(level) | {"parts": [of(part) for part in level.parts]} for level in found]))
