"""docs/decisions can be looked through: each decision is in the index, with its day and whether it holds."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "decisions"
INDEX = (FOLDER / "README.md").read_text(encoding="utf-8")
FILES = sorted(FOLDER.glob("[0-9]*.md"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FILES}
TITLES = {name: text.partition("\n")[0].removeprefix("# ") for name, text in TEXTS.items()}
STATE = re.compile(r"\*20\d\d-\d\d-\d\d\. (?:Holds|Replaced by \[(\d{4})\]\(([\w-]+\.md)\))\.\*")
LINE = re.compile(
    r"(?m)^- (?:★ )?\[(\d{4})\]\(([\w-]+\.md)\) (.+?)(?:, replaced by \[(\d{4})\]\(([\w-]+\.md)\))?$"
)
SECTIONS = (["Context", "Choice"], ["Context and choice"], ["Choice"])


def test_numbers_follow_one_another():
    assert [name[:4] for name in TEXTS] == [f"{number:04}" for number in range(1, len(TEXTS) + 1)]


def test_each_decision_has_a_line_of_its_own_in_the_index():
    told = {file: f"{number}. {title}" for number, file, title, _, _ in LINE.findall(INDEX)}
    assert told == TITLES
    assert len(LINE.findall(INDEX)) == INDEX.count("\n- ") == len(TITLES)


@pytest.mark.parametrize("name", TEXTS)
def test_a_decision_has_its_day_whether_it_holds_and_its_parts(name):
    _, empty, state, *_ = TEXTS[name].split("\n")
    assert empty == ""
    assert STATE.fullmatch(state), state
    parts = re.findall(r"(?m)^## (.+)$", TEXTS[name])
    assert parts in (*SECTIONS, *([*most, "Price"] for most in SECTIONS)), parts


def test_what_is_replaced_names_by_which_in_its_file_and_in_the_index():
    in_files = {
        name: found.groups()
        for name, text in TEXTS.items()
        if (found := STATE.fullmatch(text.split("\n")[2])) and found[1]
    }
    assert in_files == {file: (number, by) for _, file, _, number, by in LINE.findall(INDEX) if number}
    assert len(in_files) >= 2
    for name, (number, by) in in_files.items():
        assert by in TEXTS
        assert by.startswith(str(number))
        assert by > name


def test_those_that_bind_a_newcomer_can_be_read_in_an_hour():
    assert 20 <= INDEX.count("\n- ★ ") <= 40


def test_a_decision_names_files_that_there_are():
    whole = "\n".join(TEXTS.values())
    named = set(re.findall(r"`((?:codeweek/)?[\w/]+/[\w.]+\.(?:py|txt|mjs|ts|toml))`", whole))
    assert len(named) > 50
    missing = [name for name in named if not ((ROOT / name).exists() or (ROOT / "codeweek" / name).exists())]
    assert missing == []
