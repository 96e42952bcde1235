"""Proofs are kept with what they are a proof of, and a proof of something else is none."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codeweek import data
from codeweek.levels.programs import best
from codeweek.packs.load import of_texts
from codeweek.packs.proofs import Proof, Proofs, SearchOutcome, key, read, write
from codeweek.play import builtin

LEVEL = 'title: A\nmap: ">..G"\ntoolbox: [move, repeat]\nsolution: |\n  move()\n  move()\n  move()\n'
HEAD = "title: P\nchapters: [{folder: c, title: C}]\n"
FOUND = st.builds(
    SearchOutcome,
    st.none() | st.integers(1, 20),
    st.booleans(),
    st.integers(0, 20),
    st.sampled_from(["", "move()\n", "for _ in range(3):\n    move()\n"]),
)
NAMES = st.lists(st.sampled_from(["move", "repeat", "été"]), max_size=3).map(tuple)
PROOF = st.builds(
    Proof,
    FOUND,
    NAMES,
    st.none() | st.integers(0, 99),
    NAMES,
    st.lists(st.integers(0, 19), max_size=3).map(tuple),
    st.dictionaries(st.sampled_from(["move", "repeat"]), FOUND),
    st.none() | FOUND,
    NAMES,
)


@given(
    st.dictionaries(st.text(max_size=9), st.tuples(st.text(max_size=9), PROOF), max_size=3),
    st.text(max_size=9),
)
def test_what_is_kept_is_read_again(by_id: dict[str, tuple[str, Proof]], code: str) -> None:
    proofs = Proofs(code, by_id)
    assert read(write(proofs)) == proofs


def pack_with(proofs: str, level: str = LEVEL):
    return of_texts({"pack.yaml": HEAD, "c/1.yaml": level, "proofs.json": proofs})


def proved(level: str = LEVEL, blocks: int | None = 2) -> str:
    (found,) = pack_with("", level).levels
    return write(Proofs("code", {found.id: (key(found), Proof(SearchOutcome(blocks)))}))


def test_three_stars_ask_for_the_minimum_that_was_proved():
    (level,) = pack_with(proved()).levels
    assert (level.minimum, best(level)) == (2, 2)
    (level,) = pack_with("").levels
    assert (level.minimum, best(level)) == (None, 3)


def test_a_proof_never_makes_the_minimum_more_than_the_solution():
    (level,) = pack_with(proved(blocks=99)).levels
    assert best(level) == 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("..G", "...G"),
        (">..G", ">.*G"),
        ("[move, repeat]", "[move]"),
        ("  move()\n  move()\n  move()", "  for _ in range(3):\n      move()"),
        ("toolbox", "limit: 5\ntoolbox"),
        ("toolbox", "concept: [repeat]\ntoolbox"),
        ("toolbox", "goals: [flag]\ntoolbox"),
        ("toolbox", "auto_pick: true\ntoolbox"),
        ("toolbox", "mode: parsons\ntoolbox"),
    ],
)
def test_a_level_that_changed_has_no_proof(old, new):
    (level,) = pack_with(proved(), LEVEL.replace(old, new)).levels
    assert level.minimum is None


@pytest.mark.parametrize(
    ("old", "new"), [("title: A", "title: B"), ("toolbox", "hints: [Regarde.]\ntoolbox")]
)
def test_other_words_change_no_proof(old, new):
    (level,) = pack_with(proved(), LEVEL.replace(old, new)).levels
    assert level.minimum == 2


GOOD = json.loads(proved())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        "[" * 100_000,
        json.dumps({**GOOD, "format": 99}),
        json.dumps({**GOOD, "code": 3}),
        json.dumps({**GOOD, "levels": []}),
        json.dumps({**GOOD, "levels": {"c/1": 3}}),
        json.dumps({**GOOD, "levels": {"c/1": {"key": "k", "best": {"blocks": "2"}}}}),
        json.dumps({**GOOD, "levels": {"c/1": {"key": "k", "best": {"blocks": -1}}}}),
        json.dumps({**GOOD, "levels": {"c/1": {"key": "k", "without": [1]}}}),
        json.dumps({**GOOD, "levels": {"c/1": {"key": "k", "programs": 5}}}),
    ],
)
def test_a_file_of_proofs_that_is_none_changes_nothing(text):
    pack = pack_with(text)
    assert (pack.problems, pack.proofs, len(pack.levels)) == ((), Proofs(), 1)


def test_keys_are_the_same_in_another_process():
    level = builtin.pack().levels[20]
    source = f"""
from codeweek.packs.proofs import key
from codeweek.play import builtin
print(key(builtin.level({level.id!r})))
"""
    said = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True).stdout
    assert said.strip() == key(level)


def test_the_order_of_the_toolbox_is_no_matter():
    level = builtin.pack().levels[20]
    assert key(replace(level, toolbox=level.toolbox[::-1])) == key(level)


def test_another_code_has_another_mark(tmp_path, monkeypatch):
    monkeypatch.setattr(data, "PACKAGE", tmp_path)
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.py").write_bytes(b"x = 1\r\n")
    windows = data.mark("a")
    (tmp_path / "a" / "b.py").write_bytes(b"x = 1\n")
    assert data.mark("a") == windows
    (tmp_path / "a" / "b.py").write_bytes(b"x = 2\n")
    assert data.mark("a") != windows
