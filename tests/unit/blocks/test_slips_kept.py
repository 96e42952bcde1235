"""The kept slips: the sentence that each is told, its line, and what it prints once its mends are taken."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from codeweek import data
from codeweek.blocks.read import read
from codeweek.blocks.source import plainly
from codeweek.blocks.spelling import told
from codeweek.blocks.typed.slip import mended
from codeweek.diagnostic import Diagnostic
from codeweek.engine.run import run
from codeweek.levels.level import Level
from codeweek.levels.programs import catalogue_of, near
from codeweek.packs.load import of_texts
from codeweek.play import typed
from codeweek.worlds.kinds import kinds

SLIPS = tomllib.loads((Path(__file__).parents[2] / "kept" / "python" / "slips.toml").read_text("utf-8"))[
    "slip"
]
PAGE = "titre: {fr: a, en: a}\nmonde: texte\nmode: créer\nécriture: texte\nclasse: 6e\nsolution: |\n  x = 1\n"
SHEET = PAGE.replace("texte\nmode", "tortue\nmode")
LEVELS = {"console": of_texts({"x.yaml": PAGE}).levels[0], "turtle": of_texts({"x.yaml": SHEET}).levels[0]}
TEXTS = {code: data.text(code).where(typed=True) for code in ("fr", "en")}
ANSWERS = ["Zoé", "2", "3"]
# Those of which nothing better is known than « je ne comprends pas cette ligne ».
NOT_UNDERSTOOD = {"print(@)"}
MENDS = 8  # one after the other, at most


def first(level: Level, text: str) -> Diagnostic | None:
    found = typed.live(level, text)
    return told(found.spelled) if found.spelled else found.problem


def taken(level: Level, text: str) -> tuple[str, Diagnostic | None]:
    """A text once each mend that is offered is taken, and what is then told of it."""
    for _ in range(MENDS):
        found = typed.live(level, text)
        text = found.right
        if not found.spelled:
            other = mended(plainly(text), found.problem) if found.problem else None
            if other is None:
                return text, found.problem
            text = other
    return text, typed.live(level, text).problem


def printed(level: Level, text: str) -> str:
    world = kinds()[level.kind].parse_map({})[0]
    reading = read(catalogue_of(level), text, level.toolbox, near(level))
    assert not reading.problems
    trace = run(reading.program, kinds()[level.kind].commands, world, inputs=ANSWERS)
    assert trace.outcome == "done", trace.diagnostic
    return "".join(written.text for written in trace.console if written.kind in ("out", "ask"))


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["typed"][:30])
def test_a_slip_is_told_in_its_sentence_at_its_line_and_its_mends_run(slip: dict[str, Any]) -> None:
    level = LEVELS[slip.get("world", "console")]
    problem = first(level, slip["typed"])
    assert problem is not None
    assert TEXTS["fr"].tell(problem).replace("\xa0", " ") == slip["says"].replace("\xa0", " ")
    assert problem.line == slip["line"]
    assert (problem.key == "program.syntax") == (slip["typed"] in NOT_UNDERSTOOD)
    assert problem.key not in TEXTS["en"].tell(problem)
    text, left = taken(level, slip["typed"])
    if "prints" in slip:
        assert left is None, left
        assert printed(level, text) == slip["prints"]
    else:
        assert left is not None


def test_there_are_two_hundred_of_them_each_once() -> None:
    assert len({slip["typed"] for slip in SLIPS}) == len(SLIPS) >= 200
