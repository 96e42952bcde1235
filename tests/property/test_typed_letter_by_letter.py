"""Each program of the course and of a beginner of a college, letter by letter, and with a letter left out."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiers import deep

from codeweek.blocks.blockly import load, save
from codeweek.blocks.live_text import Live, live
from codeweek.blocks.patch import patched
from codeweek.blocks.script import EMPTY, Script
from codeweek.blocks.source import plainly
from codeweek.blocks.write import program
from codeweek.data import languages, text
from codeweek.engine.check import check
from codeweek.levels.programs import catalogue_of, catalogue_of_kind
from codeweek.play import builtin

FILE = Path(__file__).parents[1] / "kept" / "python" / "college.txt"
COLLEGE = [
    part.split("\n", 1)[1].strip("\n")
    for part in re.split(r"^# --- ", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
]
ROBOT, TURTLE = map(catalogue_of_kind, ("robot", "turtle"))
PROGRAMS = [
    *((TURTLE if "tourner" in source or "turtle" in source else ROBOT, source) for source in COLLEGE),
    *((catalogue_of(level), level.solution) for level in builtin.levels().values()),
]
EVERY = deep(1, 11, 31)  # letters
PARTS = 8


def typed(known, source, caret=None, before=EMPTY):
    return live(known, source, (), caret, before, lambda script: check(known, script))


def told(now: Live, source: str) -> None:
    """What is said is one sentence, at a place in the text."""
    rows = source.split("\n")
    if now.problem is None:
        return
    row = rows[now.problem.line - 1]
    assert 1 <= now.problem.column <= now.problem.until <= len(row) + 1
    assert all(text(language).tell(now.problem) for language in languages())


def test_there_are_two_hundred_programs():
    assert len(PROGRAMS) >= 200


@pytest.mark.parametrize("part", range(PARTS))
def test_each_prefix_is_answered_with_its_blocks_and_one_sentence_at_most(part):
    for number, (known, source) in [*enumerate(PROGRAMS)][part::PARTS]:
        before = EMPTY
        for end in range(1 + number % EVERY, len(source) + 1, EVERY):
            typing = source[:end]
            now = typed(known, typing, typing.count("\n") + 1, before)
            told(now, typing)
            told(typed(known, typing, before=before), typing)
            assert len({block.id for block in now.script.everything()}) == len([*now.script.everything()])
            assert set(now.pending) <= {block.id for block in now.script.walk()}
            before = now.script


@pytest.mark.parametrize("part", range(PARTS))
def test_a_letter_less_anywhere_leaves_the_blocks_of_all_other_lines(part):
    """A line end is no letter: without it two lines are one."""
    tried = lost = 0
    for number, (known, source) in [*enumerate(PROGRAMS)][part::PARTS]:
        whole = typed(known, source)
        if whole.problem:
            continue
        for at in range(number % EVERY, len(source), EVERY):
            if source[at] == "\n":
                continue
            without, line = source[:at] + source[at + 1 :], source[:at].count("\n") + 1
            now = typed(known, without, line, whole.script)
            told(now, without)
            kept = _others(whole, line, source.split("\n"))
            tried, lost = tried + 1, lost + (not kept <= _ids(now.script))
    assert lost <= tried / 100  # an indentation that is one too short may be that of another body


def _others(whole: Live, line: int, rows: list[str]) -> set[str]:
    """The blocks of the other lines; not of one that uses what this line imports, or imports no more."""
    words = set(re.findall(r"\w+", rows[line - 1]))
    brought = words if "import" in words else set()
    return {
        block.id
        for block in whole.script.walk()
        if (at := whole.lines[block.id]) != line and not brought & set(re.findall(r"\w+", rows[at - 1]))
    }


def _ids(script: Script) -> set[str]:
    return {block.id for block in script.walk()}


SIGNS = [*"\n\t :()[]\"'=#\\\r\0\ue000é", "    ", "'''", "\ud800", '"\ue0001"', '"\ue0009"']
LINES = ["for i in range(3):\n", "avancer()", "else:", "elif x:", "def f():", "if True:", "    x = 1\n"]
ODD = [
    "class A:",
    "def waiting_line_2():\n",
    "waiting_line_9()",
    "lambda: 3",
    "print(x, 2)",
    "from a import b",
]
PIECES = st.lists(st.sampled_from([*SIGNS, *LINES, *ODD]), max_size=14).map("".join)


@given(PIECES, st.integers(-1, 8), PIECES)
def test_whatever_is_typed_gives_a_program_and_one_sentence_at_most(typing, caret, more):
    before = typed(ROBOT, typing, caret)
    for now in (before, typed(ROBOT, typing + more, None, before.script)):
        source = plainly(typing if now is before else typing + more)
        told(now, source)
        assert len({block.id for block in now.script.everything()}) == len([*now.script.everything()])
        program(ROBOT, now.script, "fr")
        assert isinstance(load(ROBOT, save(now.script)), Script)
    assert patched(ROBOT, typing + more, now.script, before.script, "fr") is not None
