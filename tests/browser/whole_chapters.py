"""Tells a test in a browser, as JSON, what wins each level of some chapters, and which programs lose.

`whole_chapters.py 13- 14-`: of the levels whose names begin so.
"""

import json
import sys
from typing import Any

from codeweek import data
from codeweek.blocks import blockly
from codeweek.levels.level import Level, Mistake
from codeweek.levels.programs import catalogue_of, read_in, start
from codeweek.play import builtin, parts, predict, session


def of(level: Level) -> dict[str, Any]:
    """What is done on a level or a part: an answer to choose or to write, or a program."""
    told: dict[str, Any] = {"id": level.id, "mode": level.mode, "writing": level.writing}
    if level.part and level.part.type != "program":
        return told | answer(level, parts.computed(level))
    if level.mode == "predict":
        return told | answer(level, predict.real(level, session.play(level, start(level), "fr").traces[0]))
    mistakes = [wrong(level, each) for each in level.mistakes]
    blocks = script(level, level.solution)
    return told | {"given": level.given, "solution": level.solution, "blocks": blocks, "mistakes": mistakes}


def wrong(level: Level, mistake: Mistake) -> dict[str, Any]:
    """A program that loses, and what is said of it."""
    return {"blocks": script(level, mistake.program), "why": data.text("fr").pick(mistake.why)}


def script(level: Level, source: str) -> dict[str, Any]:
    """A program as the page keeps it."""
    return blockly.save(read_in(level, source).script, catalogue_of(level))


def answer(level: Level, real: Any) -> dict[str, Any]:
    """The place of the right choice, or the cells to write."""
    if level.part and level.part.type == "line":
        return {"choice": real - 1}
    if level.predict and level.predict.choices:
        offered = zip(predict.LETTERS, predict.choices(level, data.text("fr")), strict=False)
        return {
            "choice": next(
                i
                for i, (letter, each) in enumerate(offered)
                if real == letter or predict.same(real, each.value)
            )
        }
    rows = real if isinstance(real, tuple) else (real,)
    return {"cells": [str(cell) for row in rows for cell in (row if isinstance(row, tuple) else (row,))]}


found = [level for id, level in builtin.levels().items() if id.startswith(tuple(sys.argv[1:]))]
print(json.dumps([of(level) | {"parts": [of(part) for part in level.parts]} for level in found]))
