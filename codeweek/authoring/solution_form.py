"""What an adult is told of a solution that cannot be read: it is a sentence, arrows, the label of a block…"""

import re
from collections.abc import Mapping

from codeweek.blocks.block_vocabulary import nearest
from codeweek.blocks.read import Reading
from codeweek.diagnostic import Diagnostic
from codeweek.levels.files.senses import NEAR
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of

_ARROWS = re.compile("[←↑→↓⬆⬇⬅➡↺↻]")
_WORDS = re.compile(r"[^\W\d_]+")
_SPACED = re.compile(r"^(?P<words>[^\W\d]+(?:[ ]+[^\W\d]+)+)\s*(?:\(\s*\))?$")
_CODE = re.compile(r"[(:=]")
FEW = 3  # words, and no sign of a program: a sentence
EXAMPLE = "avancer()"
LONGEST = 60  # letters that are quoted


def unread(level: Level, reading: Reading, problem: Diagnostic) -> Diagnostic:
    """The first problem of a solution as an adult is told it, at its line of the file."""
    line = _line(level, reading, problem)
    rows = level.solution.split("\n")
    row = rows[line - 1].strip() if line <= len(rows) else ""
    there = level.places.get("solution:", (1, 1))[0] + line - 1
    diagnostic = _form(level, row) or _why(problem.at(line=there))
    return diagnostic.at(field="solution", line=line)


def _form(level: Level, row: str) -> Diagnostic | None:
    """What a line is instead of a line of a program; None when it looks like one."""
    slots = {"written": row[:LONGEST], "example": EXAMPLE}
    if not level.solution.strip():
        return Diagnostic("prove.solution_empty", slots)
    if _ARROWS.search(row):
        return Diagnostic("prove.solution_arrows", slots)
    words, spaced = _spoken(level), _SPACED.match(row)
    if spaced and (label := nearest(spaced["words"], words, NEAR)):
        return Diagnostic("prove.solution_label", {**slots, "put": f"{words[label]}()"})
    if len(_WORDS.findall(row)) >= FEW and not _CODE.search(row):
        return Diagnostic("prove.solution_sentence", slots)
    return None


def _why(problem: Diagnostic) -> Diagnostic:
    """Why a line of a program cannot be read: what is said to a child, or what an adult can do."""
    if problem.key in ("program.not_in_toolbox", "program.opposite_in_toolbox"):
        return Diagnostic("prove.solution_block", {"what": problem.slots.get("what")})
    if problem.key == "say.unknown_name" and problem.slots.get("nearest"):
        return Diagnostic("prove.solution_word", problem.slots)
    return Diagnostic("prove.solution_not_read", {"why": problem})


def _line(level: Level, reading: Reading, problem: Diagnostic) -> int:
    """The line of a program that a problem is about, from 1."""
    name = str(problem.slots.get("name", ""))
    rows = level.solution.split("\n")
    named = next((n for n, row in enumerate(rows, 1) if name in row), 1) if name else 1
    return problem.line or reading.lines.get(problem.block or "") or named


def _spoken(level: Level) -> Mapping[str, str]:
    """The words of blocks as people say them, and as a program writes them."""
    names = catalogue_of(level).toolbox_names()
    return {name.replace("_", " "): name.replace(" ", "_") for name in names if "_" in name}
