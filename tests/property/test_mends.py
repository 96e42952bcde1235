"""Whatever is typed gets one sentence with its place, and a mend is one: the text then reads further."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from codeweek.blocks.read import read
from codeweek.blocks.typed.python_slips import broken
from codeweek.blocks.typed.slip import mended
from codeweek.data import languages, text
from codeweek.levels.programs import catalogue_of_kind

FILE = Path(__file__).parents[1] / "kept" / "python" / "college.txt"
PROGRAMS = [
    part.split("\n", 1)[1].strip("\n")
    for part in re.split(r"^# --- ", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
]
KNOWN = catalogue_of_kind("robot")
SIGNS = st.sampled_from([*" \n:()[]\"'=,+x2é«»{};#", "", "si ", "    ", "=>", "++", " et "])


@st.composite
def typed(draw: st.DrawFn) -> str:
    """A program, a few of its letters left out or replaced, perhaps not yet written to its end."""
    source = draw(st.sampled_from(PROGRAMS))
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(source)))
        source = source[:at] + draw(SIGNS) + source[at + draw(st.integers(0, 2)) :]
    return source[: draw(st.integers(1, len(source)))] if draw(st.booleans()) and source else source


@given(typed())
def test_each_problem_of_a_text_has_a_sentence_a_line_and_columns_in_it(source: str) -> None:
    lines = source.split("\n")
    for problem in read(KNOWN, source).problems:
        assert problem.line is not None
        assert 1 <= problem.line <= len(lines)
        if problem.column is not None:
            assert (
                1 <= problem.column <= (problem.until or problem.column) <= len(lines[problem.line - 1]) + 1
            )
        for language in languages():
            said = text(language).tell(problem)
            assert said
            assert not said.startswith(("slip.", "program.", "say."))


@given(typed())
def test_a_mend_of_a_text_that_cannot_be_read_lets_more_of_it_be_read(source: str) -> None:
    before = broken(source)
    if before is None:
        return
    problem = read(KNOWN, source).problems[0]
    better = mended(source, problem)
    if better is None:
        return
    assert better != source
    after = broken(better)
    told = problem.line or 1
    assert after is None or after.line >= told
    assert read(KNOWN, better).problems[:1] != (problem,)
